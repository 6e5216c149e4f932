package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;
import org.hipparchus.ode.events.ODEStepEndHandler;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Hipparchus' event detectors at work on our methods. */
class HomeostatIntegratorEventTest {
  private static final double RTOL = 1e-9;

  /** Of times and states of the order of 1: some tens of tolerances. */
  private static final double NEAR = 1e-7;

  /** To this a detector locates a root. */
  private static final double LOCATED = 1e-12;

  private static final ODEState UP = new ODEState(0, new double[] {1, 0});
  private static final OrdinaryDifferentialEquation FALL = Equations.plain(Fields.of(2, (t, y, d) -> {
    d[0] = y[1];
    d[1] = -1;
  }));
  private static final OrdinaryDifferentialEquation OSCILLATOR = Equations.plain(Fields.OSCILLATOR);

  static Stream<String> methods() {
    return HomeostatIntegrator.names().stream();
  }

  private static HomeostatIntegrator integrator(String method) {
    return HomeostatIntegrator.of(Solver.named(method).rtol(RTOL));
  }

  /** What a handler does at a root. */
  record Detector(ToDoubleFunction<ODEStateAndDerivative> function, ODEEventHandler handler)
      implements ODEEventDetector {
    private static final int MOST = 100;
    private static final int ORDER = 5;

    @Override
    public double g(ODEStateAndDerivative state) {
      return function.applyAsDouble(state);
    }

    @Override
    public AdaptableInterval getMaxCheckInterval() {
      return AdaptableInterval.of(0.1);
    }

    @Override
    public int getMaxIterationCount() {
      return MOST;
    }

    @Override
    public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
      return new BracketingNthOrderBrentSolver(0, LOCATED, 0, ORDER);
    }

    @Override
    public ODEEventHandler getHandler() {
      return handler;
    }
  }

  private static Detector falling(Action action, List<Double> times) {
    return new Detector(state -> state.getPrimaryState()[0], (state, detector, increasing) -> {
      times.add(state.getTime());
      return increasing ? Action.CONTINUE : action;
    });
  }

  /** Twice, for a stopped integration goes on behind its event. */
  @ParameterizedTest
  @MethodSource("methods")
  void aDetectorStopsTheIntegrationAtItsRoot(String method) {
    HomeostatIntegrator integrator = integrator(method);
    List<Double> times = new ArrayList<>();
    integrator.addEventDetector(falling(Action.STOP, times));
    ODEStateAndDerivative first = integrator.integrate(OSCILLATOR, UP, 20);
    assertEquals(Math.PI / 2, first.getTime(), NEAR);
    assertEquals(0, first.getPrimaryState()[0], LOCATED);
    assertEquals(-1, first.getPrimaryState()[1], NEAR);
    ODEStateAndDerivative second = integrator.integrate(OSCILLATOR, first, 20);
    assertEquals(5 * Math.PI / 2, second.getTime(), NEAR);
    assertEquals(3, times.size());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aRunWithoutEndGoesToTheEventThatStopsIt(String method) {
    OrdinaryDifferentialEquation decay = Equations.plain(Fields.DECAY);
    ODEState one = new ODEState(0, new double[] {1});
    for (double end : new double[] {1e15, 1e30, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
      for (double sign : new double[] {1, -1}) {
        HomeostatIntegrator integrator = integrator(method);
        integrator.addEventDetector(new Detector(
            state -> state.getPrimaryState()[0] - Math.pow(0.01, sign),
            (state, detector, up) -> Action.STOP));
        ODEStateAndDerivative stopped = integrator.integrate(decay, one, sign * end);
        assertEquals(sign * Math.log(100), stopped.getTime(), NEAR, method + " to " + end);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aRunWithoutEndAndWithoutEventIsRefusedInTheEnd(String method) {
    String message = assertThrows(MathIllegalStateException.class, () -> integrator(method).integrate(
        Equations.plain(Fields.DECAY), new ODEState(0, new double[] {0}), Double.POSITIVE_INFINITY))
        .getMessage();
    assertEquals(method + " stopped at 1.111111e300: no event has ended the run to Infinity."
        + "\n    Add a detector whose handler stops it, or let it end sooner.", message);
  }

  /** Whether a function rises or falls is said of the time's own direction: cos rises through -pi/2. */
  @ParameterizedTest
  @MethodSource("methods")
  void onTheWayBackAFallIsAFallInTime(String method) {
    HomeostatIntegrator integrator = integrator(method);
    List<Double> times = new ArrayList<>();
    integrator.addEventDetector(falling(Action.STOP, times));
    assertEquals(-3 * Math.PI / 2, integrator.integrate(OSCILLATOR, UP, -20).getTime(), NEAR);
    assertEquals(-Math.PI / 2, times.get(0), NEAR);
  }

  @ParameterizedTest
  @EnumSource(value = Action.class, names = {"CONTINUE", "RESET_EVENTS"})
  void anEventThatChangesNothingLeavesTheStepsAlone(Action action) {
    for (String method : HomeostatIntegrator.names()) {
      HomeostatIntegrator integrator = integrator(method);
      List<Double> times = new ArrayList<>();
      integrator.addEventDetector(falling(action, times));
      double[] end = integrator.integrate(OSCILLATOR, UP, 20).getPrimaryState();
      double[] direct = Solver.named(method).rtol(RTOL)
          .solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, 20, List.of()).last();
      assertArrayEquals(direct, end, method);
      assertEquals(6, times.size(), method);
      for (int k = 0; k < times.size(); k++) {
        assertEquals((k + 0.5) * Math.PI, times.get(k), NEAR, method);
      }
    }
  }

  /** A ball that keeps nine tenths of its speed when it hits the ground; in closed form piece by piece. */
  @ParameterizedTest
  @MethodSource("methods")
  void aBallThatBouncesDoesSoAsUnderHipparchusOwnIntegrator(String method) {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    double[] end = bounced(integrator(method), ours);
    double[] other = bounced(new DormandPrince853Integrator(1e-12, 10, 1e-12, RTOL), theirs);
    assertArrayEquals(other, end, NEAR);
    assertEquals(theirs.size(), ours.size());
    double fall = Math.sqrt(2);
    double hit = fall;
    for (int k = 0; k < ours.size(); k++) {
      assertEquals(hit, ours.get(k), NEAR);
      assertEquals(hit, theirs.get(k), NEAR);
      hit += 2 * fall * Math.pow(0.9, k + 1);
    }
    assertTrue(hit > 10, "all of them");
  }

  /** The function rises through the ground right after, and to a handler that minds only that it is zero. */
  @Test
  void aHandlerThatTurnsBackWhatItHasJustTurnedIsStopped() {
    HomeostatIntegrator integrator = integrator("rodas5p");
    integrator.addEventDetector(new Detector(state -> state.getPrimaryState()[0], new Bounce(state -> true)));
    String message = assertThrows(
        MathIllegalStateException.class, () -> integrator.integrate(FALL, UP, 10)).getMessage();
    assertTrue(message.startsWith("rodas5p stopped at 1.414214"), message);
    assertTrue(message.endsWith(": events reset the state without end.\n"
        + "    Each reset leads back to an event at once, or ever sooner. Stop there, or let the handler see"
        + " whether the function rises or falls."), message);
  }

  private static double[] bounced(ODEIntegrator integrator, List<Double> times) {
    integrator.addEventDetector(new Detector(state -> state.getPrimaryState()[0], new Bounce(state -> {
      boolean falls = state.getPrimaryState()[1] < 0;
      if (falls) {
        times.add(state.getTime());
      }
      return falls;
    })));
    return integrator.integrate(FALL, UP, 10).getPrimaryState();
  }

  /** Turns the speed, where it is asked to, and takes a tenth of it. */
  private record Bounce(Predicate<ODEStateAndDerivative> turns) implements ODEEventHandler {
    @Override
    public Action eventOccurred(ODEStateAndDerivative state, ODEEventDetector by, boolean increasing) {
      return turns.test(state) ? Action.RESET_STATE : Action.CONTINUE;
    }

    @Override
    public ODEState resetState(ODEEventDetector by, ODEStateAndDerivative state) {
      return new ODEState(state.getTime(), new double[] {0, -0.9 * state.getPrimaryState()[1]});
    }
  }

  /** dy/dt = 1, and -1 from the time on at which the handler turns it: the state is known exactly. */
  @ParameterizedTest
  @MethodSource("methods")
  void equationsThatAHandlerChangesAreEvaluatedAnew(String method) {
    double[] slope = {1};
    OrdinaryDifferentialEquation line = Equations.plain(Fields.scalar((t, y) -> slope[0]));
    HomeostatIntegrator integrator = integrator(method);
    integrator.addEventDetector(new Detector(
        state -> state.getPrimaryState()[0] - 1, (state, detector, increasing) -> {
          slope[0] = -1;
          return Action.RESET_DERIVATIVES;
        }));
    List<ODEStateInterpolator> steps = new ArrayList<>();
    integrator.addStepHandler(steps::add);
    ODEStateAndDerivative end = integrator.integrate(line, new ODEState(0, new double[] {0}), 3);
    assertEquals(-1, end.getPrimaryState()[0], LOCATED);
    assertEquals(-1, end.getPrimaryDerivative()[0]);
    for (ODEStateInterpolator step : steps) {
      double middle = (step.getPreviousState().getTime() + step.getCurrentState().getTime()) / 2;
      ODEStateAndDerivative state = step.getInterpolatedState(middle);
      assertEquals(1 - Math.abs(middle - 1), state.getPrimaryState()[0], LOCATED);
      if (Math.abs(middle - 1) > NEAR) {
        assertEquals(middle < 1 ? 1 : -1, state.getPrimaryDerivative()[0], NEAR);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theEndOfEachStepIsToldOf(String method) {
    HomeostatIntegrator integrator = integrator(method);
    List<Double> ends = new ArrayList<>();
    List<Double> told = new ArrayList<>();
    integrator.addStepHandler(step -> ends.add(step.getCurrentState().getTime()));
    integrator.addStepEndHandler((state, forward) -> {
      told.add(state.getTime());
      return Action.CONTINUE;
    });
    integrator.integrate(OSCILLATOR, UP, 20);
    assertEquals(ends.stream().distinct().toList(), told);
  }

  /** What a handler makes of the state at the very end is the state at the end. */
  @ParameterizedTest
  @MethodSource("methods")
  void theStateMayBeResetAtTheVeryEnd(String method) {
    for (double end : new double[] {2, 0, -3}) {
      HomeostatIntegrator integrator = integrator(method);
      List<Double> finished = new ArrayList<>();
      integrator.addStepHandler(new Finish(finished));
      integrator.addEventDetector(falling(Action.CONTINUE, new ArrayList<>()));
      boolean[] done = {false};
      integrator.addStepEndHandler(new ODEStepEndHandler() {
        @Override
        public Action stepEndOccurred(ODEStateAndDerivative state, boolean forward) {
          boolean reset = state.getTime() == end && !done[0];
          done[0] = done[0] || reset;
          return reset ? Action.RESET_STATE : Action.CONTINUE;
        }

        @Override
        public ODEState resetState(ODEStateAndDerivative state) {
          return new ODEState(state.getTime(), new double[] {7, 8});
        }
      });
      ODEStateAndDerivative last =
          integrator.integrate(OSCILLATOR, new ODEState(1, new double[] {1, 0}), end);
      assertEquals(end, last.getTime());
      assertArrayEquals(new double[] {7, 8}, last.getPrimaryState());
      assertEquals(List.of(end), finished);
    }
  }

  private record Finish(List<Double> times) implements ODEStepHandler {
    @Override
    public void handleStep(ODEStateInterpolator step) {}

    @Override
    public void finish(ODEStateAndDerivative end) {
      times.add(end.getTime());
    }
  }
}
