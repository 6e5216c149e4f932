package org.homeostat.control.linear;

/**
 * What solving linear systems costs, in multiplications: a measure of the structure, not of the machine.
 *
 * @param decomposition those of one decomposition
 * @param solution those of one right-hand side
 */
public record Multiplications(long decomposition, long solution) {

  /** Those of {@link LinearSolver#of} for matrices with these entries. */
  public static Multiplications of(Sparsity sparsity) {
    return Density.isDense(sparsity)
        ? dense(sparsity.dimension())
        : sparsity.symbolicLu().multiplications();
  }

  /** Those of full matrices. */
  static Multiplications dense(long n) {
    return new Multiplications((n * n * n - n) / 3, n * n);
  }

  /** Those of one decomposition and some right-hand sides. */
  public long with(int solutions) {
    return decomposition + solutions * solution;
  }
}
