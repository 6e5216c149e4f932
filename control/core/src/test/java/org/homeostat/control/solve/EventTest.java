package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventTest {

  /**
   * The error of the solution at the crossing, some tolerances of 1e-9, over its slope there, which is
   * about one.
   */
  private static final double LOCATED = 1e-8;

  /** The runs take milliseconds; a minute is for machines that are busy. */
  private static final Duration HANGING = Duration.ofSeconds(60);

  static Stream<String> methods() {
    return Method.names().stream();
  }

  @ParameterizedTest
  @CsvSource({"FALLING, 1.5707963267948966", "RISING, 4.71238898038469", "EITHER, 1.5707963267948966"})
  void theFirstCrossingInItsDirectionEndsTheRun(Crossing direction, double expected) {
    for (String method : Method.names()) {
      Solution run = oscillation(method, 20, new Event("crosses", (t, y) -> y[0], direction));
      assertEquals(new Outcome.Ended("crosses", run.dense().to()), run.outcome());
      assertEquals(expected, run.outcome().time(), LOCATED, method);
      assertEquals(OptionalInt.of(0), run.event());
    }
  }

  /**
   * On a line the interpolants of three methods err by rounding only; Adams' is off by a tenth of the
   * tolerance.
   */
  @ParameterizedTest
  @CsvSource({"dp853, 1e-13", "dp54, 1e-13", "gbs, 1e-13", "adams, 1e-9",
      "tsit5, 1e-13", "vern7, 1e-13", "rodas5p, 1e-13", "radau, 1e-13", "bdf, 1e-13"})
  void onALineTheCrossingIsWhereTheLineIsZero(String method, double located) {
    VectorField line = Fields.scalar((t, x) -> -0.3);
    Solution run = Solver.named(method).solve(line, 0, new double[] {1}, 50, List.of(
        new Event("empty", (t, y) -> y[0], Crossing.FALLING)));
    assertEquals(1 / 0.3, run.outcome().time(), located);
    assertTrue(run.last()[0] <= 0, "the state is past the crossing, or on it");
    assertEquals(0, run.last()[0], 1e-14);
  }

  @Test
  void theEarliestOfSeveralEventsInOneStepWins() {
    VectorField line = Fields.scalar((t, x) -> 1);
    Solution run = Solver.auto().solve(line, 0, new double[] {0}, 100, List.of(
        new Event("third", (t, y) -> y[0] - 90.02, Crossing.RISING),
        new Event("first", (t, y) -> y[0] - 90, Crossing.RISING),
        new Event("second", (t, y) -> y[0] - 90.01, Crossing.RISING)));
    assertEquals("first", run.outcome().toString());
    assertEquals(List.of(1), run.events());
    assertEquals(90, run.outcome().time(), 1e-13);
  }

  @Test
  void eventsThatHappenAtOneTimeAreAllTold() {
    Solution run = oscillation("dp54", 20,
        new Event("later", (t, y) -> y[0] + 0.1, Crossing.FALLING),
        new Event("cubed", (t, y) -> Math.pow(y[0], 3), Crossing.FALLING),
        new Event("double", (t, y) -> 2 * y[0], Crossing.EITHER),
        new Event("other way", (t, y) -> -y[0], Crossing.FALLING),
        new Event("same", (t, y) -> y[0], Crossing.FALLING));
    assertEquals(List.of(1, 2, 4), run.events());
    assertEquals(OptionalInt.of(1), run.event());
  }

  @Test
  void touchingZeroIsNoCrossing() {
    VectorField clock = Fields.scalar((t, x) -> 1);
    Event touches = new Event("touches", (t, y) -> Math.abs(y[0] - 5), Crossing.EITHER);
    assertTrue(Solver.auto().solve(clock, 0, new double[] {0}, 10, List.of(touches)).events().isEmpty());
  }

  @Test
  void aZeroAtTheStartDoesNotEndTheRunThere() {
    Event crosses = new Event("crosses", (t, y) -> y[1], Crossing.RISING);
    Solution run = oscillation("dp54", 20, crosses);
    assertEquals(Math.PI, run.outcome().time(), LOCATED, "the speed falls from 0 and rises there");
  }

  @Test
  void aFunctionThatStaysAtZeroNeitherEndsNorHangsTheRun() {
    Event still = new Event("still", (t, y) -> y[0] - 1, Crossing.EITHER);
    assertTimeoutPreemptively(HANGING, () -> {
      for (String method : Method.names()) {
        Solution run = Solver.named(method)
            .solve(Fields.scalar((t, x) -> 0), 0, new double[] {1}, 10, List.of(still));
        assertTrue(run.outcome() instanceof Outcome.Completed, method);
      }
    });
  }

  @Test
  void aFunctionWithoutAValueAtTheStartIsRefused() {
    VectorField clock = Fields.scalar((t, x) -> 1);
    Event event = new Event("passes 5", (t, y) -> y[0] < 3 ? Double.NaN : y[0] - 5, Crossing.RISING);
    String message = assertThrows(IllegalArgumentException.class, () -> until(event, clock)).getMessage();
    assertEquals("The event 'passes 5' has no value at the start: it is NaN at t = 0."
        + " Its function has to be a number wherever the run may go.", message);
  }

  @Test
  void aJumpOfTheFunctionIsLocatedToTheLastDigit() {
    VectorField clock = Fields.scalar((t, x) -> 1);
    Event night = new Event("night", (t, y) -> t < 7.3 ? 1 : -1, Crossing.FALLING);
    assertEquals(7.3, until(night, clock));
  }

  /** x > 0.999 for 0.09 of each turn, and a step of DP853 is 0.4 long. */
  @ParameterizedTest
  @MethodSource("methods")
  void aShortVisitBeyondAThresholdIsNotMissed(String method) {
    Event peak = new Event("peak", (t, y) -> y[0] - 0.999, Crossing.RISING);
    double expected = 2 * Math.PI - Math.acos(0.999);
    assertEquals(expected, oscillation(method, 100, peak).outcome().time(), 1e-6, "its slope there is 0.04");
  }

  @Test
  void aFunctionOfTimeIsWatchedWhileTheStateRests() {
    VectorField rest = Fields.scalar((t, x) -> 1 - x);
    Event dusk = new Event("dusk", (t, y) -> Math.sin(2 * Math.PI * (t - 99.8)), Crossing.FALLING);
    Solution run = Solver.auto().solve(rest, 0, new double[] {1}, 400, List.of(dusk));
    assertEquals(0.3, run.outcome().time(), 1e-12);
  }

  @Test
  void theSolutionIsKnownUpToTheEventAndNoFurther() {
    Solution run = oscillation("dp54", 20, new Event("crosses", (t, y) -> y[0], Crossing.FALLING));
    double end = run.outcome().time();
    assertEquals(Math.cos(1.5), run.dense().at(1.5)[0], LOCATED);
    assertEquals(run.last()[0], run.dense().at(end)[0]);
    assertTrue(run.statistics().steps() > 0);
    assertFalse(run.dense().to() > end);
  }

  @Test
  void anEventInASpanOfSomeLastDigitsIsFound() {
    double to = 100 + 100 * Math.ulp(100.0);
    Solution run = Solver.auto().solve(Fields.scalar((t, x) -> 1), 100, new double[] {0}, to, List.of(
        new Event("half way", (t, y) -> y[0] - (to - 100) / 2, Crossing.RISING)));
    assertEquals(100 + 50 * Math.ulp(100.0), run.outcome().time(), 2 * Math.ulp(100.0));
    assertEquals("half way", run.outcome().toString());
  }

  private static double until(Event event, VectorField field) {
    return Solver.auto().solve(field, 0, new double[] {0}, 10, List.of(event)).outcome().time();
  }

  private static Solution oscillation(String method, double end, Event... events) {
    return Solver.named(method).solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, end, List.of(events));
  }
}
