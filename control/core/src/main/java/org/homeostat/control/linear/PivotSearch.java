package org.homeostat.control.linear;

import java.util.Arrays;
import java.util.Optional;

/**
 * Looks for pivots that fit the numbers of s*I - J, where those on the diagonal do not: the matrix is scaled
 * so that the largest entry of each row and column is about 1, whatever the units of the states; then its
 * columns are reduced one after the other, and in each the diagonal entry is taken if it is a tenth of the
 * largest, or else the one in the emptiest row of those that are.
 *
 * @see "J. R. Gilbert, T. Peierls, Sparse partial pivoting in time proportional to arithmetic operations,
 *     SIAM Journal on Scientific and Statistical Computing 9, 1988, 862-874, doi:10.1137/0909058"
 * @see "D. Ruiz, A scaling algorithm to equilibrate both rows and columns norms in matrices, RAL-TR-2001-034,
 *     2001"
 */
final class PivotSearch {

  /** How much of the largest entry of its column a pivot is at least. */
  private static final double THRESHOLD = 0.1;

  /** Each halves the distance of the largest entries from 1, in digits. */
  private static final int SCALINGS = 6;

  private static final int NONE = -1;

  private final Sparsity sparsity;
  private final int n;

  /** s*I - J by columns: where each column begins, the rows of its entries, and these, scaled. */
  private final int[] starts;

  private final int[] rows;
  private final double[] re;
  private final double[] im;
  private final double[] rowScales;
  private final double[] columnScales;

  /** How many entries each row has. */
  private final int[] rowSizes;

  /** For each row the column of which it became the pivot, and for each column where its part of L begins. */
  private final int[] columnOfRow;

  private final int[] lStarts;
  private final int[] lEnds;
  private int lSize;
  private int[] lRows;
  private double[] lRe;
  private double[] lIm;

  /** The column that is being reduced, by rows. */
  private final double[] xRe;

  private final double[] xIm;

  /** The rows that it touches, the last to be used first. */
  private final int[] touched;

  private int touchedCount;
  private final int[] touchedBy;
  private final int[] stack;
  private final int[] stackNext;

  private PivotSearch(Sparsity sparsity, double shiftRe, double shiftIm, double[] jacobian, int offset) {
    this.sparsity = sparsity;
    n = sparsity.dimension();
    starts = new int[n + 1];
    rowSizes = new int[n];
    for (int i = 0; i < n; i++) {
      starts[i + 1]++;
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        starts[sparsity.column(k) + 1] += sparsity.column(k) == i ? 0 : 1;
      }
      rowSizes[i] = sparsity.start(i + 1) - sparsity.start(i);
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    rows = new int[starts[n]];
    re = new double[starts[n]];
    im = new double[starts[n]];
    int[] next = starts.clone();
    for (int i = 0; i < n; i++) {
      int diagonal = next[i]++;
      rows[diagonal] = i;
      re[diagonal] = shiftRe;
      im[diagonal] = shiftIm;
    }
    for (int i = 0; i < n; i++) {
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        int j = sparsity.column(k);
        int at = j == i ? starts[i] : next[j]++;
        rows[at] = i;
        re[at] -= jacobian[offset + k];
      }
    }
    rowScales = new double[n];
    columnScales = new double[n];
    columnOfRow = new int[n];
    lStarts = new int[n];
    lEnds = new int[n];
    lRows = new int[rows.length];
    lRe = new double[rows.length];
    lIm = new double[rows.length];
    xRe = new double[n];
    xIm = new double[n];
    touched = new int[n];
    touchedBy = new int[n];
    stack = new int[n];
    stackNext = new int[n];
  }

  /**
   * Pivots for s*I - J; none if it is singular or holds what is no number.
   *
   * @param order the columns in the order in which they are reduced
   */
  static Optional<Pivots> of(
      Sparsity sparsity, int[] order, double shiftRe, double shiftIm, double[] jacobian, int offset) {
    return new PivotSearch(sparsity, shiftRe, shiftIm, jacobian, offset).along(order);
  }

  private Optional<Pivots> along(int[] order) {
    scale();
    Arrays.fill(columnOfRow, NONE);
    Arrays.fill(touchedBy, NONE);
    for (int j : order) {
      touch(j);
      reduce(j);
      int pivot = pivot(j);
      if (pivot == NONE) {
        return Optional.empty();
      }
      keep(j, pivot);
    }
    return Optional.of(Pivots.of(sparsity, columnOfRow, order, rowScales, columnScales));
  }

  /** Divides rows and columns by the root of their largest entries, some times, by powers of two. */
  private void scale() {
    Arrays.fill(rowScales, 1);
    Arrays.fill(columnScales, 1);
    for (int repetition = 0; repetition < SCALINGS; repetition++) {
      double[] rowMost = new double[n];
      double[] columnMost = new double[n];
      for (int j = 0; j < n; j++) {
        for (int at = starts[j]; at < starts[j + 1]; at++) {
          double size = size(re[at], im[at]) * rowScales[rows[at]] * columnScales[j];
          rowMost[rows[at]] = Math.max(rowMost[rows[at]], size);
          columnMost[j] = Math.max(columnMost[j], size);
        }
      }
      for (int i = 0; i < n; i++) {
        rowScales[i] *= rootScale(rowMost[i]);
        columnScales[i] *= rootScale(columnMost[i]);
      }
    }
    for (int j = 0; j < n; j++) {
      for (int at = starts[j]; at < starts[j + 1]; at++) {
        double scale = rowScales[rows[at]] * columnScales[j];
        re[at] *= scale;
        im[at] *= scale;
      }
    }
  }

  /** A power of two near one over the root of this size. */
  private static double rootScale(double size) {
    boolean isUsual = size > 0 && size < Double.POSITIVE_INFINITY;
    return isUsual ? Math.scalb(1, (int) Math.rint(-0.5 * Math.getExponent(size))) : 1;
  }

  private static double size(double re, double im) {
    return Math.abs(re) + Math.abs(im);
  }

  /** Finds the rows that the reduced column touches; those with a pivot stand after all that they change. */
  private void touch(int j) {
    touchedCount = 0;
    for (int at = starts[j]; at < starts[j + 1]; at++) {
      if (touchedBy[rows[at]] != j) {
        touchFrom(rows[at], j);
      }
    }
  }

  private void touchFrom(int row, int j) {
    int depth = 0;
    open(row, j, depth);
    while (depth >= 0) {
      int i = stack[depth];
      int column = columnOfRow[i];
      int end = column == NONE ? 0 : lEnds[column];
      int next = stackNext[depth];
      while (next < end && touchedBy[lRows[next]] == j) {
        next++;
      }
      stackNext[depth] = next + 1;
      if (next < end) {
        open(lRows[next], j, ++depth);
      } else {
        touched[touchedCount++] = i;
        depth--;
      }
    }
  }

  private void open(int row, int j, int depth) {
    touchedBy[row] = j;
    stack[depth] = row;
    stackNext[depth] = columnOfRow[row] == NONE ? 0 : lStarts[columnOfRow[row]];
  }

  private void reduce(int j) {
    for (int at = starts[j]; at < starts[j + 1]; at++) {
      xRe[rows[at]] = re[at];
      xIm[rows[at]] = im[at];
    }
    for (int k = touchedCount - 1; k >= 0; k--) {
      int i = touched[k];
      int column = columnOfRow[i];
      if (column != NONE) {
        for (int at = lStarts[column]; at < lEnds[column]; at++) {
          xRe[lRows[at]] -= lRe[at] * xRe[i] - lIm[at] * xIm[i];
          xIm[lRows[at]] -= lRe[at] * xIm[i] + lIm[at] * xRe[i];
        }
      }
    }
  }

  /** The row of the pivot of this column; none if all its entries are 0 or one is no number. */
  private int pivot(int j) {
    double largest = 0;
    for (int k = 0; k < touchedCount; k++) {
      int i = touched[k];
      if (columnOfRow[i] == NONE) {
        double size = size(xRe[i], xIm[i]);
        if (!(size < Double.POSITIVE_INFINITY)) {
          return NONE;
        }
        largest = Math.max(largest, size);
      }
    }
    int best = NONE;
    for (int k = 0; k < touchedCount && largest > 0; k++) {
      int i = touched[k];
      if (columnOfRow[i] == NONE && size(xRe[i], xIm[i]) >= THRESHOLD * largest
          && (best == NONE || i == j || best != j && rowSizes[i] < rowSizes[best])) {
        best = i;
      }
    }
    return best;
  }

  /** Keeps the rows without a pivot, over the pivot, as this column's part of L; clears the column. */
  private void keep(int j, int pivot) {
    columnOfRow[pivot] = j;
    lStarts[j] = lSize;
    double size = size(xRe[pivot], xIm[pivot]);
    double a = xRe[pivot] / size;
    double b = xIm[pivot] / size;
    double rRe = a / (a * a + b * b) / size;
    double rIm = -b / (a * a + b * b) / size;
    for (int k = 0; k < touchedCount; k++) {
      int i = touched[k];
      if (columnOfRow[i] == NONE && (xRe[i] != 0 || xIm[i] != 0)) {
        room();
        lRows[lSize] = i;
        lRe[lSize] = xRe[i] * rRe - xIm[i] * rIm;
        lIm[lSize] = xRe[i] * rIm + xIm[i] * rRe;
        lSize++;
      }
      xRe[i] = 0;
      xIm[i] = 0;
    }
    lEnds[j] = lSize;
  }

  private void room() {
    if (lSize == lRows.length) {
      int capacity = Math.multiplyExact(2, lSize);
      lRows = Arrays.copyOf(lRows, capacity);
      lRe = Arrays.copyOf(lRe, capacity);
      lIm = Arrays.copyOf(lIm, capacity);
    }
  }
}
