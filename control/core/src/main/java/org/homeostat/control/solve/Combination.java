package org.homeostat.control.solve;

/** Sums of vectors with coefficients, for the odd numbers of stages from 3 to 9, written out. */
final class Combination {

  private Combination() {}

  /** out = m_0 x_0 + ... with the first {@code s} coefficients and vectors. */
  static void of(int s, double[] m, double[][] x, double[] out) {
    switch (s) {
      case 3 -> ofThree(m, x, out);
      case 5 -> ofFive(m, x, out);
      case 7 -> ofSeven(m, x, out);
      case 9 -> ofNine(m, x, out);
      default -> throw new AssertionError(s + " vectors");
    }
  }

  private static void ofThree(double[] m, double[][] x, double[] out) {
    double m0 = m[0];
    double m1 = m[1];
    double m2 = m[2];
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    for (int i = 0; i < out.length; i++) {
      out[i] = m0 * x0[i] + m1 * x1[i] + m2 * x2[i];
    }
  }

  private static void ofFive(double[] m, double[][] x, double[] out) {
    double m0 = m[0];
    double m1 = m[1];
    double m2 = m[2];
    double m3 = m[3];
    double m4 = m[4];
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] x3 = x[3];
    double[] x4 = x[4];
    for (int i = 0; i < out.length; i++) {
      out[i] = m0 * x0[i] + m1 * x1[i] + m2 * x2[i] + m3 * x3[i] + m4 * x4[i];
    }
  }

  private static void ofSeven(double[] m, double[][] x, double[] out) {
    double m0 = m[0];
    double m1 = m[1];
    double m2 = m[2];
    double m3 = m[3];
    double m4 = m[4];
    double m5 = m[5];
    double m6 = m[6];
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] x3 = x[3];
    double[] x4 = x[4];
    double[] x5 = x[5];
    double[] x6 = x[6];
    for (int i = 0; i < out.length; i++) {
      out[i] = m0 * x0[i] + m1 * x1[i] + m2 * x2[i] + m3 * x3[i] + m4 * x4[i]
          + m5 * x5[i] + m6 * x6[i];
    }
  }

  private static void ofNine(double[] m, double[][] x, double[] out) {
    double m0 = m[0];
    double m1 = m[1];
    double m2 = m[2];
    double m3 = m[3];
    double m4 = m[4];
    double m5 = m[5];
    double m6 = m[6];
    double m7 = m[7];
    double m8 = m[8];
    double[] x0 = x[0];
    double[] x1 = x[1];
    double[] x2 = x[2];
    double[] x3 = x[3];
    double[] x4 = x[4];
    double[] x5 = x[5];
    double[] x6 = x[6];
    double[] x7 = x[7];
    double[] x8 = x[8];
    for (int i = 0; i < out.length; i++) {
      out[i] = m0 * x0[i] + m1 * x1[i] + m2 * x2[i] + m3 * x3[i] + m4 * x4[i]
          + m5 * x5[i] + m6 * x6[i] + m7 * x7[i] + m8 * x8[i];
    }
  }
}
