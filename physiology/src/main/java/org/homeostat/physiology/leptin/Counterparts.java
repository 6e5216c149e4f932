package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Protocol;

/**
 * Where the framings part: what can be done only to an error or a set point, and beside it what does the same
 * to what is sensed.
 */
final class Counterparts {
  private static final double MOVED = 0.1;

  private Counterparts() {}

  static Manipulation clampE() {
    return Manipulation.with(
        "setpoint only; in feedback clamp-S, which does the same to an animal at rest, unless its law has a"
            + " calendar, whose season then still comes through (allostatic)",
        Protocol.of("clamp-e", after(days(0)).lesion("e"))
            .noting("e", "only the setpoint framing has an error; in feedback hold what is sensed where the"
                + " law is calibrated (clamp-S)"),
        "the error is clamped at 0",
        "there is no error; clamp-S keeps what is sensed where the law is calibrated",
        "the effectors do what they do at the set point, whatever is sensed: the loop is cut");
  }

  static Manipulation clampS() {
    Quantity level = StaticLaw.brainLeptinAtRest("S", "where what is sensed is kept");
    return Manipulation.shared(
        Protocol.of("clamp-S", after(days(0)).hold("S", level.value().orElseThrow()))
            .noting("S", Manipulation.SENSED),
        "what is sensed is clamped at brain leptin at rest",
        "the effectors do what they do at rest, whatever leptin is: the loop is cut",
        "what the error is taken of no longer moves, and nothing acts on the error itself: the loop is cut",
        level);
  }

  static Manipulation shift() {
    return Manipulation.with("setpoint only; in feedback sensor-bias, which does the same, unless"
            + " the law gets used to what is sensed, and so to a bias (adaptive)",
        Protocol.of("shift", after(days(0)).set("shift", MOVED))
            .noting("shift", "only the setpoint framing has a set point to move; in feedback bias the sensor"
                + " (sensor-bias)"),
        "the set point is moved up by 0.1 ng/g",
        "there is no set point; sensor-bias lowers what is sensed",
        "more is expected: the error rises by as much, and more is eaten until leptin has risen",
        moved("shift", "by how much the set point is moved"));
  }

  static Manipulation sensorBias() {
    return Manipulation.shared(Protocol.of("sensor-bias", after(days(0)).set("bias", MOVED)),
        "the sensor reads brain leptin too low by 0.1 ng/g",
        "less is sensed: more is eaten and less spent until leptin has risen",
        "the error rises by as much, as when the set point is moved up (shift)",
        moved("bias", "how much too low the sensor reads"));
  }

  private static Quantity moved(String name, String meaning) {
    return parameter(name, MOVED, "ng/g", meaning).assumed("a third of brain leptin at rest");
  }
}
