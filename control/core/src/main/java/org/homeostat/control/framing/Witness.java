package org.homeostat.control.framing;

import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * Where two models are seen to differ: under that protocol, that quantity has the value {@code a} in the
 * first and {@code b} in the second at time {@code at}.
 */
public record Witness(String protocol, String quantity, Unit unit, Unit time, double at, double a, double b) {
  private static final String ALONE = "none";

  /** What is done, in words: {@code under diet}, or {@code left alone}. */
  public String under() {
    return protocol.startsWith(ALONE) ? "left alone" + protocol.substring(ALONE.length()) : "under " + protocol;
  }

  @Override
  public String toString() {
    return under() + ", " + quantity + " at " + Clock.show(at, time) + " is "
        + Numbers.round(a) + " against " + Numbers.round(b) + (unit.isDimensionless() ? "" : " " + unit);
  }
}
