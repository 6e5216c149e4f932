package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.physiology.leptin.StaticLaw.DRIVES;
import static org.homeostat.physiology.leptin.StaticLaw.EFFECTORS;
import static org.homeostat.physiology.leptin.StaticLaw.drives;
import static org.homeostat.physiology.leptin.StaticLaw.plus;

import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;

/**
 * The static law whose set point r drifts to what is sensed: the animal comes to expect what it has. Ours,
 * not the paper's. How strongly an error drives is calibrated at the constant Lset, which is not r; else it
 * would be the static law.
 *
 * <pre>
 * dr/dt = (S - r)/tauS,  e = r + shift - S             in setpoint
 * dw/dt = (S - w)/tauS,  Ls = kz + S - w               in feedback: a wash-out of what is sensed
 * </pre>
 *
 * <p>An animal that got used to much leptin may miss more than Lset; the level that the drives go by is then
 * cut at 0, so that they stay within 0 and 1.
 *
 * <p>At any rest e = 0, or the shift: all active regulation is given up in the long run, and the animal
 * ends where the plant alone holds it, whatever tauS. Here Lset is felt, as the level of the drives at no
 * error. As tauS grows the law becomes the static one, over any given time; not at its rest.
 */
final class AdaptiveLaw {
  private AdaptiveLaw() {}

  static Law law() {
    return new Law("adaptive", "static law", "in sensed leptin of which the lasting part washes out",
        "in the error against a set point that drifts to S", AdaptiveLaw::feedback, AdaptiveLaw::setpoint);
  }

  private static Part[] feedback() {
    return plus(drives(),
        adaptation(),
        StaticLaw.brainLeptinAtRest("kz", "leptin that the drives take for what has always been"),
        state("w", "kz", "ng/g", "what was sensed for long")
            .assumed("the animal has always been at the rest of the static law"),
        auxiliary("Ls", "ng/g", "leptin that is left of what is sensed"),
        equations("""
            dw/dt  = (S - w)/tauS      # what lasts washes out
            Ls     = pos(kz + S - w)   # no less than none
            """),
        DRIVES,
        EFFECTORS);
  }

  private static Part[] setpoint() {
    return plus(drives(),
        adaptation(),
        StaticLaw.setPoint(),
        StaticLaw.shift(),
        state("r", "Lset", "ng/g", "set point, now")
            .assumed("the animal has always been at the rest of the static law"),
        StaticLaw.error(),
        auxiliary("Ls", "ng/g", "leptin that the error implies"),
        equations("""
            dr/dt  = (S - r)/tauS      # the set point drifts to what is sensed
            e      = r + shift - S
            Ls     = pos(Lset - e)     # no less than none
            """),
        DRIVES,
        EFFECTORS);
  }

  private static Quantity adaptation() {
    return parameter("tauS", 100, "d", "time constant of the set point's drift").positive()
        .assumed("no measured value is known to us; long beside the response of fat mass (8 d), so that the"
            + " animal defends before it gives in");
  }
}
