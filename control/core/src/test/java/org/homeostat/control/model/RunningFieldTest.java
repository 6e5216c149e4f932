package org.homeostat.control.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunningFieldTest {
  private static final int CALLS = 200;

  static Stream<Model> models() {
    return Stream.of(WeightLoops.implicit(), WeightLoops.explicit(), Tank.tank());
  }

  private static double[] after(int length, Consumer<double[]> writing) {
    double[] out = new double[length];
    Arrays.fill(out, -77);
    writing.accept(out);
    return out;
  }

  private static void assertSame(int length, Consumer<double[]> expected, Consumer<double[]> actual) {
    assertArrayEquals(after(length, expected), after(length, actual));
  }

  /** Times that repeat, go back and forth, and are zeros of either sign. */
  private static double time(SplittableRandom r) {
    double[] times = {0, -0.0, 3, 3.5, 24, -7};
    return times[r.nextInt(times.length)];
  }

  @ParameterizedTest
  @MethodSource("models")
  void itGivesWhatTheFieldGivesToTheLastBit(Model model) {
    SplittableRandom r = new SplittableRandom(1);
    VectorField field = model.field();
    VectorField running = field.forOneRun();
    int n = field.dimension();
    for (int call = 0; call < CALLS; call++) {
      double t = time(r);
      double[] y = Arrays.stream(model.start()).map(start -> start * r.nextDouble(0.5, 2)).toArray();
      if (r.nextBoolean()) {
        assertSame(n, out -> field.derivatives(t, y, out), out -> running.derivatives(t, y, out));
      } else {
        assertSame(n + n * n + n, out -> field.linearize(t, y, out), out -> running.linearize(t, y, out));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void linearizingGivesTheRatesTheJacobianAndTheTimeDerivativeToTheLastBit(Model model) {
    VectorField field = model.field();
    double[] y = model.start();
    int n = y.length;
    double[] all = after(n + n * n + n, out -> field.linearize(5, y, out));
    assertArrayEquals(after(n, out -> field.derivatives(5, y, out)), Arrays.copyOf(all, n));
    assertArrayEquals(
        after(n * n, out -> field.jacobian(5, y, out)), Arrays.copyOfRange(all, n, n + n * n));
    assertArrayEquals(
        after(n, out -> field.timeDerivative(5, y, out)), Arrays.copyOfRange(all, n + n * n, all.length));
  }

  @ParameterizedTest
  @MethodSource("models")
  void itIsCalledAsTheFieldIs(Model model) {
    VectorField field = model.field();
    VectorField running = field.forOneRun();
    assertEquals(field.dimension(), running.dimension());
    assertEquals(field.label(0), running.label(0));
    double[] lost = new double[field.dimension()];
    Arrays.fill(lost, Double.NaN);
    assertEquals(field.explain(0, lost, 0), running.explain(0, lost, 0));
  }
}
