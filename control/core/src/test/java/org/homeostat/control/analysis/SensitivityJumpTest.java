package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.solve.Crossing.EITHER;
import static org.homeostat.control.solve.Crossing.FALLING;
import static org.homeostat.control.solve.Crossing.RISING;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sensitivities across everything that makes a run or its equations jump. */
class SensitivityJumpTest {

  /** Of a run's tolerance, 1e-9, what adds up. */
  private static final double SOLVER = 1e-7;

  /** Two stores, the first emptied into the second by a law with a kink and a jump at hand if wanted. */
  static Model stores(String law) {
    return Model.of("stores", time("d"),
        state("x", 2, "g", "first"),
        state("z", "x/4", "g", "second"),
        parameter("k", 0.7, "1/d", "flow"),
        parameter("c", 0.4, "1/d", "loss"),
        parameter("low", 1, "g", "threshold"),
        parameter("when", 1.3, "d", "time"),
        parameter("part", 0.6, "1", "share"),
        input("u", 0.3, "g/d", "supply"),
        equations("flow = k*x*" + law + "\n" + """
            sum   = x + part*z
            dx/dt = u - flow
            dz/dt = flow - c*z
            """));
  }

  static Stream<Protocol> protocols() {
    return Stream.of(
        Protocol.of("hold a state where it is", during(1, 2).hold("x")),
        Protocol.of("hold a state", during(1, 2).hold("x", 1.7)),
        Protocol.of("hold an auxiliary", during(1, 2).hold("flow", 0.9)),
        Protocol.of("hold an input", during(1, 2).hold("u", 0.9)),
        Protocol.of("infuse a state", during(1, 2).infuse("z", 0.9)),
        Protocol.of("infuse an input", during(1, 2).infuse("u", 0.9)),
        Protocol.of("set a parameter", after(1).set("k", 1.2)),
        Protocol.of("scale a parameter", during(1, 2).scale("k", 1.2), after(2).scale("c", 3)),
        Protocol.of("set a state", at(1).set("x", 1.7)),
        Protocol.of("scale a state", at(1).scale("x", 1.7), at(1.5).scale("z", 0.2)),
        Protocol.of("all at once", at(1).scale("x", 1.7), during(1, 2).scale("k", 0.3),
            during(1, 3).infuse("z", 0.5), during(1.5, 2.5).hold("flow", 0.9)),
        Protocol.of("when: infuse", when("x - low", FALLING).infuse("u", 0.9)),
        Protocol.of("when: hold", when("x - low", FALLING).hold("x")),
        Protocol.of("when: hold at", when("x - low", FALLING).hold("x", 1.1)),
        Protocol.of("when: set", when("x - low", FALLING).set("x", 2)),
        Protocol.of("when: scale", when("x - low*part", FALLING).scale("x", 1.9).scale("z", 0.5)),
        Protocol.of("when: set a parameter", when("sum - 1.2*low", FALLING).set("k", 0.1)),
        Protocol.of("when: scale a parameter", when("z - part*low", RISING).scale("k", 0.1).scale("c", 2)),
        Protocol.of("when: time", when("t - when", RISING).set("x", 1.9)),
        Protocol.of("when: lasting", when("x - low", FALLING).infuse("u", 2).lasting(days(0.4))),
        Protocol.of("when: after a scale", during(0, 1).scale("k", 2), during(0, 4).scale("low", 1.1),
            when("flow - low*part*c", FALLING).hold("flow", 1)),
        Protocol.of("when: a jump over it", at(1).scale("x", 0.4), when("x - low", FALLING).scale("z", 2)),
        Protocol.of("when: a jump by another", when("x - low", FALLING).scale("x", 0.5),
            when("x - 0.7*low", FALLING).scale("z", 2)),
        Protocol.of("when: twice", when("x - low", EITHER).scale("z", 1.5),
            during(0, 2).infuse("u", 0.2), during(2, 4).infuse("u", 2)));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void acrossEachClauseTheyAreTheDifferencesOfRuns(Protocol protocol) {
    assertDifferences(Simulation.of(stores("1")).under(protocol).until(4).with(Solver.nonStiff()),
        "k", "low", protocol.name().endsWith("time") ? "when" : "u", "x");
  }

  private static void assertDifferences(Simulation run, String... varied) {
    Sensitivities found = Sensitivity.of(run).to(varied);
    for (String variable : varied) {
      Differences differences = Differences.of(run, variable);
      for (String quantity : found.quantities()) {
        for (double t : new double[] {0.9, 1.8, 2.7, found.end()}) {
          assertEquals(differences.of(course -> course.at(t, quantity)),
              found.at(t, quantity, variable), 10 * Differences.GOOD,
              "d" + quantity + "/d" + variable + " at " + t);
        }
      }
    }
  }

  /** A kink, a jump at a state, at a time, at whole numbers, and a sign; with stiff and explicit methods. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "pos(x/low - 1); vern7", "min(x, 1.2*low)/low; vern7", "abs(x/low - 1.2); radau",
      "if(x > low, 1, part); vern7", "if(x > low, 1, part); rodas5p", "if(x > low, 1, part); bdf",
      "if(t < when, 1, part); vern7", "if(t < when & x > low, 1, part); tsit5",
      "(1 + part*sign(x - low)/2); rodas5p", "(1 + floor(1.2*x/low)); vern7", "(1 + floor(3*t/when)); vern7",
      "if(x > low, 1, if(z > 0.6*low, part, 2*part)); auto"})
  void acrossTheJumpsOfEquationsTheyAreTheDifferencesOfRuns(String law, String method) {
    assertDifferences(Simulation.of(stores(law)).until(4).with(Solver.named(method)),
        "k", law.contains("when") ? "when" : "low", "x");
  }

  /** From 2 to 1 takes T = ln(2/low)/k; set to 2 there again: x = 2 exp(-k (t - T)), dT/dk = -T/k. */
  @Test
  void aResetAtACrossingMovesWithIt() {
    Model model = stores("1").let("u", 0);
    Sensitivities found = Sensitivity.of(Simulation.of(model).until(1.5)
        .under(Protocol.of("refill", when("x - low", FALLING).set("x", 2)))).to("k", "low", "x");
    double T = Math.log(2) / 0.7;
    double t = 1.3;
    double x = 2 * Math.exp(-0.7 * (t - T));
    assertEquals(-x * (t - T) - x * T, found.at(t, "x", "k"), SOLVER);
    assertEquals(x * -0.7 * (1 / 0.7), found.at(t, "x", "low"), SOLVER);
    assertEquals(x * 0.7 * (1 / (0.7 * 2)), found.at(t, "x", "x"), SOLVER);
  }

  /** Runs dry at x0/q. */
  @Test
  void theTimeOfAnEndingMoves() {
    Model leak = Model.of("leak", time("d"),
        state("x", 1, "g", "store").nonNegative().endsAt(0, "runs dry"),
        parameter("q", 0.3, "g/d", "loss"),
        parameter("low", 0.5, "g", "threshold"),
        equations("dx/dt = -q"));
    Sensitivities found = Sensitivity.of(Simulation.of(leak).until(10)).to("q", "x", "low");
    assertEquals(1 / 0.3, found.end(), SOLVER);
    assertEquals(-1 / 0.09, found.endTime("q"), SOLVER);
    assertEquals(1 / 0.3, found.endTime("x"), SOLVER);
    assertEquals(0, found.endTime("low"));
    assertEquals(-1 / 0.3, found.at(found.end(), "x", "q"), SOLVER);
    Model higher =
        leak.with(state("z", 2, "g", "other").endsAt(1.7, "is low"), equations("dz/dt = -0.5*q"));
    assertEquals(-0.6 / 0.09, Sensitivity.of(Simulation.of(higher).until(10)).to("q").endTime("q"), SOLVER);
  }

  @Test
  void theTimeOfAnEndingByAJumpIsThatOfTheJump() {
    Model leak = Model.of("leak", time("d"),
        state("x", 1, "g", "store").endsAt(0, "runs dry"),
        parameter("q", 0.3, "g/d", "loss"),
        parameter("low", 0.5, "g", "threshold"),
        equations("dx/dt = -q"));
    Simulation run = Simulation.of(leak).until(10)
        .under(Protocol.of("empty", when("x - low", FALLING).set("x", 0)));
    Sensitivities found = Sensitivity.of(run).to("q", "low");
    assertEquals(0.5 / 0.3, found.end(), SOLVER);
    assertEquals(-0.5 / 0.09, found.endTime("q"), SOLVER);
    assertEquals(-1 / 0.3, found.endTime("low"), SOLVER);
    assertEquals(-0.5 / 0.3, found.at(found.end(), "x", "q"), SOLVER, "as if it went on");
    Model reserve = Model.of("reserve", time("d"),
        state("x", 2, "g", "store").endsAt(1.5, "is low"),
        parameter("q", 0.3, "g/d", "loss"),
        equations("dx/dt = -q"));
    Sensitivities beyond = Sensitivity.of(
        Simulation.of(reserve).until(10).under(Protocol.of("beyond", at(1).scale("x", 0.5)))).to("q");
    assertEquals(1, beyond.end());
    assertEquals(0, beyond.at(1, "x", "q"), "it is put to its bound");
  }

  /** The time at which it fires depends on x, and the expression's slope does not tell how. */
  @Test
  void aCrossingByAJumpOfTheExpressionEndsThem() {
    Simulation run = Simulation.of(stores("1")).until(4)
        .under(Protocol.of("step", when("floor(x/low) - 0.5", FALLING).set("x", 2)));
    Sensitivities found = Sensitivity.of(run).to("k");
    assertEquals(1, found.trajectory().at(found.end() - SOLVER, "x"), 10 * SOLVER);
    assertEquals("""
        the time at which a clause of the protocol acts has no derivative.
            What decides it touches zero there or jumps over it, and does not cross it smoothly. Vary the\
         values a little, write it without jumps, or end the run before.""", found.outcome().toString());
    assertEquals("""
        stores: the objective has no derivative, because what decides when the run jumps touches zero or\
         jumps over it, and does not cross it smoothly.
            Vary the values a little, or write it without jumps.""",
        assertThrows(IllegalStateException.class,
            () -> Sensitivity.of(run).gradient(Objective.atEnd("x"))).getMessage());
  }

  /** Above its threshold x falls, below it rises: the run itself stops there. */
  @Test
  void aSwitchThatChattersEndsThemWhereItEndsTheRun() {
    Sensitivities found = Sensitivity.of(
        Simulation.of(stores("(1 + part*sign(x - low))")).until(4).with(Solver.named("tsit5").rtol(1e-4)))
        .to("k");
    assertTrue(found.end() <= found.trajectory().end());
    assertTrue(found.outcome().toString().startsWith("sign(x - low) in flow switches back and forth."));
  }

  @Test
  void aRunThatReachesItsTimeEndsWhenItDoes() {
    assertEquals(0, Sensitivity.of(Simulation.of(stores("1")).until(4)).to("k").endTime("k"));
  }
}
