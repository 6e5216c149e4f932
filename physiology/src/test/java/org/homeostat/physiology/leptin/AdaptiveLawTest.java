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
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;

/** A set point that drifts to what is sensed; T9 is in {@code TheoremsTest}. */
class AdaptiveLawTest {

  /** At rtol 1e-11 a run is right to a few 1e-10. */
  private static final double SAME = 1e-9;

  private static List<Model> framings() {
    return List.of(LeptinLoop.law("adaptive").feedback(), LeptinLoop.law("adaptive").setpoint());
  }

  private static Trajectory run(Model model, Protocol protocol, double until) {
    return Simulation.of(model).under(protocol).until(days(until)).with(Solver.auto().rtol(1e-11)).run()
        .orThrow();
  }

  /** e = r - S drifts away with 1/tauS, so that what it does to fat does so, too. */
  @Test
  void asTauSGrowsItIsTheStaticLawForAWhile() {
    double fixed = run(LeptinLoop.feedback(), LeptinProtocols.diet(), 200).last("FM");
    for (Model model : framings()) {
      double slow = run(model.let("tauS", 1e5), LeptinProtocols.diet(), 200).last("FM") - fixed;
      double slower = run(model.let("tauS", 2e5), LeptinProtocols.diet(), 200).last("FM") - fixed;
      assertTrue(slow > 0 && slow < 0.01, "g, of 2.7");
      assertEquals(2, slow / slower, 0.01);
    }
  }

  /** In the passive law the nominal drives are all there is: no error is left to correct them. */
  @Test
  void theLevelOfTheDrivesAtNoErrorIsFelt() {
    Model model = LeptinLoop.law("adaptive").setpoint();
    Model clamped = LeptinLoop.setpoint().held("e", 0).let("Lset", 0.4);
    assertEquals(Runs.start(clamped.atRest()).get("FM"),
        Runs.start(model.let("Lset", 0.4).atRest()).get("FM"), SAME);
  }

  @Test
  void aMovedSetPointIsNotGivenUp() {
    Model moved = LeptinLoop.law("adaptive").setpoint().let("shift", 0.1);
    assertEquals(0.1, Equilibrium.reachedFrom(moved, moved.start()).orElseThrow().value("e"), SAME);
  }

  @Test
  void whatIsUsedToPlentyAndLosesItsLeptinKeepsItsDrivesInRange() {
    Protocol loss = LeptinProtocols.richDiet().and(Protocol.of("loss", after(days(500)).set("Rsyn", 0)));
    for (Model model : framings()) {
      Trajectory course = run(model, loss, 600);
      assertTrue(course.at(499, "S") > 2 * course.at(0, "S"));
      assertEquals(1, course.at(501, "N"), SAME);
      assertEquals(0, course.at(501, "M"), SAME);
      assertTrue(course.last("N") < 1, "and gets used to that");
    }
  }

  @Test
  void itStartsAtTheRestOfTheStaticLaw() {
    framings().forEach(model -> assertAgrees("6.335960", run(model, Protocol.none(), 400).last("FM"), "FM"));
  }
}
