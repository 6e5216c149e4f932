package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Tolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lags that have a corner, and lags that a protocol changes, against closed forms, by every method. */
class MovingLagTest {

  private static final double RTOL = 1e-9;

  /** What a delay equation may be off by its closed form. */
  private static final double NEAR = 10 * RTOL;

  /** Measured are 15 (Radau) to 180 (BDF), and 3000 where BDF began afresh at each step. */
  private static final int FEW = 400;

  static Stream<Solver> solvers() {
    return Stream.of("tsit5", "vern7", "rodas5p", "bdf", "radau", "auto")
        .map(name -> Solver.named(name).with(new Tolerance(RTOL, RTOL)));
  }

  /** x' = -x(t - max(1/4, 1 - t)), 1 after a past of 2 + t: a jump comes back at 1/2, a corner is at 3/4. */
  private static double cornered(double t) {
    double u = 2 * t - 1;
    if (t < 0.5) {
      return 1 - t - t * t;
    }
    if (t < 0.75) {
      return 0.25 - (u - u * u / 2 - u * u * u / 3) / 2;
    }
    double v = 2 * (t - 0.25) - 1;
    return cornered(Math.nextDown(0.75))
        - (v / 4 - v * v / 4 + v * v * v / 12 + v * v * v * v / 24) / 2;
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void aCornerOfALagAndAJumpThatItMeetsCostNoAccuracy(Solver solver) {
    Model model = Model.of("cornered", time("1"), state("x", 1, "1", "").before("2 + t"),
        equations("tau = max(0.25, 1 - t)\ndx/dt = -delay(x, tau)"));
    Trajectory run = Simulation.of(model).until(1).with(solver).run().orThrow();
    for (int i = 0; i <= 100; i++) {
      assertEquals(cornered(i / 100.0), run.at(i / 100.0, "x"), NEAR, "x at " + i / 100.0);
    }
    assertTrue(run.statistics().steps() <= FEW, run.statistics().toString());
  }

  /** x = t, which s reads, and y adds up. */
  private static Trajectory counting(Solver solver, Protocol protocol) {
    Model model = Model.of("counting", time("d"), state("x", 0, "d", ""), state("y", 0, "d^2", ""),
        parameter("D", 1, "d", ""), equations("s = delay(x, D)\ndx/dt = 1\ndy/dt = s"));
    return Simulation.of(model).until(10).with(solver).under(protocol).run().orThrow();
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void aLagThatIsSetLooksBackAsFarAsItIsNow(Solver solver) {
    Trajectory run = counting(solver, Protocol.of("longer", during(days(4), days(6)).set("D", 3)));
    for (double t = 0.5; t < 10; t += 0.25) {
      assertEquals(Math.max(0, t >= 4 && t < 6 ? t - 3 : t - 1), run.at(t, "s"), NEAR, "s at " + t);
    }
    assertEquals(9 * 9 / 2.0 - 2 * 2, run.last("y"), 9 * 9 * NEAR);
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void aLagThatIsScaledToNothingLooksAtNow(Solver solver) {
    for (double factor : new double[] {0, 1e-18}) {
      Trajectory run = counting(solver, Protocol.of("none", during(days(4), days(6)).scale("D", factor)));
      for (double t = 0.5; t < 10; t += 0.25) {
        assertEquals(Math.max(0, t >= 4 && t < 6 ? t : t - 1), run.at(t, "s"), NEAR, "s at " + t);
      }
      assertEquals(9 * 9 / 2.0 + 2, run.last("y"), 9 * 9 * NEAR);
    }
  }
}
