package org.homeostat.control.framing;

import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/** Times as people read them. */
final class Clock {
  private Clock() {}

  /** A time with its unit: {@code 400 d}. */
  static String show(double time, Unit unit) {
    return Numbers.round(time) + (unit.isDimensionless() ? "" : " " + unit);
  }
}
