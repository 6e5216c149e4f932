package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field that jumps without a switch: there the error falls with the step's length alone. */
class RadauJumpTest {

  /** In tolerances; measured are at most 3.7. */
  private static final double FAIR = 10;

  private static final ExactField FIELD = new ExactField(1, (t, y, d) -> d[0] = t < Math.PI ? 1 : -2,
      (t, y, j) -> j[0] = 0, (t, y, d) -> d[0] = 0);

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-9, 1e-11})
  void toleranceIsKeptWhereTheFieldJumps(double tolerance) {
    Solution run = Solver.named("radau").with(new Tolerance(tolerance, tolerance))
        .solve(FIELD, 0, new double[] {0}, 10, List.of());
    assertEquals(3 * Math.PI - 20, run.last()[0], FAIR * tolerance);
  }
}
