package org.homeostat.control.solve;

/**
 * The length of the first step, from the sizes of the state, of its rates, and of their change over a small
 * step of Euler's method, each in tolerances.
 *
 * @see "E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993, II.4,
 *     'Starting Step Size'"
 */
final class FirstStep {
  private static final double CAREFUL = 0.01;
  private static final double NOTHING = 1e-5;
  private static final double TINY = 1e-6;
  private static final double MUCH = 100;
  private static final double STILL = 1e-15;
  private static final double LITTLE = 1e-3;

  private FirstStep() {}

  /** The first step of a kernel that stands at the problem's start. It costs one evaluation. */
  static double length(Problem problem, Kernel kernel, Tolerance tolerance) {
    double[] y0 = kernel.state();
    double[] f0 = kernel.rates();
    double span = problem.t1() - problem.t0();
    double d0 = size(y0, y0, tolerance);
    double d1 = size(f0, y0, tolerance);
    double h0 = Math.min(span, d0 < NOTHING || d1 < NOTHING ? TINY * span : CAREFUL * d0 / d1);
    double[] y1 = new double[y0.length];
    for (int i = 0; i < y1.length; i++) {
      y1[i] = y0[i] + h0 * f0[i];
    }
    double[] change = new double[y0.length];
    problem.field().derivatives(problem.t0() + h0, y1, change);
    for (int i = 0; i < change.length; i++) {
      change[i] -= f0[i];
    }
    double d2 = size(change, y0, tolerance) / h0;
    double largest = Math.max(d1, d2);
    double h1 = largest <= STILL
        ? Math.max(TINY * span, LITTLE * h0)
        : Math.pow(CAREFUL / largest, 1.0 / kernel.errorOrder());
    double h = Math.min(MUCH * h0, h1);
    return Math.min(span, h > 0 ? h : h0);
  }

  private static double size(double[] vector, double[] y, Tolerance tolerance) {
    double largest = 0;
    for (int i = 0; i < vector.length; i++) {
      double unit = tolerance.atol() + tolerance.rtol() * Math.abs(y[i]);
      largest = Math.max(largest, Math.abs(vector[i]) / unit);
    }
    return largest;
  }
}
