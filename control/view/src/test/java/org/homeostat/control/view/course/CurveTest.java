package org.homeostat.control.view.course;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.List;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.Tank;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static Curve course(String quantity) {
    Trajectory run = Tank.study().trajectories().get(0);
    Timeline timeline = Timeline.of(run.protocol(), List.of(run));
    return Curve.of(timeline, run, quantity, run.model().quantity(quantity).unit());
  }

  /** What a polyline says between its points. */
  private static double on(Curve curve, double x) {
    int right = 1;
    while (curve.x()[right] < x) {
      right++;
    }
    double share = (x - curve.x()[right - 1]) / (curve.x()[right] - curve.x()[right - 1]);
    return curve.y()[right - 1] + share * (curve.y()[right] - curve.y()[right - 1]);
  }

  @Test
  void aJumpStandsUpright() {
    Curve inflow = course("q");
    int after = Arrays.binarySearch(inflow.x(), 2.0);
    assertEquals(0, inflow.y()[after]);
    assertEquals(2, inflow.y()[after - 1], 1e-6);
    assertTrue(inflow.x()[after] - inflow.x()[after - 1] < 1e-6);
  }

  @Test
  void thinningMovesNoPointByMoreThanItMay() {
    Curve whole = course("V");
    Curve thin = whole.thinned(0.01, 0.002);
    assertTrue(thin.x().length < whole.x().length / 5, thin.x().length + " of " + whole.x().length);
    for (int i = 0; i < whole.x().length; i++) {
      assertEquals(whole.y()[i], on(thin, whole.x()[i]), 0.02);
    }
  }

  @Test
  void aGapStaysAGap() {
    Curve broken = new Curve(new double[] {0, 1, 2, 3, 4}, new double[] {0, 0, Double.NaN, 0, 0});
    assertTrue(Arrays.stream(broken.thinned(1, 1).y()).anyMatch(Double::isNaN));
  }

  @Test
  void valuesAreInTheUnitAskedFor() {
    Trajectory run = Tank.study().trajectories().get(0);
    Timeline timeline = Timeline.of(run.protocol(), List.of(run));
    assertEquals(4000, Curve.of(timeline, run, "V", Unit.parse("mL")).y()[0], 1e-6);
  }
}
