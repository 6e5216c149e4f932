package org.homeostat.control.solve;

/**
 * The interpolant of {@link Radau}: the polynomial through the start and the stages of a collocation method
 * with two more stages than the step's own. Of a step are kept the number of these stages, the start, and the
 * distances of the stages from it.
 */
record RadauInterpolant() implements Kernel.Interpolant {

  @Override
  public void at(double t, double h, double[] store, int offset, double theta, double[] out) {
    int n = out.length;
    RadauTableau tableau = RadauTableau.of((int) store[offset]);
    double[] weights = new double[tableau.stages()];
    tableau.lagrange(theta, weights);
    int at = offset + 1;
    System.arraycopy(store, at, out, 0, n);
    for (int j = 0; j < weights.length; j++) {
      at += n;
      add(weights[j], store, at, out);
    }
  }

  /** Adds a multiple of a stage, which lies in {@code stages} from a place on. */
  static void add(double weight, double[] stages, int at, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * stages[at + i];
    }
  }
}
