package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
  void theIntegralLawReturnsBrainLeptinExactlyUnderALoadOutsideItWhileIntakeCanFollow(String load) {
    Model model = load.equals("k2") ? LeptinLoop.integralFeedback() : LeptinLoop.integralSetpoint();
    Adaptation adaptation = Adaptation.of(model, "Lb", load);
    assertTrue(adaptation.isExact() && adaptation.isForAllValues(), adaptation::toString);
    assertEquals(Kind.WITHIN_LIMITS, adaptation.kind());
    assertEquals(List.of("hunger < k4", "hunger > 0"), adaptation.limits());
    assertEquals("Z", adaptation.integrator().orElseThrow().phi());
    assertAgrees("0.3369968", adaptation.integrator().orElseThrow().level(), "set point");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k2", "Rsyn", "GFR", "infusion"})
  void fatDoesNotReturnWhereWhatLeptinSaysOfItChanges(String load) {
    assertEquals(Kind.NONE, Adaptation.of(LeptinLoop.integralSetpoint(), "FM", load).kind());
  }

  /** At rest both cells are silent and at the bend of their rectifiers; what counts is beside it. */
  @Test
  void theOpponentLawReturnsAsLittleAsTheStaticLawThatItsCellsMakeUp() {
    Adaptation adaptation = Adaptation.of(LeptinLoop.law("opponent").setpoint(), "Lb", "bias");
    assertEquals(Kind.NONE, adaptation.kind(), adaptation::toString);
    assertAgrees("0.648483", adaptation.slope(), "brain leptin per bias");
  }

  @Test
  void aBiasOfTheSensorIsALoadOnTheSensor() {
    Adaptation adaptation = Adaptation.of(LeptinLoop.integralSetpoint(), "Lb", "bias");
    assertEquals(Kind.NONE, adaptation.kind());
    assertAgrees("1.000000", adaptation.slope(), "brain leptin per bias");
  }

  @Test
  void theConditionsSayWhereTheIntegralLawReachesItsLimits() {
    Adaptation chow = Adaptation.of(LeptinLoop.integralSetpoint(), "Lb", "rhoFood");
    assertTrue(chow.toString().startsWith("""
        leptin.integral.setpoint: under a load on rhoFood that stays, Lb returns exactly within limits
          proved for all values of the parameters, as long as hunger < k4 and hunger > 0: every rest is one \
        of the integrator
          integrator: phi = Z, dphi/dt = e - over/Tt, which is 0 at Lb = 0.336997
          holds: the rest is stable"""), chow::toString);
    assertEquals(List.of(
        "holds: the integrator has no leak, and rhoFood enters neither it nor what it senses",
        "holds: hunger < k4",
        "holds: hunger > 0",
        "holds: a rest within the limits is there for rhoFood from 1.6 to 6.4"),
        chow.conditions().subList(1, 5));
    Model poorly = LeptinLoop.integralSetpoint().let("rhoFood", 2).atRest();
    List<String> thin = Adaptation.of(poorly, "Lb", "rhoFood").conditions();
    assertTrue(thin.get(thin.size() - 1).startsWith("ends: a limit is reached before rhoFood = 1."),
        thin.toString());
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
          integral or proportional: integral: Lb returns exactly under a load on rhoFood, held by phi = Z, \
        as long as hunger < k4 and hunger > 0; what is held is Lb, not FM
          reference written or not: written: e = Lset + shift - S; a twin without it is the same \
        law""", cuts(LeptinLoop.integralSetpoint()).toString());
  }

  private static ThreeCuts cuts(Model model) {
    return ThreeCuts.of(Defence.of(model, "FM").counted("rhoFat").openedAt("Lb"),
        Adaptation.of(model, "Lb", "rhoFood"));
  }
}
