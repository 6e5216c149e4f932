package org.homeostat.control.loop;

import java.util.OptionalDouble;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * What a step response is described by. Of one that tends to a value other than 0, all times and shares refer
 * to that value; of one that tends to 0, only the peak is told.
 *
 * @param steadyState what it tends to
 * @param riseTime from where it first has 10 % of that to where it first has 90 %
 * @param settlingTime after which it stays within 2 %
 * @param overshoot by how much it exceeds the steady state at most, in percent of it
 * @param undershoot by how much it goes the wrong way at most, in percent of the steady state
 * @param peak the largest value by size; where it only tends to it, the steady state
 * @param peakTime when that is; empty where it only tends to it
 */
public record StepMetrics(double steadyState, OptionalDouble riseTime, OptionalDouble settlingTime,
    OptionalDouble overshoot, OptionalDouble undershoot, double peak, OptionalDouble peakTime, Unit time) {

  @Override
  public String toString() {
    String unit = time.isDimensionless() ? "" : " " + time;
    return "steady state " + Numbers.round(steadyState) + line("rise time", riseTime, unit)
        + line("settling time", settlingTime, unit) + line("overshoot", overshoot, " %")
        + line("undershoot", undershoot, " %") + "\npeak " + Numbers.round(peak)
        + (peakTime.isPresent() ? " at " + Numbers.round(peakTime.getAsDouble()) + unit
            : ", the steady state");
  }

  private static String line(String what, OptionalDouble value, String unit) {
    return value.isPresent() ? "\n" + what + " " + Numbers.round(value.getAsDouble()) + unit : "";
  }
}
