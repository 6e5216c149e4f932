package org.homeostat.control.framing;

import java.util.OptionalLong;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * Where two models are seen to differ: under that protocol, that quantity has the value {@code a} in the
 * first and {@code b} in the second at time {@code at}.
 */
public record Witness(String protocol, String quantity, Unit unit, Unit time, double at, double a, double b) {
  /**
   * How many animals, one sample each, would show the difference with power 0.8 at 5 %, two-sided, if samples
   * varied by 10 %, which is assumed; empty where no number would.
   */
  public OptionalLong animals() {
    return Animals.telling(a, b);
  }

  /** What is done, in words: {@code under diet}, or {@code left alone}. */
  public String under() {
    return Clock.under(protocol);
  }

  /** The same as {@link #toString}, and how many animals would show it. */
  public String withAnimals() {
    return this + Animals.said(animals());
  }

  @Override
  public String toString() {
    return under() + ", " + quantity + " at " + Clock.show(at, time) + " is "
        + Numbers.round(a) + " against " + Numbers.round(b) + (unit.isDimensionless() ? "" : " " + unit);
  }
}
