package org.homeostat.control.analysis;

import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.Sparsity;

/** What {@link ColumnSolver} is, for complex shifts. */
final class ComplexColumnSolver implements ComplexLinearSolver {
  private final ComplexLinearSolver own;
  private final Sparsity whole;
  private final int n;
  private final double[] second;
  private final double[] bRe;
  private final double[] bIm;
  private final double[] xRe;
  private final double[] xIm;

  /**
   * Of a model and its columns.
   *
   * @param own solves with J
   * @param model where J has entries, which are the first of the whole
   */
  ComplexColumnSolver(ComplexLinearSolver own, Sparsity model, Sparsity whole) {
    this.own = own;
    this.whole = whole;
    n = model.dimension();
    second = new double[whole.size()];
    bRe = new double[n];
    bIm = new double[n];
    xRe = new double[n];
    xIm = new double[n];
  }

  @Override
  public boolean decompose(double re, double im, double[] jacobian, int offset) {
    System.arraycopy(jacobian, offset, second, 0, second.length);
    return own.decompose(re, im, second, 0);
  }

  @Override
  public void solve(double[] rightRe, double[] rightIm, double[] solutionRe, double[] solutionIm) {
    for (int from = 0; from < rightRe.length; from += n) {
      for (int i = 0; i < n; i++) {
        bRe[i] = rightRe[from + i] + (from == 0 ? 0 : second(from + i, solutionRe));
        bIm[i] = rightIm[from + i] + (from == 0 ? 0 : second(from + i, solutionIm));
      }
      own.solve(bRe, bIm, xRe, xIm);
      System.arraycopy(xRe, 0, solutionRe, from, n);
      System.arraycopy(xIm, 0, solutionIm, from, n);
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
