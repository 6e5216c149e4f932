package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.simulate.Models.leak;
import static org.homeostat.control.simulate.Models.run;
import static org.homeostat.control.solve.Crossing.FALLING;
import static org.homeostat.control.solve.Crossing.RISING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that end because a state falls to its bound. */
class EndingTest {

  private static final double LOCATED = 1e-9;

  @ParameterizedTest
  @CsvSource({"tsit5", "vern7", "rodas5p", "bdf", "radau", "dp853", "dp54", "gbs", "adams"})
  void theRunEndsWhereTheStateReachesItsBound(String method) {
    Trajectory run = Simulation.of(leak()).until(50).with(Solver.named(method)).run();
    assertEquals(new Outcome.Ended("runs dry", run.end()), run.outcome());
    assertEquals(1 / 0.3, run.end(), LOCATED);
    assertEquals(0, run.last("x"), "the bound itself, without rounding");
    assertEquals("leak runs dry, day 3.33", run.ending());
    assertTrue(run.outcome().isFinished());
  }

  /** x = cos t falls below 0.25 at acos 0.25. */
  @Test
  void theBoundNeedNotBeZero() {
    Model model = Model.of("oscillator", time("1"),
        state("x", 1, "1", "place").endsAt(0.25, "is low"),
        state("v", 0, "1", "speed"),
        equations("dx/dt = v\ndv/dt = -x"));
    Trajectory run = run(model, none(), 50);
    assertEquals(Math.acos(0.25), run.end(), LOCATED);
    assertEquals(0.25, run.last("x"));
    assertEquals("oscillator is low at 1.32", run.ending());
  }

  @Test
  void aStartOnTheBoundEndsAtOnceIfTheStateFalls() {
    Trajectory run = run(leak().startingAt("x", 0), none(), 50);
    assertEquals("leak runs dry, day 0", run.ending());
    assertEquals(0, run.last("x"));
    assertEquals(1, run.grid(1).length);
    assertEquals("leak runs dry, day 0\n  x                 0 -> 0          g        \u2584", run.toString());
  }

  @Test
  void aStartOnTheBoundGoesOnIfTheStateRisesOrRests() {
    assertEquals(0.5, run(leak().startingAt("x", 0).let("q", -0.1), none(), 5).last("x"), LOCATED);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () ->
        assertEquals("leak ran to 5 d", run(leak().startingAt("x", 0).let("q", 0), none(), 5).ending()));
  }

  /** x' = -2 t from 0: it rests at the start and falls then. */
  @Test
  void aStartOnTheBoundEndsAsSoonAsTheStateFalls() {
    Model model = Model.of("leak", time("1"), state("x", 0, "1", "store").endsAt(0, "runs dry"),
        equations("dx/dt = -2*t"));
    assertEquals(0, run(model, none(), 5).end(), 1e-6);
  }

  @Test
  void aProtocolThatTakesTheStateBeyondItsBoundEndsTheRun() {
    Trajectory run = run(leak(), Protocol.of("bleed", at(1).scale("x", 0)), 50);
    assertEquals("leak runs dry, day 1", run.ending());
    assertEquals(0, run.last("x"));
    assertEquals(0.7 + 0.3 * 1e-9, run.at(1 - 1e-9, "x"), LOCATED);
  }

  /** Inflow would fill it again: what has run dry is over all the same. */
  @Test
  void aProtocolThatBringsTheStateToItsBoundEndsTheRunThoughTheStateWouldRise() {
    Model filling = leak().let("q", -0.1).let("low", 1.1);
    for (Clause empty : List.of(at(1).set("x", 0), at(1).scale("x", 0), after(1).hold("x", 0),
        when("x - low", RISING).set("x", 0))) {
      Trajectory run = run(filling, Protocol.of("empty", empty), 50);
      assertEquals("leak runs dry, day 1", run.ending(), empty.toString());
      assertEquals(0, run.last("x"));
    }
    assertEquals("leak ran to 50 d", run(filling, Protocol.of("half", at(1).scale("x", 0.5)), 50).ending());
  }

  @Test
  void aBoundaryWhereTheStateReachesItsBoundEndsTheRun() {
    Model exact = leak().let("q", 0.25);
    Protocol idle = Protocol.of("idle", after(4).scale("q", 1));
    assertEquals("leak runs dry, day 4", run(exact, idle, 50).ending());
    assertEquals("leak runs dry, day 4", run(exact, none(), 4).ending(), "the end of the run is one");
    assertEquals("leak ran to 4 d", run(exact.let("q", 0.24), none(), 4).ending());
  }

  /** Which of two that run dry together is located first is chance; both are told, and neither is below 0. */
  @ParameterizedTest
  @CsvSource({"tsit5", "radau", "bdf"})
  void statesThatReachTheirBoundsTogetherAreAllTold(String method) {
    Model two = Model.of("two", time("d"),
        state("x", 1, "g", "store").nonNegative().endsAt(0, "runs dry"),
        state("y", 1, "g", "another").nonNegative().endsAt(0, "runs dry"),
        state("z", 0, "g", "one that grows from 0").nonNegative().endsAt(0, "runs dry"),
        parameter("a", 0.3, "g", "what is lost with nothing left"),
        parameter("k", 1, "1/d", "rate"),
        equations("dx/dt = -k*(a + x)\ndy/dt = -k*(a + y)\ndz/dt = k*a"));
    Solver solver = Solver.named(method);
    Trajectory run = Simulation.of(two).until(50).with(solver).run();
    assertEquals("two runs dry (x) and runs dry (y), day 1.47", run.ending());
    assertEquals(0, run.last("x"));
    assertEquals(0, run.last("y"));
    Trajectory one = Simulation.of(two.startingAt("y", 1.001)).until(50).with(solver).run();
    assertEquals("two runs dry (x), day 1.47", one.ending());
    assertTrue(one.last("y") > 0, one.toString());
  }

  @Test
  void aCrossingBeforeTheEndInTheSameStepIsTakenFirst() {
    Protocol rescue = Protocol.of("rescue", when("x - low", FALLING).set("q", 0));
    Trajectory run = run(leak().let("low", 1e-6), rescue, 50);
    assertEquals("leak ran to 50 d", run.ending());
    assertEquals(1e-6, run.last("x"), 1e-12);
  }

  @Test
  void aCrossingAtTheEndComesTooLate() {
    Protocol rescue = Protocol.of("rescue", when("x", FALLING).set("x", 1));
    assertEquals("leak runs dry, day 3.33", run(leak(), rescue, 50).ending());
  }
}
