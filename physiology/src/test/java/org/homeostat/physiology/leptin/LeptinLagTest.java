package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.replace;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.framing.Comparison;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;

/** A lag of the sensor or of the error neuron: from when on it makes the loop swing. Theorem T4. */
class LeptinLagTest {
  private static final Solver TIGHT = Solver.auto().rtol(1e-11);

  /** Two ways to write one field differ by the solver's error. */
  private static final double SAME = 1e-9;

  /** Swings of the reduced loop s^2 tau + s (1 + p tau) + p + a begin and end at these lags. */
  private static double[] swingsBetween(double p, double a) {
    double root = 2 * Math.sqrt(a * (a + p));
    return new double[] {(p + 2 * a - root) / (p * p), (p + 2 * a + root) / (p * p)};
  }

  @Test
  void theReducedLoopSwingsFromTwoAndAHalfDaysOn() {
    double[] ends =
        swingsBetween(LeptinLoop.reducedDelay().value("p"), LeptinLoop.reducedDelay().value("a"));
    assertAgrees("2.4755", ends[0], "onset");
    assertAgrees("212.79", ends[1], "end");
  }

  @Test
  void onRicherFoodItDoesSoHalfADayLater() {
    double[][] slope =
        Linearization.of(LeptinLoop.feedback().let("rhoFood", 4.07)).atRest().to("FM", "L").system().a();
    assertAgrees("2.9357", swingsBetween(-slope[0][0], slope[0][1] * slope[1][0] / slope[1][1])[0], "onset");
  }

  @Test
  void theWholeLoopSwingsALittleEarlier() {
    double prompt = 2.4;
    double swinging = 2.5;
    while (swinging - prompt > 1e-6) {
      double middle = (prompt + swinging) / 2;
      boolean swings = swings(middle);
      prompt = swings ? prompt : middle;
      swinging = swings ? middle : swinging;
    }
    assertAgrees("2.4621", prompt, "onset");
  }

  private static boolean swings(double tau) {
    CharacteristicRoots roots =
        CharacteristicRoots.of(Linearization.of(LeptinLoop.lagFeedback().let("tau", tau)).atRest().system());
    assertTrue(roots.isStable(), "tau = " + tau);
    return roots.rightmost().getImaginary() != 0;
  }

  /** Started at 0 an error neuron has seen a level that depends on what is expected. */
  @Test
  void anErrorNeuronThatStartsAtNothingShowsTheReference() {
    Model neuron = LeptinLoop.lagSetpoint();
    assertTrue(gap(neuron) < SAME);
    assertTrue(gap(neuron.startingAt("e", 0)) > 0.1, "FM apart by " + gap(neuron.startingAt("e", 0)));
  }

  private static double gap(Model neuron) {
    return Comparison.of(neuron, neuron.let("Lset", 1)).under(LeptinProtocols.diet()).until(days(60))
        .with(TIGHT).differences().stream().filter(difference -> difference.quantity().equals("FM"))
        .findFirst().orElseThrow().maxAbsolute();
  }

  /** What is expected acts at once behind a lagging sensor, and gradually through a lagging neuron. */
  @Test
  void aStepOfTheSetPointTellsALaggingNeuronFromALaggingSensor() {
    Model neuron = LeptinLoop.lagSetpoint();
    Model sensor = LeptinLoop.lagFeedback().named("sensor and set point").with(
        StaticLaw.shift(), replace("N = k5/(k5 + Ls - shift)"),
        replace("M = (Ls - shift)/(k8 + Ls - shift)"));
    Protocol step = Protocol.of("step", after(days(5)).set("shift", 0.1));
    Trajectory gradual = Simulation.of(neuron).under(step).until(days(200)).with(TIGHT).run().orThrow();
    Trajectory prompt = Simulation.of(sensor).under(step).until(days(200)).with(TIGHT).run().orThrow();
    double before = gradual.at(4.9, "FI");
    assertEquals(before, gradual.at(5.0001, "FI"), 1e-3, "g/d, through the neuron");
    assertEquals(neuron.value("k4") * neuron.value("k5") / (neuron.value("k5") + 0.2369968),
        prompt.at(5.0001, "FI"), 1e-3, "g/d, behind the sensor");
    assertEquals(prompt.last("FM"), gradual.last("FM"), 1e-4, "in the end they are one");
  }
}
