package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.physiology.leptin.StaticLaw.DRIVES;
import static org.homeostat.physiology.leptin.StaticLaw.EFFECTORS;
import static org.homeostat.physiology.leptin.StaticLaw.drives;
import static org.homeostat.physiology.leptin.StaticLaw.plus;

import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;

/**
 * The static law behind a delay D: in feedback what is sensed comes late; in setpoint the error does. Ours,
 * not the paper's. The animal was at rest before the start, so that what comes late is at first what is
 * sensed at the start.
 *
 * <p>A delay tells how much lateness the loop could bear, not how late leptin acts: at rest on chow the loop
 * swings for ever at 31.706 d, far beyond any delay that is known in the mouse.
 */
final class DelayLaw {
  private DelayLaw() {}

  static Law law() {
    return new Law("delay", "static law", "in sensed leptin that arrives D late",
        "in an error that arrives D late", DelayLaw::feedback, DelayLaw::setpoint);
  }

  private static Part[] feedback() {
    return plus(drives(),
        lateness(),
        auxiliary("Ls", "ng/g", "sensed leptin that has arrived"),
        equations("Ls     = delay(S, D)   # what is sensed comes late"),
        DRIVES,
        EFFECTORS);
  }

  private static Part[] setpoint() {
    return plus(drives(),
        lateness(),
        StaticLaw.setPoint(),
        StaticLaw.shift(),
        StaticLaw.error(),
        auxiliary("Ls", "ng/g", "leptin that the error implies"),
        equations("""
            e      = Lset + shift - S
            Ls     = Lset - delay(e, D)   # the error comes late
            """),
        DRIVES,
        EFFECTORS);
  }

  private static Quantity lateness() {
    return parameter("D", 1, "d", "how late what is sensed arrives").nonNegative()
        .assumed("no measured value is known to us; a delay margin, not physiology. A day is long beside"
            + " leptin's clearance (0.03 d) and short beside the response of fat mass (8 d)");
  }
}
