package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the backward differentiation formulas promise beside their order: {@link BdfOrderTest} has that. */
class BdfTest {

  private static final Tolerance TIGHT = new Tolerance(1e-12, 1e-12);

  /** Some last digits of numbers of size one, less what coefficients of some hundred cost. */
  private static final double ROUNDING = 1e-12;

  /** The same of numbers up to 30, over differences of unequal steps. */
  private static final double MANY_DIGITS = 1e-10;

  /** In tolerances; measured are 3.6 and below. */
  private static final double FAIR = 30;

  /** y' = lambda y, from a history of ones. */
  private static Bdf afterOnes(int order, double lambda) {
    double[] times = new double[order + 1];
    double[][] states = new double[order + 1][1];
    for (int j = 0; j <= order; j++) {
      times[j] = -j;
      states[j][0] = 1;
    }
    Bdf bdf = new Bdf(ExactField.linear(new double[][] {{lambda}}), TIGHT);
    bdf.start(times, states);
    return bdf;
  }

  /** sum of 1/m (1 - E^-1)^m y = h lambda y, with all y before equal to 1: y = s/(s - h lambda). */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1.5", "3, 1.8333333333333333", "4, 2.0833333333333333", "5, 2.2833333333333333"})
  void onEqualStepsItIsTheClassicalFormula(int order, double s) {
    for (double z : new double[] {-0.1, -1, -30}) {
      Bdf bdf = afterOnes(order, z);
      bdf.attempt(1);
      assertEquals(s / (s - z), bdf.proposed()[0], ROUNDING);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void atInfinityAModeDiesOutInOneStep(int order) {
    Bdf bdf = afterOnes(order, -1e15);
    bdf.attempt(1);
    assertEquals(0, bdf.proposed()[0], ROUNDING);
  }

  /** A swinging mode, on which the third order and all above it grow. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ordersOneAndTwoAreStableOnTheImaginaryAxis(int order) {
    for (double z = 0.01; z < 1e4; z *= 1.5) {
      Bdf bdf = new Bdf(ExactField.linear(new double[][] {{0, z}, {-z, 0}}), TIGHT);
      double[] times = {0, -1, -2};
      double[][] states = {{1, 0}, {1, 0}, {1, 0}};
      bdf.start(Arrays.copyOf(times, order + 1), Arrays.copyOf(states, order + 1));
      double largest = 0;
      for (int k = 1; k <= 200; k++) {
        bdf.attempt(k);
        bdf.accept();
        double size = Math.hypot(bdf.state()[0], bdf.state()[1]);
        assertTrue(size < 3, size + " at " + z);
        largest = k > 100 ? Math.max(largest, size) : 0;
      }
      assertTrue(largest < 1.1, largest + " at " + z);
    }
  }

  /** A polynomial of degree k, which a field drives and holds; attempts that are given up leave no trace. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void onAPolynomialOfItsDegreeItIsExactWhateverTheSteps(int order) {
    VectorField field = new ExactField(1,
        (t, y, d) -> d[0] = order * Math.pow(t, order - 1) - 3 * (y[0] - Math.pow(t, order)),
        (t, y, j) -> j[0] = -3, (t, y, d) -> d[0] = 0);
    double[] steps = {0.1, 0.13, 0.104, 0.3, 0.02, 0.01, 0.05, 0.2, 0.1};
    double[] times = {1, 0.9, 0.75, 0.7, 0.5, 0.45};
    double[][] states = new double[order + 1][1];
    for (int j = 0; j <= order; j++) {
      states[j][0] = Math.pow(times[j], order);
    }
    Bdf bdf = new Bdf(field, TIGHT);
    bdf.start(Arrays.copyOf(times, order + 1), states);
    double t = 1;
    double[] y = new double[1];
    for (double h : steps) {
      bdf.attempt(t + 1.5 * h);
      bdf.attempt(t + h);
      for (double theta : new double[] {0, 0.3, 0.8, 1}) {
        bdf.interpolate(theta, y);
        assertEquals(Math.pow(t + theta * h, order), y[0], MANY_DIGITS, h + " at " + theta);
      }
      bdf.accept();
      t += h;
    }
  }

  /** A step of a few last digits, and one longer by ten orders of magnitude. */
  @Test
  void stepsOfAnyRatioAreSurvived() {
    Bdf bdf = new Bdf(Fields.OSCILLATOR, Tolerance.of(1e-6));
    bdf.start(0, new double[] {1, 0});
    double t = 0;
    double h = 1e-4;
    for (double ratio : new double[] {1, 1, 1e-11, 1e11, 1, 1e-6, 2e6, 0.1, 10, 1e-11, 1e10}) {
      h *= ratio;
      assertTrue(Double.isFinite(bdf.attempt(t + h)), "a step of " + h + " has an error");
      bdf.accept();
      t += h;
    }
    assertArrayEquals(new double[] {Math.cos(t), -Math.sin(t)}, bdf.state(), FAIR * 1e-6);
  }

  /** Most steps take one evaluation and no matrix. */
  @Test
  void aMatrixServesForManySteps() {
    ReferenceProblem hires = StiffProblems.hires();
    Statistics cost = hires.solve("bdf", 1e-8).statistics();
    assertTrue(cost.evaluations() < 1.2 * cost.steps(), cost.toString());
    assertTrue(15 * cost.jacobians() < cost.steps(), cost.toString());
  }

  /** Where the field is another from a time on, the step is that of a start again. */
  @Test
  void afterASwitchItStartsAnew() {
    VectorField field = new VectorField() {
      @Override
      public int dimension() {
        return 1;
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        dydt[0] = t < 5 ? -y[0] : -1e4 * (y[0] - Math.cos(t));
      }

      @Override
      public int switches() {
        return 1;
      }

      @Override
      public void switches(double t, double[] y, double[] values) {
        values[0] = t - 5;
      }
    };
    Solution run = Solver.named("bdf").rtol(1e-6).solve(field, 0, new double[] {1}, 10, List.of());
    assertEquals(Math.exp(-4), run.dense().at(4)[0], FAIR * 1e-6);
    double lag = (Math.cos(10) * 1e4 + Math.sin(10)) * 1e4 / (1e8 + 1);
    assertEquals(lag, run.last()[0], FAIR * 1e-6);
    assertTrue(run.statistics().rejected().orElseThrow() < 20, run.statistics().toString());
  }

  /** A relay so strong that the shortest step leads far beyond it, and that no slope tells of. */
  @Test
  void anIterationThatDoesNotConvergeNamesStateAndEquation() {
    VectorField relay = new VectorField() {
      @Override
      public int dimension() {
        return 2;
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        dydt[0] = 1;
        dydt[1] = -1e18 * Math.signum(y[1] - y[0]);
      }

      @Override
      public boolean hasJacobian() {
        return true;
      }

      @Override
      public void jacobian(double t, double[] y, double[] dfdy) {
        Arrays.fill(dfdy, 0);
      }

      @Override
      public String label(int i) {
        return i == 0 ? "da/dt" : "db/dt";
      }
    };
    Solution run = Solver.named("bdf").solve(relay, 1, new double[] {1, 1}, 11, List.of());
    Outcome.Stopped stop = assertInstanceOf(Outcome.Stopped.class, run.outcome());
    assertEquals("the step fell below 3.6e-16 of the run; Newton's iteration does not converge:"
        + " its last update moves b by 7.1e+03, and db/dt is off by 2.0e+18", stop.reason());
  }

  @Test
  void whatIsNotFiniteIsNoMatterOfConvergence() {
    Bdf bdf = new Bdf(Fields.scalar((t, x) -> t > 1 ? Double.NaN : 1), Tolerance.of(1e-6));
    bdf.start(0, new double[] {0});
    assertTrue(Double.isNaN(bdf.attempt(2)));
    assertEquals(Optional.empty(), bdf.complaint());
  }
}
