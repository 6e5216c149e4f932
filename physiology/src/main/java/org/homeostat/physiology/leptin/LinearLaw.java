package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.physiology.leptin.Sources.TAM_2009;
import static org.homeostat.physiology.leptin.StaticLaw.EFFECTORS;
import static org.homeostat.physiology.leptin.StaticLaw.plus;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;

/**
 * A proportional controller with a set point, u = c + k*(r - y): the tangent of the static law at its rest.
 * Ours, not the paper's.
 *
 * <pre>
 * setpoint    FI = c1 + kFI*e,    EE = BM*(c2 + ks*e),    e = Lset + shift - S
 * feedback    FI = FI0 - kFI*S,   EE = BM*(s0 - ks*S)     FI0 = c1 + kFI*Lset,  s0 = c2 + ks*Lset
 * </pre>
 *
 * <p>Only c + k*r acts: a bias is a set point, and neither can be told without the other. Feedback has that
 * one number, what the line says of an animal without leptin.
 *
 * <p>It is the static law to first order only, and another law far from rest: an animal without leptin eats
 * 4.79 g/d and not 5.6, and ends at 45.94 g and not at 73.35. The law is linear and does not saturate:
 * above FI0/kFI = 1.224 ng/g of sensed leptin N, and so intake, is negative, and above 0.894 ng/g M is
 * larger than 1; far below no leptin, as with a large bias, N exceeds 1 and M falls below 0, and
 * expenditure with it. Such a run is outside what the law is meant for, and is not cut off.
 */
final class LinearLaw {
  private static final Part DRIVES = equations("""
      N      = hunger/k4
      M      = (burn/k6 - 1)/k7
      """);

  private LinearLaw() {}

  static Law law() {
    return new Law("linear", "linear law, a tangent to the static law,", "in sensed leptin",
        "in the error against Lset", LinearLaw::feedback, LinearLaw::setpoint);
  }

  private static Part[] feedback() {
    RestPoint rest = RestPoint.ofStaticLaw();
    return plus(slopes(),
        intercept("FI0", rest.intake() + rest.intakeSlope() * rest.brainLeptin(), "g/d",
            "intake without leptin, extrapolated", "c1 + kFI*Lset, computed"),
        intercept("s0", rest.specificExpenditure() + rest.expenditureSlope() * rest.brainLeptin(), "kcal/g/d",
            "expenditure per body mass without leptin, extrapolated", "c2 + ks*Lset, computed"),
        equations("""
            hunger = FI0 - kFI*S
            burn   = s0 - ks*S
            """),
        DRIVES,
        EFFECTORS);
  }

  private static Part[] setpoint() {
    List<Part> parts = slopes();
    parts.addAll(CalibratedLaw.calibration());
    return plus(parts,
        StaticLaw.setPoint(),
        StaticLaw.shift(),
        StaticLaw.error(),
        equations("""
            e      = Lset + shift - S
            hunger = c1 + kFI*e
            burn   = c2 + ks*e
            """),
        DRIVES,
        EFFECTORS);
  }

  private static List<Part> slopes() {
    RestPoint rest = RestPoint.ofStaticLaw();
    List<Part> parts = new ArrayList<>(CalibratedLaw.drives());
    parts.add(slope("kFI", rest.intakeSlope(), "g^2/ng/d", "intake per missing leptin",
        "k4*k5/(k5 + Lb)^2 at rest, computed"));
    parts.add(slope("ks", rest.expenditureSlope(), "kcal/ng/d",
        "expenditure per body mass and missing leptin", "-k6*k7*k8/(k8 + Lb)^2 at rest, computed"));
    return parts;
  }

  private static Quantity slope(String name, double value, String unit, String meaning, String how) {
    return parameter(name, value, unit, meaning)
        .source(TAM_2009.at("Eqs 3 and 5").marked(DERIVED, "slope of the static law, " + how));
  }

  private static Quantity intercept(String name, double value, String unit, String meaning, String how) {
    return parameter(name, value, unit, meaning)
        .source(TAM_2009.at("Eqs 3 and 5").marked(DERIVED, "tangent of the static law at rest: " + how));
  }
}
