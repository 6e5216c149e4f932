package org.homeostat.control.linear;

/**
 * The products of the columns of L with up to {@link SymbolicLu#WIDTH} entries of the rows of U, subtracted
 * where they belong: for a group of pivots at a time, so that no loop ends unforeseen.
 */
final class Strips {

  private Strips() {}

  /**
   * Subtracts the products of a group.
   *
   * @param v the factors
   * @param count the number of pivots
   * @param l0 where the first column of L begins; each has {@code below} entries
   * @param u0 where the strip of the first row of U begins; each row has {@code beside} entries
   * @param width the number of entries of the strip
   * @param t0 where the targets of the products begin
   * @return where they end
   */
  static int subtract(double[] v, int count, int l0, int below, int u0, int beside, int width,
      int[] targets, int t0) {
    return switch (width) {
      case 1 -> subtract1(v, count, l0, below, u0, beside, targets, t0);
      case 2 -> subtract2(v, count, l0, below, u0, beside, targets, t0);
      case 3 -> subtract3(v, count, l0, below, u0, beside, targets, t0);
      default -> subtract4(v, count, l0, below, u0, beside, targets, t0);
    };
  }

  private static int subtract1(double[] v, int count, int l0, int below,
      int u0, int beside, int[] targets, int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      for (int end = l + below; l < end; l++) {
        v[targets[t]] -= v[l] * x;
        t++;
      }
    }
    return t;
  }

  private static int subtract2(double[] v, int count, int l0, int below,
      int u0, int beside, int[] targets, int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      for (int end = l + below; l < end; l++) {
        double f = v[l];
        v[targets[t]] -= f * x;
        v[targets[t + 1]] -= f * y;
        t += 2;
      }
    }
    return t;
  }

  private static int subtract3(double[] v, int count, int l0, int below,
      int u0, int beside, int[] targets, int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double z = v[u + 2];
      for (int end = l + below; l < end; l++) {
        double f = v[l];
        v[targets[t]] -= f * x;
        v[targets[t + 1]] -= f * y;
        v[targets[t + 2]] -= f * z;
        t += 3;
      }
    }
    return t;
  }

  private static int subtract4(double[] v, int count, int l0, int below,
      int u0, int beside, int[] targets, int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double z = v[u + 2];
      double q = v[u + 3];
      for (int end = l + below; l < end; l++) {
        double f = v[l];
        v[targets[t]] -= f * x;
        v[targets[t + 1]] -= f * y;
        v[targets[t + 2]] -= f * z;
        v[targets[t + 3]] -= f * q;
        t += 4;
      }
    }
    return t;
  }
}
