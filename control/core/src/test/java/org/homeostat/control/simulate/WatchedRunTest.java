package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.progress.Cancelled;
import org.homeostat.control.progress.Watcher;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedRunTest {
  private static final double ENOUGH = 20;
  private static final Model SWING = Model.of("swing", time("d"),
      state("x", 1, "1", "place"), state("v", 0, "1/d", "speed"),
      parameter("s", 0.1, "1/d^(1/2)", "noise"), parameter("k", 1, "1/d^2", "pull"),
      equations("dx/dt = v\ndv/dt = -k*x"));

  private static final Watcher LEAVES = progress -> progress.done() < ENOUGH;

  private static Simulation run(String how) {
    Simulation run = Simulation.of(SWING.noisy("x", "s")).until(100);
    return how.equals("noise") ? run.noisy(Noise.seed(7)) : run.with(Solver.named(how));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "rodas5p", "radau", "bdf", "dp853", "noise"})
  void aCancelledRunKeepsWhatWasReachedAndSaysWhere(String how) {
    Trajectory whole = run(how).run();
    Trajectory cut = Watcher.during(LEAVES, run(how)::run);
    assertTrue(cut.outcome().isCancelled(), cut.ending());
    assertFalse(cut.outcome().isFinished());
    assertTrue(ENOUGH <= cut.end() && cut.end() < cut.until(), cut.ending());
    assertTrue(cut.ending().contains(" of 100 d: it was cancelled."), cut.ending());
    assertEquals(whole.at(ENOUGH / 2), cut.at(ENOUGH / 2), "the same steps");
    assertThrows(Cancelled.class, cut::orThrow);
  }
}
