package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.solve.DelayProblems.Known;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Stiff delay equations take few steps, to the tolerance: y' = -lambda (y - sin t) + cos t + c (z - sin(t -
 * tau)), z = y(t - tau), whose solution is sin t, with the delayed term weak or as strong as the other.
 */
class StiffDelayTest {

  private static final double FAIR = 10;
  private static final double END = 10;

  /** At 1e-6; measured are 71 (Rodas5P), 22 (Radau), 278 (BDF) and 113 (auto), of explicit ones 4e6. */
  private static final int FEW = 400;

  private static final List<String> STIFF = List.of("rodas5p", "radau", "bdf", "auto");

  private static Known following(double lambda, double c, double tau) {
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] =
        -lambda * (y[0] - Math.sin(t)) + Math.cos(t) + c * (z[0] - Math.sin(t - tau)),
        DelayField.delay(0, tau));
    return new Known(new Problem(field, 0, new double[] {0}, END, List.of())
        .after(Past.of(-tau, t -> new double[] {Math.sin(t)}, t -> new double[] {Math.cos(t)})),
        t -> new double[] {Math.sin(t)});
  }

  private static Stream<DynamicTest> each(double tau, double share) {
    return STIFF.stream().flatMap(method -> Stream.of(1e4, 1e6).map(lambda ->
        DynamicTest.dynamicTest(method + " at lambda = " + lambda, () -> {
          Known known = following(lambda, share < 0 ? 1 : share * lambda, tau);
          for (double rtol : new double[] {1e-6, 1e-9}) {
            Solution run = DelayProblems.run(known, method, rtol);
            assertEquals(END, run.outcome().time(), run.outcome().toString());
            double error = DelayProblems.error(run, known.solution());
            assertTrue(error <= FAIR * rtol, error / rtol + " tolerances at " + rtol);
            assertTrue(run.statistics().steps() <= (rtol < 1e-8 ? 4 * FEW : FEW),
                run.statistics().toString());
          }
        })));
  }

  @TestFactory
  Stream<DynamicTest> aWeakDelayedTermIsFollowed() {
    return each(1, -1);
  }

  @TestFactory
  Stream<DynamicTest> aDelayedTermAsStrongAsTheFastModeIsFollowed() {
    return each(1, 0.5);
  }

  /** A lag much shorter than the steps, with a coefficient as large as the fast mode's. */
  @TestFactory
  Stream<DynamicTest> aShortLagInAFastModeIsFollowed() {
    return each(1e-7, 0.5);
  }
}
