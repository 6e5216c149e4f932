package org.homeostat.control.linear;

/**
 * Solves (s*I - J) x = b for the Jacobian J of a field and a real shift s: first a decomposition, then any
 * number of right-hand sides. It is the workspace of one run, and allocates nothing once it is warm.
 */
public interface LinearSolver {

  /**
   * Decomposes s*I - J.
   *
   * @param shift s
   * @param jacobian holds the entries of J, in the order of its {@link Sparsity}, from {@code offset} on; not
   *     changed
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

  /** A fresh workspace for matrices with these entries, dense or sparse, as is faster for them. */
  static LinearSolver of(Sparsity sparsity) {
    return Density.isDense(sparsity) ? new DenseLu(sparsity) : new SparseLu(sparsity);
  }
}
