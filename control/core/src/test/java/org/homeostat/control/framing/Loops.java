package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.input;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;

import org.homeostat.control.model.Model;

/** A leaky store whose level y a drive defends: the smallest loop in which the framings can be told. */
final class Loops {
  private Loops() {}

  static Model plant() {
    return Model.of("store", time("d"),
        state("y", 2, "g", "level").nonNegative(),
        input("u", "g/d", "drive"),
        parameter("k", 0.5, "1/d", "leak").positive(),
        parameter("load", 0.25, "g/d", "sustained load"),
        equations("dy/dt = u - k*y - load"));
  }

  /** No set point: the drive falls with the level. */
  static Model feedback() {
    return plant().named("feedback").with(
        parameter("umax", 3, "g/d", "largest drive").positive(),
        parameter("h", 1, "g", "level at half drive").positive(),
        equations("u = umax*h/(h + y)"));
  }

  /** The same law, calibrated at a set point, driven by the error. */
  static Model setpoint() {
    return plant().named("setpoint").with(
        parameter("umax", 3, "g/d", "largest drive").positive(),
        parameter("h", 1, "g", "level at half drive").positive(),
        parameter("r", 1.5, "g", "set point"),
        parameter("shift", 0, "g", "displacement of the set point"),
        equations("e = r + shift - y\nu = umax*h/(h + r - e)"));
  }

  /** The feedback law through a sensor that lags. */
  static Model lagFeedback() {
    return plant().named("lag, feedback").with(
        parameter("umax", 3, "g/d", "largest drive").positive(),
        parameter("h", 1, "g", "level at half drive").positive(),
        parameter("tau", 0.2, "d", "lag of the sensor").positive(),
        state("s", "y", "g", "sensed level"),
        equations("ds/dt = (y - s)/tau\nu = umax*h/(h + s)"));
  }

  /** The set-point law through an error neuron with the same lag. */
  static Model lagSetpoint() {
    return plant().named("lag, setpoint").with(
        parameter("umax", 3, "g/d", "largest drive").positive(),
        parameter("h", 1, "g", "level at half drive").positive(),
        parameter("tau", 0.2, "d", "time constant of the error neuron").positive(),
        parameter("r", 1.5, "g", "set point"),
        state("e", "r - y", "g", "prediction error"),
        equations("de/dt = (r - y - e)/tau\nu = umax*h/(h + r - e)"));
  }
}
