package org.homeostat.control.solve;

/**
 * The course of a step of {@link Radau}: the polynomial through its stages, corrected by what is known of its
 * slope at the start.
 */
final class RadauStep {

  /** The stages less the start of the step; there are more of them than are in use. */
  final double[][] z;

  /** What is added of {@link RadauTableau#bump(double)}. */
  final double[] bump;

  private final double[] weights;
  private RadauTableau tableau = RadauTableau.of(3);

  /** The step's length; 0 before there is one. */
  private double h;

  /** A workspace for up to {@code most} stages. */
  RadauStep(int most, int dimension) {
    z = new double[most][dimension];
    bump = new double[dimension];
    weights = new double[most];
  }

  /** A step with these stages is to come. */
  void begin(RadauTableau stages, double length) {
    tableau = stages;
    h = length;
  }

  /** Nothing is known any more. */
  void forget() {
    h = 0;
  }

  RadauTableau tableau() {
    return tableau;
  }

  double length() {
    return h;
  }

  /** The end of the step less its start. */
  double[] end() {
    return z[tableau.stages() - 1];
  }

  /** The course at the share {@code theta} of the step, less its start. */
  void at(double theta, double[] out) {
    int s = tableau.stages();
    tableau.lagrange(theta, weights);
    Combination.of(s, weights, z, out);
    double weight = tableau.bump(theta);
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * bump[i];
    }
  }

  /** The course beyond the end, less the end, after a further time {@code ahead}. */
  void beyond(double ahead, double[] out) {
    at(1 + ahead / h, out);
    double[] end = end();
    for (int i = 0; i < out.length; i++) {
      out[i] -= end[i];
    }
  }
}
