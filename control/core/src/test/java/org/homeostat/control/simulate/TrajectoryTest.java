package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.simulate.Models.SOLVER;
import static org.homeostat.control.simulate.Models.decay;
import static org.homeostat.control.simulate.Models.leak;
import static org.homeostat.control.simulate.Models.oscillator;
import static org.homeostat.control.simulate.Models.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TrajectoryTest {

  @Test
  void itKnowsWhatWasRunAndHow() {
    Model model = decay();
    Protocol dose = Protocol.of("dose", at(1).set("x", 3));
    Trajectory run = run(model, dose, 4);
    assertSame(model, run.model());
    assertSame(dose, run.protocol());
    assertEquals(Solver.auto(), run.solver());
    assertEquals(4, run.end());
    assertEquals(4, run.until());
    assertEquals(List.of("x", "loss"), run.names());
    assertEquals("decay ran to 4 d", run.ending());
    assertSame(run, run.orThrow());
  }

  @Test
  void everyQuantityIsKnownAtEveryTime() {
    Trajectory run = run(decay(), Protocol.of("drip", after(1).infuse("u", 2)), 4);
    assertEquals(List.of("x", "loss"), List.copyOf(run.at(2).keySet()));
    assertEquals(run.at(2).get("x"), run.at(2, "x"));
    assertEquals(2, run.everything(2).get("u"));
    assertEquals(1, run.everything(2).get("k"));
    assertEquals(run.at(4), run.last());
    assertEquals(run.at(4, "loss"), run.last("loss"));
    assertEquals(2, run.lastModel().value("u"));
  }

  @Test
  void theGridHasTheBoundariesAndTheEndAndNothingTwice() {
    Protocol doses = Protocol.of("doses", during(0.3, 0.9).set("k", 2), at(0.65).scale("x", 2));
    Trajectory run = run(decay(), doses, 1.05);
    assertArrayEquals(
        new double[] {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.8, 0.9, 1, 1.05}, run.grid(0.1), 1e-15);
    assertArrayEquals(new double[] {0, 0.3, 0.65, 0.9, 1.05}, run.grid(7));
    assertArrayEquals(new double[] {0, 0.3, 0.35, 0.65, 0.7, 0.9, 1.05}, run.grid(0.35),
        "3*0.35 and 1.05 are one time, and the one asked for is taken");
  }

  @Test
  void theGridLeavesOutWhatTheRunDidNotReach() {
    Trajectory run = run(leak(), Protocol.of("idle", after(2.5).scale("q", 1), at(9).scale("x", 1)), 50);
    assertArrayEquals(new double[] {0, 1, 2, 2.5, 3}, run.grid(1));
  }

  @Test
  void aGridHasAStep() {
    Trajectory run = run(decay(), none(), 1);
    for (double every : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> run.grid(every));
    }
    assertEquals("a grid every 0 has no points between; give a time above 0.",
        assertThrows(IllegalArgumentException.class, () -> run.grid(0)).getMessage());
  }

  @Test
  void aSeriesHasNameUnitTimesAndValues() {
    Trajectory run = run(decay(), none(), 4);
    Series loss = run.series("loss", new double[] {0, 1, 4});
    assertEquals("loss", loss.name());
    assertEquals("g/d", loss.unit().toString());
    assertArrayEquals(new double[] {0, 1, 4}, loss.times());
    assertArrayEquals(new double[] {2, 2 * Math.exp(-1), 2 * Math.exp(-4)}, loss.values(), SOLVER);
    assertEquals(2, loss.largest());
    loss.values()[0] = 7;
    assertEquals(2, loss.values()[0], "a copy is given");
    assertThrows(IllegalArgumentException.class,
        () -> new Series("x", loss.unit(), new double[] {0, 1}, new double[] {0}));
  }

  @Test
  void aSeriesUnaskedHasTwoHundredStepsUpToTheEndThatWasReached() {
    Series whole = run(decay(), none(), 4).series("x");
    assertEquals(201, whole.times().length);
    assertEquals(4, whole.times()[200]);
    Series ended = run(leak(), none(), 400).series("x");
    assertEquals(201, ended.times().length);
    assertEquals(1 / 0.3, ended.times()[200], 1e-9);
    assertEquals(0, ended.values()[200]);
  }

  @Test
  void aTableHasTheSeriesOfAllQuantities() {
    Trajectory run = run(decay(), none(), 4);
    double[] times = run.grid(0.5);
    List<Series> table = run.table(times);
    assertEquals(run.names(), table.stream().map(Series::name).toList());
    assertArrayEquals(run.series("loss", times).values(), table.get(1).values());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    Trajectory run = run(decay(), none(), 4);
    String message = "there is no 'Loss' in the trajectory of decay. Did you mean 'loss'?";
    for (Executable call : List.<Executable>of(
        () -> run.at(1, "Loss"), () -> run.last("Loss"), () -> run.series("Loss"))) {
      assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
  }

  @Test
  void aTimeOutsideTheRunIsAnsweredWithItsLength() {
    Trajectory run = run(leak(), none(), 50);
    for (double t : new double[] {-1, 4, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> run.at(t));
    }
    Trajectory whole = run(decay(), none(), 4);
    assertEquals("decay was run from 0 to 4 d; there is nothing at 4.5.",
        assertThrows(IllegalArgumentException.class, () -> whole.at(4.5)).getMessage());
  }

  @Test
  void itPrintsATableWithSparklines() {
    assertEquals("""
        oscillator ran to 6
          x                 1 -> 0.96017             █████▇▇▆▆▅▅▄▃▃▂▂▁▁▁▁▁▁▁▁▁▁▂▂▃▄▄▅▅▆▆▇▇███
          v                 0 -> 0.279415            ▄▄▃▃▂▂▁▁▁▁▁▁▁▁▁▂▂▂▃▄▄▅▅▆▇▇██████████▇▇▆▆
        auto: vern7 throughout""",
        run(oscillator(), none(), 6).toString());
  }

  /** The sparkline runs to where the run ended, however long the run was to be. */
  @Test
  void aRunThatEndedEarlyPrintsItsWholeCourse() {
    assertEquals("""
        leak runs dry, day 3.33, under idle
          x                 1 -> 0          g        █████▇▇▇▇▇▆▆▆▆▆▅▅▅▅▅▄▄▄▄▄▃▃▃▃▃▂▂▂▂▂▁▁▁▁▁
        auto: tsit5 throughout""",
        run(leak(), Protocol.of("idle", after(300).scale("q", 1)), 400).toString());
  }

  @Test
  void whatARunCostIsTheCostOfAllItsPhases() {
    Trajectory whole = run(oscillator(), none(), 20);
    Protocol idle = Protocol.of("idle", after(5).set("w", 1), at(9).scale("x", 1));
    Trajectory parts = run(oscillator(), idle, 20);
    assertTrue(parts.statistics().evaluations() > whole.statistics().evaluations());
    assertEquals("auto", whole.statistics().method());
    assertTrue(whole.statistics().rejected().isPresent());
  }

  @Test
  void manyPhasesAreFoundByTime() {
    Protocol refill = Protocol.of("refill", when("x - low", Crossing.FALLING).set("x", 2));
    Trajectory run = run(decay(), refill, 100);
    double[] values = run.series("x", run.grid(0.01)).values();
    assertTrue(Arrays.stream(values).allMatch(x -> x >= 1 - SOLVER && x <= 2));
  }
}
