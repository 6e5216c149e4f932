package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sensitivities against closed forms, and what is refused. */
class SensitivityTest {

  private static final double RTOL = 1e-9;

  /** The error that adds up along a run of some time constants, in tolerances. */
  private static final double ADDED_UP = 100;

  /** Made of other numbers, with all digits. */
  private static final double ROUNDING = 1e-12;

  static Model decay() {
    return Model.of("decay", time("d"),
        state("x", 2, "g", "store"),
        parameter("k", 0.7, "1/d", "loss"),
        input("u", 0.3, "g/d", "supply"),
        equations("""
            loss  = k*x
            dx/dt = u - loss
            """));
  }

  static Model logistic() {
    return Model.of("logistic", time("1"),
        state("x", 0.1, "1", "size"),
        parameter("r", 1.3, "1", "growth"),
        parameter("K", 2, "1", "room"),
        equations("dx/dt = r*x*(1 - x/K)"));
  }

  static Model oscillator() {
    return Model.of("oscillator", time("1"),
        state("x", 1, "1", "place"),
        state("v", 0, "1", "speed"),
        parameter("w", 1.5, "1", "frequency"),
        parameter("e", 0, "1", "push"),
        equations("""
            dx/dt = v
            dv/dt = e - w^2*x
            """));
  }

  private static void assertNear(double expected, double actual, double size) {
    assertEquals(expected, actual, ADDED_UP * RTOL * size);
  }

  /** x = u/k + (x0 - u/k) exp(-k t). */
  @ParameterizedTest
  @ValueSource(strings = {"auto", "tsit5", "vern7", "rodas5p", "bdf", "radau", "dp853", "dp54", "gbs"})
  void aDecaysSensitivitiesAreThoseOfItsClosedForm(String method) {
    Sensitivities found = Sensitivity.of(
        Simulation.of(decay()).until(5).with(Solver.named(method).rtol(RTOL))).to("k", "u", "x");
    double k = 0.7;
    double u = 0.3;
    for (double t : new double[] {0, 0.1, 1, 2.5, 5}) {
      double e = Math.exp(-k * t);
      double byK = -u / (k * k) * (1 - e) - t * (2 - u / k) * e;
      assertNear(byK, found.at(t, "x", "k"), 2 / k);
      assertNear((1 - e) / k, found.at(t, "x", "u"), 2 / u);
      assertNear(e, found.at(t, "x", "x"), 1);
      assertNear(u / k + (2 - u / k) * e + k * byK, found.at(t, "loss", "k"), 2);
    }
  }

  /** x = K/(1 + (K/x0 - 1) exp(-r t)). */
  @Test
  void aLogisticCurvesSensitivitiesAreThoseOfItsClosedForm() {
    Sensitivities found = Sensitivity.of(Simulation.of(logistic()).until(8)).to("r", "K", "x");
    double q = 2 / 0.1 - 1;
    for (double t = 0; t <= 8; t += 0.5) {
      double e = Math.exp(-1.3 * t);
      double d = 1 + q * e;
      assertNear(2 * q * t * e / (d * d), found.at(t, "x", "r"), 2);
      assertNear(1 / d - 2 * e / 0.1 / (d * d), found.at(t, "x", "K"), 2);
      assertNear(4 * e / (0.01 * d * d), found.at(t, "x", "x"), 20);
    }
  }

  /** x = e/w^2 + (x0 - e/w^2) cos(w t) + v0/w sin(w t), at e = 0 and v0 = 0, whose sizes are then 1. */
  @Test
  void anOscillatorsSensitivitiesAreThoseOfItsClosedForm() {
    Sensitivities found = Sensitivity.of(Simulation.of(oscillator()).until(20)).to("w", "e", "x", "v");
    double w = 1.5;
    for (double t = 0; t <= 20; t++) {
      assertNear(-t * Math.sin(w * t), found.at(t, "x", "w"), 20);
      assertNear(-Math.sin(w * t) - w * t * Math.cos(w * t), found.at(t, "v", "w"), 40);
      assertNear((1 - Math.cos(w * t)) / (w * w), found.at(t, "x", "e"), 2);
      assertNear(Math.cos(w * t), found.at(t, "x", "x"), 2);
      assertNear(Math.sin(w * t) / w, found.at(t, "x", "v"), 2);
    }
  }

  @Test
  void aStartThatIsAnExpressionFollowsWhatItIsMadeOf() {
    Model model = Model.of("filled", time("d"),
        state("x", "full/2", "g", "store"), state("z", "x^2/full", "g", "copy"),
        parameter("V", 3, "1", "room"), parameter("c", 4, "g", "content"),
        parameter("rate", 0.5, "1/d", "loss"),
        equations("""
            full  = V*c
            dx/dt = -rate*x
            dz/dt = -rate*x
            """));
    Sensitivities found = Sensitivity.of(Simulation.of(model).until(1)).to("V", "c", "x", "rate");
    assertEquals(2, found.at(0, "x", "V"), ROUNDING);
    assertEquals(1.5, found.at(0, "x", "c"), ROUNDING);
    assertEquals(1, found.at(0, "z", "V"), ROUNDING);
    assertEquals(1, found.at(0, "x", "x"), ROUNDING);
    assertEquals(1, found.at(0, "z", "x"), ROUNDING);
    assertEquals(0, found.at(0, "z", "rate"), ROUNDING);
    assertEquals(4, found.at(0, "full", "V"), ROUNDING);
  }

  /** FM and L as in the leptin loop: secretion, clearance, and an appetite that falls with leptin. */
  static Model leptin() {
    return Model.of("leptin", time("d"),
        state("FM", rest(5), "g", "fat mass").positive(),
        state("L", rest(5), "ng/mL", "leptin").positive(),
        parameter("s", 1.2, "ng/mL/g/d", "secretion"),
        parameter("c", 2, "1/d", "clearance"),
        parameter("K", 3, "ng/mL", "half"),
        parameter("m", 1.5, "g/d", "appetite"),
        parameter("b", 0.1, "1/d", "burning"),
        equations("""
            FI     = m*K/(K + L)
            dFM/dt = FI - b*FM
            dL/dt  = s*FM - c*L
            """));
  }

  /** At rest b*FM = m*K/(K + s/c*FM), a quadratic. */
  private static double restOf(double K) {
    double a = 0.1 * 0.6;
    double b = 0.1 * K;
    return (-b + Math.sqrt(b * b + 4 * a * 1.5 * K)) / (2 * a);
  }

  @Test
  void aRestStaysUnlessItIsAskedToFollow() {
    Simulation run = Simulation.of(leptin()).until(200);
    Sensitivities staying = Sensitivity.of(run).to("K", "FM");
    Sensitivities following = Sensitivity.of(run).atRest().to("K", "s");
    double h = 1e-3;
    double slope = (8 * (restOf(3 + h) - restOf(3 - h)) - restOf(3 + 2 * h) + restOf(3 - 2 * h)) / (12 * h);
    assertEquals(0, staying.at(0, "FM", "K"));
    assertEquals(1, staying.at(0, "FM", "FM"), ROUNDING);
    assertEquals(slope, staying.at(200, "FM", "K"), 1e-7, "the old start is forgotten");
    for (double t : new double[] {0, 1, 50, 200}) {
      assertEquals(slope, following.at(t, "FM", "K"), 1e-8, "it rests, at " + t);
      assertEquals(slope * 0.6, following.at(t, "L", "K"), 1e-8);
    }
  }

  @Test
  void aModelWhoseValueWasLetFollowsFromItsNewRest() {
    Simulation run = Simulation.of(leptin().let("K", 4)).until(10);
    double h = 1e-3;
    double slope = (8 * (restOf(4 + h) - restOf(4 - h)) - restOf(4 + 2 * h) + restOf(4 - 2 * h)) / (12 * h);
    assertEquals(slope, Sensitivity.of(run).atRest().to("K").at(10, "FM", "K"), 1e-8);
  }

  @Test
  void relativeSensitivitiesHaveNoUnit() {
    Sensitivities found = Sensitivity.of(Simulation.of(leptin()).until(30)).to("K", "FM");
    assertEquals(found.at(30, "L", "K") * 3 / found.trajectory().last("L"), found.relative(30, "L", "K"));
    assertEquals("ng/mL/g", found.series("L", "FM", new double[] {1}).unit().toString());
    assertEquals("dL/dFM", found.series("L", "FM", new double[] {1}).name());
  }

  @Test
  void whatIsZeroButForRoundingHasNoRelativeSensitivity() {
    Model model = decay().with(parameter("goal", 0.3, "g", "goal"),
        parameter("part", 0.1, "g", "a third of it"), equations("e = goal - part - 2*part"));
    Sensitivities found = Sensitivity.of(Simulation.of(model).until(3)).to("goal");
    assertEquals(1, found.at(3, "e", "goal"));
    assertTrue(Double.isNaN(found.relative(3, "e", "goal")), found.toString());
    assertTrue(found.toString().lines().anyMatch(line -> line.strip().matches("e +-")), found.toString());
  }

  @Test
  void theMatrixHasARowForEachMeasurement() {
    Sensitivities found = Sensitivity.of(Simulation.of(leptin()).until(30)).toAll();
    assertEquals("[s, c, K, m, b]", found.variables().toString());
    double[][] matrix = found.matrix(new double[] {10, 30}, "FI", "L");
    assertEquals(4, matrix.length);
    assertArrayEquals(new double[] {found.at(30, "FI", "s"), found.at(30, "FI", "c"), found.at(30, "FI", "K"),
        found.at(30, "FI", "m"), found.at(30, "FI", "b")}, matrix[2]);
  }

  @Test
  void theSizeChangesOnlyTheAccuracy() {
    Sensitivity question = Sensitivity.of(Simulation.of(oscillator()).until(20));
    assertNear(question.to("e").at(20, "x", "e"), question.size("e", 100).to("e").at(20, "x", "e"), 2);
  }

  @Test
  void aTableShowsTheRelativeOnesAtTheEnd() {
    Simulation run = Simulation.of(decay().startingAt("x", 0).let("u", 0.5)).until(3);
    Sensitivities found = Sensitivity.of(run).to("k", "u", "x");
    assertEquals("""
        decay: change in percent at 3 d for one percent of
                           k           u           x
          x           -0.707           1           0
          loss         0.293           1           0""", found.toString());
  }

  @Test
  void aTableOfManyVariablesIsBrokenToFitATerminal() {
    Sensitivities found = Sensitivity.of(Simulation.of(GradientTest.chain(4)).until(1)).toAll();
    List<String> lines = found.toString().lines().toList();
    assertEquals(1 + 2 * (1 + 4), lines.size());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 100), found::toString);
    assertTrue(lines.get(6).endsWith(" s3"), found::toString);
  }

  /** x = 1/(1 - k t), so dx/dk = t/(1 - k t)^2. */
  @Test
  void aTableOfARunThatStoppedSaysSo() {
    Model model = Model.of("blow-up", time("1"), state("x", 1, "1", "size"),
        parameter("k", 1, "1", "growth"), equations("dx/dt = k*x^2"));
    Sensitivities found = Sensitivity.of(Simulation.of(model).until(10)).to("k");
    assertEquals(12, found.at(0.75, "x", "k"), ADDED_UP * RTOL * 16);
    assertTrue(found.toString().contains("\n  It stopped there: the step fell below "), found::toString);
  }

  @Test
  void aStartWithoutADerivativeIsRefused() {
    Model model = Model.of("root", time("1"),
        state("x", "sqrt(p)", "1", "store"), state("z", "2*x", "1", "copy"),
        parameter("p", 0, "1", "content"), parameter("k", 0.7, "1", "loss"),
        equations("dx/dt = -k*x\ndz/dt = -k*z"));
    Sensitivity question = Sensitivity.of(Simulation.of(model).until(1));
    String refusal = """
        root: the start has no derivative by 'p', because that of x = sqrt(p) is Infinity there.
            Take another value of 'p', or do not vary it.""";
    assertRefused(refusal, () -> question.to("p"));
    assertRefused(refusal, () -> question.gradient(Objective.atEnd("z")));
    assertEquals(2 * Math.exp(-0.7), question.to("x").at(1, "z", "x"), ADDED_UP * RTOL);
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(ModelException.class, call::run).getMessage());
  }

  private static void assertNoArgument(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  @Test
  void whatIsNoParameterAndNoStateIsAnsweredWithTheRemedy() {
    Sensitivity question = Sensitivity.of(Simulation.of(leptin()).until(1));
    assertRefused("leptin: there is no quantity 'k'. Did you mean 'K'?", () -> question.to("k"));
    assertRefused("""
        leptin: there is no quantity 'tau'.
            Vary a parameter, or where a state starts: s, c, K, m, b, FM, L."""
        + Trouble.WHAT_CANNOT_BE_VARIED.more(), () -> question.to("tau"));
    assertRefused("""
        leptin: 'FI' cannot be varied; it is an auxiliary that an equation defines.
            FI = m*K/(K + L)
            Vary a parameter, or where a state starts: m, K, L."""
        + Trouble.WHAT_CANNOT_BE_VARIED.more(), () -> question.to("FI"));
    assertNoArgument("nothing is varied; name parameters, or states for their starts.", question::to);
    assertNoArgument("the size of a change of 'K' is 0; give one above 0 that would matter.",
        () -> question.size("K", 0));
    assertNoArgument("the size of a change of 'K' is NaN; give one above 0 that would matter.",
        () -> question.size("K", Double.NaN));
  }

  @Test
  void delaysAndNoiseAreRefused() {
    Model late = decay().with(parameter("tau", 1, "d", "delay"), replace("loss = k*delay(x, tau)"));
    String remedy = """
        ' reads the past, and sensitivities are worked out for equations without delays.
            Take differences of runs: let(name, value) a little above and below."""
        + Trouble.WHAT_CANNOT_BE_VARIED.more();
    assertRefused("decay: 'delay(x, tau)" + remedy, () -> Sensitivity.of(Simulation.of(late)));
    Simulation run = Simulation.of(decay()).until(1);
    assertRefused("decay: 'delay(x, 1/k)" + remedy,
        () -> Sensitivity.of(run).gradient(Objective.integral("delay(x, 1/k)")));
    Model shaken = Model.of("shaken", time("d"),
        state("x", 1, "g", "store").noise("s*x"),
        parameter("s", 0.1, "1/d^(1/2)", "noise"),
        parameter("k", 0.7, "1/d", "loss"),
        equations("dx/dt = -k*x"));
    assertNear(-Math.exp(-0.7), Sensitivity.of(Simulation.of(shaken).until(1)).to("k").at(1, "x", "k"), 1);
    assertRefused("""
        shaken: the run has noise, and sensitivities are worked out along runs without.
            Leave out noisy(...), or take differences of runs under one seed.""",
        () -> Sensitivity.of(Simulation.of(shaken).noisy(Noise.seed(7))));
  }

  @Test
  void whatIsAskedAmissIsAnsweredWithTheNearest() {
    Sensitivities found = Sensitivity.of(Simulation.of(leptin()).until(1)).to("K", "s");
    assertNoArgument("there is no 'FMs' in the trajectory of leptin. Did you mean 'FM'?",
        () -> found.at(1, "FMs", "K"));
    assertNoArgument("there is no 'k' among what is varied, K, s. Did you mean 'K'?",
        () -> found.at(1, "FM", "k"));
    assertNoArgument("the sensitivities of leptin are known from 0 to 1 d; there is nothing at 2.",
        () -> found.at(2, "FM", "K"));
    assertTrue(found.end() == 1 && found.outcome().isFinished());
  }
}
