package org.homeostat.physiology.motif;

import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotifsTest {
  private static final Solver TIGHT = Solver.auto().rtol(1e-10);
  /** Two runs of one system in two writings: the solver's errors, with room. */
  private static final double SOLVER = 1e-8;

  /** The number to compare with is the highest of some points, and may lie below the peak. */
  private static final double SAMPLED = 2e-6;

  private static Trajectory run(Model model, double until) {
    return Simulation.of(model).until(until).with(TIGHT).run().orThrow();
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.512615", "1, 0.500000", "1.5, 0.488539", "2, 0.454973"})
  void theHomeostatHoldsItsResponseWhateverTheSignal(double signal, String response) {
    assertAgrees(response, run(Tyson.homeostat().let("S", signal), 400).last("R"), "R");
  }

  @Test
  void theHomeostatNearsTheIntegralInFirstOrder() {
    Trajectory limit = run(Tyson.integral().let("S", 1.5), 20);
    double[] gaps = new double[3];
    for (int i = 0; i < 3; i++) {
      Trajectory course = run(Tyson.homeostat().let("S", 1.5).let("J", 1e-3 / (1 << i)), 20);
      gaps[i] = Math.abs(course.last("R") - limit.last("R"));
    }
    assertEquals(1, Math.log(gaps[0] / gaps[2]) / Math.log(4), 0.02, "order in J");
  }

  @Test
  void antitheticControlOfGeneExpressionSwingsAndReinControlSettles() {
    Protocol doubled = Protocol.of("doubled", after(50).set("gam", 2));
    Trajectory single = Simulation.of(Antithetic.species()).under(doubled).until(200).with(TIGHT).run();
    assertAgrees("0.999274", single.at(50, "p"), "p(50)");
    assertAgrees("1.618269", peak(single), "peak");
    assertAgrees("1.2575", single.at(200, "p"), "p(200)");
    Trajectory rein =
        Simulation.of(Antithetic.species().let("kd", 50)).under(doubled).until(200).with(TIGHT).run();
    assertAgrees("1.0000001", rein.at(50, "p"), "p(50), rein");
    assertEquals(1.508656, peak(rein), SAMPLED, "peak, rein");
    assertAgrees("1.000000", rein.at(200, "p"), "p(200), rein");
  }

  private static double peak(Trajectory course) {
    double best = 0;
    for (double t = 50; t <= 60; t += 0.001) {
      best = Math.max(best, course.at(t, "p"));
    }
    return best;
  }

  @Test
  void theHiddenErrorIsAChangeOfCoordinates() {
    var verdict = Equivalence.between(Antithetic.species(), Antithetic.error())
        .given(Antithetic.map(Antithetic.species(), Antithetic.error()).toArray(String[]::new)).verdict();
    assertInstanceOf(Verdict.Proved.class, verdict, verdict.toString());
    Trajectory species = run(Antithetic.species(), 40);
    Trajectory error = run(Antithetic.error(), 40);
    for (double t = 0; t <= 40; t += 0.5) {
      assertEquals(species.at(t, "p"), error.at(t, "p"), SOLVER, "p at " + t);
      assertEquals(species.at(t, "z1") - species.at(t, "z2"), error.at(t, "z"), 10 * SOLVER, "z at " + t);
    }
  }

  @Test
  void controlAsInferenceIsPid() {
    String[] map = PidInference.map(PidInference.inference(), PidInference.pid()).toArray(String[]::new);
    var verdict = Equivalence.between(PidInference.inference(), PidInference.pid()).given(map).verdict();
    assertInstanceOf(Verdict.Proved.class, verdict, verdict.toString());
    var study = Comparison.of(PidInference.inference(), PidInference.pid()).given(map)
        .under(Protocol.of("push", after(5).hold("load", 0.3))).until(40).with(TIGHT);
    assertTrue(study.difference().maxRelative() < SOLVER, study.difference().toString());
    assertEquals(1, study.trajectories().get(0).last("y"), 1e-3, "the load is compensated");
  }

  @Test
  void itsTwoAssumptionsAreDeclared() {
    String equations = PidInference.inference().toString();
    assertTrue(equations.contains("assuming that the belief stays pinned"), equations);
    assertTrue(equations.contains("constant slopes (all 1)"), equations);
    String references = String.join("\n", PidInference.inference().references());
    for (String assumed : List.of(
        "dyda, dvda, dwda: assumed, the agent takes it for 1, which no real plant satisfies",
        "eta: assumed, the belief is pinned at it")) {
      assertTrue(references.contains(assumed), references);
    }
  }
}
