package org.homeostat.control.model;

import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.Sparsity;

/**
 * Runs a {@link ComplexElimination}; hands a matrix that it cannot be trusted with to a solver with pivoting.
 */
final class ComplexStraightLine implements ComplexLinearSolver {
  private final int n;
  private final Evaluator decomposition;
  private final Evaluator solution;
  private final ComplexLinearSolver pivoting;
  private final double[] imaginary = new double[1];
  private final double[] copy;
  private final double[] factors;
  private final double[] b;
  private final double[] x;
  private boolean isSafe;

  /**
   * An elimination, compiled; what all runs share.
   *
   * @param sparsity the entries of the Jacobian
   * @param factors the number of results of the decomposition
   */
  record Code(Sparsity sparsity, int factors, Evaluator decomposition, Evaluator solution) {

    static Code of(Sparsity sparsity) {
      ComplexElimination elimination = new ComplexElimination(sparsity);
      return new Code(sparsity, elimination.decomposition().results().size(),
          elimination.decomposition().compiled(), elimination.solution().compiled());
    }
  }

  ComplexStraightLine(Code code, ComplexLinearSolver pivoting) {
    n = code.sparsity.dimension();
    decomposition = code.decomposition.forOneThread();
    solution = code.solution.forOneThread();
    this.pivoting = pivoting;
    copy = new double[n + code.sparsity.size()];
    factors = new double[code.factors];
    b = new double[2 * n];
    x = new double[2 * n];
  }

  @Override
  public boolean decompose(double re, double im, double[] jacobian, int offset) {
    imaginary[0] = im;
    decomposition.evaluate(re, placed(jacobian, offset), imaginary, factors);
    isSafe = factors[0] != 0;
    return isSafe || pivoting.decompose(re, im, jacobian, offset);
  }

  /** The Jacobian where the code looks for it, behind n other numbers, as linearize leaves it. */
  private double[] placed(double[] jacobian, int offset) {
    if (offset == n) {
      return jacobian;
    }
    System.arraycopy(jacobian, offset, copy, n, copy.length - n);
    return copy;
  }

  @Override
  public void solve(double[] bRe, double[] bIm, double[] xRe, double[] xIm) {
    if (!isSafe) {
      pivoting.solve(bRe, bIm, xRe, xIm);
      return;
    }
    System.arraycopy(bRe, 0, b, 0, n);
    System.arraycopy(bIm, 0, b, n, n);
    solution.evaluate(0, b, factors, x);
    System.arraycopy(x, 0, xRe, 0, n);
    System.arraycopy(x, n, xIm, 0, n);
  }
}
