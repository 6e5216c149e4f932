package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that are noted, that change the state, and that pile up. */
class EventEffectTest {

  /** Some tolerances of 1e-9 over the slopes of the crossings, which are about one. */
  private static final double LOCATED = 1e-7;

  /**
   * A run of length 10 ends when a bounce came within 1e-6, a ten-millionth, of the one before; as much time
   * is left then where bounces halve, and in a run ten times as long, at nine tenths, a hundred times that.
   */
  private static final double SOON = 1e-6;

  /** A ball falls: height and speed. */
  private static final VectorField BALL = Fields.of(2, (t, y, d) -> {
    d[0] = y[1];
    d[1] = -2;
  });

  static Stream<String> methods() {
    return Method.names().stream();
  }

  private static Event bounce(double restitution, Crossing direction) {
    return new Event("bounce", (t, y) -> y[0], direction, (t, y) -> {
      y[1] = -restitution * y[1];
      return true;
    });
  }

  /** From height 1 at rest it hits the ground at t = 1, 3, 5, ... */
  @ParameterizedTest
  @MethodSource("methods")
  void aBallBouncesAtTheRightTimes(String method) {
    Solution run = Solver.named(method)
        .solve(BALL, 0, new double[] {1, 0}, 10, List.of(bounce(1, Crossing.FALLING)));
    double[] times = run.happened().stream().mapToDouble(Solution.Happening::time).toArray();
    assertArrayEquals(new double[] {1, 3, 5, 7, 9}, times, LOCATED);
    assertEquals(1, run.dense().at(6)[0], LOCATED);
    assertEquals(2, run.dense().at(times[0])[1], LOCATED, "at the bounce, what is left after it");
    assertInstanceOf(Outcome.Completed.class, run.outcome());
    assertEquals(List.of(), run.events());
  }

  /** After a reset at the root the function has no side, so the way up is not a second crossing. */
  @ParameterizedTest
  @EnumSource(Crossing.class)
  void aResetAtTheRootDoesNotHappenTwice(Crossing direction) {
    for (String method : Method.names()) {
      double start = direction == Crossing.RISING ? -1 : 1;
      VectorField ball = direction == Crossing.RISING ? Fields.of(2, (t, y, d) -> {
        d[0] = y[1];
        d[1] = 2;
      }) : BALL;
      Solution run = Solver.named(method)
          .solve(ball, 0, new double[] {start, 0}, 10, List.of(bounce(1, direction)));
      assertEquals(5, run.happened().size(), method);
    }
  }

  @Test
  void anEffectThatChangesNothingHappensOnceACrossing() {
    Event nothing = new Event("zero", (t, y) -> y[0], Crossing.EITHER, (t, y) -> {
      y[0] = y[0] * 1;
      return true;
    });
    Solution run = Solver.nonStiff().solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, 20, List.of(nothing));
    assertEquals(6, run.happened().size());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void notedEventsLeaveTheSolutionAsItIs(String method) {
    List<Event> events = List.of(
        new Event("zero", (t, y) -> y[0], Crossing.EITHER, Event.Effect.NOTED),
        new Event("top", (t, y) -> y[1], Crossing.FALLING, Event.Effect.NOTED));
    Solution run = Solver.named(method).solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, 7, events);
    assertEquals(List.of(0, 0, 1),
        run.happened().stream().map(Solution.Happening::event).toList());
    assertEquals(2 * Math.PI, run.happened().get(2).time(), LOCATED);
    for (double t = 0; t <= 7; t += 0.1) {
      assertEquals(Math.cos(t), run.dense().at(t)[0], LOCATED, method);
    }
  }

  /** Two crossings in one step happen in their order, each with its effect. */
  @ParameterizedTest
  @MethodSource("methods")
  void severalEventsInAStepHappenInOrder(String method) {
    VectorField clock = Fields.scalar((t, x) -> 1);
    List<Event> events = List.of(
        new Event("second", (t, y) -> y[0] - 50.01, Crossing.RISING, Event.Effect.NOTED),
        new Event("first", (t, y) -> y[0] - 50, Crossing.RISING, Event.Effect.NOTED),
        new Event("third", (t, y) -> y[0] - 50.02, Crossing.RISING));
    Solution run = Solver.named(method).solve(clock, 0, new double[] {0}, 100, events);
    assertEquals(List.of(1, 0, 2), run.happened().stream().map(Solution.Happening::event).toList());
    assertEquals("third", run.outcome().toString());
    assertEquals(List.of(2), run.events());
  }

  /** With restitution 1/2 the bounces pile up at t = 3: 1 + 1 + 1/2 + ... */
  @ParameterizedTest
  @MethodSource("methods")
  void eventsThatPileUpEndTheRunWithAReason(String method) {
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
      Solution run = Solver.named(method)
          .solve(BALL, 0, new double[] {1, 0}, 10, List.of(bounce(0.5, Crossing.FALLING)));
      Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, run.outcome(), method);
      assertEquals("the event 'bounce' happens without end", stopped.reason());
      assertEquals(3, stopped.time(), method.equals("bdf") ? 2 * SOON : SOON,
          "bdf is off by 1.4e-6: a ball that slow gains on any error");
      assertTrue(run.last()[0] > -LOCATED, "it has not fallen through the ground");
    });
  }

  @Test
  void anEffectThatLeavesNoNumberIsNamed() {
    Event broken = new Event("dose", (t, y) -> t - 1, Crossing.RISING, (t, y) -> {
      y[0] = 0.0 / 0;
      return true;
    });
    Solution run = Solver.auto().solve(Fields.DECAY, 0, new double[] {1}, 5, List.of(broken));
    Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, run.outcome());
    assertEquals("the effect of the event 'dose' leaves state 0 at NaN", stopped.reason());
    assertEquals(Math.exp(-1), run.last()[0], LOCATED, "what was reached is kept");
  }

  @Test
  void ofSimultaneousEventsTheOneThatEndsTheRunIsNamedAndAllHaveTheirEffects() {
    List<Event> events = List.of(
        new Event("dose", (t, y) -> t - 1, Crossing.RISING, (t, y) -> {
          y[0] = 42;
          return true;
        }),
        new Event("end", (t, y) -> t - 1, Crossing.RISING));
    for (String method : Method.names()) {
      Solution run = Solver.named(method).solve(Fields.DECAY, 0, new double[] {1}, 5, events);
      assertEquals("end", run.outcome().toString(), method);
      assertEquals(List.of(1), run.events(), method);
      assertEquals(42, run.last()[0], method);
      assertEquals(2, run.happened().size(), method);
    }
  }

  /** The last digits of a time near zero are no measure of what is simultaneous there. */
  @Test
  void eventsAtZeroAfterANegativeStartAreAllFound() {
    VectorField lines = Fields.of(2, (t, y, d) -> {
      d[0] = 1;
      d[1] = 3;
    });
    List<Event> events = List.of(
        new Event("a", (t, y) -> y[0], Crossing.EITHER, Event.Effect.NOTED),
        new Event("b", (t, y) -> y[1], Crossing.EITHER, Event.Effect.NOTED));
    for (String method : Method.names()) {
      Solution run = Solver.named(method).solve(lines, -0.7, new double[] {-0.7, -2.1}, 1, events);
      assertEquals(Set.of(0, 1), run.happened().stream().map(Solution.Happening::event)
          .collect(Collectors.toSet()), method);
    }
  }

  /** A ball that keeps nine tenths of its speed comes to rest at t = 19. */
  @ParameterizedTest
  @MethodSource("methods")
  void aBallThatLosesLittleDoesNotFallThroughTheGround(String method) {
    Solution run = Solver.named(method)
        .solve(BALL, 0, new double[] {1, 0}, 100, List.of(bounce(0.9, Crossing.FALLING)));
    Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, run.outcome(), method);
    assertEquals("the event 'bounce' happens without end", stopped.reason());
    assertEquals(19, stopped.time(), 100 * SOON);
  }

  @Test
  void anEffectThatLeavesAnEventWithoutAValueIsNamedUnlessTheRunEndsThere() {
    Event root = new Event("root", (t, y) -> Math.sqrt(y[0]) - 2, Crossing.RISING);
    Event dose = new Event("dose", (t, y) -> t - 1, Crossing.RISING, (t, y) -> {
      y[0] = -1;
      return true;
    });
    Solution run = Solver.auto().solve(Fields.DECAY, 0, new double[] {1}, 5, List.of(root, dose));
    assertEquals("the event 'root' is NaN",
        assertInstanceOf(Outcome.Stopped.class, run.outcome()).reason());
    Event last = new Event("dose", dose.gauge(), dose.direction(), (t, y) -> !dose.effect().happens(t, y));
    Solution ended = Solver.auto().solve(Fields.DECAY, 0, new double[] {1}, 5, List.of(root, last));
    assertEquals("dose", assertInstanceOf(Outcome.Ended.class, ended.outcome()).reason());
  }

  @Test
  void anEffectRightAtTheEndIsTheLastState() {
    Event dose = new Event("dose", (t, y) -> t < 1 ? -1 : 1, Crossing.RISING, (t, y) -> {
      y[0] += 1;
      return true;
    });
    Solution run = Solver.auto().solve(Fields.DECAY, 0, new double[] {1}, 1, List.of(dose));
    assertEquals(Math.exp(-1) + 1, run.last()[0], LOCATED);
    assertInstanceOf(Outcome.Completed.class, run.outcome());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aFunctionThatBecomesNaNStopsTheRunAndIsNamed(String method) {
    Event root = new Event("root of what is left", (t, y) -> Math.sqrt(1 - t), Crossing.FALLING);
    Outcome outcome = Solver.named(method)
        .solve(Fields.DECAY, 0, new double[] {1}, 5, List.of(root)).outcome();
    Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, outcome);
    assertEquals("the event 'root of what is left' is NaN", stopped.reason());
    assertTrue(stopped.time() <= 1);
  }
}
