package org.homeostat.physiology.glucose;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KarinTest {
  /** One in the last place of the numbers to compare with. */
  private static final double PRINTED = 1e-8;

  @Test
  void itRestsAtAGlucoseThatNoEquationNames() {
    Model model = Karin.betaCells();
    Map<String, Double> rest = model.evaluate(0, model.start());
    assertAgrees("5.398443386", rest.get("G"), "G");
    assertAgrees("10.349239", rest.get("I"), "I");
    assertAgrees("322.324283", rest.get("beta"), "beta");
  }

  @Test
  void afterASuddenLossOfSensitivityGlucoseReturnsWithinYears() {
    Trajectory course = Simulation.of(Karin.betaCells().let("si", 2.5e-4)).until(days(400))
        .with(Solver.named("rodas5p").rtol(1e-8)).run().orThrow();
    assertTrue(course.at(1440, "G") > 6, "it rises at first");
    assertEquals(5.3984, course.last("G"), 0.05, "and is nearly back after 400 d");
  }

  @ParameterizedTest
  @CsvSource({"si, 4e-4", "p, 0.06", "C, 2e-3", "u0, 0.04"})
  void thatGlucoseDoesNotDependOnThePlant(String name, double value) {
    Model model = Karin.betaCells().let(name, value).atRest();
    assertAgrees("5.398443386", model.start()[0], "G");
  }

  /** At rest at that sensitivity, worked out by hand from glucose. */
  private static Model adapted(double si) {
    Model model = Karin.betaCells();
    double glucose = model.start()[0];
    double insulin = (model.value("u0") / glucose - model.value("C")) / si;
    double half = model.value("alpha") / glucose;
    double mass = model.value("gamma") * insulin * (1 + half * half) / model.value("p");
    return model.let("si", si)
        .startingAt("G", glucose).startingAt("I", insulin).startingAt("beta", mass);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.5e-4, 5e-4, 1e-3})
  void onceAdaptedGlucoseAnswersAMealAlikeWhateverTheSensitivity(double sensitivity) {
    Model fed = adapted(sensitivity).with(
        parameter("meal", 0.12, "mM/min", "size of the meal"),
        parameter("hour", 60, "min", "time to the peak of the meal"),
        equations("u = meal*(t/hour)*exp(-t/hour)"));
    Trajectory course = Simulation.of(fed).until(240)
        .with(Solver.named("vern7").rtol(1e-11)).run().orThrow();
    assertEquals(5.97169223, course.at(30, "G"), PRINTED, "30 min");
    assertEquals(6.81460285, course.at(60, "G"), PRINTED, "60 min");
    assertEquals(7.51092311, course.at(120, "G"), PRINTED, "120 min");
    assertEquals(6.61721598, course.at(240, "G"), PRINTED, "240 min");
  }
}
