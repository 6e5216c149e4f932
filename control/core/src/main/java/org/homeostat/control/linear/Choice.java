package org.homeostat.control.linear;

/**
 * Whether matrices are better decomposed whole or sparsely. Measured on random structures and on networks of
 * 4 to 400 states, a multiplication of the sparse elimination took between once and three times as long as
 * one of the dense; both took about equally long where it needs 0.4 of the multiplications.
 */
final class Choice {

  /** Eliminating fills a matrix with more than this part of its entries, whatever the order. */
  private static final double FILLS_UP = 0.3;

  /** The part of the multiplications below which the sparse elimination is faster. */
  private static final double SPARSE = 0.4;

  /** A Rosenbrock method of order 5 solves so many times with one decomposition. */
  private static final int SOLUTIONS = 8;

  private Choice() {}

  static boolean isDense(Sparsity sparsity) {
    long n = sparsity.dimension();
    return sparsity.size() > FILLS_UP * n * n
        || sparsity.symbolicLu().multiplications().with(SOLUTIONS)
            > SPARSE * Multiplications.dense(n).with(SOLUTIONS);
  }
}
