package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.solve.Crossing.FALLING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Tolerance;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients by the adjoint equations: against closed forms, and against forward sensitivities. */
class GradientTest {

  private static final double RTOL = 1e-9;

  /** Two runs with an error of some tolerances each, in sizes of the objective. */
  private static final double AGREE = 100 * RTOL;

  /** Evaluations of some dozen steps, at the tightest methods' ten to thirty each. */
  private static final int FEW = 2000;

  private static final String[] NAMES = {"k", "c", "low", "when", "part", "u", "x", "z"};

  /** x = u/k + (x0 - u/k) exp(-k t), and its integral. */
  @ParameterizedTest
  @ValueSource(strings = {"auto", "tsit5", "vern7", "rodas5p", "bdf", "radau", "dp853"})
  void aDecaysGradientIsThatOfItsClosedForm(String method) {
    Simulation run = Simulation.of(SensitivityTest.decay()).until(3).with(Solver.named(method).rtol(RTOL));
    Gradient found = Sensitivity.of(run).gradient(Objective.integral("k*x"), "k", "u", "x");
    double k = 0.7;
    double u = 0.3;
    double T = 3;
    double e = Math.exp(-k * T);
    double size = 10;
    assertEquals(u * T + (2 - u / k) * (1 - e), found.value(), AGREE * size);
    assertEquals(1 - e, found.of("x"), AGREE * size);
    assertEquals(T - (1 - e) / k, found.of("u"), AGREE * size);
    assertEquals(u / (k * k) * (1 - e) + (2 - u / k) * T * e, found.of("k"), AGREE * size);
    Gradient last = Sensitivity.of(run).gradient(Objective.atEnd("x"), "k", "u", "x");
    assertEquals(e, last.of("x"), AGREE);
    assertEquals((1 - e) / k, last.of("u"), AGREE * size);
    assertEquals(u / k + (2 - u / k) * e, last.value(), AGREE * size);
  }

  private static void assertForward(Simulation run, String rate, String last, String unit) {
    Simulation summing = Simulation.of(run.model().with(
            state("total", 0, unit, "integral"), equations("dtotal/dt = " + rate)))
        .under(run.protocol()).until(run.until()).with(run.solver());
    Sensitivities forward = Sensitivity.of(summing).to(NAMES);
    Gradient gradient =
        Sensitivity.of(run).gradient(Objective.integral(rate).and(Objective.atEnd(last)), NAMES);
    double end = forward.end();
    double size = Math.abs(gradient.value()) + 1;
    assertEquals(forward.trajectory().last("total") + value(forward, last), gradient.value(), AGREE * size);
    for (String name : NAMES) {
      double slope = forward.at(end, "total", name) + 2 * forward.at(end, "z", name);
      assertEquals(slope, gradient.of(name), AGREE * size, () -> "by " + name);
    }
  }

  private static double value(Sensitivities run, String last) {
    assertEquals("2*z*day", last);
    return 2 * run.trajectory().last("z");
  }

  static Stream<Protocol> protocols() {
    return SensitivityJumpTest.protocols();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void acrossEachClauseItIsWhatTheForwardOnesGive(Protocol protocol) {
    Model model = SensitivityJumpTest.stores("1").with(parameter("day", 1, "d", "unit"));
    assertForward(Simulation.of(model).under(protocol).until(4).with(Solver.nonStiff()),
        "part*x + sum + t*flow/3", "2*z*day", "g*d");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "pos(x/low - 1); sum; vern7", "if(x > low, 1, part); sum; vern7", "if(x > low, 1, part); sum; radau",
      "if(x > low, 1, part); pos(x - 1.2*low); rodas5p", "if(t < when, 1, part); sum; auto",
      "1; if(x > low, x, part*z); vern7", "1; abs(x - 1.3*low); vern7", "1; if(t < when, x, part*z); bdf",
      "(1 + floor(1.2*x/low)); sum; vern7"})
  void acrossJumpsOfEquationsItIsWhatTheForwardOnesGive(String law, String rate, String method) {
    Model model = SensitivityJumpTest.stores(law).with(parameter("day", 1, "d", "unit"));
    assertForward(Simulation.of(model).until(4).with(Solver.named(method)), rate, "2*z*day", "g*d");
  }

  private static Model leak() {
    return Model.of("leak", time("d"),
        state("x", 1, "g", "store").nonNegative().endsAt(0, "runs dry"),
        parameter("q", 0.3, "g/d", "loss"),
        parameter("low", 0.5, "g", "threshold"),
        equations("dx/dt = -q"));
  }

  /** It lives for x0/q, and the integral of x is x0^2/(2 q). */
  @Test
  void anEndingsTimeMovesTheIntegral() {
    Gradient life =
        Sensitivity.of(Simulation.of(leak()).until(10)).gradient(Objective.integral("1"), "q", "x");
    assertEquals(1 / 0.3, life.value(), AGREE * 10);
    assertEquals(-1 / 0.09, life.of("q"), AGREE * 100);
    assertEquals(1 / 0.3, life.of("x"), AGREE * 10);
    Model higher =
        leak().with(state("z", 2, "g", "other").endsAt(1.7, "is low"), equations("dz/dt = -0.5*q"));
    assertEquals(-0.6 / 0.09, Sensitivity.of(Simulation.of(higher).until(10))
        .gradient(Objective.integral("1"), "q").of("q"), AGREE * 10);
    Gradient content =
        Sensitivity.of(Simulation.of(leak()).until(10)).gradient(Objective.integral("x"), "q", "x");
    assertEquals(1 / 0.6, content.value(), AGREE * 10);
    assertEquals(-1 / 0.18, content.of("q"), AGREE * 10);
    assertEquals(1 / 0.3, content.of("x"), AGREE * 10);
  }

  /** Emptied at low, after (x0 - low)/q. */
  @Test
  void anEndingByAJumpMovesItToo() {
    Simulation run = Simulation.of(leak()).until(10)
        .under(Protocol.of("empty", when("x - low", FALLING).set("x", 0)));
    Gradient life = Sensitivity.of(run).gradient(Objective.atEnd("t"), "q", "low", "x");
    assertEquals(0.5 / 0.3, life.value(), AGREE);
    assertEquals(-0.5 / 0.09, life.of("q"), AGREE * 10);
    assertEquals(-1 / 0.3, life.of("low"), AGREE * 10);
    assertEquals(1 / 0.3, life.of("x"), AGREE * 10);
  }

  @Test
  void aRestIsFollowedWhereThatIsAsked() {
    Sensitivity question = Sensitivity.of(Simulation.of(SensitivityTest.leptin().let("K", 4)).until(5));
    for (Sensitivity asked : List.of(question, question.atRest())) {
      Gradient gradient = asked.gradient(Objective.atEnd("L*FI"));
      Sensitivities forward = asked.toAll();
      for (String name : forward.variables()) {
        double slope = forward.at(5, "L", name) * forward.trajectory().last("FI")
            + forward.at(5, "FI", name) * forward.trajectory().last("L");
        assertEquals(slope, gradient.of(name), AGREE * 10, name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rodas5p", "radau", "auto"})
  void aStiffRunIsFollowedBack(String method) {
    Simulation run = Simulation.of(SensitivityAccuracyTest.robertson()).until(4000)
        .with(Solver.named(method).with(new Tolerance(RTOL, 1e-13)));
    Gradient gradient = Sensitivity.of(run).gradient(Objective.atEnd("C"), "k1", "k2", "k3", "A", "B");
    Sensitivities forward = Sensitivity.of(run).to("k1", "k2", "k3", "A", "B");
    for (String name : forward.variables()) {
      assertEquals(forward.at(4000, "C", name), gradient.of(name),
          1e-6 * Math.max(1e-12, Math.abs(forward.at(4000, "C", name))), name);
    }
  }

  /** A chain of stores, each with a rate and a supply of its own. */
  static Model chain(int stores) {
    List<Part> parts = new ArrayList<>(List.of(time("d")));
    for (int i = 0; i < stores; i++) {
      parts.add(state("x" + i, 1, "g", "store"));
      parts.add(parameter("k" + i, 0.5 + 0.1 * i, "1/d", "rate"));
      parts.add(parameter("u" + i, 0.1, "g/d", "supply"));
      parts.add(parameter("s" + i, 2 + i, "g", "saturation"));
      String gain = i == 0 ? "" : " + " + loss(i - 1);
      parts.add(equations("dx" + i + "/dt = u" + i + gain + " - " + loss(i)));
    }
    return Model.of("chain", all(parts));
  }

  private static String loss(int i) {
    return "k#*x#/(1 + x#/s#)".replace("#", String.valueOf(i));
  }

  /** 60 parameters cost as many evaluations as one, and give what forward sensitivities give. */
  @Test
  void itsCostDoesNotDependOnTheNumberOfParameters() {
    Simulation run = Simulation.of(chain(20)).until(10).with(Solver.nonStiff());
    Gradient one = Sensitivity.of(run).gradient(Objective.integral("x19"), "k0");
    Gradient all = Sensitivity.of(run).gradient(Objective.integral("x19"));
    assertEquals(60, all.variables().size());
    assertEquals(one.of("k0"), all.of("k0"), AGREE);
    assertTrue(all.statistics().evaluations() < 1.3 * one.statistics().evaluations(),
        () -> one.statistics() + " and " + all.statistics());
    Model summing =
        chain(20).with(state("total", 0, "g*d", "integral"), equations("dtotal/dt = x19"));
    Sensitivities forward =
        Sensitivity.of(Simulation.of(summing).until(10).with(Solver.nonStiff())).toAll();
    for (String name : forward.variables()) {
      assertEquals(forward.at(10, "total", name), all.of(name), AGREE, name);
    }
  }

  /** Nothing but rounding is left of what is integrated; a tolerance in parts of that could not be met. */
  @ParameterizedTest
  @ValueSource(strings = {"vern7", "radau"})
  void anObjectiveAtItsOptimumIsFollowedBackInFewSteps(String method) {
    Model model = SensitivityTest.decay().let("u", 0).with(parameter("one", 1, "g", "unit"));
    Sensitivity question =
        Sensitivity.of(Simulation.of(model).until(3).with(Solver.named(method).rtol(RTOL)));
    Gradient square = question.gradient(Objective.integral("(x - 2*exp(-k*t)*one)^2"), "k", "x");
    assertEquals(0, square.of("k"), AGREE);
    assertEquals(0, square.of("x"), AGREE);
    Gradient difference = question.gradient(Objective.integral("x - 2*exp(-k*t)*one"), "k", "x");
    assertEquals(0, difference.of("k"), AGREE);
    assertEquals((1 - Math.exp(-2.1)) / 0.7, difference.of("x"), AGREE);
    assertTrue(square.statistics().evaluations() + difference.statistics().evaluations() < FEW);
  }

  /** What is left of a store after so many time constants that its value is 1e-91. */
  @Test
  void anObjectiveThatHasVanishedIsFollowedBackToo() {
    Model model = SensitivityTest.decay().let("u", 0).let("k", 70);
    Gradient last = Sensitivity.of(Simulation.of(model).until(3)).gradient(Objective.atEnd("x"));
    assertEquals(0, last.of("k"), AGREE);
    assertEquals(1 / 70.0, last.of("u"), AGREE);
  }

  @Test
  void whereTheAdjointEquationsStopIsSaidInTheTimeOfTheRun() {
    Sensitivity question = Sensitivity.of(Simulation.of(SensitivityTest.decay()).until(3));
    String message = assertThrows(IllegalStateException.class,
        () -> question.gradient(Objective.integral("k*sqrt(t*k)"))).getMessage();
    assertTrue(message.startsWith("decay: going back, the adjoint equations stopped at "), message);
    assertTrue(message.contains(" d: "), message);
  }

  @Test
  void aTableShowsTheMostImportantFirst() {
    Simulation run = Simulation.of(SensitivityTest.decay()).until(3);
    assertEquals("""
        decay: integral of k*x, plus 2*x at the end is 3.521
          by           derivative   in percent of one
          u               4.25363   0.3624
          k              -1.11457   -0.2216""",
        Sensitivity.of(run).gradient(Objective.integral("k*x").and(Objective.atEnd("2*x"))).toString());
  }

  @Test
  void anObjectiveOfMixedUnitsOrUnknownNamesIsRefused() {
    Sensitivity question = Sensitivity.of(Simulation.of(SensitivityTest.decay()).until(3));
    assertRefused("""
        decay: the objective adds an integral in g*d to a value at the end in g.
            Give one of them a factor with the unit that the other has over it.""",
        () -> question.gradient(Objective.integral("x").and(Objective.atEnd("x"))));
    assertRefused("the objective: 'y' uses 'y', which decay does not have.",
        () -> question.gradient(Objective.integral("y")));
    assertRefused("""
        the objective: the units in 'x + k' do not fit.
            the terms of x + k have different units.
            x is g; k is 1/d.""" + Trouble.UNIT_MISMATCH.more(),
        () -> question.gradient(Objective.atEnd("x + k")));
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(ModelException.class, call::run).getMessage());
  }
}
