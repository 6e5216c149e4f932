package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.simulate.Models.SOLVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models with floor, if, min, max, abs, sign and pos, against closed forms: a run steps onto their corners.
 */
class SwitchedModelTest {

  /** Evaluations for each corner; measured are 40 (tsit5, rodas5p) and 169 (vern7). */
  private static final int MOST_A_CORNER = 250;

  private static final double C = 1.2;
  private static final double DAYS = 9.7;

  /** Where in a day x rises and falls through C. */
  private static final double UP = 0.2 / 1.5;
  private static final double DOWN = 0.25 + 0.175 / 0.5;

  /** A day has corners where x rises through c, where it turns, where it falls through c, and at its end. */
  private static final double CORNERS = 4 * DAYS;

  private static final Model DAILY = Model.of("daily", time("1"),
      state("x", 1, "1", "store"), state("X", 0, "1", "its integral"),
      state("least", 0, "1", ""), state("most", 0, "1", ""), state("off", 0, "1", ""),
      state("above", 0, "1", ""), state("side", 0, "1", ""),
      parameter("a", 2, "1", "meals"), parameter("b", 0.5, "1", "loss"), parameter("c", C, "1", "threshold"),
      equations("""
          dx/dt     = if(t - floor(t) < 0.25, a, 0) - b
          dX/dt     = x
          dleast/dt = min(x, c)
          dmost/dt  = max(x, c)
          doff/dt   = abs(x - c)
          dabove/dt = pos(x - c)
          dside/dt  = sign(x - c)
          """));

  /** x is 1 + 1.5 s in the first quarter of a day, and then falls to 1 again. */
  private static double x(double t) {
    double s = t - Math.floor(t);
    return s < 0.25 ? 1 + 1.5 * s : 1.375 - 0.5 * (s - 0.25);
  }

  /** The integral of x over the days up to t. */
  private static double whole(double t) {
    double s = t - Math.floor(t);
    double late = Math.max(0, s - 0.25);
    double early = s - late;
    double day = early + 0.75 * early * early + 1.375 * late - 0.25 * late * late;
    return Math.floor(t) * (1 + 0.375 / 2) + day;
  }

  /** The integral of pos(x - c): of a triangle of height 0.175 each day. */
  private static double above(double t) {
    double s = t - Math.floor(t);
    double early = Math.max(0, Math.min(s, 0.25) - UP);
    double late = Math.max(0, Math.min(s, DOWN) - 0.25);
    double day = 0.75 * early * early + 0.175 * late - 0.25 * late * late;
    return Math.floor(t) * 0.175 * (DOWN - UP) / 2 + day;
  }

  /** How long x has been above c. */
  private static double timeAbove(double t) {
    double s = t - Math.floor(t);
    return Math.floor(t) * (DOWN - UP) + Math.max(0, Math.min(s, DOWN) - UP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tsit5", "vern7", "rodas5p", "bdf", "radau"})
  void aDayOfCornersFollowsItsClosedForms(String method) {
    Trajectory run = Simulation.of(DAILY).with(Solver.named(method)).until(DAYS).run().orThrow();
    for (double t = 0; t <= DAYS; t += 0.043) {
      assertEquals(x(t), run.at(t, "x"), SOLVER, "x at " + t);
      assertEquals(whole(t), run.at(t, "X"), SOLVER, "X at " + t);
      assertEquals(above(t), run.at(t, "above"), SOLVER, "above at " + t);
      assertEquals(whole(t) - above(t), run.at(t, "least"), SOLVER, "least at " + t);
      assertEquals(C * t + above(t), run.at(t, "most"), SOLVER, "most at " + t);
      assertEquals(C * t - whole(t) + 2 * above(t), run.at(t, "off"), SOLVER, "off at " + t);
      assertEquals(2 * timeAbove(t) - t, run.at(t, "side"), SOLVER, "side at " + t);
    }
    long evaluations = run.statistics().evaluations();
    assertTrue(evaluations < MOST_A_CORNER * CORNERS, evaluations + " evaluations");
  }

  /** A dose of a thousandth of a day, which every stage of a long step would miss. */
  @ParameterizedTest
  @ValueSource(strings = {"tsit5", "vern7", "rodas5p", "bdf", "radau"})
  void aShortDoseIsNotMissed(String method) {
    Model model = Model.of("dose", time("1"), state("x", 0, "1", ""),
        equations("dx/dt = if(abs(t - 50) < 0.0005, 1000, 0)"));
    Trajectory run = Simulation.of(model).with(Solver.named(method)).until(100).run().orThrow();
    assertEquals(1, run.last("x"), SOLVER);
  }

  /** x - c = 3*exp(-t) - 1 until it is 0 at t = log(3); from then on x falls by c a day. */
  @ParameterizedTest
  @ValueSource(strings = {"tsit5", "vern7", "rodas5p", "bdf", "radau"})
  void aCornerThatTheStateMeetsItselfIsSteppedOnto(String method) {
    Model model = Model.of("kink", time("1"), state("x", 3, "1", ""), parameter("c", 1, "1", ""),
        equations("dx/dt = -pos(x - c) - c"));
    Trajectory run = Simulation.of(model).with(Solver.named(method)).until(5).run().orThrow();
    for (double t = 0; t <= 5; t += 0.1) {
      double expected = t < Math.log(3) ? 3 * Math.exp(-t) : 1 - (t - Math.log(3));
      assertEquals(expected, run.at(t, "x"), SOLVER, "at " + t);
    }
  }
}
