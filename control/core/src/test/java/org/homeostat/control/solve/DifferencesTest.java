package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeostat.control.linear.Sparsity;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  /** Central differences are right to about ten digits. */
  private static final double TEN_DIGITS = 1e-10;

  private static final int SIZE = 50;

  /** Along a path: dy_i/dt = y_(i-1)^2 - 2 y_i + sin y_(i+1). */
  private static final class Path implements VectorField {
    private final AtomicInteger evaluations = new AtomicInteger();
    private final Sparsity sparsity = Sparsity.ofRows(IntStream.range(0, SIZE)
        .mapToObj(i -> IntStream.rangeClosed(i - 1, i + 1).filter(j -> j >= 0 && j < SIZE).toArray())
        .toArray(int[][]::new));

    @Override
    public int dimension() {
      return SIZE;
    }

    @Override
    public Sparsity sparsity() {
      return sparsity;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      evaluations.incrementAndGet();
      for (int i = 0; i < SIZE; i++) {
        double before = i > 0 ? y[i - 1] * y[i - 1] : 0;
        double after = i < SIZE - 1 ? Math.sin(y[i + 1]) : 0;
        dydt[i] = before - 2 * y[i] + after;
      }
    }
  }

  @Test
  void aSparseJacobianTakesTwoEvaluationsForEachGroupOfStates() {
    Path path = new Path();
    double[] y = IntStream.range(0, SIZE).mapToDouble(i -> 0.1 * i - 2).toArray();
    double[] dfdy = new double[path.sparsity().size()];
    Differences.jacobian(path, 0, y, dfdy);
    assertEquals(2 * 3, path.evaluations.get());
    for (int i = 0; i < SIZE; i++) {
      assertEquals(-2, dfdy[path.sparsity().entry(i, i)], TEN_DIGITS);
      if (i > 0) {
        assertEquals(2 * y[i - 1], dfdy[path.sparsity().entry(i, i - 1)], TEN_DIGITS);
        assertEquals(Math.cos(y[i]), dfdy[path.sparsity().entry(i - 1, i)], TEN_DIGITS);
      }
    }
  }
}
