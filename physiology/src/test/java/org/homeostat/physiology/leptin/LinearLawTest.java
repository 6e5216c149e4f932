package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.auxiliary;
import static org.homeostat.control.model.Part.equations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.framing.Evidence;
import org.homeostat.control.framing.LinearAgreement;
import org.homeostat.control.framing.LinearBehaviour;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.junit.jupiter.api.Test;

/**
 * Theorem T2: an affine controller with a set point, the tangent of Tam's law, is Tam's law to first order
 * only: one linear behaviour where it touches, another law elsewhere.
 */
class LinearLawTest {

  /** MODELS gives seven digits. */
  private static final double SEVEN_DIGITS = 5e-7;

  private static Model tangent() {
    List<Part> parts = new ArrayList<>(StaticLaw.drives());
    parts.removeIf(part -> part.equals(auxiliary("N", "1", "NPY/AgRP drive"))
        || part.equals(auxiliary("M", "1", "melanocortin drive")));
    parts.add(StaticLaw.setPoint());
    parts.add(equations("""
        c1  = k4*k5/(k5 + Lset)
        kFI = k4*k5/(k5 + Lset)^2
        c2  = k6*(1 + k7*Lset/(k8 + Lset))
        ks  = -k6*k7*k8/(k8 + Lset)^2
        FI  = c1 + kFI*(Lset - Lb)
        EE  = BM*(c2 + ks*(Lset - Lb))
        """));
    return TamPlant.model().named("leptin.tangent").with(Part.all(parts));
  }

  private static LinearBehaviour fromFoodToFat() {
    return LinearBehaviour.between(LeptinLoop.feedback(), tangent())
        .from("rhoFood", "infusion").to("FM", "L");
  }

  @Test
  void theTangentHasTheCoefficientsOfTheory() {
    var values = tangent().evaluate(0, tangent().start());
    assertEquals(3.472391, values.get("c1"), 3.472391 * SEVEN_DIGITS);
    assertEquals(3.914774, values.get("kFI"), 3.914774 * SEVEN_DIGITS);
    assertEquals(0.3921396, values.get("c2"), 0.3921396 * SEVEN_DIGITS);
    assertEquals(-0.1732512, values.get("ks"), 0.1732512 * SEVEN_DIGITS);
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
