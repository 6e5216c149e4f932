package org.homeostat.control.solve;

/**
 * The interpolant of {@link Rodas5P}, a polynomial of degree 4 and order 4: (1-θ) y0 + θ (y1 + (1-θ) (K1 + θ
 * (K2 + θ K3))). Of a step both ends and the three coefficients are kept.
 */
record Rodas5PInterpolant() implements Kernel.Interpolant {

  /** H_kj: what the coefficient K_k of the dense output takes of U_j. */
  static final double[][] H = {
      {25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204,
          0.524948541321073, 1.1241088310450404, 0.4272876194431874, -0.17202221070155493},
      {-9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796,
          20.176138334709044, 15.98066361424651, -6.789040303419874, -6.710236069923372},
      {11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643,
          -52.072871366152654, -59.78993625266729, -0.15582684282751913, 4.883087185713722},
  };

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
