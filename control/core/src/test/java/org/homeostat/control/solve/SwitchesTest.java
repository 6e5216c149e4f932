package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own methods step onto the points where a field is not smooth. */
class SwitchesTest {
  private static final double RTOL = 1e-9;

  /** In tolerances: what is left where each smooth piece is right to the tolerance, and none is crossed. */
  private static final double FAIR = 10;

  /** A hundred crossings in a ten-millionth of a run of length 10 are told; ... */
  private static final double CHATTERING = 1e-6;

  /** ... BDF, which begins anew at each, is off by 5.5e-6. */
  private static final double CHATTERING_BDF = 1e-5;

  /**
   * Evaluations a switch that depends on the state; measured are 25 (bdf), 37 (tsit5), 46 (rodas5p), 180
   * (vern7).
   */
  private static final int MOST_A_SWITCH = 250;

  /** Evaluations along a kink; measured are 2900 (tsit5, limited by stability), and 500 to 1500. */
  private static final int MOST_ALONG = 5000;

  static Stream<String> kernels() {
    return Stream.of("tsit5", "vern7", "rodas5p", "bdf", "radau");
  }

  /** A field, its slope df0/dy0 where it has one, and its switching functions. */
  private record Switching(int dimension, Fields.Rates rates, Event.Gauge slope, Event.Gauge... functions)
      implements VectorField {

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      rates.at(t, y, dydt);
    }

    @Override
    public boolean hasJacobian() {
      return true;
    }

    @Override
    public void jacobian(double t, double[] y, double[] dfdy) {
      Arrays.fill(dfdy, 0);
      dfdy[0] = slope.value(t, y);
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] dfdt) {
      Arrays.fill(dfdt, 0);
    }

    @Override
    public int switches() {
      return functions.length;
    }

    @Override
    public void switches(double t, double[] y, double[] values) {
      for (int k = 0; k < values.length; k++) {
        values[k] = functions[k].value(t, y);
      }
    }
  }

  private static final Event.Gauge FLAT = (t, y) -> 0;

  /** x' = 1 before t = pi, and 100 after it. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aJumpInTimeCostsNoAccuracy(String method) {
    VectorField field = new Switching(
        1, (t, y, d) -> d[0] = t < Math.PI ? 1 : 100, FLAT, (t, y) -> t - Math.PI);
    Solution run = solved(method, field, 10, 0);
    double exact = Math.PI + 100 * (10 - Math.PI);
    assertEquals(exact, run.last()[0], FAIR * RTOL * exact);
    assertEquals(3.14, run.dense().at(3.14)[0], FAIR * RTOL);
    assertTrue(run.statistics().steps() < 60, run.statistics().toString());
  }

  /** A pulse so short that a step over it would not see it. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aPulseThatEveryStageWouldMissIsSeen(String method) {
    VectorField told = new Switching(1, (t, y, d) -> d[0] = t > 50 && t < 50.001 ? 1000 : 0, FLAT,
        (t, y) -> t - 50, (t, y) -> t - 50.001);
    assertEquals(1, solved(method, told, 100, 0).last()[0], FAIR * RTOL);
  }

  /** What rests cannot tell by itself when it is switched: a pulse that one function tells, both its ends. */
  @ParameterizedTest
  @MethodSource("kernels")
  void whatRestsIsSwitchedByTimeAllTheSame(String method) {
    VectorField told = new Switching(1, (t, y, d) -> d[0] = t > 50 && t < 51 ? 1 : 0, FLAT,
        (t, y) -> (t - 50) * (51 - t));
    assertEquals(1, solved(method, told, 100, 0).last()[0], FAIR * RTOL);
  }

  /** At rest on a kink the last digits flicker over it; that is no switching. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aRestOnAKinkCostsAsMuchAsOneBesideIt(String method) {
    Fields.Rates rates = (t, y, d) -> {
      d[0] = 33 * (y[1] - y[0]);
      d[1] = 0.1 * (1 / 3.0 - y[0]);
    };
    assertEquals(attemptsAtRest(method, new Kinked(rates, 0)), attemptsAtRest(method, new Kinked(rates, 1)));
  }

  /** One state goes on, and the other comes to rest on a kink, where it stays by rounding only. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aStateThatGoesAlongAKinkDoesNotStopAtIt(String method) {
    VectorField field = new Kinked((t, y, d) -> {
      d[0] = -(y[0] > 1 / 3.0 ? 1 : 3) * (y[0] - 1 / 3.0);
      d[1] = 1;
    }, 1);
    Solution run = Solver.named(method).rtol(RTOL).solve(field, 0, new double[] {1, 0}, 300, List.of());
    assertInstanceOf(Outcome.Completed.class, run.outcome());
    assertEquals(1 / 3.0, run.last()[0], FAIR * RTOL);
    assertTrue(run.statistics().evaluations() < MOST_ALONG, run.statistics().toString());
  }

  /**
   * dx/dt = 1 - x comes to x = 1 - 1e-6 at log(1e6), ever slower, and there the rate of the other state
   * jumps: what is a trifle for x is not one for that.
   */
  @ParameterizedTest
  @MethodSource("kernels")
  void aJumpThatIsComeToSlowlyIsNotMissed(String method) {
    Solution run =
        Solver.named(method).rtol(RTOL).solve(new Late(), 0, new double[] {0, 0}, 40, List.of());
    assertEquals(40 - 6 * Math.log(10), run.last()[1], FAIR * RTOL / 1e-6, "x goes by 1e-6 a unit of time");
  }

  /** A state that comes to rest just above the jump of another one's rate. */
  private record Late() implements VectorField {
    private static final double JUMP = 1 - 1e-6;

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      dydt[0] = 1 - y[0];
      dydt[1] = y[0] > JUMP ? 1 : 0;
    }

    @Override
    public int switches() {
      return 1;
    }

    @Override
    public void switches(double t, double[] y, double[] values) {
      values[0] = y[0] - JUMP;
    }
  }

  /** A field without a Jacobian of its own, which says that it has so many kinks at y0 = 1/3. */
  private record Kinked(Fields.Rates rates, int switches) implements VectorField {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      rates.at(t, y, dydt);
    }

    @Override
    public void switches(double t, double[] y, double[] values) {
      Arrays.fill(values, y[0] - 1 / 3.0);
    }

    @Override
    public boolean isKink(int k) {
      return true;
    }
  }

  private static long attemptsAtRest(String method, VectorField field) {
    double[] rest = {Math.nextUp(1 / 3.0), 1 / 3.0};
    Statistics cost = Solver.named(method).rtol(RTOL).solve(field, 0, rest, 400, List.of()).statistics();
    return cost.steps() + cost.rejected().orElseThrow();
  }

  /** x' = -pos(x - 1) - 1 turns from a decay into a straight line at x = 1. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aKinkCostsNoAccuracy(String method) {
    VectorField field =
        new Switching(1, (t, y, d) -> d[0] = -Math.max(0, y[0] - 1) - 1, (t, y) -> y[0] > 1 ? -1 : 0,
            (t, y) -> y[0] - 1);
    double kink = Math.log(3);
    assertEquals(1 - (5 - kink), solved(method, field, 5, 3).last()[0], FAIR * RTOL * 3);
  }

  /** A thermostat: 20 switchings, each found in the state alone. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aRelayThatDependsOnTheStateSwitchesWhereItShould(String method) {
    // y is the time since the start; x rises where sin(y) > 0.3 and falls elsewhere.
    VectorField field = new Switching(2, (t, y, d) -> {
      d[0] = Math.sin(y[1]) > 0.3 ? 1 : -1;
      d[1] = 1;
    }, FLAT, (t, y) -> Math.sin(y[1]) - 0.3);
    double half = Math.asin(0.3);
    double turns = 10;
    double end = turns * 2 * Math.PI;
    Solution run = Solver.named(method).rtol(RTOL).solve(field, 0, new double[] {0, 0}, end, List.of());
    double up = turns * (Math.PI - 2 * half);
    assertEquals(up - (end - up), run.last()[0], FAIR * RTOL * end);
    assertTrue(run.statistics().evaluations() < 20 * MOST_A_SWITCH, run.statistics().toString());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aSwitchThatIsDrivenOntoFromBothSidesIsNamed(String method) {
    VectorField field = new Switching(
        1, (t, y, d) -> d[0] = 0.25 - 1.25 * Math.signum(y[0]), FLAT, (t, y) -> y[0]);
    Outcome.Stopped stop = assertInstanceOf(Outcome.Stopped.class, solved(method, field, 10, 1).outcome());
    assertEquals("switch 0 switches back and forth", stop.reason());
    assertEquals(1, stop.time(), method.equals("bdf") ? CHATTERING_BDF : CHATTERING);
  }

  /** sqrt(max(x, 0)) has no slope at 0, and x stays there once it has come down. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aTankRunsEmptyAndStaysSo(String method) {
    VectorField field = new Switching(
        1, (t, y, d) -> d[0] = y[0] > 0 ? -2 * Math.sqrt(y[0]) - 0.1 : 0,
        (t, y) -> y[0] > 0 ? -1 / Math.sqrt(y[0]) : 0, (t, y) -> y[0]);
    Solution run = solved(method, field, 10, 1);
    assertInstanceOf(Outcome.Completed.class, run.outcome());
    assertEquals(0, run.last()[0], FAIR * RTOL);
  }

  /** Where the end of a step is worked out from its length it may lie beyond the switch again, for ever. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aSwitchThatRoundingHidesDoesNotHangTheRun(String method) {
    VectorField line = new Switching(
        1, (t, y, d) -> d[0] = 1, FLAT, (t, y) -> y[0] - 960.0409081318699);
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertEquals(960.3676341834288,
        Solver.named(method).rtol(RTOL).solve(line, 348.9337819604892, new double[] {348.9337819604892},
            960.3676341834288, List.of()).last()[0], FAIR * RTOL * 960));
  }

  /** Near t = 0 steps may be much shorter than what changes the last digit of the state. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aStateThatShortStepsDoNotChangeIsTakenAcross(String method) {
    double start = -0.022416254345668636;
    VectorField line = new Switching(
        1, (t, y, d) -> d[0] = y[0] > 0.6812220679097755 ? 2 : 1, FLAT, (t, y) -> y[0] - 0.6812220679097755);
    Solution run = Solver.named(method).rtol(RTOL)
        .solve(line, start, new double[] {0.6657150857178598}, 0, List.of());
    double slow = 0.6812220679097755 - 0.6657150857178598;
    assertEquals(0.6812220679097755 + 2 * (-start - slow), run.last()[0], FAIR * RTOL);
    assertTrue(run.statistics().steps() < 100, run.statistics().toString());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aSwitchBeforeARunThatEndsAtZeroIsFound(String method) {
    VectorField field =
        new Switching(1, (t, y, d) -> d[0] = t < -5 ? 1 : 2, FLAT, (t, y) -> t + 5);
    Solution run = Solver.named(method).rtol(RTOL).solve(field, -10, new double[] {0}, 0, List.of());
    assertEquals(15, run.last()[0], FAIR * RTOL * 15);
    assertTrue(run.statistics().steps() < 60, run.statistics().toString());
  }

  /** At the end itself the field is the other one already. */
  @ParameterizedTest
  @MethodSource("kernels")
  void aSwitchRightAtTheEndDoesNothing(String method) {
    VectorField field =
        new Switching(1, (t, y, d) -> d[0] = t < 10 ? 1 : 1e6, FLAT, (t, y) -> t - 10);
    Solution run = solved(method, field, 10, 0);
    assertEquals(10, run.last()[0], FAIR * RTOL * 10);
    assertTrue(run.statistics().steps() < 60, run.statistics().toString());
  }

  /** Short visits, a hundred in a run: between two of a step's looks, but not of the run's. */
  @ParameterizedTest
  @MethodSource("kernels")
  void pulsesShorterThanAStepAreSeen(String method) {
    double duty = Math.acos(0.99) / Math.PI;
    VectorField field = new Switching(1, (t, y, d) -> d[0] = Math.cos(2 * Math.PI * t) > 0.99 ? 1 : 0, FLAT,
        (t, y) -> Math.cos(2 * Math.PI * t) - 0.99);
    double end = 20.5;
    assertEquals(20 * duty, solved(method, field, end, 0).last()[0] - duty / 2, FAIR * RTOL * end);
  }

  private static Solution solved(String method, VectorField field, double end, double start) {
    return Solver.named(method).rtol(RTOL).solve(field, 0, new double[] {start}, end, List.of());
  }
}
