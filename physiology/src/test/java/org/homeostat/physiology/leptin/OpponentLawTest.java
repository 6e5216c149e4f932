package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two rectified cells in the place of an error; T5 and T8 are in {@code TheoremsTest}. */
class OpponentLawTest {
  private static final long SEED = 20150710;
  private static final int POINTS = 200;

  /** A few roundings in numbers of order one. */
  private static final double ROUNDING = 1e-14;

  /** Measured is 1.6: where the rest is on the kink, runs are cut there now and then. */
  private static final double MOST_EVALUATIONS = 3;

  private static List<Model> framings() {
    return List.of(LeptinLoop.law("opponent").feedback(), LeptinLoop.law("opponent").setpoint());
  }

  @Test
  void noCellFiresBelowZeroAndNoDriveLeavesItsRange() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (Model model : framings()) {
      for (int i = 0; i < POINTS; i++) {
        Model drawn = model.let("r0", random.nextDouble(2)).let("wA", random.nextDouble(3))
            .let("wB", random.nextDouble(3)).let("bias", random.nextDouble(-0.5, 0.5));
        Map<String, Double> point =
            drawn.evaluate(0, new double[] {random.nextDouble(60), random.nextDouble(40)});
        assertTrue(point.get("A") >= 0 && point.get("B") >= 0, point.toString());
        assertTrue(point.get("N") > 0 && point.get("N") <= 1, point.toString());
        assertTrue(point.get("M") >= 0 && point.get("M") < 1, point.toString());
      }
    }
  }

  @Test
  void withoutLeptinTheAnimalEatsAllItCanWhateverTheBaseline() {
    for (Model model : framings()) {
      for (double baseline : new double[] {0, 0.1, 1}) {
        Map<String, Double> rest = Runs.start(model.let("r0", baseline).let("Rsyn", 0).atRest());
        assertAgrees("5.6", rest.get("FI"), "FI");
        assertAgrees("73.346431", rest.get("BM"), "BM");
      }
    }
  }

  @Test
  void whereACellFallsSilentIsAThresholdOfSensedLeptin() {
    Model law = LeptinLoop.law("opponent").feedback().let("r0", 0.1).let("gain", 2);
    double edge = law.value("kz") + 0.05;
    assertEquals(0, law.held("S", edge + 1e-3).evaluate(0, law.start()).get("A"));
    assertEquals(2e-3, law.held("S", edge - 1e-3).evaluate(0, law.start()).get("A"), ROUNDING);
    assertEquals(0, law.held("S", edge - 0.1 - 1e-3).evaluate(0, law.start()).get("B"));
  }

  @Test
  void onlyTheProductOfGainAndWeightReachesTheAnimal() {
    for (Model model : framings()) {
      Model told = model.let("gain", 20).let("wA", 0.05).let("wB", 0.05).let("rhoFood", 4.07);
      assertAgrees("9.068256", Runs.start(told.atRest()).get("FM"), "FM");
      assertEquals(20 * Runs.start(model.let("bias", 0.1)).get("A"),
          Runs.start(told.let("bias", 0.1)).get("A"), 20 * ROUNDING);
    }
  }

  @Test
  void unequalWeightsAndABaselineMoveTheRest() {
    for (Model model : framings()) {
      Model uneven = model.let("r0", 0.1).let("wA", 1.5);
      assertEquals(model.evaluate(0, model.start()).get("Ls") - 0.05,
          uneven.evaluate(0, model.start()).get("Ls"), ROUNDING, "an error of (wA - wB)*r0 at e = 0");
      assertTrue(Runs.start(uneven.atRest()).get("FM") > 6.7);
    }
  }

  @Test
  void aRestOnTheKinkIsAsCheapAsOneBesideIt() {
    Model kinked = LeptinLoop.law("opponent").feedback();
    assertTrue(evaluations(kinked) < MOST_EVALUATIONS * evaluations(LeptinLoop.feedback()));
  }

  /** Leptin stays at its reference, where A begins to fire: the kink of what is left of the law. */
  @ParameterizedTest
  @ValueSource(strings = {"auto", "tsit5", "vern7", "rodas5p", "radau", "bdf"})
  void withOneCellSilentTheAnimalRestsOnTheKinkForAsLongAsItIsWatched(String solver) {
    for (Model model : framings()) {
      for (String lesion : List.of("silence-A", "silence-B")) {
        Trajectory run = Simulation.of(model).under(LeptinProtocols.named(lesion).orElseThrow().protocol())
            .until(2000).with(Solver.named(solver)).run().orThrow();
        assertEquals(2000, run.end());
        assertAgrees("6.335960", run.last("FM"), lesion);
      }
    }
  }

  private static long evaluations(Model model) {
    return Solver.auto().solve(model.field(), 0, model.start(), 400, List.of()).statistics().evaluations();
  }
}
