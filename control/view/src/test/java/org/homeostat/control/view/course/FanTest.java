package org.homeostat.control.view.course;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.Tank;
import org.junit.jupiter.api.Test;

class FanTest {
  private static final double ROUNDING = 1e-9;
  private static final Model DECAY = Model.of("decay", time("h"), state("x", 1, "g", ""),
      parameter("k", 1, "1/h", ""), equations("dx/dt = -k*x"));

  private static Fan fan(List<Trajectory> runs, String quantity, String unit) {
    return Fan.of(Timeline.of(runs.get(0).protocol(), runs), runs, quantity, Unit.parse(unit));
  }

  @Test
  void theLevelsAreTheQuantilesOfTheRuns() {
    List<Trajectory> runs = IntStream.rangeClosed(0, 20)
        .mapToObj(i -> Simulation.of(DECAY.startingAt("x", i)).until(3).run()).toList();
    Fan fan = fan(runs, "x", "mg");
    assertEquals(10_000, fan.median().y()[0], ROUNDING);
    assertEquals(1000, fan.lower(false).y()[0], ROUNDING);
    assertEquals(5000, fan.lower(true).y()[0], ROUNDING);
    assertEquals(15_000, fan.upper(true).y()[0], ROUNDING);
    assertEquals(19_000, fan.upper(false).y()[0], ROUNDING);
    int last = fan.x().length - 1;
    assertEquals(3, fan.x()[last]);
    assertEquals(10_000 * Math.exp(-3), fan.median().y()[last], 1e-3, "the runs are that accurate");
  }

  @Test
  void itEndsWhereLessThanHalfOfTheRunsGoOn() {
    Protocol drought = Protocol.of("drought", Protocol.after(0).hold("q", 0));
    List<Trajectory> runs = IntStream.of(1, 2, 4, 4, 8).mapToObj(volume ->
        Simulation.of(Tank.feedback().startingAt("V", volume)).under(drought).until(9).run()).toList();
    double emptied = Math.log(4 / 0.5) / 0.5;
    Fan fan = fan(runs, "V", "L");
    assertEquals(emptied, fan.x()[fan.x().length - 1], 9.0 / 200, "the third and fourth end there");
  }
}
