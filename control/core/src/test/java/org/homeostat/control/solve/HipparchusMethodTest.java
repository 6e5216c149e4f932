package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.nonstiff.AdamsBashforthIntegrator;
import org.hipparchus.ode.nonstiff.AdamsMoultonIntegrator;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.hipparchus.ode.nonstiff.HighamHall54Integrator;
import org.hipparchus.ode.nonstiff.LutherIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Integrators of Hipparchus as methods. */
class HipparchusMethodTest {
  private static final double RTOL = 1e-8;
  private static final double END = 20;

  /** In tolerances, on three turns of the oscillator. */
  private static final double FAIR = 300;

  /** The step of the integrators with fixed steps, of order 4 and above. */
  private static final double STEP = 0.01;

  private static final HipparchusMethod.Making AM4 = (minStep, maxStep, atol, rtol) ->
      new AdamsMoultonIntegrator(4, minStep, maxStep, atol, rtol);

  static Stream<Arguments> makings() {
    return Stream.of(
        Arguments.of("hh54", (HipparchusMethod.Making) HighamHall54Integrator::new),
        Arguments.of("dp853", (HipparchusMethod.Making) DormandPrince853Integrator::new),
        Arguments.of("dp54", (HipparchusMethod.Making) DormandPrince54Integrator::new),
        Arguments.of("gbs", (HipparchusMethod.Making) GraggBulirschStoerIntegrator::new),
        Arguments.of("am4", AM4),
        Arguments.of("ab4", (HipparchusMethod.Making) (minStep, maxStep, atol, rtol) ->
            new AdamsBashforthIntegrator(4, minStep, maxStep, atol, rtol)),
        Arguments.of("rk4", (HipparchusMethod.Making) (minStep, maxStep, atol, rtol) ->
            new ClassicalRungeKuttaIntegrator(STEP)),
        Arguments.of("luther", (HipparchusMethod.Making) (minStep, maxStep, atol, rtol) ->
            new LutherIntegrator(STEP)));
  }

  private static Solution oscillation(Method method) {
    return new Solver(method, Tolerance.of(RTOL))
        .solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, END, List.of());
  }

  private static ODEIntegrator made(HipparchusMethod.Making making) {
    return making.integrator(16 * Math.ulp(END), END, 1e-3 * RTOL, RTOL);
  }

  @ParameterizedTest
  @MethodSource("makings")
  void anIntegratorGivesTheSameNumbersAsByItself(String name, HipparchusMethod.Making making) {
    Solution run = oscillation(HipparchusMethod.of(name, making));
    ODEIntegrator itself = made(making);
    double[] end = itself.integrate(
        Equations.plain(Fields.OSCILLATOR), new ODEState(0, new double[] {1, 0}), END).getPrimaryState();
    assertArrayEquals(end, run.last());
    assertEquals(itself.getEvaluations(), run.statistics().evaluations());
    assertEquals(name, run.statistics().method());
    assertEquals(Math.cos(END), run.last()[0], FAIR * RTOL);
    assertEquals(Math.cos(1), run.dense().at(1)[0], FAIR * RTOL);
  }

  @Test
  void thoseThatComeByNameGoThroughTheSameCode() {
    for (String name : List.of("gbs", "dp853", "dp54")) {
      HipparchusMethod.Making making = switch (name) {
        case "gbs" -> GraggBulirschStoerIntegrator::new;
        case "dp54" -> DormandPrince54Integrator::new;
        default -> DormandPrince853Integrator::new;
      };
      assertArrayEquals(oscillation(HipparchusMethod.of("mine", making)).last(),
          oscillation(Method.named(name)).last(), name);
    }
  }

  @Test
  void fixedStepsAndTolerancesOfItsOwnNeedNoArguments() {
    Solution fixed = oscillation(HipparchusMethod.of("rk4", () -> new ClassicalRungeKuttaIntegrator(STEP)));
    assertEquals(END / STEP, fixed.statistics().steps(), 1);
    double[] atol = {1e-12, 1e-3};
    double[] rtol = {1e-10, 1e-3};
    Solution vectors = oscillation(
        HipparchusMethod.of("hh54", () -> new HighamHall54Integrator(1e-10, 1, atol, rtol)));
    assertEquals(Math.cos(END), vectors.last()[0], FAIR * RTOL);
  }

  @Test
  void eventsSamplesAndEffectsAreThoseOfAnyMethod() {
    Solver solver = new Solver(HipparchusMethod.of("am4", AM4), Tolerance.of(RTOL));
    Event turn = new Event("turn", (t, y) -> y[0], Crossing.FALLING, (t, y) -> {
      y[1] = -2;
      return true;
    });
    Solution run = solver.solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, 10, List.of(turn));
    assertEquals(2, run.happened().size());
    assertEquals(Math.PI / 2, run.happened().get(0).time(), FAIR * RTOL);
    assertEquals(5 * Math.PI / 2, run.happened().get(1).time(), FAIR * RTOL);
    Samples samples = solver.sample(Fields.OSCILLATOR, 0, new double[] {1, 0}, 1, 2, 3);
    assertEquals(Math.cos(2), samples.states().get(1)[0], FAIR * RTOL);
  }

  /** An integrator may come with what it does beside. */
  @Test
  void aDetectorOfTheIntegratorsOwnEndsTheRun() {
    Solution run = oscillation(HipparchusMethod.of("hh54", (minStep, maxStep, atol, rtol) -> {
      ODEIntegrator integrator = new HighamHall54Integrator(minStep, maxStep, atol, rtol);
      integrator.addEventDetector(new HomeostatIntegratorEventTest.Detector(
          state -> state.getPrimaryState()[0], (state, detector, increasing) -> Action.STOP));
      return integrator;
    }));
    assertEquals("an event detector of hh54", run.outcome().toString());
    assertTrue(run.outcome().isFinished());
    assertEquals(Math.PI / 2, run.outcome().time(), FAIR * RTOL);
    assertEquals(0, run.last()[0], FAIR * RTOL);
  }

  /** A multistep integrator wants some steps to begin with; a span that is done in fewer it cannot do. */
  @Test
  void whatFindsNoFirstStepSaysSoOrIsHelped() {
    VectorField slow = Fields.DECAY;
    HipparchusMethod alone = HipparchusMethod.of("am4", AM4);
    Solution stopped =
        new Solver(alone, Tolerance.of(RTOL)).solve(slow, 0, new double[] {1}, 1e-3, List.of());
    assertTrue(stopped.outcome().toString().startsWith("Hipparchus says: multistep integrator starter"
        + " stopped early, maybe too large step size.\n"), stopped.outcome().toString());
    Method helped = alone.or(Method.named("tsit5"));
    Solver solver = new Solver(helped, Tolerance.of(RTOL));
    double[] start = {1};
    assertEquals(Math.exp(-1e-3), solver.solve(slow, 0, start, 1e-3, List.of()).last()[0], RTOL);
    assertEquals(Math.exp(-1e-3), solver.sample(slow, 0, start, 5e-4, 1e-3).states().get(1)[0], RTOL);
  }

  @Test
  void aStepThatIsTooShortForTheIntegratorIsNamedInPartsOfTheRun() {
    HipparchusMethod coarse =
        HipparchusMethod.of("hh54", (minStep, maxStep, atol, rtol) ->
            new HighamHall54Integrator(0.5, maxStep, atol, rtol));
    String outcome = oscillation(coarse).outcome().toString();
    assertTrue(outcome.startsWith("the step fell below 2.5e-02 of the run.\n"), outcome);
  }

  @Test
  void whatAnIntegratorDoesNotDoIsRefused() {
    double[] three = {1e-9, 1e-9, 1e-9};
    assertRefused("The integrator of 'hh54' does not do this: inconsistent dimensions: 2 != 3.",
        HipparchusMethod.of("hh54", () -> new HighamHall54Integrator(1e-10, 1, three, three)));
    assertRefused("The integrator of 'am1' does not do this: multistep method needs at least 1 previous"
        + " steps, got 2.", HipparchusMethod.of("am1", (minStep, maxStep, atol, rtol) ->
            new AdamsMoultonIntegrator(1, minStep, maxStep, atol, rtol)));
  }

  @Test
  void anIntegratorThatHasHadARunIsRefused() {
    ODEIntegrator one = new ClassicalRungeKuttaIntegrator(STEP);
    Supplier<ODEIntegrator> always = () -> one;
    HipparchusMethod method = HipparchusMethod.of("rk4", always);
    oscillation(method);
    assertRefused("The integrator of 'rk4' has had a run already. Make a new one for each run:"
        + " () -> new ..., not () -> integrator.", method);
  }

  @Test
  void nothingInPlaceOfAnIntegratorOrANameIsRefused() {
    Supplier<ODEIntegrator> nothing = () -> null;
    assertRefused("The making of 'n' gives null. Make a new integrator for each run: () -> new ...",
        HipparchusMethod.of("n", nothing));
    assertEquals("A method needs a name, as \"rk4\".", assertThrows(IllegalArgumentException.class,
        () -> HipparchusMethod.of(" ", nothing)).getMessage());
  }

  @Test
  void ourMethodsGoThereAndBack() {
    Solver ours = Solver.named("rodas5p").rtol(RTOL);
    Solution direct = ours.solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, END, List.of());
    Solution round = oscillation(HipparchusMethod.of("round", () -> HomeostatIntegrator.of(ours)));
    assertArrayEquals(direct.last(), round.last());
    assertEquals(direct.statistics().steps(), round.statistics().steps());
  }

  private static void assertRefused(String message, Method method) {
    assertEquals(message,
        assertThrows(IllegalArgumentException.class, () -> oscillation(method)).getMessage());
  }
}
