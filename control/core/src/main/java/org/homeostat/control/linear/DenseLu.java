package org.homeostat.control.linear;

import java.util.Arrays;

/**
 * Gaussian elimination with partial pivoting, in place, row by row: for small fields of any structure. Zeros
 * below the diagonal cost little. With only a few states, beginning and ending the loops costs more than what
 * is in them; so substitution takes the rows in pairs, which halves the number of loops.
 *
 * <p>A pivot that is no number ends the decomposition; an entry that is none and meets no pivot, above the
 * diagonal over zeros, makes the solutions no numbers.
 */
final class DenseLu implements LinearSolver {
  private final Sparsity sparsity;
  private final int n;

  /** L below the diagonal, U above it, and on it one over the pivots. */
  private final double[] lu;

  /** Which row of the matrix stands in each place. */
  private final int[] rows;

  /** A workspace for matrices with these entries. */
  DenseLu(Sparsity sparsity) {
    this.sparsity = sparsity;
    this.n = sparsity.dimension();
    this.lu = new double[n * n];
    this.rows = new int[n];
  }

  @Override
  public boolean decompose(double shift, double[] jacobian, int offset) {
    place(jacobian, offset);
    for (int i = 0; i < n; i++) {
      lu[i * n + i] += shift;
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

  /** -J, whole. */
  private void place(double[] jacobian, int offset) {
    if (sparsity.isFull()) {
      for (int k = 0; k < n * n; k++) {
        lu[k] = -jacobian[offset + k];
      }
      return;
    }
    Arrays.fill(lu, 0);
    for (int i = 0; i < n; i++) {
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        lu[i * n + sparsity.column(k)] = -jacobian[offset + k];
      }
    }
  }

  /**
   * Brings the row with the largest entry in column k, of those not done, to place k; says whether one can
   * divide by it.
   */
  private boolean pivot(int k) {
    int largest = k;
    double size = Math.abs(lu[k * n + k]);
    for (int i = k + 1; i < n; i++) {
      double entry = Math.abs(lu[i * n + k]);
      if (entry > size) {
        largest = i;
        size = entry;
      }
    }
    if (largest != k) {
      swap(k, largest);
    }
    double inverse = 1 / lu[k * n + k];
    lu[k * n + k] = inverse;
    return inverse != 0 && Math.abs(inverse) < Double.POSITIVE_INFINITY;
  }

  private void swap(int k, int l) {
    for (int j = 0; j < n; j++) {
      double entry = lu[k * n + j];
      lu[k * n + j] = lu[l * n + j];
      lu[l * n + j] = entry;
    }
    int row = rows[k];
    rows[k] = rows[l];
    rows[l] = row;
  }

  private void eliminate(int k) {
    int pivot = k * n;
    for (int i = k + 1; i < n; i++) {
      int row = i * n;
      double factor = lu[row + k] * lu[pivot + k];
      if (factor != 0) {
        lu[row + k] = factor;
        for (int j = k + 1; j < n; j++) {
          lu[row + j] -= factor * lu[pivot + j];
        }
      }
    }
  }

  /** First x = b less L x, downwards; then U x = x, upwards. */
  @Override
  public void solve(double[] b, double[] x) {
    int i = 0;
    for (; i + 1 < n; i += 2) {
      int row = i * n;
      int next = row + n;
      double sum = b[rows[i]];
      double sum1 = b[rows[i + 1]];
      for (int j = 0; j < i; j++) {
        sum -= lu[row + j] * x[j];
        sum1 -= lu[next + j] * x[j];
      }
      x[i] = sum;
      x[i + 1] = sum1 - lu[next + i] * sum;
    }
    if (i < n) {
      int row = i * n;
      double sum = b[rows[i]];
      for (int j = 0; j < i; j++) {
        sum -= lu[row + j] * x[j];
      }
      x[i] = sum;
    }
    for (i = n - 1; i > 0; i -= 2) {
      int row = i * n;
      int next = row - n;
      double sum = x[i];
      double sum1 = x[i - 1];
      for (int j = i + 1; j < n; j++) {
        sum -= lu[row + j] * x[j];
        sum1 -= lu[next + j] * x[j];
      }
      x[i] = sum * lu[row + i];
      x[i - 1] = (sum1 - lu[next + i] * x[i]) * lu[next + i - 1];
    }
    if (i == 0) {
      double sum = x[0];
      for (int j = 1; j < n; j++) {
        sum -= lu[j] * x[j];
      }
      x[0] = sum * lu[0];
    }
  }
}
