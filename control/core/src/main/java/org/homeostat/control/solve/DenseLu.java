package org.homeostat.control.solve;

/**
 * Gaussian elimination with partial pivoting, in place, row by row: for small fields of any structure. Zeros
 * below the diagonal cost nothing. Where a field has a few states, the loops' beginnings and ends cost more than
 * what is in them; so substitution takes the rows in pairs, which halves their number.
 */
final class DenseLu implements LinearSolver {
  private final int n;

  /** L below the diagonal, U above it, and on it one over the pivots. */
  private final double[] lu;

  /** Which row of the matrix stands in each place. */
  private final int[] rows;

  DenseLu(int n) {
    this.n = n;
    this.lu = new double[n * n];
    this.rows = new int[n];
  }

  @Override
  public boolean decompose(double shift, double[] jacobian, int offset) {
    boolean regular = fill(shift, jacobian, offset);
    for (int k = 0; k < n && regular; k++) {
      regular = pivot(k);
      eliminate(k);
    }
    return regular;
  }

  /** Whether all entries are finite. */
  private boolean fill(double shift, double[] jacobian, int offset) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int row = i * n;
      double rowSum = 0;
      for (int j = 0; j < n; j++) {
        double entry = jacobian[offset + row + j];
        lu[row + j] = -entry;
        rowSum += entry;
      }
      lu[row + i] += shift;
      rows[i] = i;
      sum += rowSum;
    }
    return Double.isFinite(sum);
  }

  /**
   * Brings the row with the largest entry in column k, of those not done, to place k; and whether that entry is
   * neither zero, nor infinite, nor one over it.
   */
  private boolean pivot(int k) {
    int largest = k;
    for (int i = k + 1; i < n; i++) {
      if (Math.abs(lu[i * n + k]) > Math.abs(lu[largest * n + k])) {
        largest = i;
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

  @Override
  public void solve(double[] b, double[] x) {
    forward(b, x);
    back(x);
  }

  /** x = b less L x. */
  private void forward(double[] b, double[] x) {
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
  }

  /** U x = x, from the last row up. */
  private void back(double[] x) {
    int i = n - 1;
    for (; i > 0; i -= 2) {
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
