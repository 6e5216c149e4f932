package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long runs tell how far they are, and can be cancelled. */
class MonitorTest {

  /** Of 1e-9, over one and a half turns. */
  private static final double SOME_TOLERANCES = 1e-7;

  static Stream<String> methods() {
    return Method.names().stream();
  }

  private static Problem oscillation() {
    return new Problem(Fields.OSCILLATOR, 0, new double[] {1, 0}, 50, List.of());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyStepIsTold(String method) {
    List<Double> times = new ArrayList<>();
    Solution run = Solver.named(method).solve(oscillation(), (t, y) -> times.add(t));
    assertEquals(run.statistics().steps(), times.size());
    assertEquals(50, times.get(times.size() - 1));
    assertEquals(times.stream().sorted().toList(), times);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aCancelledRunKeepsWhatItReached(String method) {
    Solution run = Solver.named(method).solve(oscillation(), (t, y) -> t < 10);
    Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, run.outcome());
    assertEquals("it was cancelled", stopped.reason());
    assertTrue(stopped.time() >= 10 && stopped.time() < 20);
    assertEquals(Math.cos(9), run.dense().at(9)[0], SOME_TOLERANCES);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void anInterruptedThreadEndsItsRun(String method) {
    Thread.currentThread().interrupt();
    Solution run = Solver.named(method).solve(oscillation(), Monitor.NONE);
    assertTrue(Thread.interrupted(), "the thread is still interrupted");
    assertEquals("it was cancelled", assertInstanceOf(Outcome.Stopped.class, run.outcome()).reason());
  }
}
