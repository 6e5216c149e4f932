package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeostat.control.linear.Sparsity;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  /** Central differences are right to about ten digits. */
  private static final double TEN_DIGITS = 1e-10;

  /** Over 1e-5, a third derivative of 1e9 leaves this much. */
  private static final double LATE = 0.04;

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

  /** Michaelis and Menten: -y/(k + y), whose slope at y = k is -1/(4k). */
  @Test
  void statesInSmallUnitsAreMovedByLittle() {
    double k = 1e-10;
    double[] slope = new double[1];
    Differences.jacobian(Fields.scalar((t, x) -> -x / (k + x)), 0, new double[] {k}, slope);
    assertEquals(-0.25 / k, slope[0], TEN_DIGITS / k);
  }

  @Test
  void aRootIsNotReachedFromOutside() {
    double[] slope = new double[1];
    Differences.jacobian(Fields.scalar((t, x) -> Math.sqrt(x)), 0, new double[] {4e-8}, slope);
    assertEquals(0.5 / Math.sqrt(4e-8), slope[0], TEN_DIGITS * 2500);
  }

  @Test
  void theSlopeByTimeIsTakenOverAShortTimeHoweverLateItIs() {
    double[] slope = new double[1];
    Differences.timeDerivative(
        Fields.scalar((t, x) -> Math.sin(1000 * (t - 1e6))), 1e6, new double[] {1}, slope);
    assertEquals(1000, slope[0], LATE);
  }
}
