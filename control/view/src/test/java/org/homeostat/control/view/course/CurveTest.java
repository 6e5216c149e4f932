package org.homeostat.control.view.course;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
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

  /** An epidemic that is over within a thousandth of the time shown; its height is known. */
  @Test
  void aSpikeBetweenTheGridTimesIsDrawn() {
    Model epidemic = Model.of("epidemic", time("h"), state("S", 1, "1", ""), state("I", 1e-6, "1", ""),
        parameter("b", 5000, "1/h", ""), parameter("g", 1000, "1/h", ""),
        equations("dS/dt = -b*S*I\ndI/dt = b*S*I - g*I"));
    Trajectory run = Simulation.of(epidemic).until(12).run();
    Curve ill = Curve.of(Timeline.of(run.protocol(), List.of(run)), run, "I", Unit.ONE);
    double peak = 1 - (1 + Math.log(5)) / 5;
    assertEquals(peak, ill.high(), 0.01 * peak);
    assertEquals(peak, ill.thinned(12.0 / 5600, peak / 2500).high(), 0.01 * peak);
  }

  @Test
  void aSpikeOfNoWidthSurvivesThinning() {
    double[] x = {0, 1, 1 + 1e-9, 1 + 2e-9, 2};
    assertEquals(9, new Curve(x, new double[] {0, 0, 9, 0, 0}).thinned(0.01, 0.01).high());
  }

  @Test
  void anEmptyCurveIsThinnedToItself() {
    assertTrue(course("V").within(50, 60).thinned(1, 1).isEmpty());
  }

  @Test
  void timesIncreaseThroughJumps() {
    double[] x = course("q").x();
    for (int i = 1; i < x.length; i++) {
      assertTrue(x[i] > x[i - 1], x[i - 1] + " then " + x[i]);
    }
  }

  @Test
  void aDifferenceIsThatOfTheValuesAtAllTimesOfBoth() {
    List<Trajectory> runs = Tank.study().trajectories();
    Timeline timeline = Timeline.of(Tank.DROUGHT, runs);
    Curve gap = Curve.difference(timeline, runs.get(0), runs.get(0), "V", Unit.parse("L"));
    assertEquals(0, gap.high());
    assertEquals(0, gap.low());
  }
}
