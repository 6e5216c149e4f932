package org.homeostat.control.linear;

/**
 * Solves (s*I - J) x = b for the Jacobian J of a field, real, and a complex shift s, as implicit Runge-Kutta
 * methods need it: first a decomposition, then any number of complex right-hand sides. It is the workspace of
 * one run, and allocates nothing once it is warm.
 */
public interface ComplexLinearSolver {

  /**
   * Decomposes s*I - J with s = re + i*im.
   *
   * @param jacobian holds the entries of J, in the order of its {@link Sparsity}, from {@code offset} on; not
   *     changed
   * @return whether it worked; false for a matrix that is singular or holds what is no number, after which
   *     nothing can be solved
   */
  boolean decompose(double re, double im, double[] jacobian, int offset);

  /** Solves for the right-hand side bRe + i*bIm, which is not changed; four different arrays. */
  void solve(double[] bRe, double[] bIm, double[] xRe, double[] xIm);

  /** A fresh workspace for matrices with these entries, dense or sparse, as is faster for them. */
  static ComplexLinearSolver of(Sparsity sparsity) {
    return Density.isDense(sparsity) ? new ComplexDenseLu(sparsity) : new SparseComplexLu(sparsity);
  }
}
