package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.solve.DelayProblems.Curve;
import org.homeostat.control.solve.DelayProblems.Known;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Delay equations whose solutions are known are solved to the tolerance, by all our methods. */
class DelayClosedFormTest {

  /** Errors of steps add up to some tolerances; measured are at most 3. */
  private static final double FAIR = 10;

  private static final double[] TOLERANCES = {1e-6, 1e-9};

  private static Stream<DynamicTest> eachMethod(Known known) {
    return DelayProblems.METHODS.stream().map(method -> DynamicTest.dynamicTest(method, () -> {
      for (double rtol : TOLERANCES) {
        assertSolved(known, method, rtol);
      }
    }));
  }

  private static Solution assertSolved(Known known, String method, double rtol) {
    Solution run = DelayProblems.run(known, method, rtol);
    assertEquals(known.problem().t1(), run.outcome().time(), run.outcome().toString());
    double error = DelayProblems.error(run, known.solution());
    assertTrue(error <= FAIR * rtol, error / rtol + " tolerances at " + rtol);
    return run;
  }

  @TestFactory
  Stream<DynamicTest> aLinearEquationIsSolvedAsByTheMethodOfSteps() {
    return eachMethod(DelayProblems.linear(-1, 0.5, 8));
  }

  @TestFactory
  Stream<DynamicTest> anOscillationByDelayIsSolvedAsByTheMethodOfSteps() {
    return eachMethod(DelayProblems.linear(-0.2, -1.4, 8));
  }

  @TestFactory
  Stream<DynamicTest> willeAndBakersExampleIsSolved() {
    return eachMethod(DelayProblems.willeBaker());
  }

  @TestFactory
  Stream<DynamicTest> nevessLagThatVanishesOnceIsSolved() {
    return eachMethod(DelayProblems.neves());
  }

  @TestFactory
  Stream<DynamicTest> feldsteinAndNevessLagThatDependsOnTheStateIsSolved() {
    return eachMethod(DelayProblems.feldsteinNeves());
  }

  /** y' = -y(t-1) from 1, but 0 before: y' = 0 until 1, then -1 until the next second. */
  @TestFactory
  Stream<DynamicTest> aJumpAtTheStartComesBackOnTime() {
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = -z[0], DelayField.delay(0, 1));
    return eachMethod(new Known(
        new Problem(field, 0, new double[] {1}, 3, List.of()).after(Past.constant(0)), t -> new double[] {
          t <= 1 ? 1 : t <= 2 ? 2 - t : (t - 2) * (t - 2) / 2 - (t - 2)}));
  }

  /** The history jumps at -0.5 and has a kink at -0.25: y' = z follows it. */
  @TestFactory
  Stream<DynamicTest> jumpsAndKinksOfTheHistoryComeBackOnTime() {
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = z[0] - y[0] * 0, DelayField.delay(0, 1));
    Past past = Past.of(-1, t -> new double[] {history(t)}, t -> new double[] {t < -0.5 || t < -0.25 ? 0 : 4},
        new Past.Breaking(-0.5, 0), new Past.Breaking(-0.25, 1));
    Curve integral = t -> new double[] {t <= 0.5 ? 1 + t : t <= 0.75 ? 1.5 : 1.5 + 2 * Math.pow(t - 0.75, 2)};
    return eachMethod(new Known(
        new Problem(field, 0, new double[] {1}, 1, List.of()).after(past), integral));
  }

  private static double history(double t) {
    return t < -0.5 ? 1 : t < -0.25 ? 0 : 4 * (t + 0.25);
  }

  /** Steps end where something comes back, so that next to none are in vain. */
  @Test
  void breakingPointsCostHardlyAnyRejectedStep() {
    Solution run = assertSolved(DelayProblems.linear(-0.2, -1.4, 8), "vern7", 1e-9);
    assertTrue(run.statistics().rejected().getAsLong() <= 4, run.statistics().toString());
    assertTrue(run.statistics().steps() <= 60, run.statistics().toString());
  }

  /** Three lags whose sums are breaking points, up to the order that the method notices. */
  @Test
  void severalLagsWithManySumsStayCheap() {
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = -z[0] - z[1] / 2 + z[2] / 3,
        DelayField.delay(0, 0.1), DelayField.delay(0, Math.sqrt(0.02)), DelayField.delay(0, 0.3));
    Problem problem = new Problem(field, 0, new double[] {1}, 20, List.of());
    double[] exact = Solver.named("vern7").rtol(1e-12).solve(problem, Monitor.NONE).last();
    for (String method : DelayProblems.METHODS) {
      Solution run = Solver.named(method).with(new Tolerance(1e-7, 1e-7)).solve(problem, Monitor.NONE);
      assertEquals(exact[0], run.last()[0], FAIR * 1e-7, method);
    }
  }

  /** A signal that reads a term itself: x = y(t-1) + y, y' = -x(t-0.5)/2. */
  @TestFactory
  Stream<DynamicTest> aDelayedSignalMayHoldADelayItself() {
    return DelayProblems.METHODS.stream().map(method -> DynamicTest.dynamicTest(method, () -> {
      for (double rtol : TOLERANCES) {
        Tolerance tolerance = new Tolerance(rtol, rtol);
        double[] start = {1};
        Solution nested = Solver.named(method).with(tolerance)
            .solve(new NestedDelay(1, 0.5), 0, start, 6, List.of());
        VectorField flat = DelayField.of(1, (t, y, z, d) -> d[0] = -(z[0] + z[1]) / 2,
            DelayField.delay(0, 1.5), DelayField.delay(0, 0.5));
        Solution expected = Solver.named("vern7").rtol(1e-12).solve(flat, 0, start, 6, List.of());
        double error = DelayProblems.error(nested, expected.dense()::at);
        assertTrue(error <= FAIR * rtol, error / rtol + " tolerances at " + rtol);
      }
    }));
  }
}
