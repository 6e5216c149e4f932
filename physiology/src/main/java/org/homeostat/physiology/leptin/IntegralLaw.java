package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.RECONSTRUCTED;
import static org.homeostat.physiology.leptin.Sources.eq;
import static org.homeostat.physiology.leptin.StaticLaw.EFFECTORS;
import static org.homeostat.physiology.leptin.StaticLaw.plus;

import java.util.ArrayList;
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
 * <p>Limits are ours. As written the paper's law winds up: without leptin Z, and intake with it, grow for
 * ever, and expenditure turns negative. Here an animal does no more than under the static law: whatever is
 * asked for, intake is from 0 to k4 and expenditure from k6 to k6*(1 + k7) of its mass. And Z does not run
 * away from what can be done: where more is asked for than can be eaten it is led back with a time constant
 * Tt (<em>back-calculation</em>), so that without leptin it ends at 7.38 ng/g*d and the animal at 73.35 g.
 *
 * <ul>
 *   <li>Between the limits nothing is added: dZ/dt = e, the paper's law, and brain leptin returns exactly.
 *   <li>It is back-calculation and not conditional integration (Z stopped at a limit), whose rate would jump
 *       at the limit and, where the proportional part pulls back, chatter there.
 *   <li>It goes by intake alone, which has by far the wider range in Z (-12.1 to 7.4 ng/g*d; expenditure -1.1
 *       to 1.7): Z goes on as long as anything can still answer it.
 *   <li>It goes by what the law can ask for, not by what is eaten: food that is not there, or a silenced N,
 *       does not lead Z back, and a fast leaves hunger behind.
 *   <li>It does not make the law a good one. An animal made obese by a hundred days without leptin that gets
 *       its own back eats nothing for weeks, while Z falls, and starves on day 138; wound up, on day 173.
 * </ul>
 *
 * <p>The paper's law as it stands is this one with {@code replace("dZ/dt = e")}, {@code replace("N =
 * hunger/k4")} and {@code replace("M = (burn/k6 - 1)/k7")}.
 *
 * @see "Åström KJ, Hägglund T: PID Controllers: Theory, Design, and Tuning, 2nd edition, Instrument Society
 *     of America 1995, section 3.5, Integrator windup; Åström KJ, Murray RM: Feedback Systems, Princeton
 *     University Press 2008, section 10.4, Integrator windup"
 */
final class IntegralLaw {
  private static final String A2 = "listed as -288, which makes the loop unstable; a thousandth of it taken";
  private static final String A4 = "listed as 86.4, in calories or kilocalories; read as calories";

  /** What can be done, and how far Z is beyond it. */
  private static final Part LIMITS = equations("""
      over   = (pos(hunger - k4) - pos(-hunger))/a2
      N      = min(max(hunger/k4, 0), 1)
      M      = min(max((burn/k6 - 1)/k7, 0), 1)
      """);

  private IntegralLaw() {}

  static Law law() {
    return new Law("integral", "proportional and integral law with limits", "in sensed leptin against kz",
        "in the error against Lset", IntegralLaw::feedback, IntegralLaw::setpoint);
  }

  private static Part[] feedback() {
    return plus(gains(),
        StaticLaw.brainLeptinAtRest("kz", "brain leptin at which Z neither grows nor falls"),
        equations("""
            dZ/dt  = kz - S - over/Tt
            hunger = c1 + a1*(kz - S) + a2*Z
            burn   = c2 + a3*(kz - S) + a4*Z
            """),
        LIMITS,
        EFFECTORS);
  }

  private static Part[] setpoint() {
    return plus(gains(),
        StaticLaw.setPoint(),
        StaticLaw.shift(),
        StaticLaw.error(),
        equations("""
            e      = Lset + shift - S
            dZ/dt  = e - over/Tt
            hunger = c1 + a1*e + a2*Z
            burn   = c2 + a3*e + a4*Z
            """),
        LIMITS,
        EFFECTORS);
  }

  private static List<Part> gains() {
    List<Part> parts = new ArrayList<>(CalibratedLaw.drives());
    parts.addAll(CalibratedLaw.calibration());
    parts.addAll(List.of(
        state("Z", rest(0), "ng/g*d", "missing leptin, piled up over time")
            .assumed("at rest with everything else"),
        auxiliary("over", "ng/g*d", "how far Z is beyond what intake can follow"),
        parameter("Tt", 0.8, "d", "time constant with which Z is led back to that").positive()
            .assumed("just below the integral time a1/a2 = 0.83 d, as Astrom and Hagglund 1995 advise; no"
                + " physiological value is known to us. It counts only where intake is at a limit"),
        gain("a1", 0.24,    "g^2/ng/d",    "intake per error",               eq(8), "listed as -0.24"),
        gain("a2", 0.288,   "g^2/ng/d^2",  "intake per piled-up error",      eq(8), A2).positive(),
        gain("a3", -0.0072, "kcal/ng/d",   "expenditure per error",          eq(9), "listed as 7.2 cal/ng/d"),
        gain("a4", -0.0864, "kcal/ng/d^2", "expenditure per piled-up error", eq(9), A4)));
    return parts;
  }

  private static Quantity gain(
      String name, double value, String unit, String meaning, Source equation, String listed) {
    return parameter(name, value, unit, meaning)
        .source(equation.marked(RECONSTRUCTED, listed + "; the sign turned to reference minus sensed"));
  }
}
