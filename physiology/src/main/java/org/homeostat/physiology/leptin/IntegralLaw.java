package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.control.model.Source.Mark.RECONSTRUCTED;
import static org.homeostat.physiology.leptin.Sources.eq;
import static org.homeostat.physiology.leptin.StaticLaw.plus;

import java.util.List;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;

/**
 * The paper's set-point law: proportional and integral control of brain leptin. Its equations 8 and 9 have
 * the error as sensed minus reference:
 *
 * <pre>
 * e    = Lb - SP,  dZ/dt = e                 SP = 0.3370 ng/g
 * FI   = c1 + a1*e + a2*Z                    a1 = -0.24 g^2/ng/d,   a2 = -288 g^2/ng/d^2 as listed
 * Eout = BM*(c2 + a3*e + a4*Z)               a3 = 7.2 cal/ng/d,     a4 = 86.4 (cal or kcal)/ng/d^2
 *                                            c1 = 3.4724 g/d,       c2 = 11.1116 as listed
 * </pre>
 *
 * <p>Here it is reference minus sensed, which turns the sign of all four gains. The gains are
 * <em>reconstructed</em>: with a2 as listed the loop is unstable (0.039 +/- 2.06i per day), with a thousandth
 * of it, and a3 and a4 read as calories, it is damped with a period of 51 d. The equilibrium does not depend
 * on them. The c2 as listed is expenditure, not expenditure per body mass; c1 and c2 are computed from the
 * static law instead, as SP is.
 *
 * <p>The law is linear and does not saturate: where leptin cannot follow, as in a knock-out, Z winds up
 * without bound, intake grows with it and expenditure turns negative. Such a run is outside what the law is
 * meant for.
 */
final class IntegralLaw {
  private static final String C1 = "k4*k5/(k5 + Lb) at rest, computed; Manes 2015 holds 3.4724";
  private static final String C2 =
      "k6*(1 + k7*Lb/(k8 + Lb)) at rest, computed; Manes 2015 holds 11.1116, the whole animal's kcal/d";
  private static final String A2 = "listed as -288, which makes the loop unstable; a thousandth of it taken";
  private static final String A4 = "listed as 86.4, in calories or kilocalories; read as calories";

  private IntegralLaw() {}

  static Law law() {
    return new Law("integral", "proportional and integral law", "in sensed leptin against kz",
        "in the error against Lset", IntegralLaw::feedback, IntegralLaw::setpoint);
  }

  private static Part[] feedback() {
    return plus(gains(),
        StaticLaw.brainLeptinAtRest("kz", "brain leptin at which Z neither grows nor falls"),
        equations("""
            dZ/dt  = kz - S
            FI     = c1 + a1*(kz - S) + a2*Z
            EE     = BM*(c2 + a3*(kz - S) + a4*Z)
            """));
  }

  private static Part[] setpoint() {
    return plus(gains(),
        StaticLaw.setPoint(),
        StaticLaw.shift(),
        StaticLaw.error(),
        equations("""
            e      = Lset + shift - S
            dZ/dt  = e
            FI     = c1 + a1*e + a2*Z
            EE     = BM*(c2 + a3*e + a4*Z)
            """));
  }

  private static List<Part> gains() {
    return List.of(
        state("Z", rest(0), "ng/g*d", "missing leptin, piled up over time")
            .assumed("at rest with everything else"),
        parameter("c1", RestPoint.ofStaticLaw().intake(), "g/d", "intake at the rest of the static law")
            .positive().source(eq(8).marked(DERIVED, C1)),
        parameter("c2", RestPoint.ofStaticLaw().specificExpenditure(), "kcal/g/d",
            "expenditure per body mass at the rest of the static law")
            .positive().source(eq(9).marked(DERIVED, C2)),
        gain("a1", 0.24,    "g^2/ng/d",    "intake per error",               eq(8), "listed as -0.24"),
        gain("a2", 0.288,   "g^2/ng/d^2",  "intake per piled-up error",      eq(8), A2),
        gain("a3", -0.0072, "kcal/ng/d",   "expenditure per error",          eq(9), "listed as 7.2 cal/ng/d"),
        gain("a4", -0.0864, "kcal/ng/d^2", "expenditure per piled-up error", eq(9), A4));
  }

  private static Quantity gain(
      String name, double value, String unit, String meaning, Source equation, String listed) {
    return parameter(name, value, unit, meaning)
        .source(equation.marked(RECONSTRUCTED, listed + "; the sign turned to reference minus sensed"));
  }
}
