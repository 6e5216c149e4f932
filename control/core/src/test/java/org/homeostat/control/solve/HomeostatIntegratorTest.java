package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.SecondaryODE;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
import org.hipparchus.ode.sampling.StepNormalizer;
import org.hipparchus.ode.sampling.StepNormalizerBounds;
import org.hipparchus.ode.sampling.StepNormalizerMode;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our methods as integrators of Hipparchus; {@link HomeostatIntegratorEventTest} has their detectors. */
class HomeostatIntegratorTest {
  private static final double RTOL = 1e-6;

  /** Of the state: what an interpolant through other points of the same polynomial may round differently. */
  private static final double ROUNDING = 1e-13;

  /** In tolerances: methods are off by some of them at the end of a turn. */
  private static final double FAIR = 100;

  private static final List<String> NOT_STIFF = List.of("tsit5", "vern7");

  static Stream<String> methods() {
    return HomeostatIntegrator.names().stream();
  }

  static Stream<Arguments> stiffProblems() {
    return methods().filter(name -> !NOT_STIFF.contains(name)).flatMap(name ->
        Stream.of(StiffProblems.robertson(), StiffProblems.hires(), StiffProblems.vanDerPol())
            .map(problem -> Arguments.of(name, problem)));
  }

  private static HomeostatIntegrator integrator(String method) {
    return HomeostatIntegrator.of(Solver.named(method).rtol(RTOL));
  }

  private static Solution oscillation(String method, double end) {
    return Solver.named(method).rtol(RTOL).solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, end, List.of());
  }

  private static final OrdinaryDifferentialEquation OSCILLATOR = Equations.plain(Fields.OSCILLATOR);
  private static final ODEState UP = new ODEState(0, new double[] {1, 0});

  /** The fields do not depend on time, so that differences by time are as exact as a field that says so. */
  @ParameterizedTest
  @MethodSource("stiffProblems")
  void aStiffProblemEndsWhereItDoesDirectly(String method, ReferenceProblem problem) {
    Tolerance tolerance = problem.tolerance(RTOL);
    HomeostatIntegrator bridge = HomeostatIntegrator.of(Solver.named(method).with(tolerance));
    double[] end = bridge.integrate(Equations.withJacobian(problem.field()),
        new ODEState(0, problem.start()), problem.end()).getPrimaryState();
    assertArrayEquals(problem.solve(method, RTOL).last(), end);
  }

  @ParameterizedTest
  @MethodSource("stiffProblems")
  void withDifferencesItEndsWhereTheSameFieldDoes(String method, ReferenceProblem problem) {
    Solver solver = Solver.named(method).with(problem.tolerance(RTOL));
    double[] direct = solver.solve(
        Equations.rates(problem.field()), 0, problem.start(), problem.end(), List.of()).last();
    double[] end = HomeostatIntegrator.of(solver).integrate(Equations.plain(problem.field()),
        new ODEState(0, problem.start()), problem.end()).getPrimaryState();
    assertArrayEquals(direct, end);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aDrivenLoopPassesThroughTheSameStates(String method) {
    Solver solver = Solver.named(method).rtol(RTOL);
    Solution direct = solver.solve(
        Equations.rates(MealDrivenLoop.FIELD), 0, MealDrivenLoop.START, 100, List.of());
    HomeostatIntegrator bridge = HomeostatIntegrator.of(solver);
    List<ODEStateInterpolator> steps = steps(bridge);
    bridge.integrate(Equations.plain(MealDrivenLoop.FIELD), new ODEState(0, MealDrivenLoop.START), 100);
    assertEquals(direct.statistics().steps(), steps.size());
    for (ODEStateInterpolator step : steps) {
      double t = step.getCurrentState().getTime();
      assertArrayEquals(direct.dense().at(t), step.getCurrentState().getPrimaryState());
      double middle = (step.getPreviousState().getTime() + t) / 2;
      double[] inside = step.getInterpolatedState(middle).getPrimaryState();
      double[] wanted = direct.dense().at(middle);
      for (int i = 0; i < wanted.length; i++) {
        assertEquals(wanted[i], inside[i], ROUNDING * largest(direct.last()));
      }
    }
  }

  private static double largest(double[] y) {
    return Arrays.stream(y).map(Math::abs).max().orElseThrow();
  }

  /** The steps of a run to come. */
  private static List<ODEStateInterpolator> steps(ODEIntegrator integrator) {
    List<ODEStateInterpolator> steps = new ArrayList<>();
    integrator.addStepHandler(steps::add);
    return steps;
  }

  /** The rates at the ends of steps come on top, where a method does not want them itself. */
  @ParameterizedTest
  @MethodSource("methods")
  void itCostsNoMoreEvaluationsThanDirectly(String method) {
    long[] calls = {0};
    VectorField counted = Fields.of(2, (t, y, d) -> {
      calls[0]++;
      Fields.OSCILLATOR.derivatives(t, y, d);
    });
    long steps = Solver.named(method).rtol(RTOL)
        .solve(counted, 0, new double[] {1, 0}, 20, List.of()).statistics().steps();
    HomeostatIntegrator bridge = integrator(method);
    bridge.integrate(OSCILLATOR, UP, 20);
    long onTop = method.equals("bdf") ? steps : 1;
    assertTrue(bridge.getEvaluations() <= calls[0] + onTop, bridge.getEvaluations() + ", " + calls[0]);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void backwardsIsForwardsInAMirror(String method) {
    VectorField driven = Fields.scalar((t, y) -> Math.cos(t) - 0.1 * y);
    VectorField mirrored = Fields.scalar((s, y) -> -Math.cos(-s) + 0.1 * y);
    double[] direct = Solver.named(method).rtol(RTOL)
        .solve(mirrored, -3, new double[] {1}, 7, List.of()).last();
    HomeostatIntegrator bridge = integrator(method);
    List<ODEStateInterpolator> steps = steps(bridge);
    ODEStateAndDerivative end =
        bridge.integrate(Equations.plain(driven), new ODEState(3, new double[] {1}), -7);
    assertArrayEquals(direct, end.getPrimaryState());
    assertEquals(-7, end.getTime());
    assertEquals(Math.cos(-7) - 0.1 * direct[0], end.getPrimaryDerivative()[0], ROUNDING);
    assertTrue(steps.stream().noneMatch(ODEStateInterpolator::isForward));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void thereAndBackIsAtTheStart(String method) {
    HomeostatIntegrator bridge = integrator(method);
    double[] back = bridge.integrate(OSCILLATOR, bridge.integrate(OSCILLATOR, UP, 6), 0).getPrimaryState();
    assertArrayEquals(new double[] {1, 0}, back, FAIR * RTOL);
  }

  /** Rates lose an order on the states. */
  @ParameterizedTest
  @MethodSource("methods")
  void statesAndRatesBetweenTheStepsAreThoseOfTheSolution(String method) {
    DenseOutputModel model = new DenseOutputModel();
    HomeostatIntegrator bridge = integrator(method);
    bridge.addStepHandler(model);
    bridge.integrate(OSCILLATOR, UP, 6);
    double slower = 100;
    for (double t = 0; t <= 6; t += 0.01) {
      ODEStateAndDerivative state = model.getInterpolatedState(t);
      assertEquals(Math.cos(t), state.getPrimaryState()[0], FAIR * RTOL, "at " + t);
      assertEquals(-Math.sin(t), state.getPrimaryDerivative()[0], slower * FAIR * RTOL, "at " + t);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aRecordedRunCanBeWrittenAndRead(String method) throws IOException, ClassNotFoundException {
    DenseOutputModel model = new DenseOutputModel();
    HomeostatIntegrator bridge = integrator(method);
    bridge.addStepHandler(model);
    bridge.integrate(OSCILLATOR, UP, -6);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      DenseOutputModel read = (DenseOutputModel) in.readObject();
      for (double t = 0; t >= -6; t -= 0.1) {
        assertArrayEquals(model.getInterpolatedState(t).getPrimaryState(),
            read.getInterpolatedState(t).getPrimaryState());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void fixedStepsAreTakenFromTheDenseOutput(String method) {
    Solution direct = oscillation(method, 3.2);
    List<Double> times = new ArrayList<>();
    HomeostatIntegrator bridge = integrator(method);
    bridge.addStepHandler(new StepNormalizer(0.5, (state, isLast) -> {
      times.add(state.getTime());
      assertArrayEquals(direct.dense().at(state.getTime()), state.getPrimaryState(), ROUNDING);
    }, StepNormalizerMode.MULTIPLES, StepNormalizerBounds.BOTH));
    bridge.integrate(OSCILLATOR, UP, 3.2);
    assertEquals(List.of(0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.2), times);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void handlersAreToldOfBeginAndEndAndOfEachStepOnce(String method) {
    List<String> told = new ArrayList<>();
    HomeostatIntegrator bridge = integrator(method);
    bridge.addStepHandler(new ODEStepHandler() {
      private double reached;

      @Override
      public void init(ODEStateAndDerivative start, double finalTime) {
        told.add("from " + start.getTime() + " to " + finalTime);
      }

      @Override
      public void handleStep(ODEStateInterpolator step) {
        assertEquals(reached, step.getPreviousState().getTime());
        assertEquals(reached, bridge.getStepStart().getTime());
        reached = step.getCurrentState().getTime();
        assertEquals(reached - step.getPreviousState().getTime(), bridge.getCurrentSignedStepsize(), 1e-15);
      }

      @Override
      public void finish(ODEStateAndDerivative end) {
        told.add("at " + end.getTime());
      }
    });
    bridge.integrate(OSCILLATOR, UP, 2);
    assertEquals(List.of("from 0.0 to 2.0", "at 2.0"), told);
    assertEquals(method, bridge.getName());
  }

  /** y' = -y with z' = y beside it: z is 1 - exp(-t). */
  @ParameterizedTest
  @MethodSource("methods")
  void secondaryEquationsGoAlong(String method) {
    ExpandableODE both = new ExpandableODE(Equations.plain(Fields.DECAY));
    both.addSecondaryEquations(new SecondaryODE() {
      @Override
      public int getDimension() {
        return 1;
      }

      @Override
      public double[] computeDerivatives(
          double t, double[] primary, double[] primaryDot, double[] secondary) {
        return primary.clone();
      }
    });
    HomeostatIntegrator bridge = integrator(method);
    ODEState start = new ODEState(0, new double[] {1}, new double[][] {{0}});
    for (double end : new double[] {2, -2}) {
      ODEStateAndDerivative reached = bridge.integrate(both, start, end);
      assertEquals(Math.exp(-end), reached.getPrimaryState()[0], FAIR * RTOL);
      assertEquals(1 - Math.exp(-end), reached.getSecondaryState(1)[0], FAIR * RTOL);
      assertEquals(reached.getPrimaryState()[0], reached.getSecondaryDerivative(1)[0]);
    }
  }

  @Test
  void theEvaluationsHaveALimit() {
    HomeostatIntegrator bridge = integrator("rodas5p");
    assertEquals(Integer.MAX_VALUE, bridge.getMaxEvaluations());
    bridge.setMaxEvaluations(100);
    MathIllegalStateException tooMany =
        assertThrows(MathIllegalStateException.class, () -> bridge.integrate(OSCILLATOR, UP, 1000));
    assertEquals("maximal count (100) exceeded", tooMany.getMessage());
    assertEquals(100, bridge.getEvaluations());
  }

  @Test
  void aRunThatCannotGoOnSaysWhyInOurWords() {
    HomeostatIntegrator bridge = integrator("rodas5p");
    VectorField bursting = Fields.scalar((t, y) -> y * y);
    String message = assertThrows(MathIllegalStateException.class, () -> bridge.integrate(
        Equations.plain(bursting), new ODEState(0, new double[] {1}), 2)).getMessage();
    assertTrue(message.startsWith("rodas5p stopped at 1: the step fell below "), message);
    assertTrue(message.contains("The fastest mode grows: something may become infinite here."), message);
    VectorField rooted = Fields.scalar((t, y) -> Math.sqrt(-1 - t));
    assertEquals("rodas5p stopped at 0: component 0 is NaN.\n    Look at the values there: a state may have"
        + " left the range that the equation is meant for." + Trouble.A_RATE_IS_NOT_A_NUMBER.more(),
        assertThrows(MathIllegalStateException.class, () -> bridge.integrate(
            Equations.plain(rooted), new ODEState(0, new double[] {1}), -2)).getMessage());
  }

  @Test
  void oneRunAtATime() {
    HomeostatIntegrator bridge = integrator("tsit5");
    List<String> messages = new ArrayList<>();
    bridge.addStepHandler(step -> messages.add(assertThrows(MathIllegalStateException.class,
        () -> bridge.integrate(OSCILLATOR, UP, 0.005)).getMessage()));
    assertEquals(3, bridge.integrate(OSCILLATOR, UP, 3).getTime());
    assertEquals("tsit5 is at work on another run. Make an integrator for each run that goes on at the same"
        + " time.", messages.get(0));
  }

  /** What a field remembers in a run serves the whole run, and the evaluations are counted all the same. */
  @Test
  void aFieldIsPreparedOnceForARun() {
    int[] prepared = {0};
    VectorField field = new VectorField() {
      @Override
      public int dimension() {
        return 2;
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        Fields.OSCILLATOR.derivatives(t, y, dydt);
      }

      @Override
      public VectorField forOneRun() {
        prepared[0]++;
        return Fields.OSCILLATOR;
      }
    };
    HomeostatIntegrator bridge = integrator("tsit5");
    bridge.integrate(new FieldEquations(field), UP, 10);
    assertEquals(1, prepared[0]);
    int counted = bridge.getEvaluations();
    bridge.integrate(OSCILLATOR, UP, 10);
    assertEquals(counted, bridge.getEvaluations());
  }

  /** A full Jacobian of so many states does not fit an array, and nobody asks for one. */
  @Test
  void anExplicitMethodDoesNotAskForTheSparsity() {
    VectorField many = Fields.of(50_000, (t, y, d) -> Arrays.setAll(d, i -> -y[i]));
    double[] end = integrator("tsit5")
        .integrate(new FieldEquations(many), new ODEState(0, new double[50_000]), 1).getPrimaryState();
    assertEquals(0, end[49_999]);
  }

  @Test
  void timesAreNumbers() {
    for (double[] span : new double[][] {{0, Double.NaN}, {Double.NaN, 1}, {Double.NEGATIVE_INFINITY, 1}}) {
      String message = assertThrows(MathIllegalArgumentException.class, () -> integrator("tsit5")
          .integrate(OSCILLATOR, new ODEState(span[0], new double[2]), span[1])).getMessage();
      assertTrue(message.matches("A run from .* to .* is none; times are numbers."), message);
    }
  }

  @Test
  void misuseIsRefused() {
    HomeostatIntegrator bridge = integrator("rodas5p");
    assertEquals("inconsistent dimensions: 3 != 2", assertThrows(MathIllegalArgumentException.class, () ->
        bridge.integrate(OSCILLATOR, new ODEState(0, new double[3]), 1)).getMessage());
    assertEquals("too small integration interval: length = 0", assertThrows(
        MathIllegalArgumentException.class, () -> bridge.integrate(OSCILLATOR, UP, 0)).getMessage());
    assertEquals("'dp853' is not a method of Homeostat's own, so there is nothing to bring to Hipparchus."
        + " Take " + String.join(", ", HomeostatIntegrator.names()) + ".",
        assertThrows(IllegalArgumentException.class,
            () -> HomeostatIntegrator.of(Solver.named("dp853"))).getMessage());
  }
}
