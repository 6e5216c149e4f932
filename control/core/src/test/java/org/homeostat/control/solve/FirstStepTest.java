package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FirstStepTest {

  /** Some operations, and a fifth power. */
  private static final double ROUNDING = 1e-12;

  /**
   * A step whose error is far below the tolerance could be longer by the error's root. The published
   * choice is a careful one, measured up to 171 (Tsit5 on E5): the control makes up for it in some four
   * steps.
   */
  private static final double TOO_SHORT = 200;

  private static final List<March.Making> MAKINGS = List.of(Tsit5::new, Vern7::new, Rodas5P::new);

  /**
   * From Hairer, Nørsett, Wanner, II.4, by hand, with states 1 and 2 in tolerances of 2e-6 and 3e-6:
   * <pre>
   * d0 = max(1/2e-6, 2/3e-6)                = 2/3e-6
   * d1 = max(4/2e-6, 0.5/3e-6)              = 4/2e-6
   * h0 = d0/d1/100                          = 1/300
   * d2 = max(16 h0/2e-6, 0.125 h0/3e-6)/h0  = 16/2e-6
   * h  = min(100 h0, (0.01/max(d1, d2))^(1/5))
   * </pre>
   */
  @Test
  void itIsThePublishedOneWhereTheRatesChangeMuch() {
    VectorField field = Fields.of(2, (t, y, d) -> {
      d[0] = -4 * y[0];
      d[1] = -0.25 * y[1];
    });
    assertEquals(Math.pow(0.01 / (16 / 2e-6), 0.2), length(field, 10, 1, 2), ROUNDING);
  }

  /** As before, with d1 = 0.4/2e-6 above d2 = 0.16/2e-6. */
  @Test
  void itIsThePublishedOneWhereTheRatesAreLarge() {
    VectorField field = Fields.scalar((t, x) -> -0.4 * x);
    assertEquals(Math.pow(0.01 / (0.4 / 2e-6), 0.2), length(field, 10, 1), ROUNDING);
  }

  /** d0 = 1e-3/(1e-6 + 1e-9) and d1 = 1e3 d0, so that 100 h0 = 1e-3, and h1 = (0.01/d1)^(1/5) is longer. */
  @Test
  void itIsAtMostAHundredOfEulersSmallSteps() {
    VectorField field = Fields.scalar((t, x) -> 1);
    double h1 = Math.pow(0.01 / (1 / (1e-6 + 1e-9)), 0.2);
    assertTrue(h1 > 1e-3);
    assertEquals(1e-3, length(field, 10, 1e-3), ROUNDING);
  }

  @Test
  void itIsNoLongerThanTheRun() {
    assertEquals(1e-3, length(Fields.DECAY, 1e-3, 1), ROUNDING);
  }

  @TestFactory
  Stream<DynamicTest> theFirstStepIsAcceptedAndNotFarTooShort() {
    return Detest.all().stream().filter(problem -> problem.field().hasJacobian())
        .flatMap(problem -> MAKINGS.stream().map(making -> {
          Tolerance tolerance = problem.tolerance(1e-6);
          Kernel kernel = making.kernel(problem.field(), tolerance);
          kernel.start(0, problem.start());
          Problem run = new Problem(problem.field(), 0, problem.start(), problem.end(), List.of());
          double h = FirstStep.length(run, kernel, tolerance);
          double error = kernel.attempt(h);
          String name = kernel.getClass().getSimpleName() + " on " + problem;
          return DynamicTest.dynamicTest(name, () -> {
            assertTrue(error <= 1, "its error is " + error);
            double longer = Math.pow(error, -1.0 / kernel.errorOrder());
            assertTrue(longer <= TOO_SHORT, "the step could be " + longer + " times as long");
          });
        }));
  }

  private static double length(VectorField field, double end, double... start) {
    Tolerance tolerance = new Tolerance(1e-6, 1e-6);
    Kernel kernel = new Tsit5(field, tolerance);
    kernel.start(0, start);
    return FirstStep.length(new Problem(field, 0, start, end, List.of()), kernel, tolerance);
  }
}
