package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.solve.Modes;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;

/** What the models are made of, and how they answer near their rest. */
class LeptinLoopTest {

  /** A few roundings in numbers of order one. */
  private static final double ROUNDING = 1e-15;

  @Test
  void thePlantCannotRunUntilALawClosesIt() {
    assertEquals(List.of("FI", "EE"), LeptinLoop.plant().openInputs());
    assertThrows(ModelException.class, () -> LeptinLoop.plant().field());
    Catalogue.models().forEach(entry -> assertEquals(List.of(), entry.make().openInputs()));
  }

  @Test
  void fatAndPlasmaLeptinAreTheFirstStatesOfEveryAnimal() {
    Runs.animals().forEach(model ->
        assertEquals(List.of("FM", "L"), model.states().subList(0, 2), model.name()));
  }

  @Test
  void theExpectedLevelIsTheComputedRestOfBrainLeptin() {
    double brain = Runs.start(LeptinLoop.feedback()).get("Lb");
    assertAgrees("0.33699677", brain, "Lb");
    assertEquals(brain, LeptinLoop.setpoint().value("Lset"));
    assertEquals(brain, LeptinLoop.lagSetpoint().value("Lset"));
    assertEquals(brain, LeptinLoop.delaySetpoint().value("Lset"));
    assertEquals(brain, LeptinLoop.integralSetpoint().value("Lset"));
    assertEquals(brain, LeptinLoop.integralFeedback().value("kz"));
  }

  @Test
  void theIntegralLawIsCalibratedByTheStaticLaw() {
    Model law = LeptinLoop.feedback();
    Model integral = LeptinLoop.integralSetpoint();
    double r = integral.value("Lset");
    double c1 = law.value("k4") * law.value("k5") / (law.value("k5") + r);
    double c2 = law.value("k6") * (1 + law.value("k7") * r / (law.value("k8") + r));
    assertEquals(c1, integral.value("c1"), 4 * ROUNDING);
    assertEquals(c2, integral.value("c2"), ROUNDING);
    assertAgrees("3.4724", integral.value("c1"), "c1");
    assertAgrees("0.3921396", integral.value("c2"), "c2");
  }

  @Test
  void laggedSensorsAndErrorNeuronsStartCaughtUp() {
    Model sensor = LeptinLoop.lagFeedback();
    assertEquals(Runs.start(sensor).get("Lb"), Runs.start(sensor).get("Ls"));
    Map<String, Double> neuron = Runs.start(LeptinLoop.lagSetpoint());
    assertEquals(neuron.get("Lset") - neuron.get("Lb"), neuron.get("e"));
    Map<String, Double> recalibrated = Runs.start(LeptinLoop.lagSetpoint().let("Lset", 1));
    assertEquals(1 - recalibrated.get("Lb"), recalibrated.get("e"));
  }

  @Test
  void theFastModeIsLeptinClearanceAndTheSlowOneIsFat() {
    Modes modes = Modes.at(LeptinLoop.feedback().field(), 0, LeptinLoop.feedback().start()).orElseThrow();
    assertAgrees("0.02994", modes.timeConstants().get(0), "fast time constant");
    assertAgrees("8.0482", modes.timeConstants().get(1), "slow time constant");
    assertAgrees("-33.4035", modes.eigenvalues().get(0).getRealPart(), "fast eigenvalue");
    assertAgrees("-0.124251", modes.eigenvalues().get(1).getRealPart(), "slow eigenvalue");
    assertEquals("dL/dt", modes.states().get(0));
    assertEquals("dFM/dt", modes.states().get(1));
  }

  @Test
  void theJacobianAtRestHasThePublishedSigns() {
    double[] jacobian = new double[4];
    LeptinLoop.feedback().field().jacobian(0, LeptinLoop.feedback().start(), jacobian);
    assertAgrees("-0.0435711", jacobian[0], "more fat spends more");
    assertAgrees("-0.110244", jacobian[1], "more leptin costs fat");
    assertAgrees("24.4138", jacobian[2], "more fat secretes more leptin");
    assertAgrees("-33.4842", jacobian[3], "more leptin is cleared faster");
  }

  @Test
  void leptinThatFollowsFatAtOnceWouldSlowItALittle() {
    Model reduced = LeptinLoop.reducedDelay();
    assertAgrees("8.0677", 1 / (reduced.value("p") + reduced.value("a")), "time constant in d");
  }

  @Test
  void aGramOfFatRaisesBrainLeptinInTheLongRun() {
    Model model = LeptinLoop.feedback();
    Map<String, Double> rest = Runs.start(model);
    double[] jacobian = new double[4];
    model.field().jacobian(0, model.start(), jacobian);
    double half = rest.get("k2") + rest.get("L");
    double transport = rest.get("k1") * rest.get("k2") / (half * half) + rest.get("k3");
    assertAgrees("0.04148906", transport * jacobian[2] / -jacobian[3], "dLb/dFM, leptin following");
  }

  @Test
  void aYoungAnimalsLeptinIsThatOfItsFat() {
    Model model = LeptinLoop.feedback();
    assertAgrees("1.458228", 2 * model.value("Rsyn") / (model.value("GFR") * model.value("RC")),
        "L at FM = 2");
  }

  @Test
  void sensedLeptinQuietsIntakeAndRaisesExpenditure() {
    Model model = LeptinLoop.feedback();
    double[] rest = model.start();
    Map<String, Double> before = model.evaluate(0, rest);
    Map<String, Double> after = model.evaluate(0, new double[] {rest[0], 1.1 * rest[1]});
    assertTrue(after.get("N") < before.get("N"));
    assertTrue(after.get("M") > before.get("M"));
    assertTrue(after.get("FI") < before.get("FI"));
    assertTrue(after.get("EE") > before.get("EE"));
  }

  @Test
  void leptinIsHalfClearedInHalfAnHour() {
    Model model = LeptinLoop.feedback();
    double rate = model.value("GFR") * model.value("RC") / Runs.start(model).get("BV");
    assertAgrees("29.81", 24 * 60 * Math.log(2) / rate, "half-life in min");
  }

  @Test
  void theIntegralLoopIsADampedOscillationOfFiftyOneDays() {
    for (Model model : List.of(LeptinLoop.integralFeedback(), LeptinLoop.integralSetpoint())) {
      var modes = Modes.at(model.field(), 0, model.start()).orElseThrow().eigenvalues();
      assertAgrees("-33.48", modes.get(0).getRealPart(), model.name());
      var slow = modes.get(1);
      assertAgrees("-0.0238", slow.getRealPart(), model.name());
      assertAgrees("0.1224", slow.getImaginaryPart(), model.name());
      assertAgrees("51", 2 * Math.PI / slow.getImaginaryPart(), model.name());
      assertAgrees("42", -1 / slow.getRealPart(), model.name());
    }
  }

  @Test
  void theIntegralGainAsListedIsUnstable() {
    Model listed = LeptinLoop.integralSetpoint().let("a2", 288);
    var modes = Modes.at(listed.field(), 0, listed.start()).orElseThrow().eigenvalues();
    assertAgrees("-33.6", modes.get(0).getRealPart(), "fast");
    assertAgrees("0.0392", modes.get(1).getRealPart(), "slow, growing");
    assertAgrees("2.06", Math.abs(modes.get(1).getImaginaryPart()), "slow, per d");
  }
}
