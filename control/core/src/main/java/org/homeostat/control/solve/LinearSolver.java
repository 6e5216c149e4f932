package org.homeostat.control.solve;

/**
 * Solves (s*I - J) x = b for the Jacobian J of a field and a shift s: first a decomposition, then any number
 * of right-hand sides. It is the workspace of one run, and allocates nothing once it exists.
 */
public interface LinearSolver {

  /**
   * Decomposes s*I - J.
   *
   * @param shift s
   * @param jacobian holds dfi/dyj at {@code offset + i*n + j}; not changed
   * @return whether it worked; false for a matrix that is singular or holds what is no number, after which
   *     nothing can be solved
   */
  boolean decompose(double shift, double[] jacobian, int offset);

  /**
   * Solves for one right-hand side.
   *
   * @param b the right-hand side; not changed
   * @param x receives the solution; another array than {@code b}
   */
  void solve(double[] b, double[] x);
}
