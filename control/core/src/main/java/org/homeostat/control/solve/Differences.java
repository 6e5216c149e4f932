package org.homeostat.control.solve;

import org.homeostat.control.linear.Sparsity;

/**
 * Derivatives of a field by central differences, for fields that give none of their own: about ten digits
 * are right.
 */
final class Differences {

  /**
   * The cube root of the machine epsilon, which balances truncation against rounding in a central
   * difference.
   */
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  private Differences() {}

  /** Two evaluations for each of the groups of states on which no component depends twice. */
  static void jacobian(VectorField field, double t, double[] y, double[] dfdy) {
    Sparsity sparsity = field.sparsity();
    int[][] rows = sparsity.rowsByColumn();
    double[] point = y.clone();
    double[] above = new double[y.length];
    double[] below = new double[y.length];
    for (int[] group : sparsity.groups()) {
      for (int j : group) {
        point[j] = y[j] + step(y[j]);
      }
      field.derivatives(t, point, above);
      for (int j : group) {
        point[j] = y[j] - step(y[j]);
      }
      field.derivatives(t, point, below);
      for (int j : group) {
        point[j] = y[j];
        for (int i : rows[j]) {
          dfdy[sparsity.entry(i, j)] = (above[i] - below[i]) / (2 * step(y[j]));
        }
      }
    }
  }

  private static double step(double value) {
    return STEP * Math.max(1, Math.abs(value));
  }

  static void timeDerivative(VectorField field, double t, double[] y, double[] dfdt) {
    int n = field.dimension();
    double h = step(t);
    double[] below = new double[n];
    field.derivatives(t + h, y, dfdt);
    field.derivatives(t - h, y, below);
    for (int i = 0; i < n; i++) {
      dfdt[i] = (dfdt[i] - below[i]) / (2 * h);
    }
  }
}
