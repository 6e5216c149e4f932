package org.homeostat.control.linear;

import java.util.Arrays;

/**
 * Gaussian elimination with partial pivoting for a complex shift, in place, row by row: {@link DenseLu} with
 * the real and the imaginary parts in two arrays. The largest entry of a column is the one with the largest
 * |re| + |im|.
 */
final class ComplexDenseLu implements ComplexLinearSolver {
  private final Sparsity sparsity;
  private final int n;

  /** L below the diagonal, U above it, and on it one over the pivots. */
  private final double[] re;

  private final double[] im;

  /** Which row of the matrix stands in each place. */
  private final int[] rows;

  /** A workspace for matrices with these entries. */
  ComplexDenseLu(Sparsity sparsity) {
    this.sparsity = sparsity;
    this.n = sparsity.dimension();
    this.re = new double[n * n];
    this.im = new double[n * n];
    this.rows = new int[n];
  }

  @Override
  public boolean decompose(double shiftRe, double shiftIm, double[] jacobian, int offset) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    for (int i = 0; i < n; i++) {
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        re[i * n + sparsity.column(k)] = -jacobian[offset + k];
      }
    }
    for (int i = 0; i < n; i++) {
      re[i * n + i] += shiftRe;
      im[i * n + i] += shiftIm;
      rows[i] = i;
    }
    for (int k = 0; k < n; k++) {
      if (!pivot(k)) {
        return false;
      }
      eliminate(k);
    }
    return true;
  }

  private boolean pivot(int k) {
    int largest = k;
    double size = size(k * n + k);
    for (int i = k + 1; i < n; i++) {
      double entry = size(i * n + k);
      if (entry > size) {
        largest = i;
        size = entry;
      }
    }
    if (largest != k) {
      swap(re, k, largest);
      swap(im, k, largest);
      int row = rows[k];
      rows[k] = rows[largest];
      rows[largest] = row;
    }
    return invert(k * n + k);
  }

  private double size(int at) {
    return Math.abs(re[at]) + Math.abs(im[at]);
  }

  private void swap(double[] matrix, int k, int l) {
    for (int j = 0; j < n; j++) {
      double entry = matrix[k * n + j];
      matrix[k * n + j] = matrix[l * n + j];
      matrix[l * n + j] = entry;
    }
  }

  /** Replaces an entry by one over it, without squares that overflow; says whether one can divide by it. */
  private boolean invert(int at) {
    double scale = 1 / size(at);
    double a = re[at] * scale;
    double b = im[at] * scale;
    double inverse = scale / (a * a + b * b);
    re[at] = a * inverse;
    im[at] = -b * inverse;
    double size = size(at);
    return size > 0 && size < Double.POSITIVE_INFINITY;
  }

  private void eliminate(int k) {
    int pivot = k * n;
    double pRe = re[pivot + k];
    double pIm = im[pivot + k];
    for (int i = k + 1; i < n; i++) {
      int row = i * n;
      double aRe = re[row + k];
      double aIm = im[row + k];
      if (aRe != 0 || aIm != 0) {
        double lRe = aRe * pRe - aIm * pIm;
        double lIm = aRe * pIm + aIm * pRe;
        re[row + k] = lRe;
        im[row + k] = lIm;
        for (int j = k + 1; j < n; j++) {
          re[row + j] -= lRe * re[pivot + j] - lIm * im[pivot + j];
          im[row + j] -= lRe * im[pivot + j] + lIm * re[pivot + j];
        }
      }
    }
  }

  /** First x = b less L x, downwards; then U x = x, upwards. */
  @Override
  public void solve(double[] bRe, double[] bIm, double[] xRe, double[] xIm) {
    for (int i = 0; i < n; i++) {
      xRe[i] = bRe[rows[i]];
      xIm[i] = bIm[rows[i]];
      subtract(i, 0, i, xRe, xIm);
    }
    for (int i = n - 1; i >= 0; i--) {
      subtract(i, i + 1, n, xRe, xIm);
      int diagonal = i * n + i;
      double yRe = xRe[i];
      double yIm = xIm[i];
      xRe[i] = yRe * re[diagonal] - yIm * im[diagonal];
      xIm[i] = yRe * im[diagonal] + yIm * re[diagonal];
    }
  }

  /** Takes row i times x, from one column to before another, off x_i. */
  private void subtract(int i, int from, int to, double[] xRe, double[] xIm) {
    int row = i * n;
    double sumRe = xRe[i];
    double sumIm = xIm[i];
    for (int j = from; j < to; j++) {
      sumRe -= re[row + j] * xRe[j] - im[row + j] * xIm[j];
      sumIm -= re[row + j] * xIm[j] + im[row + j] * xRe[j];
    }
    xRe[i] = sumRe;
    xIm[i] = sumIm;
  }
}
