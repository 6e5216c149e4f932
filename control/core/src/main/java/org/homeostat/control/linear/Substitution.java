package org.homeostat.control.linear;

/**
 * Substitution with the columns of L and with the rows of U, for a group of pivots at a time. All have
 * equally many entries, and up to four of them are written out: a loop of so few costs more than what is in
 * it.
 */
final class Substitution {

  private Substitution() {}

  /**
   * Takes off the rows below what the pivots' own places hold.
   *
   * @param v the factors
   * @param w the right-hand side by places
   * @param l0 where the first column of L begins; each has {@code below} entries
   */
  static void forward(double[] v, double[] w, int[] index, int from, int to, int l0, int below) {
    int l = l0;
    if (below == 1) {
      for (int p = from; p < to; p++, l++) {
        w[index[l]] -= v[l] * w[p];
      }
    } else if (below == 2) {
      for (int p = from; p < to; p++, l += 2) {
        double y = w[p];
        w[index[l]] -= v[l] * y;
        w[index[l + 1]] -= v[l + 1] * y;
      }
    } else if (below == 4) {
      for (int p = from; p < to; p++, l += 4) {
        double y = w[p];
        w[index[l]] -= v[l] * y;
        w[index[l + 1]] -= v[l + 1] * y;
        w[index[l + 2]] -= v[l + 2] * y;
        w[index[l + 3]] -= v[l + 3] * y;
      }
    } else if (below > 0) {
      for (int p = from; p < to; p++) {
        double y = w[p];
        for (int end = l + below; l < end; l++) {
          w[index[l]] -= v[l] * y;
        }
      }
    }
  }

  /**
   * Works out the places of the pivots from those after them.
   *
   * @param u0 where the first row of U begins; each has {@code beside} entries
   */
  static void backward(double[] v, double[] w, int[] index, int from, int to, int u0, int beside) {
    int u = u0;
    if (beside == 1) {
      for (int p = from; p < to; p++, u++) {
        w[p] = (w[p] - v[u] * w[index[u]]) * v[p];
      }
    } else if (beside == 2) {
      for (int p = from; p < to; p++, u += 2) {
        w[p] = (w[p] - v[u] * w[index[u]] - v[u + 1] * w[index[u + 1]]) * v[p];
      }
    } else if (beside == 3) {
      for (int p = from; p < to; p++, u += 3) {
        w[p] = (w[p] - v[u] * w[index[u]] - v[u + 1] * w[index[u + 1]] - v[u + 2] * w[index[u + 2]]) * v[p];
      }
    } else if (beside == 4) {
      for (int p = from; p < to; p++, u += 4) {
        w[p] = (w[p] - (v[u] * w[index[u]] + v[u + 1] * w[index[u + 1]])
            - (v[u + 2] * w[index[u + 2]] + v[u + 3] * w[index[u + 3]])) * v[p];
      }
    } else {
      for (int p = from; p < to; p++) {
        double sum = w[p];
        for (int end = u + beside; u < end; u++) {
          sum -= v[u] * w[index[u]];
        }
        w[p] = sum * v[p];
      }
    }
  }
}
