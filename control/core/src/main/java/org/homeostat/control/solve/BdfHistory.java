package org.homeostat.control.solve;

import static org.homeostat.control.solve.BdfCoefficients.HIGHEST;

/**
 * The points that a step of {@link Bdf} rests on, as their divided differences scaled by their distances:
 * phi_i = psi_1 ... psi_(i-1) [y_n, ..., y_(n-i+1)], i from 2 to 6.
 */
final class BdfHistory {
  private static final int LAST = HIGHEST + 1;

  private final BdfCoefficients step;
  private final int n;
  private final double[][] phi = new double[LAST + 2][];
  private final double[] factor = new double[LAST + 1];

  /** Up to this one they are known; those beyond are any numbers. */
  private int known;

  /** The order of a step that they are still to be taken along, or 0. */
  private int pending;

  BdfHistory(int n, BdfCoefficients step) {
    this.step = step;
    this.n = n;
    for (int i = 2; i <= LAST; i++) {
      phi[i] = new double[n];
    }
  }

  /** phi_i. */
  double[] phi(int i) {
    return phi[i];
  }

  /** Whether one more is known than a step of this order needs. */
  boolean reachesBeyond(int order) {
    return order < HIGHEST && known >= order + 2;
  }

  /** One point and, in phi_2, the way that its slope leads in the time {@code h}. */
  void begin(double h) {
    step.place(1, h);
    known = 2;
    pending = 0;
  }

  /** Points with their states, the last one first. */
  void start(double[] times, double[][] states) {
    known = times.length;
    pending = 0;
    double[][] differences = states.clone();
    double scale = 1;
    for (int i = 1; i < known; i++) {
      step.place(i, times[0] - times[i]);
      scale *= step.before(i);
      for (int j = known - 1; j >= i; j--) {
        differences[j] = slope(differences[j - 1], differences[j], times[j - i] - times[j]);
      }
      for (int s = 0; s < n; s++) {
        phi[i + 1][s] = scale * differences[i][s];
      }
    }
  }

  private static double[] slope(double[] after, double[] before, double distance) {
    double[] slope = new double[after.length];
    for (int s = 0; s < slope.length; s++) {
      slope[s] = (after[s] - before[s]) / distance;
    }
    return slope;
  }

  /**
   * The step is accepted, and its end the point to go on from. The differences there are worked out together
   * with the next prediction, as long as they are at hand.
   *
   * @param e not to be changed until then
   */
  void advance(double[] e) {
    pending = step.order();
    phi[LAST + 1] = e;
    for (int i = 2; i <= LAST; i++) {
      factor[i] = step.beta(i);
    }
    known = Math.min(pending + 2, LAST);
    step.accept();
  }

  /**
   * The predictor p at the end of the step, and its derivative d, of some of the states. One loop for each
   * result is what a compiler makes vectors of.
   */
  void predict(double[] y, double[] p, double[] d, int from, int to) {
    if (pending > 0) {
      advance(from, to);
    }
    value(y, p, from, to);
    derivative(d, from, to);
  }

  /** All states are predicted. */
  void predicted() {
    pending = 0;
  }

  /** phi_i(n+1) = beta_i phi_i + phi_(i+1)(n+1), from phi_(k+2)(n+1) = e down. */
  private void advance(int from, int to) {
    if (pending < HIGHEST) {
      System.arraycopy(phi[LAST + 1], from, phi[pending + 2], from, to - from);
    }
    for (int i = pending + 1; i >= 2; i--) {
      add(phi[i + 1], factor[i], phi[i], from, to);
    }
  }

  private static void add(double[] above, double factor, double[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = factor * x[i] + above[i];
    }
  }

  /** y and the sum of beta_i phi_i; beyond the order the coefficients are 0. */
  private void value(double[] y, double[] p, int from, int to) {
    double[] x2 = phi[2];
    double[] x3 = phi[3];
    double[] x4 = phi[4];
    double[] x5 = phi[5];
    double[] x6 = phi[6];
    double b2 = step.beta(2);
    double b3 = step.beta(3);
    double b4 = step.beta(4);
    double b5 = step.beta(5);
    double b6 = step.beta(6);
    for (int i = from; i < to; i++) {
      p[i] = y[i] + (b2 * x2[i] + (b3 * x3[i] + (b4 * x4[i] + (b5 * x5[i] + b6 * x6[i]))));
    }
  }

  /** The sum of gamma_i beta_i phi_i. */
  private void derivative(double[] d, int from, int to) {
    double[] x2 = phi[2];
    double[] x3 = phi[3];
    double[] x4 = phi[4];
    double[] x5 = phi[5];
    double[] x6 = phi[6];
    double g2 = step.gamma(2) * step.beta(2);
    double g3 = step.gamma(3) * step.beta(3);
    double g4 = step.gamma(4) * step.beta(4);
    double g5 = step.gamma(5) * step.beta(5);
    double g6 = step.gamma(6) * step.beta(6);
    for (int i = from; i < to; i++) {
      d[i] = g2 * x2[i] + (g3 * x3[i] + (g4 * x4[i] + (g5 * x5[i] + g6 * x6[i])));
    }
  }

  /** Writes what {@link BdfInterpolant} needs of the step from y0 to y1: the same up to phi_(k+1)(n+1). */
  void keep(double[] y0, double[] y1, double[] e, double[] store, int offset) {
    double[] phi3 = phi[3];
    double[] phi4 = phi[4];
    double[] phi5 = phi[5];
    double[] phi6 = phi[6];
    int k = step.order();
    double s2 = k < 2 ? 1 : step.psi(2) / step.length();
    double s3 = k < 3 ? 1 : step.psi(3) / step.length();
    double s4 = k < 4 ? 1 : step.psi(4) / step.length();
    double s5 = k < 5 ? 1 : step.psi(5) / step.length();
    int k3 = BdfInterpolant.places(s2, s3, s4, y0, y1, store, offset);
    double b3 = step.beta(3);
    double b4 = step.beta(4);
    double b5 = step.beta(5);
    double b6 = step.beta(6);
    double e3 = k == 2 ? 1 : 0;
    double e4 = k == 3 ? 1 : 0;
    double e5 = k == 4 ? 1 : 0;
    double e6 = k == 5 ? 1 : 0;
    for (int i = 0; i < n; i++) {
      double x6 = b6 * phi6[i] + e6 * e[i];
      double x5 = b5 * phi5[i] + (x6 + e5 * e[i]);
      double x4 = b4 * phi4[i] + (x5 + e4 * e[i]);
      double x3 = b3 * phi3[i] + (x4 + e3 * e[i]);
      store[k3 + i] = x3 / s2;
      store[k3 + n + i] = x4 / (s2 * s3);
      store[k3 + 2 * n + i] = x5 / (s2 * s3 * s4);
      store[k3 + 3 * n + i] = x6 / (s2 * s3 * s4 * s5);
    }
  }
}
