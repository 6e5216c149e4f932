package org.homeostat.control.model;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunningFieldTest {
  private static final int CALLS = 200;
  private static final int RING = 30;

  static Stream<Model> models() {
    return Stream.of(WeightLoops.implicit(), WeightLoops.explicit(), Tank.tank(), ring());
  }

  /** Homeostats in a ring, too many for one method. */
  private static Model ring() {
    List<Part> parts = new ArrayList<>(List.of(time("1")));
    for (int i = 0; i < RING; i++) {
      int before = (i + RING - 1) % RING;
      int after = (i + 1) % RING;
      parts.add(state("x" + i, 0.1 * i, "1", ""));
      parts.add(state("e" + i, 0, "1", ""));
      parts.add(equations("""
          u%1$d = e%1$d/sqrt(1 + e%1$d^2)
          load%1$d = sin(0.26*t + %1$d)/exp(cos(0.26*t))
          dx%1$d/dt = u%1$d - 0.2*x%1$d + 0.1*(x%2$d - 2*x%1$d + x%3$d) + 0.1*load%1$d
          de%1$d/dt = (0.5 + 0.1*u%2$d*u%3$d - x%1$d - e%1$d)/0.001
          """.formatted(i, before, after)));
    }
    return Model.of("ring", Part.all(parts));
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
  private static double moment(SplittableRandom r) {
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
    int m = field.sparsity().size();
    for (int call = 0; call < CALLS; call++) {
      double t = moment(r);
      double[] y = Arrays.stream(model.start())
          .map(start -> start * r.nextDouble(0.5, 2) + r.nextDouble()).toArray();
      if (r.nextBoolean()) {
        assertSame(n, out -> field.derivatives(t, y, out), out -> running.derivatives(t, y, out));
      } else {
        assertSame(n + m + n, out -> field.linearize(t, y, out), out -> running.linearize(t, y, out));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void linearizingGivesTheRatesTheJacobianAndTheTimeDerivativeToTheLastBit(Model model) {
    VectorField field = model.field();
    double[] y = model.start();
    int n = y.length;
    int m = field.sparsity().size();
    double[] all = after(n + m + n, out -> field.linearize(5, y, out));
    assertArrayEquals(after(n, out -> field.derivatives(5, y, out)), Arrays.copyOf(all, n));
    assertArrayEquals(
        after(m, out -> field.jacobian(5, y, out)), Arrays.copyOfRange(all, n, n + m));
    assertArrayEquals(
        after(n, out -> field.timeDerivative(5, y, out)), Arrays.copyOfRange(all, n + m, all.length));
  }

  @ParameterizedTest
  @MethodSource("models")
  void onceItRunsItAllocatesNothing(Model model) {
    VectorField running = model.field().forOneRun();
    LinearSolver solver = running.linearSolver();
    int n = running.dimension();
    double[] y = model.start();
    double[] rates = new double[n];
    double[] linear = new double[n + running.sparsity().size() + n];
    double[] x = new double[n];
    IntConsumer step = call -> {
      running.derivatives(call, y, rates);
      running.linearize(call, y, linear);
      assertTrue(solver.decompose(20, linear, n));
      solver.solve(rates, x);
    };
    IntStream.range(0, CALLS).forEach(step);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int call = 0; call < CALLS; call++) {
      step.accept(call);
    }
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
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
