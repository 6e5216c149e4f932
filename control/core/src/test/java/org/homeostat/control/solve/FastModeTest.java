package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A loop with a fast mode (-33) that has died out beside a slow one (-0.12): the step is as long as
 * stability allows.
 */
class FastModeTest {

  private static final double REST = 4.6;
  private static final double END = 400;

  /**
   * In tolerances; measured are 0.9 at rest and 1.9 on the way (3.3 and 1.7 for DP54), and 60 for DP853,
   * 700 in a loop of three states.
   */
  private static final double FAIR = 5;

  /** x follows 0.73*y; y returns to its rest. */
  private static final VectorField LOOP = Fields.of(2, (t, y, d) -> {
    d[0] = 33 * (0.73 * y[1] - y[0]);
    d[1] = 0.12 * (REST / 0.73 - y[1]);
  });

  @ParameterizedTest
  @CsvSource({"1e-9", "1e-11"})
  void tsit5WandersFromRestBySomeTolerancesAtMost(double rtol) {
    DenseOutput run = Solver.named("tsit5").rtol(rtol)
        .solve(LOOP, 0, new double[] {Math.nextUp(REST), REST / 0.73}, END, List.of()).dense();
    double wander = largestError(run, 0);
    assertTrue(wander < FAIR * rtol, "wanders by " + wander);
  }

  @ParameterizedTest
  @CsvSource({"1e-9", "1e-11"})
  void tsit5KeepsItsToleranceOnTheWayToRest(double rtol) {
    DenseOutput run = Solver.named("tsit5").rtol(rtol)
        .solve(LOOP, 0, new double[] {REST, 0.9 * REST / 0.73}, END, List.of()).dense();
    double error = largestError(run, -0.1 * REST);
    assertTrue(error < FAIR * rtol, "is off by " + error);
  }

  @Test
  void stepsStayAsShortAsTheFastModeHoweverSlowTheSolution() {
    long steps = Solver.named("tsit5").solve(LOOP, 0, new double[] {REST, 0.9 * REST / 0.73}, END, List.of())
        .statistics().steps();
    double stable = 3.5;
    assertTrue(END * 33 / stable < steps && steps < 1.05 * END * 33 / stable, steps + " steps");
  }

  /** Against x = rest + slow*33/32.88*exp(-0.12 t) + what the start adds in the fast mode. */
  private static double largestError(DenseOutput run, double slow) {
    double largest = 0;
    double share = slow * 33 / (33 - 0.12);
    for (double t = 0; t <= END; t += 0.0137) {
      double exact = REST + share * Math.exp(-0.12 * t) - share * Math.exp(-33 * t);
      largest = Math.max(largest, Math.abs(run.at(t)[0] / exact - 1));
    }
    return largest;
  }
}
