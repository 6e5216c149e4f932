package org.homeostat.control.solve;

/**
 * Dense output of {@link Radau}: does a step once more with two more stages, for the course between its
 * ends. It starts from the course that is there, and takes one or two iterations.
 */
final class RadauDense {

  /** The stages less the start; they begin with what the tableau has. */
  private final double[][] z;
  private final double[] weights;
  private final Collocation equations;
  private RadauTableau tableau = RadauTableau.of(5);

  /** A workspace for steps of up to {@code most} stages. */
  RadauDense(VectorField field, int most) {
    z = new double[most + 2][field.dimension()];
    weights = new double[most + 2];
    equations = new Collocation(field, most + 2);
  }

  /**
   * Follows a step, with the Jacobian and the demands that were good enough for it. Where it does not
   * succeed, or does not come to where the step ends, because the last stage sees what is beyond a switch,
   * the step's own stages have to do.
   *
   * @param solved how the step itself was solved
   */
  void follow(RadauStep step, Collocation solved, double t, double end, double[] y, double[] linear,
      double[] scale, double kappa) {
    int s = step.tableau().stages();
    tableau = RadauTableau.of(s + 2);
    equations.forget();
    boolean works = equations.decompose(tableau, step.length(), linear, y.length);
    if (works) {
      for (int j = 0; j < s + 2; j++) {
        step.at(tableau.c()[j], z[j]);
      }
      equations.trust(solved);
      works = equations.solve(t, end, y, scale, kappa, z) && arrives(z[s + 1], step.end(), scale);
    }
    if (works) {
      System.arraycopy(step.end(), 0, z[s + 1], 0, y.length);
    } else {
      tableau = step.tableau();
      for (int j = 0; j < s; j++) {
        System.arraycopy(step.z[j], 0, z[j], 0, y.length);
      }
    }
  }

  private static boolean arrives(double[] here, double[] there, double[] scale) {
    double distance = 0;
    for (int i = 0; i < here.length; i++) {
      distance = Math.max(distance, Math.abs(here[i] - there[i]) * scale[i]);
    }
    return distance <= 1;
  }

  /** The state at the share {@code theta} of the step from y. */
  void at(double theta, double[] y, double[] out) {
    tableau.lagrange(theta, weights);
    System.arraycopy(y, 0, out, 0, y.length);
    for (int j = 0; j < tableau.stages(); j++) {
      RadauInterpolant.add(weights[j], z[j], 0, out);
    }
  }

  /** How many numbers are kept of a step. */
  static int kept(int most, int dimension) {
    return 1 + (1 + most + 2) * dimension;
  }

  /** Writes the number of stages, the start, and the stages less the start. */
  void keep(double[] y, double[] store, int offset) {
    int n = y.length;
    store[offset] = tableau.stages();
    System.arraycopy(y, 0, store, offset + 1, n);
    for (int j = 0; j < tableau.stages(); j++) {
      System.arraycopy(z[j], 0, store, offset + 1 + (j + 1) * n, n);
    }
  }

  /** Calls of the right-hand side. */
  long evaluations() {
    return equations.evaluations();
  }
}
