package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.Event;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the animal moves: growth, diet, fasting, starving. */
class LeptinRunsTest {

  /** What is asked of trajectories; the references have ten digits. */
  private static final double AGAINST_REFERENCE = 1e-6;
  /** The solver's global error at rtol 1e-11, with room. */
  private static final double SOLVER = 1e-9;

  @ParameterizedTest
  @CsvSource({"leptin.feedback", "leptin.setpoint"})
  void aDenserDietFollowsTheReference(String name) {
    compare(Reference.read("tam_wt_food_3.2_to_4.07.csv"), Catalogue.model(name).let("rhoFood", 4.07));
  }

  @ParameterizedTest
  @CsvSource({"leptin.feedback", "leptin.setpoint"})
  void growthFollowsTheReference(String name) {
    compare(Reference.read("tam_wt_from_FM2.csv"), young(Catalogue.model(name)));
  }

  private static Model young(Model model) {
    return model.startingAt("FM", 2).startingAt("L", 1.458227848);
  }

  private static void compare(Reference reference, Model model) {
    DenseOutput run = Runs.until(model, reference.times()[reference.times().length - 1]);
    reference.columns().forEach((quantity, values) -> {
      for (int i = 0; i < values.length; i++) {
        double t = reference.times()[i];
        double ours = model.evaluate(t, run.at(t)).get(quantity);
        assertEquals(values[i], ours, AGAINST_REFERENCE * Math.abs(values[i]), quantity + " on day " + t);
      }
    });
  }

  @Test
  void aYoungWildTypeGrowsToItsRest() {
    Model young = young(LeptinLoop.feedback());
    assertAgrees("5.72055", Runs.after(young, 14).get("FM"), "day 14");
    assertAgrees("6.23074", Runs.after(young, 28).get("FM"), "day 28");
  }

  @Test
  void withoutLeptinMassGrowsAsAFirstOrderProcess() {
    Model knockout = LeptinLoop.feedback().let("Rsyn", 0).startingAt("FM", 2).startingAt("L", 0);
    double tau = knockout.value("rhoFat") / knockout.value("k6");
    double last = knockout.value("rhoFood") * knockout.value("k4") / knockout.value("k6");
    assertAgrees("36.8369", tau, "time constant in d");
    DenseOutput run = Runs.until(knockout, 100);
    for (double t = 0; t <= 100; t += 0.5) {
      double mass = last - (last - 24) * Math.exp(-t / tau);
      assertEquals(mass, run.at(t)[0] + knockout.value("FFM"), SOLVER * last, "BM on day " + t);
    }
    assertAgrees("39.60211", run.at(14)[0] + 22, "BM on day 14");
    assertAgrees("62.55608", run.at(56)[0] + 22, "BM on day 56");
  }

  @Test
  void fastingForTwoDaysCostsAThirdOfTheFatAndRaisesIntakeOnceFoodReturns() {
    Model fasting = LeptinLoop.feedback().held("FI", 0);
    Map<String, Double> end = Runs.after(fasting, 2);
    assertAgrees("4.02872", end.get("FM"), "FM");
    assertAgrees("2.96022", end.get("L"), "L");
    assertAgrees("0.23453", end.get("Lb"), "Lb");
    Model refed = Runs.goingOn(LeptinLoop.feedback(), fasting, 2);
    assertTrue(Runs.start(refed).get("FI") > 1.1 * Runs.start(LeptinLoop.feedback()).get("FI"));
  }

  @ParameterizedTest
  @CsvSource({"leptin.feedback", "leptin.setpoint"})
  void withItsNpyDriveSilencedTheAnimalHasNoFatLeftOnDaySix(String name) {
    Model silenced = Catalogue.model(name).held("N", 0);
    var ending = silenced.quantity("FM").ending().orElseThrow();
    assertEquals("starves", ending.reason());
    Event starving = new Event(ending.reason(), (t, y) -> y[0] - ending.bound(), Crossing.FALLING);
    Solution run = Solver.auto().solve(silenced.field(), 0, silenced.start(), 60, List.of(starving));
    assertEquals(OptionalInt.of(0), run.event());
    assertAgrees("6.72", run.outcome().time(), "day");
  }

  /** The number is that of an independent SciPy integration (Radau, rtol 1e-11). */
  @ParameterizedTest
  @CsvSource({"leptin.integral.feedback", "leptin.integral.setpoint"})
  void theIntegralLoopIsNotQuiteAtRestAfterFourHundredDaysOfADenserDiet(String name) {
    Map<String, Double> last = Runs.after(Catalogue.model(name).let("rhoFood", 4.07), 400);
    assertAgrees("6.335955", last.get("FM"), "FM");
  }

  /** The differences are those of an independent SciPy integration (Radau, rtol 1e-11). */
  @ParameterizedTest
  @CsvSource({"0.01, 8.0765e-4", "1, 0.08328"})
  void aLagPartsFromTheStaticLawInProportionToItself(double tau, String printed) {
    DenseOutput without = Runs.until(LeptinLoop.feedback().let("rhoFood", 4.07), 200);
    DenseOutput with = Runs.until(LeptinLoop.lagFeedback().let("tau", tau).let("rhoFood", 4.07), 200);
    double largest = 0;
    for (double t = 0; t <= 200; t += 0.01) {
      largest = Math.max(largest, Math.abs(with.at(t)[0] - without.at(t)[0]));
    }
    assertAgrees(printed, largest, "largest difference in FM");
  }
}
