package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.defence.Adaptation;
import org.homeostat.control.defence.Adaptation.Kind;
import org.homeostat.control.defence.Defence;
import org.homeostat.control.defence.ThreeCuts;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T3 on the animal: proportional against integral, and what it is that returns. */
class AdaptationTest {

  @ParameterizedTest
  @ValueSource(strings = {"rhoFood", "k2", "Rsyn", "FM"})
  void theStaticLawReturnsNothing(String load) {
    assertEquals(Kind.NONE, Adaptation.of(LeptinLoop.feedback(), "Lb", load).kind());
    assertEquals(Kind.NONE, Adaptation.of(LeptinLoop.setpoint(), "Lb", load).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rhoFood", "k2", "Rsyn"})
  void theIntegralLawReturnsBrainLeptinExactlyUnderALoadOutsideIt(String load) {
    Model model = load.equals("k2") ? LeptinLoop.integralFeedback() : LeptinLoop.integralSetpoint();
    Adaptation adaptation = Adaptation.of(model, "Lb", load);
    assertTrue(adaptation.isPerfect() && adaptation.isForAllValues(), adaptation::toString);
    assertEquals("Z", adaptation.integrator().orElseThrow().phi());
    assertAgrees("0.3369968", adaptation.integrator().orElseThrow().level(), "set point");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k2", "Rsyn", "GFR", "infusion"})
  void fatDoesNotReturnWhereWhatLeptinSaysOfItChanges(String load) {
    assertEquals(Kind.NONE, Adaptation.of(LeptinLoop.integralSetpoint(), "FM", load).kind());
  }

  @Test
  void aBiasOfTheSensorIsALoadOnTheSensor() {
    Adaptation adaptation = Adaptation.of(LeptinLoop.integralSetpoint(), "Lb", "bias");
    assertEquals(Kind.NONE, adaptation.kind());
    assertAgrees("1.000000", adaptation.slope(), "brain leptin per bias");
  }

  @Test
  void theThreeCutsOfTheStaticLawAndOfTheIntegralLaw() {
    assertEquals("""
        leptin.feedback: three cuts, which are not one
          active or passive:        both: the loop removes 64.8 % of the displacement, the plant alone would \
        hold the rest (FM, load on rhoFat*dFM/dt, opened at Lb)
          integral or proportional: proportional: Lb does not return under a load on rhoFood: its rest moves \
        by 0.129142 ng/g per kcal/g
          reference written or not: no error is written; a twin that writes one is the same law""",
        cuts(LeptinLoop.feedback()).toString());
    assertEquals("""
        leptin.integral.setpoint: three cuts, which are not one
          active or passive:        active: the loop removes all of it (FM, load on rhoFat*dFM/dt, opened at \
        Lb)
          integral or proportional: integral: Lb returns exactly under a load on rhoFood, held by phi = Z; \
        what is held is Lb, not FM
          reference written or not: written: e = Lset + shift - S; a twin without it is the same \
        law""", cuts(LeptinLoop.integralSetpoint()).toString());
  }

  private static ThreeCuts cuts(Model model) {
    return ThreeCuts.of(Defence.of(model, "FM").counted("rhoFat").openedAt("Lb"),
        Adaptation.of(model, "Lb", "rhoFood"));
  }
}
