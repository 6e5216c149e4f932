package org.homeostat.control.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Once the pivots are found, decompositions and solutions allocate nothing. */
class LinearAllocationTest {

  /** The virtual machine's compiler may allocate in our name: the least of so many measurements counts. */
  private static final int REPETITIONS = 20;

  private static final int ROUNDS = 100;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long leastBytes(Runnable work) {
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      long before = THREADS.getThreadAllocatedBytes(thread);
      work.run();
      least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
    }
    return least;
  }

  private static void checkNothingIsAllocated(Sparsity sparsity, double[] jacobian) {
    int n = sparsity.dimension();
    double[] b = new double[n];
    double[] x = new double[n];
    double[] xIm = new double[n];
    SparseLu real = new SparseLu(sparsity);
    SparseComplexLu complex = new SparseComplexLu(sparsity);
    assertEquals(0, leastBytes(() -> {
      for (int round = 0; round < ROUNDS; round++) {
        assertTrue(real.decompose(1e-3 * round, jacobian, 0));
        real.solve(b, x);
        assertTrue(complex.decompose(1e-3 * round, 1, jacobian, 0));
        complex.solve(b, b, x, xIm);
      }
    }));
  }

  @Test
  void onTheDiagonalNothingIsAllocated() {
    Sparsity sparsity = Matrices.network(20);
    checkNothingIsAllocated(sparsity, Matrices.decaying(new SplittableRandom(1), sparsity));
  }

  @Test
  void withPivotsFoundNothingIsAllocated() {
    Sparsity sparsity = Sparsity.ofRows(new int[] {1, 2}, new int[] {2}, new int[] {0});
    checkNothingIsAllocated(sparsity, new double[] {1, 2, -4, 3});
  }
}
