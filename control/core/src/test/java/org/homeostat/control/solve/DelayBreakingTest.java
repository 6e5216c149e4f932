package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.solve.DelayProblems.Known;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Points that are not smooth and come back: steps end where they have to, and only there. */
class DelayBreakingTest {

  private static final double FAIR = 10;

  /** On this one measured are 10 (Vern7) to 120 (BDF) steps at 1e-6. */
  private static final int FEW = 250;

  /** Of the points that ten lags bring back, those that Radau's estimate may overlook are 285 in all. */
  private static final int MODEST = 300;

  /** By the method of steps with SciPy 1.17's DOP853, rtol 3e-14 on each piece. */
  private static final double TEN_LAGS = -1.0782473403393185;

  /** x' = -x(3t/2 - 1), x(0) = 1 after a past of 2 + t: polynomials on both sides of 2/3. */
  private static Known comingToAJump() {
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = -z[0], DelayField.delay(0,
        (t, y) -> 1 - t / 2));
    Problem problem = new Problem(field, 0, new double[] {1}, 1.1, List.of())
        .after(Past.of(-1, t -> new double[] {2 + t}, t -> new double[] {1}));
    return new Known(problem, t -> {
      double s = 1.5 * t - 1;
      return new double[] {
        s < 0 ? 1 - t - 0.75 * t * t : -(s - s * s / 2 - s * s * s / 4) / 1.5};
    });
  }

  @TestFactory
  Stream<DynamicTest> aLagThatMovesMeetsAJumpExactly() {
    return DelayProblems.METHODS.stream().map(method -> DynamicTest.dynamicTest(method, () -> {
      Known known = comingToAJump();
      for (double rtol : new double[] {1e-4, 1e-6, 1e-8, 1e-10}) {
        Solution run = DelayProblems.run(known, method, rtol);
        double error = DelayProblems.error(run, known.solution());
        assertTrue(error <= FAIR * rtol, error / rtol + " tolerances at " + rtol);
        assertTrue(rtol < 1e-6 || run.statistics().steps() <= FEW, run.statistics().toString());
      }
    }));
  }

  @TestFactory
  Stream<DynamicTest> tenLagsCostAFewHundredSteps() {
    DelayField.Term[] terms = new DelayField.Term[10];
    for (int k = 0; k < terms.length; k++) {
      terms[k] = DelayField.delay(0, 0.3 * Math.sqrt(k + 1));
    }
    VectorField field = DelayField.of(1, (t, y, z, d) -> {
      double sum = 0;
      for (double one : z) {
        sum += one;
      }
      d[0] = -0.3 * sum;
    }, terms);
    Problem problem = new Problem(field, 0, new double[] {1}, 4, List.of());
    double rtol = 1e-7;
    return Stream.of("tsit5", "vern7", "rodas5p", "radau").map(name -> DynamicTest.dynamicTest(name, () -> {
      Solution run = Solver.named(name).with(new Tolerance(rtol, rtol)).solve(problem, Monitor.NONE);
      assertEquals(TEN_LAGS, run.last()[0], FAIR * rtol);
      assertTrue(run.statistics().steps() <= MODEST, run.statistics().toString());
    }));
  }

  /** x' = -x(t-1) - x(t-1.5): x breaks in order 1 at 0, 2 at 1 and 1.5, 3 at 2, 2.5 and 3. */
  @Test
  void eachPassageThroughALagRaisesTheOrder() {
    Memory memory = new Memory(Past.constant(1), 1, 0);
    Breakings breakings = new Breakings(
        memory, new int[] {0, 0}, new double[] {1, 1.5}, new boolean[1][2], 1e-14);
    breakings.begin(0, 1);
    double[] times = {1, 1.5, 2, 2.5, 3};
    int[] orders = {1, 1, 2, 2, 2};
    double t = 0;
    for (int i = 0; i < times.length; i++) {
      t = breakings.next(t, 1, 5, 5);
      assertEquals(times[i], t);
      assertEquals(orders[i], breakings.reach(t, 5));
      assertEquals(orders[i] + 1, memory.order(memory.before(t, 9)), "of the state at " + t);
    }
  }

  @Test
  void aSignalThatReadsATermBreaksInItsOrder() {
    Memory memory = new Memory(Past.constant(1), 1, 0);
    Breakings breakings = new Breakings(
        memory, new int[] {0}, new double[] {1}, new boolean[][] {{true}}, 1e-14);
    breakings.begin(0, 0);
    for (int t = 1; t < 20; t++) {
      assertEquals(t, breakings.next(t - 1, 1, 5, 2));
      assertEquals(0, breakings.reach(t, 5));
    }
  }

  @Test
  void aPointOfHighOrderIsPassedOverWhereItIsNear() {
    Memory memory = new Memory(Past.constant(1), 1, 0);
    Breakings breakings = new Breakings(memory, new int[] {0}, new double[] {1}, new boolean[1][1], 1e-14);
    breakings.begin(0, 4);
    assertEquals(Double.POSITIVE_INFINITY, breakings.next(0, 3, 5, 2));
    assertEquals(1, breakings.next(0, 1.5, 5, 2));
    assertEquals(1, breakings.next(0, 3, 5, 4));
    assertEquals(Double.POSITIVE_INFINITY, breakings.next(0, 1.5, 3, 4), "of an order that is not noticed");
  }
}
