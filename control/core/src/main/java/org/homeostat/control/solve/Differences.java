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

  /** By how much a state is moved. */
  static double step(double value, double small) {
    return STEP * Math.max(small, Math.abs(value));
  }

  /** By how much the time is. */
  static double timeStep(double t) {
    return Math.max(STEP, DIGITS * Math.ulp(t));
  }

  static void timeDerivative(VectorField field, double t, double[] y, double[] dfdt) {
    int n = field.dimension();
    double h = timeStep(t);
    double[] below = new double[n];
    field.derivatives(t + h, y, dfdt);
    field.derivatives(t - h, y, below);
    for (int i = 0; i < n; i++) {
      dfdt[i] = (dfdt[i] - below[i]) / (2 * h);
    }
  }

  /** What {@link Delays#linearize} writes. */
  static void linearize(Delays delays, int n, double t, double[] w, double[] out) {
    Sparsity sparsity = delays.sparsity();
    int terms = delays.terms();
    int byTime = n + sparsity.size();
    double[] above = new double[n];
    double[] below = new double[n];
    delays.derivatives(t, w, above);
    System.arraycopy(above, 0, out, 0, n);
    double[] point = w.clone();
    int[][] rows = sparsity.rowsByColumn();
    for (int[] group : sparsity.groups()) {
      sides(delays, t, w, point, above, below, group);
      for (int j : group) {
        for (int i : rows[j]) {
          out[n + sparsity.entry(i, j)] = (above[i] - below[i]) / (2 * step(w[j], 1));
        }
      }
    }
    double h = timeStep(t);
    delays.derivatives(t + h, w, above);
    delays.derivatives(t - h, w, below);
    for (int i = 0; i < n; i++) {
      out[byTime + i] = (above[i] - below[i]) / (2 * h);
    }
    for (int k = 0; k < terms; k++) {
      sides(delays, t, w, point, above, below, n + k);
      for (int i = 0; i < n; i++) {
        out[byTime + n + i * terms + k] = (above[i] - below[i]) / (2 * step(w[n + k], 1));
      }
      gradient(delays, k, t, w, point, out, byTime + n + n * terms + k * (1 + n + terms));
    }
  }

  /** The rates with some of the states and terms moved up, and down. */
  private static void sides(Delays delays, double t, double[] w, double[] point, double[] above,
      double[] below, int... moved) {
    for (int j : moved) {
      point[j] = w[j] + step(w[j], 1);
    }
    delays.derivatives(t, point, above);
    for (int j : moved) {
      point[j] = w[j] - step(w[j], 1);
    }
    delays.derivatives(t, point, below);
    for (int j : moved) {
      point[j] = w[j];
    }
  }

  /** That of a lag, by the time, the states and the terms; from one side where it ends at the other. */
  private static void gradient(Delays delays, int k, double t, double[] w, double[] point, double[] out,
      int at) {
    if (delays.isConstant(k)) {
      Arrays.fill(out, at, at + 1 + w.length, 0);
      return;
    }
    double lag = delays.lag(k, t, w);
    double h = timeStep(t);
    out[at] = slope(delays.lag(k, t - h, w), lag, delays.lag(k, t + h, w), h);
    for (int j = 0; j < w.length; j++) {
      double step = step(w[j], 1);
      point[j] = w[j] + step;
      double above = delays.lag(k, t, point);
      point[j] = w[j] - step;
      double below = delays.lag(k, t, point);
      point[j] = w[j];
      out[at + 1 + j] = slope(below, lag, above, step);
    }
  }

  private static double slope(double below, double here, double above, double step) {
    return Double.isNaN(above) ? (here - below) / step
        : Double.isNaN(below) ? (above - here) / step : (above - below) / (2 * step);
  }

  /** Of each signal, its derivatives by the time, the states and the terms. */
  static void signals(Delays delays, double t, double[] w, double[] out) {
    int size = delays.signals();
    double[] above = new double[size];
    double[] below = new double[size];
    double[] point = w.clone();
    for (int i = -1; i < w.length; i++) {
      double step = i < 0 ? timeStep(t) : step(w[i], 1);
      move(delays, t, point, i, step, above);
      move(delays, t, point, i, -step, below);
      for (int j = 0; j < size; j++) {
        out[j * (1 + w.length) + 1 + i] = (above[j] - below[j]) / (2 * step);
      }
    }
  }

  private static void move(Delays delays, double t, double[] point, int i, double step, double[] x) {
    if (i < 0) {
      delays.signals(t + step, point, x);
    } else {
      double here = point[i];
      point[i] = here + step;
      delays.signals(t, point, x);
      point[i] = here;
    }
  }
}
