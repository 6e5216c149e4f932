package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.replace;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.loop.Hopf;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.model.Model;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How late leptin may act before its loop swings, from the characteristic roots: theorem T7. */
class LeptinHopfTest {

  @Test
  void theReducedLoopSwingsAtADelayOfAMonth() {
    Hopf hopf = Hopf.of(LeptinLoop.reducedDelay(), "D", 1, 60);
    assertAgrees("31.736", hopf.value(), "critical delay");
    assertAgrees("93.02", hopf.period(), "period");
    double p = LeptinLoop.reducedDelay().value("p");
    double a = LeptinLoop.reducedDelay().value("a");
    double frequency = Math.sqrt(a * a - p * p);
    assertEquals(Math.acos(-p / a) / frequency, hopf.value(), 1e-11, "rounding, in d");
    assertEquals(frequency, hopf.frequency(), 1e-13, "rounding, per d");
  }

  @Test
  void itDecaysAt31DaysAndGrowsAt33() {
    assertAgrees("-0.00034", growth(LeptinLoop.reducedDelay().let("D", 31)), "growth at 31 d");
    assertAgrees("0.00053", growth(LeptinLoop.reducedDelay().let("D", 33)), "growth at 33 d");
  }

  private static double growth(Model model) {
    return CharacteristicRoots.of(Linearization.of(model).atRest().system()).growth();
  }

  /** As {@code ReducedDelay} derives p and a from the slopes of the static law, at another food. */
  @Test
  void onRicherFoodTheReducedLoopBearsThreeWeeksMore() {
    double[][] slopes =
        Linearization.of(LeptinLoop.feedback().let("rhoFood", 4.07)).atRest().to("FM", "L").system().a();
    Model reduced = LeptinLoop.reducedDelay().let("p", -slopes[0][0])
        .let("a", slopes[0][1] * slopes[1][0] / slopes[1][1]);
    assertAgrees("51.996", Hopf.of(reduced, "D", 1, 90).value(), "critical delay");
  }

  /** With intake's part of a below p and expenditure's part of it, no delay of intake can destabilise. */
  @Test
  void delayingIntakeAloneNeverDestabilises() {
    Model prompt = LeptinLoop.delayFeedback().with(replace("M = S/(k8 + S)"));
    for (double delay : new double[] {1, 10, 31.706, 50, 93, 200, 500, 1000, 3000}) {
      double growth = growth(prompt.let("D", delay));
      assertTrue(growth < 0, "growth per day at D = " + delay + ": " + growth);
    }
    Model linear = LeptinLoop.law("linear").feedback();
    Map<String, Double> rest = Runs.start(linear);
    double a = LeptinLoop.reducedDelay().value("a");
    double eating = rest.get("rhoFood") * rest.get("kFI");
    double spending = -rest.get("BM") * rest.get("ks");
    double late = a * eating / (eating + spending);
    assertTrue(late < LeptinLoop.reducedDelay().value("p") + a - late, "intake's part of a is " + late);
  }

  @ParameterizedTest
  @ValueSource(strings = {"leptin.delay.feedback", "leptin.delay.setpoint"})
  void theWholeLoopSwingsAFewHundredthsOfADayEarlierInEitherFraming(String name) {
    assertAgrees("31.706", Hopf.of(Catalogue.model(name), "D", 5, 60).value(), "critical delay");
  }

  @Test
  void itsRestIsStableOnlyUpToThatDelay() {
    Model late = LeptinLoop.delayFeedback();
    assertTrue(Equilibrium.reachedFrom(late.let("D", 31.6), late.start()).orElseThrow().isStable());
    assertFalse(Equilibrium.reachedFrom(late.let("D", 31.8), late.start()).orElseThrow().isStable());
  }
}
