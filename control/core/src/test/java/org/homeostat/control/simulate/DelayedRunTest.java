package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.DelayField;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Past;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Tolerance;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DelayedRunTest {
  private static final double RTOL = 1e-9;

  /** What a delay equation may be off by its closed form: ten times rtol. */
  private static final double NEAR = 10 * RTOL;

  private static Solver tight(Solver solver) {
    return solver.with(new Tolerance(RTOL, RTOL));
  }

  static Stream<Solver> solvers() {
    return Stream.of(tight(Solver.auto()), tight(Solver.nonStiff()), tight(Solver.stiff()));
  }

  private static Model model(Part... parts) {
    return Model.of("loop", Stream.concat(Stream.of(time("d")), Stream.of(parts)).toArray(Part[]::new));
  }

  private static Model feedback() {
    return model(state("x", 1, "g", "store"), parameter("D", 1, "d", "delay"),
        parameter("k", 1, "1/d", "gain"), equations("s = delay(x, D)\ndx/dt = -k*s"));
  }

  private static Trajectory run(Model model, double until) {
    return Simulation.of(model).until(until).with(tight(Solver.auto())).run().orThrow();
  }

  private static void assertCourse(Trajectory run, String name, double from, DoubleUnaryOperator closed) {
    for (double t = from; t <= run.end(); t += run.end() / 97) {
      assertEquals(closed.applyAsDouble(t), run.at(t, name), NEAR * run.end(), name + " at " + t);
    }
  }

  /** By the method of steps: x' = -x(t - 1), x = 1 before. */
  private static double steps(double t) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k - 1 <= t; k++) {
      term = 1;
      for (int i = 1; i <= k; i++) {
        term *= -(t - (k - 1)) / i;
      }
      sum += term;
    }
    return t < 0 ? 1 : sum;
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void aDelayedFeedbackFollowsTheMethodOfSteps(Solver solver) {
    Trajectory run = Simulation.of(feedback()).until(6).with(solver).run().orThrow();
    assertCourse(run, "x", 0, DelayedRunTest::steps);
    assertCourse(run, "s", 0, t -> steps(t - 1));
  }

  /** Mackey and Glass 1977, in the chaotic regime, where the least difference would grow. */
  @Test
  void aTextModelIsTheHandWrittenFieldToTheLastBit() {
    Model text = Model.of("Mackey-Glass", time("1"), state("x", 1.2, "1", ""),
        equations("dx/dt = 0.2*delay(x, 17)/(1 + delay(x, 17)^10) - 0.1*x"));
    VectorField hand = DelayField.of(1, (t, y, z, dydt) -> {
      double z5 = z[0] * z[0] * (z[0] * z[0]) * z[0];
      dydt[0] = 0.2 * z[0] / (1 + z5 * z5) - 0.1 * y[0];
    }, DelayField.delay(0, 17));
    Solver solver = tight(Solver.nonStiff());
    double[] start = {1.2};
    Solution a = solver.solve(text.field(), 0, start, 300, List.of());
    Solution b = solver.solve(hand, 0, start, 300, List.of());
    for (double t = 0; t <= 300; t += 3.7) {
      assertArrayEquals(b.dense().at(t), a.dense().at(t), "t = " + t);
    }
    Trajectory run = Simulation.of(text).with(solver).until(300).run().orThrow();
    assertEquals(b.last()[0], run.last("x"));
  }

  @Test
  void aHistoryIsReadAsItIsWritten() {
    Model model = Model.of("cosine", time("1"), state("x", 1, "1", "").before("cos(t)"),
        equations("dx/dt = -delay(x, pi/2)"));
    assertCourse(run(model, 10), "x", 0, Math::cos);
  }

  @Test
  void aHistoryThatDoesNotMeetTheStartJumps() {
    Model model = Model.of("jump", time("1"), state("x", 1, "1", "").before("3 + t"),
        equations("s = delay(x, 2)\ndx/dt = s"));
    assertCourse(run(model, 3), "x", 0, t -> t <= 2 ? 1 + t + t * t / 2
        : 5 + (t - 2) + (t - 2) * (t - 2) / 2 + Math.pow(t - 2, 3) / 6);
    assertEquals(1, run(model, 3).at(0, "s"));
  }

  @Test
  void aDelayOfZeroIsNone() {
    assertCourse(run(feedback().let("D", 0), 3), "x", 0, t -> Math.exp(-t));
    assertCourse(run(feedback().let("D", 0), 3), "s", 0, t -> Math.exp(-t));
  }

  @Test
  void aDelayOfADelayReachesBackTwice() {
    Model model = Model.of("nested", time("1"), state("x", 1, "1", "").before("cos(t)"),
        equations("s = 2*delay(x, pi/4)\ndx/dt = -delay(s, pi/4)/2"));
    assertCourse(run(model, 6), "x", 0, Math::cos);
    assertCourse(run(model, 6), "s", 0, t -> 2 * Math.cos(t - Math.PI / 4));
  }

  /** Neves 1975: y' = y(t)*y(log(y(t)))/t from t = 1, where y was 1: y = t up to e, then exp(t/e). */
  @Test
  void aLagMayDependOnTheState() {
    Model model = Model.of("Neves", time("1"), state("y", 1, "1", ""),
        equations("tau = t + 1 - log(y)\ndy/dt = y*delay(y, tau)/(t + 1)"));
    assertCourse(run(model, 4), "y", 0, t -> t + 1 < Math.E ? t + 1 : Math.exp((t + 1) / Math.E));
  }

  @Test
  void anAuxiliaryMayFollowFromItsOwnPast() {
    Model model = Model.of("echo", time("1"), state("x", 0, "1", ""), auxiliary("n", "1", "").before("0"),
        equations("n = 1 + 0.5*delay(n, 1)\ndx/dt = n"));
    assertCourse(run(model, 3.5), "n", 0, t -> 2 - Math.pow(0.5, Math.floor(t)));
  }

  @Test
  void aShiftedParameterIsRememberedAsItWas() {
    Model model = model(state("x", 0, "g", ""), parameter("shift", 0, "g/d", ""), parameter("D", 2, "d", ""),
        equations("e = shift\ns = delay(e, D)\ndx/dt = s"));
    Trajectory run = Simulation.of(model).until(6)
        .under(Protocol.of("pulse", during(days(1), days(2)).set("shift", 3))).run().orThrow();
    for (double t : new double[] {0, 1, 2.9, 3, 3.9, 4, 6}) {
      assertEquals(t >= 3 && t < 4 ? 3 : 0, run.at(t, "s"), NEAR, "s at " + t);
      assertEquals(t >= 1 && t < 2 ? 3 : 0, run.at(t, "e"), "e at " + t);
      assertEquals(3 * Math.max(0, Math.min(1, t - 3)), run.at(t, "x"), NEAR);
    }
  }

  @Test
  void whatWasHeldIsRememberedAfterItsRelease() {
    Model model = model(state("x", 0, "g", ""), state("c", 0, "d", ""), parameter("r", 1, "g/d/d", ""),
        parameter("D", 2, "d", ""), equations("e = r*c\ns = delay(e, D)\ndx/dt = s\ndc/dt = 1 + 0*r*x"));
    Trajectory run = Simulation.of(model.with(replace("dc/dt = 1"))).until(6)
        .under(Protocol.of("clamp", during(days(1), days(2)).hold("e", 7))).run().orThrow();
    for (double t : new double[] {0, 1, 2.5, 3, 3.5, 4, 5}) {
      double then = t - 2 >= 1 && t - 2 < 2 ? 7 : Math.max(0, t - 2);
      assertEquals(then, run.at(t, "s"), NEAR, "s at " + t);
    }
  }

  @Test
  void infusionsAndLesionsReachTheDelayedTermAfterItsLag() {
    Model model = model(state("x", 0, "g", ""), input("FI", "g/d", ""), parameter("D", 2, "d", ""),
        parameter("r", 1, "g/d", ""),
        equations("N = r\nFI = N\ns = delay(FI, D)\nu = delay(N, D)\ndx/dt = s"));
    Trajectory run = Simulation.of(model).until(9).under(Protocol.of("both",
        during(days(1), days(2)).infuse("FI", 5), Protocol.after(days(5)).lesion("N"))).run().orThrow();
    for (double t : new double[] {0.5, 1.5, 2.5, 3.5, 4.5, 6.5, 7.5, 9}) {
      assertEquals(t < 7 ? 1 : 0, run.at(t, "u"), NEAR, "u at " + t);
      assertEquals((t < 7 ? 1 : 0) + (t >= 3 && t < 4 ? 5 : 0), run.at(t, "s"), NEAR, "s at " + t);
    }
    assertEquals(7 + 5, run.last("x"), NEAR);
  }

  @Test
  void whileTheDelayedTermIsHeldThePastGoesOn() {
    Model model = feedback();
    Trajectory run = Simulation.of(model).until(4).with(tight(Solver.auto()))
        .under(Protocol.of("clamp", during(days(0.5), days(1.25)).hold("s", 0))).run().orThrow();
    assertCourse(run, "x", 0, t -> t <= 0.5 ? 1 - t : t <= 1.25 ? 0.5
        : t <= 1.5 ? run.at(1.25, "x") - integral(t) : run.at(t, "x"));
    assertEquals(run.at(2, "x"), run.at(3, "s"), NEAR);
  }

  /** Of 1 - (u - 1) from 1.25 to t. */
  private static double integral(double t) {
    return 2 * (t - 1.25) - (t * t - 1.25 * 1.25) / 2;
  }

  @Test
  void aStateThatWasSetIsRememberedAsItJumped() {
    Model model = model(state("x", 1, "g", ""), state("y", 0, "g*d", ""), parameter("D", 1, "d", ""),
        equations("s = delay(x, D)\ndx/dt = 0\ndy/dt = s"));
    Trajectory run = Simulation.of(model).until(4)
        .under(Protocol.of("bolus", Protocol.at(days(1.5)).set("x", 5))).run().orThrow();
    assertEquals(1, run.at(2.49, "s"), NEAR);
    assertEquals(5, run.at(2.51, "s"), NEAR);
    assertEquals(2.5 + 5 * 1.5, run.last("y"), NEAR);
  }

  /** y' = pos(cos(t - 1)): a corner of what is remembered is met again when it comes back. */
  @ParameterizedTest
  @MethodSource("solvers")
  void aCornerInASignalCostsNoAccuracy(Solver solver) {
    Model model = Model.of("rectified", time("1"), state("y", 0, "1", ""),
        equations("s = pos(cos(t))\ndy/dt = delay(s, 1)"));
    Trajectory run = Simulation.of(model).until(3).with(solver).run().orThrow();
    assertEquals(Math.sin(1) + 1, run.last("y"), NEAR);
    assertEquals(0.5, run.at(1 + Math.PI / 6, "y") - run.at(1, "y"), NEAR);
  }

  /** y' = |t - 0.7|, then what a delay of a delay makes of the corner and of the jump in the histories. */
  @ParameterizedTest
  @MethodSource("solvers")
  void cornersAndJumpsOfAHistoryCostNoAccuracy(Solver solver) {
    Model model = Model.of("corners", time("1"),
        state("y", 0, "1", "").before("abs(t + 0.3)"), state("z", 0, "1", "").before("if(t < -1.6, 1, 3)"),
        state("u", 0, "1", ""), state("v", 0, "1", ""),
        equations("""
            s = delay(z, 1)
            dy/dt = 0
            dz/dt = 0
            du/dt = delay(y, 1)
            dv/dt = delay(s, 1)
            """));
    Trajectory run = Simulation.of(model).until(1).with(solver).run().orThrow();
    assertEquals((0.7 * 0.7 + 0.3 * 0.3) / 2, run.last("u"), NEAR);
    assertEquals(0.4 + 3 * 0.6, run.last("v"), NEAR);
    List<Double> corners = model.memory().past().breakings().stream().map(Past.Breaking::time).toList();
    assertEquals(List.of(-1.6, -0.6, -0.3), corners.stream().map(t -> Math.rint(1e9 * t) / 1e9).toList());
  }

  @Test
  void aLagThatBecomesNegativeStopsTheRun() {
    Model model = Model.of("loop", time("1"), state("x", 0, "1", ""),
        equations("dx/dt = 1 + 0*delay(x, 0.5 - x)"));
    Trajectory run = Simulation.of(model).until(3).run();
    assertTrue(run.outcome() instanceof Outcome.Stopped, run.ending());
    assertEquals(0.5, run.end(), 1e-3);
    assertTrue(run.ending().contains("the lag of delay(x, 0.5 - x) is -"), run.ending());
  }

  @Test
  void leavingADomainShowsTheDelayedValue() {
    Model model = Model.of("loop", time("1"), state("x", 1, "1", "").nonNegative(),
        equations("dx/dt = -delay(x, 2)"));
    assertTrue(Simulation.of(model).until(3).run().ending()
        .contains("dx/dt is -1 there: -delay(x, 2), where delay(x, 2) = 1"));
  }

  @Test
  void aPastMayBeGivenAsAFunction() {
    Simulation simulation = Simulation.of(feedback()).until(2).with(tight(Solver.auto()));
    Trajectory run = simulation.after(Past.of(-1, t -> new double[] {t * t})).run().orThrow();
    assertCourse(run, "s", 0, t -> t < 1 ? (t - 1) * (t - 1) : run.at(t - 1, "x"));
    assertEquals(1 - 1.0 / 3, run.at(1, "x"), NEAR);
    Simulation tooFar = Simulation.of(feedback().let("D", 1.5)).until(2)
        .after(Past.of(-1, t -> new double[] {t * t}));
    assertTrue(assertThrows(IllegalArgumentException.class, tooFar::run).getMessage()
        .contains("looks back beyond the history"));
  }

  @Test
  void aCutThatChangesNothingChangesNothing() {
    Trajectory whole = run(feedback(), 6);
    Trajectory cut = Simulation.of(feedback()).until(6).with(tight(Solver.auto()))
        .under(Protocol.of("none",
            during(days(0.7), days(1.9)).set("k", 1), Protocol.at(days(3.3)).scale("x", 1)))
        .run().orThrow();
    for (double t = 0; t < 6; t += 0.1) {
      assertEquals(whole.at(t, "x"), cut.at(t, "x"), NEAR);
      assertEquals(whole.at(t, "s"), cut.at(t, "s"), NEAR);
    }
  }

  @Test
  void aCrossingOpensAClauseAndEndingsEndDelayedRuns() {
    Model model = model(state("x", 1, "g", "").endsAt(-0.4, "runs dry"), parameter("D", 1, "d", ""),
        parameter("low", 0.25, "g", ""), parameter("k", 1, "1/d", ""), equations("dx/dt = -k*delay(x, D)"));
    Trajectory run = Simulation.of(model).until(6).run();
    assertEquals("runs dry", ((Outcome.Ended) run.outcome()).reason());
    Trajectory saved = Simulation.of(model).until(6)
        .under(Protocol.of("stop", when("x - low", Crossing.FALLING).set("k", 0))).run().orThrow();
    assertEquals(0.25, saved.last("x"), NEAR);
  }

  @Test
  void whatDependsOnThePastCannotBeWatched() {
    assertEquals("stop: 's - x' cannot be watched in loop, because 's' depends on what was some time ago."
            + "\n    s = delay(x, D)\n    Watch states, or what follows from them as they are now.",
        assertThrows(ModelException.class, () -> Simulation.of(feedback())
            .under(Protocol.of("stop", when("s - x", Crossing.FALLING).set("k", 0)))).getMessage());
  }

  @Test
  void aProtocolThatMakesALagNegativeIsRefused() {
    assertTrue(assertThrows(ModelException.class, () -> Simulation.of(feedback())
        .under(Protocol.of("back", during(days(1), days(2)).set("D", -1)))).getMessage()
        .contains("the lag of delay(x, D) is -1 d; a lag is zero or positive, and finite."));
  }

  @Test
  void aStoppedRunShowsTheDelayedValue() {
    Model model = Model.of("loop", time("1"), state("x", 1, "1", ""),
        equations("dx/dt = -1 - 0*log(delay(x, 1))"));
    Trajectory run = Simulation.of(model).until(6).run();
    assertEquals(2, run.end(), NEAR);
    String said = run.ending();
    assertTrue(run.outcome() instanceof Outcome.Stopped, said);
    String before = "dx/dt is NaN, first in log(delay(x, 1)), where delay(x, 1) = ";
    assertTrue(said.contains(before), said);
    String value = said.substring(said.indexOf(before) + before.length()).lines().findFirst().orElseThrow();
    assertEquals(0, Double.parseDouble(value.replaceFirst("\\.$", "")), NEAR, "x itself is -1 there");
  }

  @Test
  void aRunGoesOnFromAnotherOne() {
    Trajectory whole = run(feedback(), 5);
    Trajectory first = run(feedback(), 2);
    Trajectory second = Simulation.of(feedback().startingAt("x", first.last("x"))).after(first)
        .until(3).with(tight(Solver.auto())).run().orThrow();
    for (double t = 0; t <= 3; t += 0.25) {
      assertEquals(whole.at(2 + t, "x"), second.at(t, "x"), NEAR);
      assertEquals(whole.at(2 + t, "s"), second.at(t, "s"), NEAR);
    }
  }

  @Test
  void aRunRemembersOneWithoutDelays() {
    Model plain = Model.of("plain", time("d"), state("x", 0, "g", ""), parameter("r", 1, "g/d", ""),
        equations("dx/dt = r"));
    Trajectory earlier = run(plain, 4);
    Trajectory run = Simulation.of(feedback().let("D", 3)).after(earlier).until(3).run().orThrow();
    assertEquals(1 - 1 * 2 - 2, run.at(2, "x"), 1e-6);
    Simulation tooFar = Simulation.of(feedback().let("D", 5)).after(earlier).until(3);
    String said = assertThrows(IllegalArgumentException.class, tooFar::run).getMessage();
    assertTrue(said.contains("delay(x, D) looks back beyond the history"), said);
  }
}
