package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.physiology.leptin.StaticLaw.DRIVES;
import static org.homeostat.physiology.leptin.StaticLaw.EFFECTORS;
import static org.homeostat.physiology.leptin.StaticLaw.drives;
import static org.homeostat.physiology.leptin.StaticLaw.plus;

import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;

/**
 * The static law behind a first-order lag: in feedback the sensor lags; in setpoint a neuron that carries the
 * error does. Ours, not the paper's. Both start as if they had always seen what they see at the start.
 */
final class LagLaw {
  private LagLaw() {}

  static Law law() {
    return new Law("lag", "static law", "behind a sensor that lags by tau",
        "behind an error neuron that lags by tau", LagLaw::feedback, LagLaw::setpoint);
  }

  private static Part[] feedback() {
    return plus(drives(),
        lag(),
        state("Ls", "S", "ng/g", "leptin that the lagging sensor shows")
            .assumed("the sensor has caught up at the start"),
        equations("dLs/dt = (S - Ls)/tau   # the sensor lags"),
        DRIVES,
        EFFECTORS);
  }

  private static Part[] setpoint() {
    return plus(drives(),
        lag(),
        StaticLaw.setPoint(),
        StaticLaw.shift(),
        state("e", "Lset - S", "ng/g", "error neuron: expected less sensed leptin")
            .assumed("the error neuron has caught up at the start"),
        auxiliary("Ls", "ng/g", "leptin that the error implies"),
        equations("""
            de/dt  = (Lset + shift - S - e)/tau   # the error neuron lags
            Ls     = Lset - e
            """),
        DRIVES,
        EFFECTORS);
  }

  private static Quantity lag() {
    return parameter("tau", 1, "d", "time constant of the lag").positive()
        .assumed("no measured value is known to us; a day is long beside leptin's clearance (0.03 d) and"
            + " short beside the response of fat mass (8 d)");
  }
}
