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
 */
record RestPoint(double brainLeptin, double intake, double specificExpenditure) {

  private static final RestPoint OF_STATIC_LAW = of(LeptinLoop.feedback());

  static RestPoint ofStaticLaw() {
    return OF_STATIC_LAW;
  }

  private static RestPoint of(Model model) {
    Map<String, Double> rest = model.evaluate(0, model.start());
    return new RestPoint(rest.get("Lb"), rest.get("FI"), rest.get("EE") / rest.get("BM"));
  }
}
