package org.homeostat.control.solve;

/**
 * The interpolant of {@link Rodas5P}, a polynomial of degree 4 and order 4: (1-θ) y0 + θ (y1 + (1-θ) (K1 + θ
 * (K2 + θ K3))). Of a step both ends and the three coefficients are kept.
 */
record Rodas5PInterpolant() implements Kernel.Interpolant {

  @Override
  public void at(double t, double h, double[] store, int offset, double theta, double[] out) {
    int n = out.length;
    at(theta, store, offset, store, offset + n, store, offset + 2 * n, out);
  }

  /** The same where the ends and the coefficients lie in three arrays, each from a place of its own on. */
  static void at(double theta, double[] y0, int at0, double[] y1, int at1, double[] k, int at, double[] out) {
    int n = out.length;
    double rest = 1 - theta;
    for (int i = 0; i < n; i++) {
      double inside = k[at + i] + theta * (k[at + n + i] + theta * k[at + 2 * n + i]);
      out[i] = rest * y0[at0 + i] + theta * (y1[at1 + i] + rest * inside);
    }
  }
}
