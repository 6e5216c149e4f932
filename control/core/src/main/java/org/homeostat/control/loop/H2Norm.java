package org.homeostat.control.loop;

import org.homeostat.control.model.Numbers;

/**
 * The H2 norm of a system: the root of the energy of its outputs after an impulse at each input, and of the
 * outputs' variance per intensity of white noise at the inputs.
 *
 * @param value infinite where the system is not stable or feeds an input to an output at once
 * @param remark how it was found, or why it is infinite
 */
public record H2Norm(double value, String remark) {

  /** Whether it is finite. */
  public boolean isFinite() {
    return Double.isFinite(value);
  }

  @Override
  public String toString() {
    return "H2 norm " + (isFinite() ? Numbers.digits(value, 6) : "infinite") + ", " + remark;
  }
}
