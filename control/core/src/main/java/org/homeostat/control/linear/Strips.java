package org.homeostat.control.linear;

/**
 * The products of the columns of L with up to {@link SymbolicLu#WIDTH} entries of the rows of U, subtracted
 * where they belong: for a group of pivots at a time. The entries of U stay in registers; columns of one or
 * two entries, which are most, are written out, since a loop of so few costs more than what is in it.
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
    return switch (below) {
      case 0 -> t0;
      case 1 -> of1(v, count, l0, u0, beside, width, targets, t0);
      case 2 -> of2(v, count, l0, u0, beside, width, targets, t0);
      default -> ofMany(v, count, l0, below, u0, beside, width, targets, t0);
    };
  }

  private static int of1(double[] v, int count, int l0, int u0, int beside, int width,
      int[] targets, int t0) {
    return switch (width) {
      case 1 -> subtract1by1(v, count, l0, u0, beside, targets, t0);
      case 2 -> subtract2by1(v, count, l0, u0, beside, targets, t0);
      case 3 -> subtract3by1(v, count, l0, u0, beside, targets, t0);
      default -> subtract4by1(v, count, l0, u0, beside, targets, t0);
    };
  }

  private static int of2(double[] v, int count, int l0, int u0, int beside, int width,
      int[] targets, int t0) {
    return switch (width) {
      case 1 -> subtract1by2(v, count, l0, u0, beside, targets, t0);
      case 2 -> subtract2by2(v, count, l0, u0, beside, targets, t0);
      case 3 -> subtract3by2(v, count, l0, u0, beside, targets, t0);
      default -> subtract4by2(v, count, l0, u0, beside, targets, t0);
    };
  }

  private static int ofMany(double[] v, int count, int l0, int below, int u0, int beside, int width,
      int[] targets, int t0) {
    return switch (width) {
      case 1 -> subtract1(v, count, l0, below, u0, beside, targets, t0);
      case 2 -> subtract2(v, count, l0, below, u0, beside, targets, t0);
      case 3 -> subtract3(v, count, l0, below, u0, beside, targets, t0);
      default -> subtract4(v, count, l0, below, u0, beside, targets, t0);
    };
  }

  private static int subtract1by1(double[] v, int count, int l0, int u0, int beside, int[] targets,
      int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double a = v[l];
      v[targets[t]] -= a * x;
      l++;
      t++;
    }
    return t;
  }

  private static int subtract2by1(double[] v, int count, int l0, int u0, int beside, int[] targets,
      int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double a = v[l];
      v[targets[t]] -= a * x;
      v[targets[t + 1]] -= a * y;
      l++;
      t += 2;
    }
    return t;
  }

  private static int subtract3by1(double[] v, int count, int l0, int u0, int beside, int[] targets,
      int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double z = v[u + 2];
      double a = v[l];
      v[targets[t]] -= a * x;
      v[targets[t + 1]] -= a * y;
      v[targets[t + 2]] -= a * z;
      l++;
      t += 3;
    }
    return t;
  }

  private static int subtract4by1(double[] v, int count, int l0, int u0, int beside, int[] targets,
      int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double z = v[u + 2];
      double q = v[u + 3];
      double a = v[l];
      v[targets[t]] -= a * x;
      v[targets[t + 1]] -= a * y;
      v[targets[t + 2]] -= a * z;
      v[targets[t + 3]] -= a * q;
      l++;
      t += 4;
    }
    return t;
  }

  private static int subtract1by2(double[] v, int count, int l0, int u0, int beside, int[] targets,
      int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double a = v[l];
      double b = v[l + 1];
      v[targets[t]] -= a * x;
      v[targets[t + 1]] -= b * x;
      l += 2;
      t += 2;
    }
    return t;
  }

  private static int subtract2by2(double[] v, int count, int l0, int u0, int beside, int[] targets,
      int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double a = v[l];
      double b = v[l + 1];
      v[targets[t]] -= a * x;
      v[targets[t + 1]] -= a * y;
      v[targets[t + 2]] -= b * x;
      v[targets[t + 3]] -= b * y;
      l += 2;
      t += 4;
    }
    return t;
  }

  private static int subtract3by2(double[] v, int count, int l0, int u0, int beside, int[] targets,
      int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double z = v[u + 2];
      double a = v[l];
      double b = v[l + 1];
      v[targets[t]] -= a * x;
      v[targets[t + 1]] -= a * y;
      v[targets[t + 2]] -= a * z;
      v[targets[t + 3]] -= b * x;
      v[targets[t + 4]] -= b * y;
      v[targets[t + 5]] -= b * z;
      l += 2;
      t += 6;
    }
    return t;
  }

  private static int subtract4by2(double[] v, int count, int l0, int u0, int beside, int[] targets,
      int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double z = v[u + 2];
      double q = v[u + 3];
      double a = v[l];
      double b = v[l + 1];
      v[targets[t]] -= a * x;
      v[targets[t + 1]] -= a * y;
      v[targets[t + 2]] -= a * z;
      v[targets[t + 3]] -= a * q;
      v[targets[t + 4]] -= b * x;
      v[targets[t + 5]] -= b * y;
      v[targets[t + 6]] -= b * z;
      v[targets[t + 7]] -= b * q;
      l += 2;
      t += 8;
    }
    return t;
  }

  private static int subtract1(double[] v, int count, int l0, int below, int u0, int beside,
      int[] targets, int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      for (int end = l + below; l < end; l++) {
        double a = v[l];
        v[targets[t]] -= a * x;
        t++;
      }
    }
    return t;
  }

  private static int subtract2(double[] v, int count, int l0, int below, int u0, int beside,
      int[] targets, int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      for (int end = l + below; l < end; l++) {
        double a = v[l];
        v[targets[t]] -= a * x;
        v[targets[t + 1]] -= a * y;
        t += 2;
      }
    }
    return t;
  }

  private static int subtract3(double[] v, int count, int l0, int below, int u0, int beside,
      int[] targets, int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double z = v[u + 2];
      for (int end = l + below; l < end; l++) {
        double a = v[l];
        v[targets[t]] -= a * x;
        v[targets[t + 1]] -= a * y;
        v[targets[t + 2]] -= a * z;
        t += 3;
      }
    }
    return t;
  }

  private static int subtract4(double[] v, int count, int l0, int below, int u0, int beside,
      int[] targets, int t0) {
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      double x = v[u];
      double y = v[u + 1];
      double z = v[u + 2];
      double q = v[u + 3];
      for (int end = l + below; l < end; l++) {
        double a = v[l];
        v[targets[t]] -= a * x;
        v[targets[t + 1]] -= a * y;
        v[targets[t + 2]] -= a * z;
        v[targets[t + 3]] -= a * q;
        t += 4;
      }
    }
    return t;
  }
}
