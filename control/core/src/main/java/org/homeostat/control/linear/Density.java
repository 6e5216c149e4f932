package org.homeostat.control.linear;

/**
 * Whether matrices are better decomposed whole or sparsely: by the multiplications of a decomposition and
 * some solutions, and those that one could do while the sparse elimination begins and ends its loops.
 * Measured on random structures of 4 to 128 states with a tenth to a half of all entries, and on networks:
 * the choice was the faster one, or lost at most a tenth. Networks of equal units are worth it from 12
 * states on, random structures with a fifth of all entries from 20 on; past 100 states all are.
 */
final class Density {

  /** With more than this part of all entries, little is left for a sparse elimination to gain. */
  private static final double MOST_SPARSE = 0.3;

  /** A Rosenbrock method of order 5 solves so many times with one decomposition. */
  private static final int SOLUTIONS = 8;

  /** The multiplications that take as long as a group of pivots takes to begin and end. */
  private static final int GROUP = 20;

  private Density() {}

  static boolean isDense(Sparsity sparsity) {
    long n = sparsity.dimension();
    if (n == 0 || sparsity.size() > MOST_SPARSE * n * n) {
      return true;
    }
    SymbolicLu sparse = sparsity.symbolicLu();
    long overhead = (long) GROUP * (1 + SOLUTIONS) * (sparse.groups.length - 1);
    return sparse.multiplications().with(SOLUTIONS) + overhead > Multiplications.dense(n).with(SOLUTIONS);
  }
}
