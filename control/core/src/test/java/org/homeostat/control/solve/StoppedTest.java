package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that cannot go on is a value, says why, and comes soon. */
class StoppedTest {

  private static final String LOOK =
      "Look at the values there: a state may have left the range that the equation is meant for."
          + Trouble.A_RATE_IS_NOT_A_NUMBER.more();

  private static final String DERIVATIVES = "Something may jump here, or the Jacobian is not that of the"
      + " field: JacobianCheck and SparsityCheck tell. Look at the state just before."
      + Trouble.NEWTONS_ITERATION_DOES_NOT_CONVERGE.more();

  static Stream<String> methods() {
    return Method.names().stream();
  }

  /** x' = x^2 from 1 is 1/(1 - t). */
  @ParameterizedTest
  @MethodSource("methods")
  void whatBecomesInfiniteStopsThere(String method) {
    Outcome.Stopped stop = stopped(method, Fields.scalar((t, x) -> x * x), 1, 2);
    assertEquals(1, stop.time(), 1e-6);
    assertTrue(stop.reason().matches("the step fell below \\d\\.\\de-1[56] of the run"), stop.reason());
    assertTrue(stop.culprit().startsWith("fastest mode "), stop.culprit());
    assertEquals("The fastest mode grows: something may become infinite here."
        + " Look at the state just before, or loosen rtol."
        + Trouble.STIFF_MODEL_STOPPED.more(), stop.remedy());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void whatIsNoNumberFromATimeOnStopsBeforeThatTime(String method) {
    Outcome.Stopped stop = stopped(method, Fields.scalar((t, x) -> t > 1 ? Double.NaN : 1), 0, 10);
    assertTrue(stop.time() <= 1);
    assertEquals("component 0 is NaN.\n    " + LOOK, stop.toString());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void whatIsNoNumberFromTheStartStopsAtTheStart(String method) {
    Outcome.Stopped stop = stopped(method, Fields.scalar((t, x) -> Math.log(x)), -1, 10);
    assertEquals(0, stop.time());
    assertEquals("component 0 is NaN", stop.reason());
    VectorField log = Fields.scalar((t, x) -> Math.log(x));
    Solution run = Solver.named(method).solve(log, 0, new double[] {-1}, 10, List.of());
    assertEquals(-1, run.last()[0]);
    assertEquals(0, run.statistics().steps());
  }

  @Test
  void theFieldsExplanationIsTheCulprit() {
    VectorField field = new VectorField() {
      @Override
      public int dimension() {
        return 2;
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        dydt[0] = 1;
        dydt[1] = t > 1 ? Double.POSITIVE_INFINITY : 0;
      }

      @Override
      public String label(int i) {
        return i == 0 ? "da/dt" : "db/dt";
      }

      @Override
      public Optional<String> explain(double t, double[] y, int i) {
        return Optional.of(label(i) + " is Infinity, first in 1/late.");
      }
    };
    Outcome stop = Fields.solved(field, new double[] {0, 0}, 10).outcome();
    assertEquals("db/dt is Infinity, first in 1/late.\n    " + LOOK, stop.toString());
    assertEquals("db/dt is Infinity", ((Outcome.Stopped) stop).reason());
  }

  /** A shorter step leads past a trial step that went too far. */
  @Test
  void aTrialStepIntoNoNumberIsTriedAgainShorter() {
    VectorField root = Fields.scalar((t, x) -> x < 0.9 ? Double.NaN : 1 - x);
    Solution run = Fields.solved(root, new double[] {1.5}, 50);
    assertInstanceOf(Outcome.Completed.class, run.outcome());
    assertEquals(1, run.last()[0], 1e-9);
  }

  /** Half a million steps each: ours, and one of Hipparchus' for all that run through the same handler. */
  @ParameterizedTest
  @ValueSource(strings = {"tsit5", "vern7", "rodas5p", "radau", "dp54"})
  void aFieldThatSwitchesForEverIsGivenUp(String method) {
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
      Outcome.Stopped stop = stopped(method, Fields.scalar((t, x) -> -Math.signum(x)), 1, 10);
      assertEquals(1, stop.time(), 1e-3);
      assertTrue(stop.reason().matches("[\\d,]+ evaluations were not enough"), stop.reason());
      assertEquals("Something may jump here. Look at the state just before, or loosen rtol."
          + Trouble.STIFF_MODEL_STOPPED.more(), stop.remedy());
    });
  }

  /** BDF sees that its equations have no solution on either side. */
  @Test
  void bdfStopsSoonWhereNewtonsIterationConvergesNoMore() {
    Outcome.Stopped stop = stopped("bdf", Fields.scalar((t, x) -> -Math.signum(x)), 1, 10);
    assertEquals(1, stop.time(), 1e-3);
    assertTrue(stop.reason().matches("the step fell below \\d\\.\\de-16 of the run; Newton's iteration does"
        + " not converge: its last update moves state 0 by \\d\\.\\de-\\d\\d, and component 0 is off by"
        + " 2.0e\\+00"),
        stop.reason());
    assertEquals(DERIVATIVES, stop.remedy());
  }

  /** y0' = -1000 (y0 - y1), y1' = 1000 (y0 - y1) - y1, and only the diagonal is said: slow, not wrong. */
  @Test
  void aMissingEntryOfTheSparsityCostsStepsAndNotAccuracy() {
    VectorField field = sparse(Sparsity.ofRows(new int[] {0}, new int[] {1}));
    double[] y0 = {1, 1};
    double[] end = Solver.named("bdf").rtol(1e-6).solve(field, 0, y0, 5, List.of()).last();
    double[] exact = Solver.nonStiff().rtol(1e-12).solve(field, 0, y0, 5, List.of()).last();
    assertEquals(1, end[1] / exact[1], 30e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rodas5p", "bdf", "radau"})
  void aSparsityOfAnotherSizeIsRefusedByWhatNeedsIt(String method) {
    VectorField field = sparse(Sparsity.full(3));
    assertEquals("The sparsity has 3 rows and the field has 2 states."
        + " Give sparsity() one row for each state.",
        assertThrows(IllegalArgumentException.class, () ->
            Solver.named(method).solve(field, 0, new double[] {1, 1}, 1, List.of())).getMessage());
    assertInstanceOf(Outcome.Completed.class,
        Solver.named("tsit5").rtol(1e-6).solve(field, 0, new double[] {1, 1}, 1, List.of()).outcome());
  }

  private static VectorField sparse(Sparsity sparsity) {
    return new VectorField() {
      @Override
      public int dimension() {
        return 2;
      }

      @Override
      public void derivatives(double t, double[] y, double[] d) {
        d[0] = -1e3 * (y[0] - y[1]);
        d[1] = 1e3 * (y[0] - y[1]) - y[1];
      }

      @Override
      public Sparsity sparsity() {
        return sparsity;
      }
    };
  }

  @Test
  void bdfDoesNotGoWithoutAMatrix() {
    VectorField field = new VectorField() {
      @Override
      public int dimension() {
        return 1;
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        dydt[0] = -y[0];
      }

      @Override
      public void jacobian(double t, double[] y, double[] dfdy) {
        dfdy[0] = Double.NaN;
      }
    };
    Solution run = Solver.named("bdf").solve(field, 0, new double[] {1}, 1, List.of());
    assertEquals("the derivative of component 0 by state 0 is NaN", stopped(run).reason());
    assertEquals(0, run.statistics().steps());
  }

  /** Of 600 states, which have too many modes to look for them, the 18th is 1/(1 - t). */
  @Test
  void whereThereAreTooManyModesTheFastestComponentIsNamed() {
    VectorField many = Fields.of(600, (t, y, d) -> {
      Arrays.setAll(d, i -> -y[i]);
      d[17] = y[17] * y[17];
    });
    double[] ones = new double[600];
    Arrays.fill(ones, 1);
    Outcome.Stopped stop = stopped(Solver.named("tsit5").solve(many, 0, ones, 2, List.of()));
    assertTrue(stop.culprit().matches("fastest against its tolerance: component 17 is \\d\\.\\d\\de\\+\\d\\d,"
        + " where state 17 is \\d\\.\\d\\de\\+\\d\\d"), stop.culprit());
  }

  @Test
  void whatChoosesForItselfIsNotToldToBeStiff() {
    Problem stiff = new Problem(Fields.of(2, (t, y, d) -> {
      d[0] = -1e9 * (y[0] - y[1]);
      d[1] = -y[1];
    }), 0, new double[] {1, 1}, 100, List.of());
    for (boolean chooses : new boolean[] {false, true}) {
      Outcome.Stopped stop = new Failure(stiff, Tolerance.of(1e-9), 50, new double[] {1, 1}, false, chooses)
          .because("it stopped", Optional.empty(), List.of());
      assertEquals((chooses ? "Something may jump here. Look at the state just before, or loosen rtol."
          : "The model is stiff. Use Solver.stiff().") + Trouble.STIFF_MODEL_STOPPED.more(), stop.remedy());
    }
  }

  @Test
  void aStiffFieldIsCalledStiff() {
    VectorField stiff = Fields.of(2, (t, y, d) -> {
      d[0] = -1e9 * (y[0] - y[1]);
      d[1] = -y[1];
    });
    Solution explicitly = Solver.named("tsit5").solve(stiff, 0, new double[] {1, 1}, 100, List.of());
    Outcome.Stopped stop = stopped(explicitly);
    assertEquals("fastest mode -1.000e+09 (component 0), slowest -1.000 (component 0)", stop.culprit());
    assertEquals("The model is stiff. Use Solver.stiff()."
        + Trouble.STIFF_MODEL_STOPPED.more(), stop.remedy());
    Solution stiffly = Solver.stiff().solve(stiff, 0, new double[] {1, 1}, 100, List.of());
    assertInstanceOf(Outcome.Completed.class, stiffly.outcome());
  }

  @Test
  void onlyAStoppedRunIsNotFinished() {
    assertTrue(new Outcome.Completed(1).isFinished());
    assertTrue(new Outcome.Ended("starves", 1).isFinished());
    assertFalse(new Outcome.Stopped("it stopped", 1, "", "Try again.").isFinished());
    assertEquals("completed", new Outcome.Completed(1).toString());
    assertEquals("starves", new Outcome.Ended("starves", 1).toString());
    assertEquals("it stopped.\n    here\n    Try again.",
        new Outcome.Stopped("it stopped", 1, "here", "Try again.").toString());
  }

  private static Outcome.Stopped stopped(String method, VectorField field, double start, double end) {
    return stopped(Solver.named(method).solve(field, 0, new double[] {start}, end, List.of()));
  }

  private static Outcome.Stopped stopped(Solution run) {
    return assertInstanceOf(Outcome.Stopped.class, run.outcome());
  }
}
