package org.homeostat.control.model;

import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;

/** Runs an {@link Elimination}; hands a matrix that it cannot be trusted with to a solver with pivoting. */
final class StraightLine implements LinearSolver {
  private static final double[] NO_PARAMETERS = {};

  private final int n;
  private final Evaluator decomposition;
  private final Evaluator solution;
  private final LinearSolver pivoting;
  private final double[] copy;
  private final double[] factors;
  private boolean isSafe;

  /**
   * An elimination, compiled; what all runs share.
   *
   * @param sparsity the entries of the Jacobian
   * @param factors the number of results of the decomposition
   */
  record Code(Sparsity sparsity, int factors, Evaluator decomposition, Evaluator solution) {

    static Code of(Sparsity sparsity, Elimination elimination) {
      return new Code(sparsity, elimination.decomposition().results().size(),
          elimination.decomposition().compiled(), elimination.solution().compiled());
    }
  }

  StraightLine(Code code, LinearSolver pivoting) {
    n = code.sparsity.dimension();
    decomposition = code.decomposition.forOneThread();
    solution = code.solution.forOneThread();
    this.pivoting = pivoting;
    copy = new double[n + code.sparsity.size()];
    factors = new double[code.factors];
  }

  @Override
  public boolean decompose(double shift, double[] jacobian, int offset) {
    decomposition.evaluate(shift, placed(jacobian, offset), NO_PARAMETERS, factors);
    isSafe = factors[0] != 0;
    return isSafe || pivoting.decompose(shift, jacobian, offset);
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
  public void solve(double[] b, double[] x) {
    if (isSafe) {
      solution.evaluate(0, b, factors, x);
    } else {
      pivoting.solve(b, x);
    }
  }
}
