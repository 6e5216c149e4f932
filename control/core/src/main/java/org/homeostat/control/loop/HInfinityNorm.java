package org.homeostat.control.loop;

import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * The H-infinity norm of a system: its largest gain over all frequencies and directions of the input.
 *
 * @param value infinite where the system is not stable
 * @param frequency at which it is reached, in radians per unit of time; may be 0 or infinite
 * @param remark how it was found, or why it is infinite
 */
public record HInfinityNorm(double value, double frequency, String remark, Unit time) {

  /** Whether it is finite. */
  public boolean isFinite() {
    return Double.isFinite(value);
  }

  @Override
  public String toString() {
    return "H-infinity norm " + (isFinite()
        ? Numbers.digits(value, 6) + " at " + Frequencies.text(frequency, time) : "infinite") + ", " + remark;
  }
}
