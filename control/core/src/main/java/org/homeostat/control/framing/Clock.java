package org.homeostat.control.framing;

import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/** Times as people read them, and what is done meanwhile. */
final class Clock {
  private static final String ALONE = "none";

  private Clock() {}

  /** What is done, in words: {@code under diet}; {@code left alone} where that is nothing. */
  static String under(String protocol) {
    return protocol.startsWith(ALONE)
        ? "left alone" + protocol.substring(ALONE.length()) : "under " + protocol;
  }

  /** A time with its unit: {@code 400 d}. */
  static String show(double time, Unit unit) {
    return Numbers.round(time) + (unit.isDimensionless() ? "" : " " + unit);
  }
}
