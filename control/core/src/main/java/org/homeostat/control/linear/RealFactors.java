package org.homeostat.control.linear;

import java.util.Arrays;

/**
 * The numbers of a sparse decomposition, worked out over a {@link SymbolicLu} group by group. With the places
 * of the pivots for indices:
 *
 * <pre>
 * l_ik = a_ik/a_kk,  a_ij = a_ij - l_ik*a_kj                         for i and j after k
 * y_i = b_i - sum(l_ik*y_k, k before i),  x_i = (y_i - sum(a_ij*x_j, j after i))/a_ii
 * </pre>
 */
final class RealFactors {

  /** A pivot of which less than this is left has lost six of sixteen digits. */
  static final double LOST = 1e-6;

  private final SymbolicLu structure;
  private final int n;

  /** One over the pivots, then U, then L. */
  private final double[] values;

  /** The pivots before anything was subtracted. */
  private final double[] first;

  /** The sum of the moduli of what was subtracted from each pivot by its mirrored entries. */
  private final double[] subtracted;

  /** A row of the matrix, or a right-hand side, by places. */
  private final double[] w;

  RealFactors(SymbolicLu structure) {
    this.structure = structure;
    n = structure.n;
    values = new double[structure.size()];
    first = new double[n];
    subtracted = new double[n];
    w = new double[n];
  }

  /** Places s*I - J. */
  void place(double shift, double[] jacobian, int offset) {
    double[] v = values;
    int[] entries = structure.entries;
    Arrays.fill(v, 0);
    for (int k = 0; k < entries.length; k++) {
      v[entries[k]] = -jacobian[offset + k];
    }
    int[] diagonal = structure.diagonal;
    for (int i = 0; i < diagonal.length; i++) {
      v[diagonal[i]] += shift;
    }
  }

  /** Multiplies each entry by its scale. */
  void scale(double[] scales) {
    for (int at = 0; at < values.length; at++) {
      values[at] *= scales[at];
    }
  }

  /** The largest modulus of L. */
  double largestMultiplier() {
    double largest = 0;
    for (int at = structure.uStarts[n]; at < values.length; at++) {
      largest = Math.max(largest, Math.abs(values[at]));
    }
    return largest;
  }

  /** Whether one can divide by every pivot. */
  boolean isRegular() {
    for (int p = 0; p < n; p++) {
      double size = Math.abs(values[p]);
      if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
        return false;
      }
    }
    return true;
  }

  /** Eliminates; the pivots are divided by whatever they are. */
  void eliminate() {
    System.arraycopy(values, 0, first, 0, n);
    Arrays.fill(subtracted, 0);
    if (structure.products > structure.targets.length) {
      eliminateByRows();
      return;
    }
    int[] groups = structure.groups;
    int t = 0;
    for (int g = 0; g + 1 < groups.length; g++) {
      int p = groups[g];
      int count = groups[g + 1] - p;
      int l = structure.lStarts[p];
      int u = structure.uStarts[p];
      int below = structure.below(p);
      int beside = structure.beside(p);
      invert(values, p, p + count);
      multiply(values, p, p + count, l, below);
      sum(count, l, below, u, beside, structure.mirrored[p]);
      for (int strip = 0; strip < beside; strip += SymbolicLu.WIDTH) {
        int width = Math.min(SymbolicLu.WIDTH, beside - strip);
        t = Strips.subtract(values, count, l, below, u + strip, beside, width, structure.targets, t);
      }
    }
  }

  /** Each row less what the rows before it take off, in a whole row that is used again for each. */
  private void eliminateByRows() {
    double[] v = values;
    int[] index = structure.index;
    for (int i = 0; i < n; i++) {
      int lStart = structure.lRowStarts[i];
      int lEnd = structure.lRowStarts[i + 1];
      int uStart = structure.uStarts[i];
      int uEnd = structure.uStarts[i + 1];
      w[i] = v[i];
      for (int u = uStart; u < uEnd; u++) {
        w[index[u]] = v[u];
      }
      for (int e = lStart; e < lEnd; e++) {
        w[structure.lPivots[e]] = v[structure.lEntries[e]];
      }
      for (int e = lStart; e < lEnd; e++) {
        int k = structure.lPivots[e];
        double l = w[k] * v[k];
        v[structure.lEntries[e]] = l;
        for (int u = structure.uStarts[k], end = structure.uStarts[k + 1]; u < end; u++) {
          w[index[u]] -= l * v[u];
        }
      }
      v[i] = 1 / w[i];
      for (int u = uStart; u < uEnd; u++) {
        v[u] = w[index[u]];
      }
    }
    for (int p = 0; p < n; p++) {
      sum(1, structure.lStarts[p], 0, structure.uStarts[p], 0, structure.mirrored[p]);
    }
  }

  /**
   * Whether pivots on the diagonal can be trusted: what is left of each, and what it began with, exceed a
   * millionth of the terms that were added up, so that at most six of sixteen digits are lost. These terms
   * have one unit; the units of the states do not matter.
   */
  boolean isSafe() {
    double[] v = values;
    for (int p = 0; p < n; p++) {
      double start = Math.abs(first[p]);
      double least = LOST * (start + subtracted[p]);
      if (!(start > least && 1 > least * Math.abs(v[p]))) {
        return false;
      }
    }
    return true;
  }

  private static void invert(double[] v, int from, int to) {
    for (int p = from; p < to; p++) {
      v[p] = 1 / v[p];
    }
  }

  private static void multiply(double[] v, int from, int to, int l0, int below) {
    if (below == 1) {
      for (int p = from, l = l0; p < to; p++, l++) {
        v[l] *= v[p];
      }
      return;
    }
    int l = l0;
    for (int p = from; p < to; p++) {
      double r = v[p];
      for (int end = l + below; l < end; l++) {
        v[l] *= r;
      }
    }
  }

  private void sum(int count, int l0, int below, int u0, int beside, int mirrored) {
    double[] v = values;
    int[] index = structure.index;
    for (int e = 0; e < mirrored; e++) {
      for (int k = 0, l = l0 + e, u = u0 + e; k < count; k++, l += below, u += beside) {
        subtracted[index[l]] += Math.abs(v[l] * v[u]);
      }
    }
  }

  /** Solves for one right-hand side. */
  void solve(double[] b, double[] x) {
    int[] groups = structure.groups;
    int[] rows = structure.rows;
    int[] columns = structure.columns;
    for (int p = 0; p < n; p++) {
      w[p] = b[rows[p]];
    }
    for (int g = 0; g + 1 < groups.length; g++) {
      int p = groups[g];
      Substitution.forward(
          values, w, structure.index, p, groups[g + 1], structure.lStarts[p], structure.below(p));
    }
    for (int g = groups.length - 2; g >= 0; g--) {
      int p = groups[g];
      Substitution.backward(
          values, w, structure.index, p, groups[g + 1], structure.uStarts[p], structure.beside(p));
    }
    for (int p = 0; p < n; p++) {
      x[columns[p]] = w[p];
    }
  }
}
