package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Program;
import org.homeostat.control.framing.Evidence;
import org.homeostat.control.framing.LinearAgreement;
import org.homeostat.control.framing.LinearBehaviour;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;

/**
 * Theorem T2: an affine controller with a set point, the tangent of Tam's law, is Tam's law to first order
 * only: one linear behaviour where it touches, another law elsewhere.
 */
class LinearLawTest {

  /** MODELS gives seven digits. */
  private static final double SEVEN_DIGITS = 5e-7;

  /** A few roundings in numbers of order one. */
  private static final double ROUNDING = 4e-15;

  private static Model tangent() {
    return LeptinLoop.law("linear").setpoint();
  }

  private static LinearBehaviour fromFoodToFat() {
    return LinearBehaviour.between(LeptinLoop.feedback(), tangent())
        .from("rhoFood", "infusion").to("FM", "L");
  }

  @Test
  void theTangentHasTheCoefficientsOfTheory() {
    assertAgrees("3.472391", tangent().value("c1"), "c1");
    assertAgrees("3.914774", tangent().value("kFI"), "kFI");
    assertAgrees("0.3921396", tangent().value("c2"), "c2");
    assertAgrees("-0.1732512", tangent().value("ks"), "ks");
    Model feedback = LeptinLoop.law("linear").feedback();
    assertAgrees("4.7917", feedback.value("FI0"), "intake without leptin");
    assertAgrees("0.33375", feedback.value("s0"), "expenditure per mass without leptin");
  }

  @Test
  void theSlopesAreThoseOfTheStaticLaw() {
    Model law = LeptinLoop.feedback();
    Evaluator slopes = Program.of(List.of("S"), law.parameters(), List.of(),
        List.of(Parser.expression("k4*k5/(k5 + S)"), Parser.expression("k6*(1 + k7*S/(k8 + S))")))
        .jacobian().interpreted();
    double[] out = new double[2];
    slopes.evaluate(0, new double[] {tangent().value("Lset")},
        law.parameters().stream().mapToDouble(law::value).toArray(), out);
    assertEquals(-out[0], tangent().value("kFI"), ROUNDING);
    assertEquals(-out[1], tangent().value("ks"), ROUNDING);
  }

  /** Above FI0/kFI = 1.224 ng/g the line asks for less than nothing, and gets it. */
  @Test
  void theLineHasNoEnds() {
    for (Model linear : List.of(tangent(), LeptinLoop.law("linear").feedback())) {
      assertAgrees("-0.25", Runs.start(linear.held("S", 1.5821)).get("N"), "N");
      assertAgrees("1.224", Runs.start(linear.held("S", 0)).get("FI") / linear.value("kFI"), "no intake");
      assertAgrees("0.894", (2 * linear.value("k6") - Runs.start(linear.held("S", 0)).get("burn"))
          / -linear.value("ks"), "M = 1");
    }
  }

  /** A sensor that reads too low by q is an intercept that is higher by k*q. */
  @Test
  void aBiasIsAnIntercept() {
    Model law = LeptinLoop.law("linear").feedback();
    Model raised = law.let("FI0", law.value("FI0") + 0.1 * law.value("kFI"))
        .let("s0", law.value("s0") + 0.1 * law.value("ks"));
    double biased = Runs.start(law.let("bias", 0.1).atRest()).get("FM");
    assertEquals(biased, Runs.start(raised.atRest()).get("FM"), 1e3 * ROUNDING * biased);
  }

  @Test
  void atTheSetPointTheLawAndItsTangentHaveOneLinearBehaviour() {
    LinearAgreement here = fromFoodToFat().result();
    assertTrue(here.holds(), here.toString());
    assertEquals(Evidence.MEASURED, here.evidence());
    assertEquals(0, here.nuGap().orElseThrow().value(), 1e-6, here.toString());
  }

  @Test
  void onARicherFoodTheTangentRestsLowerAndAnswersOtherwise() {
    LinearAgreement there = fromFoodToFat().at("rhoFood", 4.07).result();
    assertFalse(there.holds());
    assertEquals(9.068256, there.rests().get(0).a(), 9.068256 * SEVEN_DIGITS);
    assertEquals(8.842561, there.rests().get(0).b(), 8.842561 * SEVEN_DIGITS);
    assertTrue(there.difference() > 0.01, there.toString());
  }

  @Test
  void theTwinsHaveOneLinearBehaviourAtEveryPoint() {
    LinearAgreement twins =
        LinearBehaviour.between(LeptinLoop.feedback(), LeptinLoop.setpoint()).opened("N").result();
    assertTrue(twins.holds(), twins.toString());
    assertEquals(Evidence.PROOF, twins.evidence(), twins.toString());
  }
}
