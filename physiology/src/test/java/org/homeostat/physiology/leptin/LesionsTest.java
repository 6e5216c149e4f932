package org.homeostat.physiology.leptin;

import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What manipulations do to the mouse of the static law: theorem T8 row by row, and what is known of mice. */
class LesionsTest {
  private static final Solver TIGHT = Solver.auto().rtol(1e-10);

  /** Long enough for the slowest mode here, 37 d, to fade below the digits that are printed. */
  private static final double FOR_GOOD = 800;

  static List<Model> framings() {
    return List.of(LeptinLoop.feedback(), LeptinLoop.setpoint());
  }

  private static Trajectory run(Model model, Protocol protocol, double until) {
    return Simulation.of(model).under(protocol).until(days(until)).with(TIGHT).run().orThrow();
  }

  private static double end(Model model, Protocol protocol, String quantity) {
    return run(model, protocol, FOR_GOOD).last(quantity);
  }

  @ParameterizedTest
  @CsvSource({"3.2, 28.336, 6.335960", "4.07, 36.0398, 14.039799"})
  void t8ClampedErrorsCutTheLoopAndSoDoesClampedSensingInFeedback(double food, String mass, String fat) {
    for (Trajectory course : List.of(
        run(LeptinLoop.setpoint().let("rhoFood", food), LeptinProtocols.clampE(), FOR_GOOD),
        run(LeptinLoop.feedback().let("rhoFood", food), LeptinProtocols.clampS(), FOR_GOOD))) {
      assertAgrees(mass, course.last("BM"), "MODELS T8");
      assertAgrees(fat, course.last("FM"), "MODELS T5, the passive level");
    }
  }

  @ParameterizedTest
  @MethodSource("framings")
  void t8WithoutLeptinAndWithoutItsReceptorTheAnimalIsEquallyObese(Model model) {
    assertAgrees("73.3464", end(model, LeptinProtocols.knockout(), "BM"), "ob/ob");
    Trajectory dbdb = run(model, LeptinProtocols.receptorKnockout(), FOR_GOOD);
    assertAgrees("73.3464", dbdb.last("BM"), "db/db");
    assertEquals(dbdb.last("FM") * 51.84 / (284.4 * 0.25), dbdb.last("L"), 1e-6,
        "secretion is clearance: plasma leptin rises with fat");
  }

  @ParameterizedTest
  @MethodSource("framings")
  void t8WithoutNpyDriveItStarvesOnDaySevenAndItsFatIsNeverNegative(Model model) {
    Trajectory course = run(model, LeptinProtocols.silenceN(), FOR_GOOD);
    assertEquals(new Outcome.Ended("starves", course.end()), course.outcome());
    assertAgrees("6.72", course.end(), "the day");
    assertEquals(model.name() + " starves, day 6.72", course.ending());
    assertEquals(0, course.last("FM"));
    assertTrue(course.series("FM").values()[199] > 0);
  }

  static List<Model> opponents() {
    Law law = LeptinLoop.law("opponent");
    return List.of(law.feedback(), law.setpoint());
  }

  /** Each arm defends one side: without it the animal is held by mass alone there; elsewhere as before. */
  @ParameterizedTest
  @MethodSource("opponents")
  void t8AnArmThatIsSilencedTakesTheDefenceOfItsSideAndLeavesTheOther(Model model) {
    Protocol diet = LeptinProtocols.diet();
    assertAgrees("14.039799", end(model, diet.and(LeptinProtocols.silenceB()), "FM"), "no defence of gain");
    assertAgrees("9.068256", end(model, diet.and(LeptinProtocols.silenceA()), "FM"), "defence of gain");
    double passive = (11.111653 - 2) / 0.3921396 - 22;
    Protocol cold = LeptinProtocols.cold();
    assertEquals(passive, end(model, cold.and(LeptinProtocols.silenceA()), "FM"), 1e-5, "none of loss");
    assertEquals(end(LeptinLoop.feedback(), cold, "FM"),
        end(model, cold.and(LeptinProtocols.silenceB()), "FM"), 1e-7, "defence of loss");
  }

  /** The silenced cell is an error of -r0/gain, not of 0, so that intake falls below nominal. */
  @ParameterizedTest
  @MethodSource("opponents")
  void t8ASilencedCellWithARateAtRestLowersIntakeAndOneWithoutChangesNothing(Model model) {
    Trajectory without = run(model, LeptinProtocols.silenceA(), 100);
    assertAgrees("6.335960", without.last("FM"), "no baseline");
    Trajectory with = run(model.let("r0", 0.1), LeptinProtocols.silenceA(), 100);
    assertEquals(5.6 * 0.55 / (0.55 + 0.33699677 + 0.1), with.at(0, "FI"), 1e-7, "psi(-r0/gain)");
    assertTrue(with.last("FM") < 5, with.toString());
  }

  @Test
  void t8AMovedSetPointIsABiasedSensor() {
    assertAgrees("7.9926", end(LeptinLoop.setpoint(), LeptinProtocols.shift(), "FM"), "shift");
    assertAgrees("7.9926", end(LeptinLoop.feedback(), LeptinProtocols.sensorBias(), "FM"), "bias");
  }

  /** The slope of the resting fat in a load at rest is 0.8964 g per kcal/d, and 2.5501 with the loop cut. */
  @Test
  void t10AKilocalorieADayOfColdTakesNineTenthsOfAGramOfFatToFirstOrder() {
    double small = 1e-3;
    for (Model model : framings()) {
      assertAgrees("0.8964", (restUnder(model, -small) - restUnder(model, small)) / (2 * small),
          model.name());
    }
    double fat = end(LeptinLoop.feedback(), LeptinProtocols.cold(), "FM");
    assertTrue(fat < 6.335960 - 2 * 0.8 && fat > 6.335960 - 2 * 1.0, "2 kcal/d: " + fat);
  }

  private static double restUnder(Model model, double load) {
    Model cold = Protocol.of("cold", after(days(0)).infuse("load", load))
        .model(model, List.of(after(days(0)).infuse("load", load)));
    return Equilibrium.near(cold, cold.start()).orElseThrow().value("FM");
  }

  @ParameterizedTest
  @MethodSource("framings")
  void removedFatGrowsBack(Model model) {
    Trajectory course = run(model, LeptinProtocols.lipectomy(), 200);
    assertEquals(6.335960 / 2, course.at(10, "FM"), 1e-6, "half of it");
    assertTrue(course.at(11, "FI") > course.at(9, "FI"));
    assertAgrees("6.335960", course.last("FM"), "regrown");
  }

  @Test
  void withoutLeptinRemovedFatGrowsBackTooButByMassAlone() {
    Protocol operated = LeptinProtocols.knockout().and(LeptinProtocols.lipectomy());
    assertAgrees("51.346431", end(LeptinLoop.feedback(), operated, "FM"), "passive defence");
  }

  @ParameterizedTest
  @MethodSource("framings")
  void replacedLeptinMakesTheObeseAnimalLean(Model model) {
    Trajectory course = run(model, LeptinProtocols.replacement(), FOR_GOOD);
    assertTrue(course.at(60, "FM") > 40, "obese by day 60");
    assertAgrees("6.335960", course.last("FM"), "its rest is the wild type's");
    assertTrue(course.at(62, "FI") < course.at(58, "FI"));
  }

  @Test
  void infusedLeptinIsLostOnAnAnimalWithoutReceptors() {
    Model dbdb = LeptinLoop.feedback();
    Protocol both = LeptinProtocols.receptorKnockout().and(LeptinProtocols.infusion());
    assertEquals(run(dbdb, LeptinProtocols.receptorKnockout(), 50).last("FM"),
        run(dbdb, both, 50).last("FM"), 1e-7);
    assertAgrees("5.117549", end(dbdb, LeptinProtocols.infusion(), "FM"), "with receptors");
  }

  @Test
  void withoutMelanocortinDriveLessIsSpentAndFatIsGained() {
    Trajectory course = run(LeptinLoop.feedback(), LeptinProtocols.silenceM(), FOR_GOOD);
    assertEquals(0.24432 * course.last("BM"), course.last("EE"), 1e-12, "k6*BM");
    assertTrue(course.last("FM") > 9, course.toString());
  }
}
