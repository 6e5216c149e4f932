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

  static void jacobian(VectorField field, double t, double[] y, double[] dfdy) {
    int n = field.dimension();
    Sparsity sparsity = field.sparsity();
    double[] point = y.clone();
    double[] above = new double[n];
    double[] below = new double[n];
    for (int j = 0; j < n; j++) {
      double h = STEP * Math.max(1, Math.abs(y[j]));
      point[j] = y[j] + h;
      field.derivatives(t, point, above);
      point[j] = y[j] - h;
      field.derivatives(t, point, below);
      point[j] = y[j];
      for (int i = 0; i < n; i++) {
        int entry = sparsity.entry(i, j);
        if (entry >= 0) {
          dfdy[entry] = (above[i] - below[i]) / (2 * h);
        }
      }
    }
  }

  static void timeDerivative(VectorField field, double t, double[] y, double[] dfdt) {
    int n = field.dimension();
    double h = STEP * Math.max(1, Math.abs(t));
    double[] below = new double[n];
    field.derivatives(t + h, y, dfdt);
    field.derivatives(t - h, y, below);
    for (int i = 0; i < n; i++) {
      dfdt[i] = (dfdt[i] - below[i]) / (2 * h);
    }
  }
}
