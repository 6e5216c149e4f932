package org.homeostat.control.solve;

/**
 * Polynomials of one degree on [0, 1], as sums of Chebyshev's: found from their values at the nodes, the
 * extrema of the one of that degree, and evaluated by Clenshaw's recurrence, which loses no digits.
 *
 * @see "C. W. Clenshaw, A note on the summation of Chebyshev series, Mathematics of Computation 9 (1955)
 *     118-120"
 */
final class Chebyshev {

  /** The highest degree. */
  static final int MOST = 12;

  private static final Chebyshev[] OF = new Chebyshev[MOST + 1];

  static {
    for (int degree = 1; degree <= MOST; degree++) {
      OF[degree] = new Chebyshev(degree);
    }
  }

  private final double[] nodes;

  /** What coefficient k takes of the value at node i. */
  private final double[][] share;

  private Chebyshev(int degree) {
    nodes = new double[degree + 1];
    share = new double[degree + 1][degree + 1];
    for (int i = 0; i <= degree; i++) {
      nodes[i] = i == degree ? 1 : (1 - Math.cos(Math.PI * i / degree)) / 2;
      for (int k = 0; k <= degree; k++) {
        double sign = k % 2 == 0 ? 1 : -1;
        share[k][i] = 2.0 / degree * half(i, degree) * half(k, degree) * sign
            * Math.cos(Math.PI * (k * i % (2 * degree)) / degree);
      }
    }
  }

  private static double half(int k, int degree) {
    return k == 0 || k == degree ? 0.5 : 1;
  }

  /** Those of a degree from 1 to 12. */
  static Chebyshev of(int degree) {
    return OF[degree];
  }

  /** The degree. */
  int degree() {
    return nodes.length - 1;
  }

  /** Node i: 0 is the first, 1 the last. */
  double node(int i) {
    return nodes[i];
  }

  /** Writes the coefficients of the polynomial that has the value {@code values[i][j]} at node i. */
  void coefficients(double[][] values, int j, double[] out, int at) {
    for (int k = 0; k < nodes.length; k++) {
      double[] row = share[k];
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum += row[i] * values[i][j];
      }
      out[at + k] = sum;
    }
  }

  /** The value at {@code theta} of the polynomial with the coefficients from {@code c[at]} on. */
  static double value(double[] c, int at, int degree, double theta) {
    double x = 2 * (2 * theta - 1);
    double b1 = 0;
    double b2 = 0;
    for (int k = degree; k > 0; k--) {
      double b = c[at + k] + x * b1 - b2;
      b2 = b1;
      b1 = b;
    }
    return c[at] + x / 2 * b1 - b2;
  }

  /** Its derivative by {@code theta}. */
  static double slope(double[] c, int at, int degree, double theta) {
    double x = 2 * (2 * theta - 1);
    double b1 = 0;
    double b2 = 0;
    double d1 = 0;
    double d2 = 0;
    for (int k = degree; k > 0; k--) {
      double d = 2 * b1 + x * d1 - d2;
      d2 = d1;
      d1 = d;
      double b = c[at + k] + x * b1 - b2;
      b2 = b1;
      b1 = b;
    }
    return 2 * (b1 + x / 2 * d1 - d2);
  }
}
