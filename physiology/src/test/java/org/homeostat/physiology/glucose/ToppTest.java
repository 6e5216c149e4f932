package org.homeostat.physiology.glucose;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToppTest {
  private static final Solver TIGHT = Solver.named("rodas5p").rtol(1e-10);

  static Stream<Model> all() {
    return Stream.of(Topp.feedback(), Topp.setpoint(), Topp.logarithmic());
  }

  private static Model published(Model model) {
    Model started = model.startingAt("G", 250).startingAt("I", 2.8);
    return model.has("lnB") ? started.startingAt("lnB", Math.log(37)) : started.startingAt("B", 37);
  }

  @ParameterizedTest
  @MethodSource("all")
  void allStartAtThePhysiologicalRest(Model model) {
    double[] rates = new double[3];
    model.field().derivatives(0, model.start(), rates);
    assertArrayEquals(new double[3], rates, 1e-11, "roundings in numbers up to 4320");
    Equilibrium rest = Equilibrium.near(model, model.start()).orElseThrow();
    assertEquals(300, rest.value("B"), 1e-6);
    var modes = rest.modes().eigenvalues();
    assertAgrees("-421.967", modes.get(0).getRealPart(), "first mode");
    assertAgrees("-18.6588", modes.get(1).getRealPart(), "second mode");
    assertAgrees("-0.0142218", modes.get(2).getRealPart(), "third mode");
  }

  @Test
  void thePublishedLawHasASaddleAndADiabeticRestToo() {
    List<Equilibrium> all = Equilibrium.all(published(Topp.feedback()));
    Equilibrium saddle = all.stream().filter(rest -> Math.abs(rest.value("G") - 250) < 1).findFirst()
        .orElseThrow();
    assertAgrees("2.8", saddle.value("I"), "I");
    assertAgrees("36.96", saddle.value("B"), "B");
    double growth = saddle.modes().eigenvalues().stream().mapToDouble(mode -> mode.getRealPart()).max()
        .orElseThrow();
    assertAgrees("0.0405513", growth, "growth per day");
  }

  @ParameterizedTest
  @MethodSource("all")
  void thePublishedStartRunsByTheReferenceAndEndsAtThePhysiologicalRest(Model model) {
    Trajectory course = Simulation.of(published(model)).until(3000).with(TIGHT).run().orThrow();
    assertEquals(249.8756622, course.at(1, "G"), 1e-6);
    assertEquals(2.802544265, course.at(2, "I"), 1e-8);
    assertEquals(37.00476356, course.at(3, "B"), 1e-7);
    assertEquals(100, course.last("G"), 1e-6);
    assertEquals(300, course.last("B"), 1e-5);
  }

  @ParameterizedTest
  @MethodSource("all")
  void glucoseAdaptsToHalfTheSensitivity(Model model) {
    Trajectory course = Simulation.of(model.let("SI", 0.36)).until(3000).with(TIGHT).run().orThrow();
    assertEquals(100, course.last("G"), 1e-6);
    assertEquals(600, course.last("B"), 1e-4);
  }

  @Test
  void theRestsMergeWhereTheGrowthRateHasADoubleZero() {
    assertAgrees("7.58947e-4", 2 * Math.sqrt(0.24e-5 * 0.06), "r1");
  }

  @Test
  void theFactorisedLawIsThePublishedOne() {
    var verdict = Equivalence.between(Topp.setpoint(), Topp.feedback())
        .given(Topp.map(Topp.setpoint(), Topp.feedback()).toArray(String[]::new)).verdict();
    assertInstanceOf(Verdict.Proved.class, verdict, verdict.toString());
  }
}
