package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.linear.Sparsity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackTest {

  private static final int MANY = 30_000;

  /** A workspace has up to 200 numbers a state: Radau's nine stages and four decompositions. */
  private static final long MOST_BYTES = 250L * MANY * Double.BYTES;

  /** That of the tolerance. */
  private static final double ERROR = 1e-3;

  /** Decays that do not touch one another. */
  private static final VectorField DECAYS = new VectorField() {
    private final Sparsity diagonal = Sparsity.ofRows(
        IntStream.range(0, MANY).mapToObj(i -> new int[] {i}).toArray(int[][]::new));

    @Override
    public int dimension() {
      return MANY;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      for (int i = 0; i < MANY; i++) {
        dydt[i] = -y[i];
      }
    }

    @Override
    public Sparsity sparsity() {
      return diagonal;
    }
  };

  @ParameterizedTest
  @ValueSource(strings = {"tsit5", "rodas5p", "bdf", "radau", "auto"})
  void aFewStepsOfALargeFieldTakeTheRoomOfAFew(String method) {
    double[] start = new double[MANY];
    Arrays.fill(start, 1);
    DECAYS.sparsity().groups();
    DECAYS.linearSolver();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Solution run = Solver.named(method).rtol(1e-3).solve(DECAYS, 0, start, 0.5, List.of());
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(Math.exp(-0.25), run.dense().at(0.25)[MANY - 1], ERROR);
    assertTrue(bytes < MOST_BYTES + 12L * run.statistics().steps() * MANY * Double.BYTES,
        () -> bytes + " bytes for " + run.statistics());
  }
}
