package org.homeostat.control.analysis;

import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;

/**
 * Solves with the Jacobian of a {@link VariationalField}: the model's own is decomposed once, and each column
 * is one more right-hand side of it.
 *
 * <pre>
 * (s I - J) x_0 = b_0,   (s I - J) x_j = b_j + H_j x_0
 * </pre>
 */
final class ColumnSolver implements LinearSolver {
  private final LinearSolver own;
  private final Sparsity whole;
  private final int n;
  private final double[] second;
  private final double[] b;
  private final double[] x;

  /**
   * Of a model and its columns.
   *
   * @param own solves with J
   * @param model where J has entries, which are the first of the whole
   */
  ColumnSolver(LinearSolver own, Sparsity model, Sparsity whole) {
    this.own = own;
    this.whole = whole;
    n = model.dimension();
    second = new double[whole.size()];
    b = new double[n];
    x = new double[n];
  }

  @Override
  public boolean decompose(double shift, double[] jacobian, int offset) {
    System.arraycopy(jacobian, offset, second, 0, second.length);
    return own.decompose(shift, second, 0);
  }

  @Override
  public void solve(double[] right, double[] solution) {
    for (int from = 0; from < right.length; from += n) {
      for (int i = 0; i < n; i++) {
        b[i] = right[from + i] + (from == 0 ? 0 : second(from + i, solution));
      }
      own.solve(b, x);
      System.arraycopy(x, 0, solution, from, n);
    }
  }

  /** Row i of H_j times x_0. */
  private double second(int i, double[] solution) {
    double sum = 0;
    for (int k = whole.start(i); k < whole.start(i + 1) && whole.column(k) < n; k++) {
      sum += second[k] * solution[whole.column(k)];
    }
    return sum;
  }
}
