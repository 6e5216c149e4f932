package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.simulate.Models.SOLVER;
import static org.homeostat.control.simulate.Models.decay;
import static org.homeostat.control.simulate.Models.leak;
import static org.homeostat.control.simulate.Models.oscillator;
import static org.homeostat.control.simulate.Models.run;
import static org.homeostat.control.solve.Crossing.EITHER;
import static org.homeostat.control.solve.Crossing.FALLING;
import static org.homeostat.control.solve.Crossing.RISING;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clause does that a crossing opens: once for each crossing in its direction. */
class CrossingTest {

  private static final double LN2 = Math.log(2);

  /** From 2 to 1 takes ln 2, again and again: in 10 days fourteen times. */
  @ParameterizedTest
  @CsvSource({"tsit5", "vern7", "rodas5p", "bdf", "radau", "dp853", "dp54", "gbs", "adams"})
  void aStoreThatIsRefilledWhenLowIsRefilledEachTime(String method) {
    Trajectory run = Simulation.of(decay()).until(10).with(Solver.named(method))
        .under(Protocol.of("refill", when("x - low", FALLING).set("x", 2))).run();
    for (double t = 0.01; t <= 10; t += 0.01) {
      assertEquals(2 * Math.exp(-(t % LN2)), run.at(t, "x"), 20 * SOLVER, "at " + t);
    }
  }

  /** n grows by half at each crossing of x = cos t through 0, in 20 turns. */
  @ParameterizedTest
  @CsvSource({"FALLING, 20", "RISING, 20", "EITHER, 40"})
  void anOscillatorsCrossingsAreCountedOnce(Crossing direction, int crossings) {
    Protocol count = Protocol.of("count", when("x", direction).scale("n", 1.5));
    Trajectory run = run(counting(), count, 40 * Math.PI);
    assertEquals(crossings, Math.log(run.last("n")) / Math.log(1.5), SOLVER);
  }

  @ParameterizedTest
  @CsvSource({"0.9", "0.99", "0.999"})
  void briefVisitsBeyondAThresholdAreCountedToo(double threshold) {
    Model model = counting().with(parameter("top", threshold, "1", "threshold"));
    Trajectory run = run(model, Protocol.of("count", when("x - top", RISING).scale("n", 1.5)), 40 * Math.PI);
    assertEquals(20, Math.log(run.last("n")) / Math.log(1.5), SOLVER, "it starts in the first visit");
  }

  private static Model counting() {
    return oscillator().with(state("n", 1, "1", "counter"), equations("dn/dt = 0"));
  }

  @Test
  void aStartBeyondTheThresholdIsNoCrossing() {
    Protocol refill = Protocol.of("refill", when("x - low", FALLING).set("x", 2));
    assertEquals(0.5 * Math.exp(-1), run(decay().startingAt("x", 0.5), refill, 1).last("x"), SOLVER);
    assertEquals(Math.exp(-1), run(decay().startingAt("x", 1), refill, 1).last("x"), SOLVER);
  }

  @Test
  void whatActsOverTimeGoesOnFromTheFirstCrossing() {
    Trajectory run = run(decay(), Protocol.of("stop", when("x - low", FALLING).hold("loss", 0)), 5);
    assertEquals(2 * Math.exp(-0.5), run.at(0.5, "x"), SOLVER);
    assertEquals(1, run.at(LN2, "x"), SOLVER);
    assertEquals(1, run.last("x"), SOLVER);
    assertEquals(0, run.last("loss"));
  }

  /** Frozen exactly on the threshold: the expression then stays at zero. */
  @Test
  void aStateHeldWhereItCrossesNeitherHangsNorCrossesAgain() {
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
      for (Crossing direction : Crossing.values()) {
        Trajectory run = run(decay(), Protocol.of("freeze", when("x - low", direction).hold("x")), 5);
        assertEquals(direction == RISING ? 2 * Math.exp(-5) : 1, run.last("x"), SOLVER);
      }
    });
  }

  /** x' = 3 - x from 1 for half a day gives 3 - 2*exp(-0.5), which decays to 1 in the logarithm of that. */
  @Test
  void aClauseThatLastsClosesAndOpensAgainAtTheNextCrossing() {
    Trajectory run = run(decay(),
        Protocol.of("feed", when("x - low", FALLING).infuse("u", 3).lasting(days(0.5))), 5);
    double top = 3 - 2 * Math.exp(-0.5);
    double period = 0.5 + Math.log(top);
    for (int i = 0; LN2 + i * period + 0.5 < 5; i++) {
      assertEquals(1, run.at(LN2 + i * period, "x"), 20 * SOLVER);
      assertEquals(top, run.at(LN2 + i * period + 0.5, "x"), 20 * SOLVER);
      assertEquals(3, run.everything(LN2 + i * period + 0.25).get("u"));
      assertEquals(0, run.everything(LN2 + i * period + 0.6).get("u"));
    }
  }

  @Test
  void aCrossingWhileTheClauseLastsMakesItLastLonger() {
    Protocol count = Protocol.of("count", when("x", FALLING).hold("y", 1).lasting(Time.of(7)));
    Model model = oscillator().with(auxiliary("y", "1", "mark"), equations("y = 0"));
    Trajectory run = run(model, count, 20);
    assertEquals(0, run.at(1.5, "y"));
    for (double t = 1.6; t < 20; t += 0.1) {
      assertEquals(1, run.at(t, "y"), "every turn of 6.3 it is marked anew, for 7, at " + t);
    }
  }

  @Test
  void twoClausesOnOneCrossingBothAct() {
    Trajectory run = run(decay(), Protocol.of("both", when("x - low", FALLING).set("x", 2),
        when("2*x - 2*low", FALLING).set("k", 0.5), when("x^2 - low^2", FALLING).infuse("u", 0.1)), 2);
    double rest = 0.1 / 0.5;
    assertEquals(rest + (2 - rest) * Math.exp(-0.5 * (2 - LN2)), run.last("x"), SOLVER);
  }

  @Test
  void theCrossingsOfOneStepAreTakenInOrder() {
    Model model = leak().with(parameter("mid", 0.75, "g", "threshold"));
    Trajectory run = run(model, Protocol.of("stages",
        when("x - low", FALLING).scale("q", 0.1), when("x - mid", FALLING).set("x", 0.6)), 3);
    double first = 0.25 / 0.3;
    double second = first + 0.1 / 0.3;
    assertEquals(0.6 - 0.3 * 0.05, run.at(first + 0.05, "x"), SOLVER);
    assertEquals(0.5 - 0.03 * (3 - second), run.last("x"), SOLVER);
  }

  /**
   * x falls from 1 by 0.25 a day in doubles without rounding, and is at the threshold on the boundary of
   * day 2.
   */
  @Test
  void aCrossingExactlyAtABoundaryCountsOnce() {
    Model exact = leak().let("q", 0.25);
    for (Protocol other : new Protocol[] {none(), Protocol.of("idle", after(2).scale("q", 1)),
        Protocol.of("idle", at(1).scale("x", 1), at(2).scale("x", 1))}) {
      Protocol slow = Protocol.of("slow", when("x - low", FALLING).infuse("x", 0.125));
      assertEquals(0.5 - 0.125 * 2, run(exact, slow.and(other), 4).last("x"), SOLVER, other.toString());
    }
  }

  @Test
  void aJumpOverTheThresholdIsACrossing() {
    Protocol bleed = Protocol.of("bleed", at(0.5).set("x", 0.2), when("x - low", FALLING).set("k", 0));
    assertEquals(0.2, run(decay(), bleed, 3).last("x"), SOLVER);
    Protocol other = Protocol.of("bleed", at(0.5).set("x", 0.2), when("x - low", RISING).set("k", 0));
    assertEquals(0.2 * Math.exp(-2.5), run(decay(), other, 3).last("x"), SOLVER);
  }

  @Test
  void aHoldThatTakesAnAuxiliaryOverTheThresholdIsACrossing() {
    Model model = decay().with(parameter("least", 0.5, "g/d", "threshold"));
    Protocol lesion = Protocol.of("lesion",
        during(0.2, 0.4).lesion("loss"), when("loss - least", FALLING).infuse("u", 1));
    assertEquals(1, run(model, lesion, 3).everything(0.2).get("u"));
    assertEquals(0, run(model, lesion, 3).everything(0.19).get("u"));
  }

  /**
   * The clause's own jump puts the expression back on the side that it came from, or leaves it on the
   * other.
   */
  @Test
  void aClausesOwnJumpIsNoCrossing() {
    Trajectory up = run(decay(), Protocol.of("refill", when("x - low", EITHER).set("x", 2)), 1);
    assertEquals(2 * Math.exp(-(1 - LN2)), up.last("x"), SOLVER);
    Trajectory on = run(decay(), Protocol.of("stay", when("x - low", EITHER).set("x", 1)), 1);
    assertEquals(Math.exp(-(1 - LN2)), on.last("x"), SOLVER);
  }

  /** From day 1 on, each of the two jumps makes the other's expression jump over zero. */
  @Test
  void clausesThatSwitchEachOtherForEverStopTheRun() {
    Model model = decay().with(
        state("m", 1, "1", "switch"), state("n", 1, "1", "switch"), parameter("s", 1, "1", "sign of m"),
        equations("dm/dt = 0\ndn/dt = 0"));
    Trajectory run = run(model, Protocol.of("quarrel", after(1).set("s", -1),
        when("n", EITHER).scale("m", -1), when("s*m", EITHER).scale("n", -1)), 2);
    assertEquals("""
        decay stopped at 1 d of 2 d: the protocol changed the model 100,000 times.
            A when(...) may switch back and forth; let it last for a while, or move its threshold."""
        + Trouble.EVENTS_WITHOUT_END.more(),
        run.ending());
    assertEquals(2 * Math.exp(-1), run.last("x"), SOLVER);
  }

  @Test
  void whatIsSetAtABoundaryWhereACrossingLiesIsSetToo() {
    Model exact = leak().let("q", 0.25).with(state("n", 1, "1", "counter"), equations("dn/dt = 0"));
    Protocol both = Protocol.of("both", at(2).scale("n", 3), when("x - low", FALLING).set("x", 1));
    Trajectory run = run(exact, both, 3);
    assertEquals(3, run.last("n"), "once");
    assertEquals(0.75, run.last("x"), SOLVER);
  }

  @Test
  void anExpressionMayDependOnTime() {
    Model model = decay().with(parameter("start", 1.5, "d", "when"));
    Trajectory run = run(model, Protocol.of("late", when("t - start", RISING).hold("loss", 0)), 5);
    assertEquals(2 * Math.exp(-1.5), run.last("x"), SOLVER);
  }

  /** The last digit of what is held swings about the crossing between steps; that is no crossing. */
  @ParameterizedTest
  @CsvSource({"0.997", "0.9972", "0.9974", "1.0001"})
  void aStateHeldWhereItCrossedDoesNotCrossAgain(double low) {
    Model model = decay().let("low", low);
    Protocol protocol = Protocol.of("rest", when("x - low", FALLING).hold("x").lasting(days(0.7)));
    Trajectory run = Simulation.of(model).under(protocol).until(4)
        .with(Solver.named("rodas5p").rtol(1e-12)).run();
    assertEquals(3, run.phases().size());
    assertEquals(run.phases().get(1).from() + 0.7, run.phases().get(2).from(), 1e-15);
  }
}
