package org.homeostat.physiology.weight;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.physiology.Cycle;
import org.junit.jupiter.api.Test;

class GoldbeterTest {
  private static final Solver TIGHT = Solver.named("rodas5p").rtol(1e-9);

  private static Trajectory run(Model model, double until) {
    return Simulation.of(model).until(until).with(TIGHT).run().orThrow();
  }

  @Test
  void theOneRestIsUnstable() {
    Equilibrium rest = Equilibrium.all(Goldbeter.cycling()).get(0);
    assertAgrees("0.42234428", rest.value("P"), "P");
    assertAgrees("0.67863447", rest.value("Q"), "Q");
    assertAgrees("0.65607509", rest.value("R"), "R");
    assertFalse(rest.isStable(), rest.toString());
  }

  @Test
  void weightCyclesInTenWeeks() {
    Trajectory course = run(Goldbeter.cycling(), 100);
    assertAgrees("10.182", Cycle.last(course, "P", 0.42, 0.05).period(), "period in wk");
  }

  /** An independent integration (SciPy), ten digits. */
  @Test
  void theFirstDaysAreTheReference() {
    Trajectory course = run(Goldbeter.cycling(), 1);
    assertEquals(0.4340500148, course.at(0.3, "P"), 1e-8);
    assertEquals(0.8348085796, course.at(0.3, "Q"), 1e-8);
    assertEquals(0.5733023812, course.at(0.3, "R"), 1e-8);
  }

  @Test
  void itsSetPointsAreRatiosOfRates() {
    Model limit = Goldbeter.zeroOrder();
    var start = limit.evaluate(0, limit.start());
    assertAgrees("0.41667", start.get("Pset"), "Pset");
    assertAgrees("0.66667", start.get("Rset"), "Rset");
  }

  /** Over three quarters of a week, in which Q and R stay well inside (0, 1). */
  @Test
  void itNearsItsZeroOrderLimitInFirstOrder() {
    Model inside = Goldbeter.cycling().startingAt("Q", 0.5).startingAt("R", 0.6);
    Trajectory limit = run(Goldbeter.zeroOrder().startingAt("Q", 0.5).startingAt("R", 0.6), 0.75);
    assertTrue(limit.last("Q") < 0.7 && limit.last("R") > 0.4, limit.toString());
    double[] gaps = new double[3];
    for (int i = 0; i < 3; i++) {
      gaps[i] = Math.abs(run(inside.let("K", 1e-3 / (1 << i)), 0.75).last("Q") - limit.last("Q"));
    }
    assertEquals(1, Math.log(gaps[0] / gaps[2]) / Math.log(4), 0.02, "order in K");
  }
}
