package org.homeostat.control.solve;

/**
 * The interpolant of {@link Bdf}: the polynomial through both ends of a step and the k-1 points before it,
 *
 * <pre>
 *   (1-theta) y0 + theta y1 - theta (1-theta) (K3 + r2 (K4 + r3 (K5 + r4 K6))),   r_j = s_j - (1-theta)
 * </pre>
 *
 * <p>where s_j is how far back from the end of the step the j-th point before that lies, as a multiple of the
 * step, and K_j a divided difference of j points in that unit of time, 0 for those beyond k+1. Of each step
 * s_2, s_3, s_4, both ends, and K_3 to K_6 are kept.
 */
record BdfInterpolant() implements Kernel.Interpolant {
  private static final int PLACES = 3;

  /** How many numbers are kept of a step in n states. */
  static int width(int n) {
    return PLACES + 6 * n;
  }

  /** Writes s_2 to s_4 and the ends, and gives the place for K_3, behind which the others follow. */
  static int places(double s2, double s3, double s4, double[] y0, double[] y1, double[] store, int offset) {
    int n = y0.length;
    store[offset] = s2;
    store[offset + 1] = s3;
    store[offset + 2] = s4;
    System.arraycopy(y0, 0, store, offset + PLACES, n);
    System.arraycopy(y1, 0, store, offset + PLACES + n, n);
    return offset + PLACES + 2 * n;
  }

  @Override
  public void at(double t, double h, double[] store, int offset, double theta, double[] out) {
    int n = out.length;
    double rest = 1 - theta;
    double r2 = store[offset] - rest;
    double r3 = store[offset + 1] - rest;
    double r4 = store[offset + 2] - rest;
    int y0 = offset + PLACES;
    int y1 = y0 + n;
    int k3 = y1 + n;
    int k4 = k3 + n;
    int k5 = k4 + n;
    int k6 = k5 + n;
    for (int i = 0; i < n; i++) {
      double inside = store[k3 + i] + r2 * (store[k4 + i] + r3 * (store[k5 + i] + r4 * store[k6 + i]));
      out[i] = rest * store[y0 + i] + theta * (store[y1 + i] - rest * inside);
    }
  }
}
