package org.homeostat.control.solve;

import java.util.Arrays;
import org.homeostat.control.linear.Sparsity;

/**
 * Derivatives of a field by central differences, for fields that give none of their own: about ten digits
 * are right. A state is moved by a part of its size; one that is small by that part of the
 * largest state, or of 1 if that is less.
 */
final class Differences {

  /**
   * The cube root of the machine epsilon, which balances truncation against rounding in a central
   * difference.
   */
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  /** Fewer last digits of the time than these do not move it by what they should. */
  private static final double DIGITS = 1e5;

  private Differences() {}

  /** Two evaluations for each of the groups of states on which no component depends twice. */
  static void jacobian(VectorField field, double t, double[] y, double[] dfdy) {
    Sparsity sparsity = field.sparsity();
    int[][] rows = sparsity.rowsByColumn();
    double[] point = y.clone();
    double[] above = new double[y.length];
    double[] below = new double[y.length];
    double small = Math.min(1, largest(y));
    for (int[] group : sparsity.groups()) {
      for (int j : group) {
        point[j] = y[j] + step(y[j], small);
      }
      field.derivatives(t, point, above);
      for (int j : group) {
        point[j] = y[j] - step(y[j], small);
      }
      field.derivatives(t, point, below);
      for (int j : group) {
        point[j] = y[j];
        for (int i : rows[j]) {
          dfdy[sparsity.entry(i, j)] = (above[i] - below[i]) / (2 * step(y[j], small));
        }
      }
    }
  }

  private static double largest(double[] y) {
    double largest = Arrays.stream(y).map(Math::abs).max().orElse(0);
    return largest > 0 ? largest : 1;
  }

  private static double step(double value, double small) {
    return STEP * Math.max(small, Math.abs(value));
  }

  static void timeDerivative(VectorField field, double t, double[] y, double[] dfdt) {
    int n = field.dimension();
    double h = Math.max(STEP, DIGITS * Math.ulp(t));
    double[] below = new double[n];
    field.derivatives(t + h, y, dfdt);
    field.derivatives(t - h, y, below);
    for (int i = 0; i < n; i++) {
      dfdt[i] = (dfdt[i] - below[i]) / (2 * h);
    }
  }
}
