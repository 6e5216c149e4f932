package org.homeostat.control.solve;

import org.homeostat.control.unit.Digits;

/**
 * How accurate a run is asked to be: each step's estimated error in state y stays below {@code atol +
 * rtol*|y|}.
 *
 * @param rtol the relative tolerance, above 0 and below 1
 * @param atol the absolute tolerance in each state's own unit, above 0
 */
public record Tolerance(double rtol, double atol) {

  /** The smallest relative tolerance that doubles can honour. */
  public static final double SMALLEST = 1e-14;

  /** Checks the ranges. */
  public Tolerance {
    if (!(rtol >= SMALLEST && rtol < 1)) {
      throw new IllegalArgumentException("rtol is " + Digits.of(rtol)
          + "; a relative tolerance lies between 1e-14 and 1. 1e-9 is a good start.");
    }
    if (!(atol > 0 && atol < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "atol is " + Digits.of(atol) + "; an absolute tolerance is above 0.");
    }
  }

  /**
   * The given relative tolerance, with an absolute one of a thousandth of it: for states of order one and
   * above.
   */
  public static Tolerance of(double rtol) {
    return new Tolerance(rtol, Math.max(Double.MIN_NORMAL, 1e-3 * rtol));
  }
}
