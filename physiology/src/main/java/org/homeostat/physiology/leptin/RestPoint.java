package org.homeostat.physiology.leptin;

import java.util.Map;
import org.homeostat.control.model.Model;

/**
 * The rest of the static law at its declared values, solved once: what the laws with a set point are
 * calibrated at, so that no rounded constant pretends to be a steady state.
 *
 * @param brainLeptin in ng/g: 0.33699677
 * @param intake in g/d: {@code k4*k5/(k5 + Lb)}, 3.4724
 * @param specificExpenditure in kcal/g/d: {@code k6*(1 + k7*Lb/(k8 + Lb))}, 0.39214
 * @param intakeSlope intake per missing leptin, in g^2/ng/d: {@code k4*k5/(k5 + Lb)^2}, 3.9148
 * @param expenditureSlope specific expenditure per missing leptin, in kcal/ng/d:
 *     {@code -k6*k7*k8/(k8 + Lb)^2}, -0.17325
 */
record RestPoint(double brainLeptin, double intake, double specificExpenditure, double intakeSlope,
    double expenditureSlope) {

  private static final RestPoint OF_STATIC_LAW = of(LeptinLoop.feedback());

  static RestPoint ofStaticLaw() {
    return OF_STATIC_LAW;
  }

  private static RestPoint of(Model model) {
    Map<String, Double> rest = model.evaluate(0, model.start());
    double brain = rest.get("Lb");
    double half = rest.get("k8") + brain;
    return new RestPoint(brain, rest.get("FI"), rest.get("EE") / rest.get("BM"),
        rest.get("FI") / (rest.get("k5") + brain),
        -rest.get("k6") * rest.get("k7") * rest.get("k8") / (half * half));
  }
}
