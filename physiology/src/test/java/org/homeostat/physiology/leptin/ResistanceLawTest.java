package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.replace;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Source;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leptin resistance as reconstructed: more than one rest, so that a diet is remembered. */
class ResistanceLawTest {

  private static Model resistant() {
    return LeptinLoop.law("resistance").feedback();
  }

  private static List<Equilibrium> rests(Model model, double density) {
    return Equilibrium.all(model.let("rhoFood", density)).stream()
        .sorted(Comparator.comparingDouble(rest -> rest.value("BM"))).toList();
  }

  @Test
  void onLowFatFoodItRestsLeanOrObese() {
    for (Model model : List.of(resistant(), LeptinLoop.law("resistance").setpoint())) {
      List<Equilibrium> rests = rests(model, 4.07);
      assertEquals(List.of(true, false, true), rests.stream().map(Equilibrium::isStable).toList());
      assertAgrees("31.07", rests.get(0).value("BM"), "lean");
      assertAgrees("38.76", rests.get(1).value("BM"), "between");
      assertAgrees("41.26", rests.get(2).value("BM"), "obese");
    }
  }

  @Test
  void onHighFatFoodItRestsAtOneWeight() {
    assertEquals(1, rests(resistant(), 5.55).size());
    assertAgrees("60.43", rests(resistant(), 5.55).get(0).value("BM"), "obese");
  }

  /** The other reading of the caption, which has no memory. */
  @ParameterizedTest
  @CsvSource({"4.07, 31.07", "5.55, 51.93"})
  void wereTheRiseAddedThereWouldBeOneRest(double density, String mass) {
    Model added = LeptinLoop.feedback().named("added").with(
        parameter("k9", 7, "1", "rise"),
        parameter("k10", 9, "ng/mL", "threshold"),
        replace("Lb = k1*L/(k2 + k9*pos(L - k10) + L) + k3*L"));
    assertEquals(1, rests(added, density).size());
    assertAgrees(mass, rests(added, density).get(0).value("BM"), "BM");
  }

  /** Four months low fat, four high, eight low: all outside is as it was, and the animal is not. */
  @Test
  void aDietIsRemembered() {
    Trajectory course = course(resistant());
    assertAgrees("31.07", course.at(120, "BM"), "BM");
    assertTrue(course.at(240, "BM") > 60);
    assertAgrees("41.58", course.at(480, "BM"), "still falling, to 41.26");
    assertAgrees("31.07", course(LeptinLoop.feedback()).at(480, "BM"), "the animal that is not resistant");
  }

  private static Trajectory course(Model model) {
    return Simulation.of(model).under(LeptinProtocols.dietSchedule()).until(days(480)).run().orThrow();
  }

  @Test
  void withoutK9ItIsTheStaticLaw() {
    double[] point = {30, 25};
    Model plain = LeptinLoop.feedback();
    assertEquals(plain.evaluate(0, point).get("Lb"), resistant().let("k9", 0).evaluate(0, point).get("Lb"));
    assertEquals(plain.evaluate(0, plain.start()).get("Lb"), resistant().evaluate(0, plain.start()).get("Lb"),
        "nor does it act at rest on chow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k9", "k10"})
  void itIsMarkedAsReconstructed(String name) {
    Source source = resistant().quantity(name).source().orElseThrow();
    assertEquals(Source.Mark.RECONSTRUCTED, source.mark());
    assertTrue(source.note().contains("form of the equation was not seen"), source.note());
    assertTrue(resistant().toString().contains("# Eq 10 as reconstructed: its form was not seen"));
    assertTrue(LeptinLoop.law("resistance").feedbackDescription().contains("reconstructed"));
  }

  @Test
  void theDensitiesOfItsDietsAreMarkedAsFromMemory() {
    assertEquals(2, Feeding.dietSchedule().numbers().stream().filter(number -> number.name().equals("rhoFood")
        && number.source().orElseThrow().mark() == Source.Mark.MEMORY_UNVERIFIED).count());
  }
}
