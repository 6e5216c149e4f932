package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.replace;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.homeostat.control.framing.Separation;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;

/** A calendar that moves what is defended. */
class AllostaticLawTest {

  /** At rtol 1e-11 a run is right to a few 1e-10. */
  private static final double SAME = 1e-9;

  private static final double YEAR = 365;

  private static Model feedback() {
    return LeptinLoop.law("allostatic").feedback();
  }

  private static Model setpoint() {
    return LeptinLoop.law("allostatic").setpoint();
  }

  private static Trajectory run(Model model, Protocol protocol, double until) {
    return Simulation.of(model).under(protocol).until(days(until)).with(Solver.auto().rtol(1e-11)).run()
        .orThrow();
  }

  /** The second year, day by day. */
  private static double[] year(Trajectory course, String quantity) {
    return DoubleStream.iterate(YEAR, day -> day <= 2 * YEAR, day -> day + 1)
        .map(day -> course.at(day, quantity)).toArray();
  }

  private static double least(double[] values) {
    return DoubleStream.of(values).min().orElseThrow();
  }

  private static double most(double[] values) {
    return DoubleStream.of(values).max().orElseThrow();
  }

  @Test
  void leptinSwingsAsTheHamstersDoes() {
    double[] leptin = year(run(setpoint(), Protocol.none(), 2 * YEAR), "L");
    assertAgrees("2.1", least(leptin), "ng/mL in winter");
    assertAgrees("7.9", most(leptin), "ng/mL in summer");
  }

  /** An underfed animal returns to the weight of that time of year, not to where it was. */
  @Test
  void aFastIsMadeUpForOnlyToTheLevelOfTheSeason() {
    Protocol fast = Protocol.of("autumn fast", Protocol.during(days(150), days(151)).hold("FI", 0));
    double before = run(setpoint(), fast, 150).last("FM");
    double fed = run(setpoint(), Protocol.none(), 240).last("FM");
    double fasted = run(setpoint(), fast, 240).last("FM");
    assertTrue(fed < before - 3, "g");
    assertEquals(fed, fasted, 1e-3 * fed, "90 d are eleven time constants of fat mass");
  }

  @Test
  void withoutAmplitudeItIsTheStaticLaw() {
    double fixed = run(LeptinLoop.feedback(), LeptinProtocols.diet(), 100).last("FM");
    for (Model model : List.of(feedback(), setpoint())) {
      assertEquals(fixed, run(model.let("amplitude", 0), LeptinProtocols.diet(), 100).last("FM"), SAME);
    }
  }

  @Test
  void theTwinsPartWhereTheNeedOrTheErrorIsTouched() {
    Verdict verdict = LeptinLoop.law("allostatic").twins().until(days(30)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.text());
    List<String> told = verdict.separatedBy().stream().map(Separation::intervention).toList();
    assertTrue(told.contains("holding e at 0 ng/g in leptin.allostatic.setpoint"), told.toString());
    assertTrue(told.contains("holding need at 0 ng/g in leptin.allostatic.setpoint alone (deaf of"
        + " leptin.allostatic.feedback is its counterpart and is left where it is)"), told.toString());
    assertTrue(told.contains("holding deaf at 0 ng/g in leptin.allostatic.feedback alone (need of"
        + " leptin.allostatic.setpoint is its counterpart and is left where it is)"), told.toString());
    assertTrue(verdict.toString().contains("deaf = need"), "the map says so");
  }

  @Test
  void withoutTheNeedItIsTheStaticLawAndSoItIsInFeedbackWithoutDeafness() {
    Protocol noNeed = Protocol.of("no need", after(days(0)).hold("need", 0));
    Protocol noDeafness = Protocol.of("no deafness", after(days(0)).hold("deaf", 0));
    assertAgrees("6.335960", run(setpoint(), noNeed, YEAR).last("FM"), "FM");
    assertAgrees("6.335960", run(feedback(), noDeafness, YEAR).last("FM"), "FM");
  }

  /** Leptin clamped is not the error clamped: the season still comes through, unless the clamp follows it. */
  @Test
  void aClampOfTheErrorIsAClampOfLeptinThatFollowsTheSeason() {
    Trajectory error = run(setpoint(), LeptinProtocols.clampE(), YEAR);
    Trajectory leptin = run(feedback(), LeptinProtocols.clampS(), YEAR);
    Model following = feedback().named("clamp that follows").with(
        parameter("kz", setpoint().value("Lset"), "ng/g", "level"), replace("S = kz + deaf"));
    assertAgrees("3.472391", error.at(90, "FI"), "FI");
    assertTrue(leptin.at(90, "FI") > 4.5, "g/d in summer");
    assertAgrees("3.472391", run(following, Protocol.none(), YEAR).at(90, "FI"), "FI");
  }

  @Test
  void withoutLeptinTheDrivesStayInRangeAllTheYear() {
    for (Model model : List.of(feedback(), setpoint())) {
      Trajectory course = run(model, LeptinProtocols.knockout(), 2 * YEAR);
      assertTrue(most(year(course, "N")) <= 1 && least(year(course, "M")) >= 0);
    }
  }

  /** Need is taken from the error whether or not there is leptin: N = k5/(k5 + amplitude) at midwinter. */
  @Test
  void withoutLeptinLessIsEatenInWinterThanInSummer() {
    for (Model model : List.of(feedback(), setpoint())) {
      Trajectory course = run(model, LeptinProtocols.knockout(), 2 * YEAR);
      assertAgrees("1.0000", course.at(1.25 * YEAR, "N"), "midsummer");
      assertAgrees("0.6875", course.at(1.75 * YEAR, "N"), "midwinter");
      assertAgrees("45.35", course.at(200, "FM"), "g; 51.15 under the static law");
    }
  }
}
