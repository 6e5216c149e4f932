package org.homeostat.control.solve;

/**
 * Chooses the length of the next step from the estimated errors, in tolerances, of this one and the last,
 * as a PI controller of the logarithm of the step does: h' = s h err^(-0.6/p) err_before^(0.2/p),
 * with s the safety and p the power with which the estimate falls. The second factor keeps the step still
 * where it is stability that limits it.
 *
 * @see "K. Gustafsson, M. Lundh, G. Söderlind, A PI stepsize control for the numerical solution of ordinary
 *     differential equations, BIT 28 (1988) 270-287"
 */
final class PiControl implements StepControl {
  private static final double INTEGRAL = 0.6;
  private static final double PROPORTIONAL = 0.2;
  private static final double SAFETY = 0.9;
  private static final double SHORTEST = 0.2;
  private static final double LONGEST = 5;

  /** An attempt with something that is not a number is tried again at this share. */
  private static final double AFTER_NAN = 0.25;

  /** Errors below this do not lengthen the step further. */
  private static final double SMALLEST_ERROR = 1e-10;

  /** The bits of a double. */
  private static final long MANTISSA = 0x000FFFFFFFFFFFFFL;
  private static final long ONE = 0x3FF0000000000000L;
  private static final int BIAS = 1023;
  private static final int SHIFT = 52;

  private final double order;
  private final double integral;
  private final double proportional;
  private double logBefore;
  private boolean rejected;

  /** A control for an estimate that falls with the given power of the step's length. */
  PiControl(int order) {
    this.order = order;
    this.integral = INTEGRAL / order;
    this.proportional = PROPORTIONAL / order;
    forget();
  }

  @Override
  public void forget() {
    logBefore = 0;
    rejected = false;
  }

  @Override
  public double afterAcceptance(double error) {
    double log = log2(Math.max(error, SMALLEST_ERROR));
    double factor = SAFETY * exp2(proportional * logBefore - integral * log);
    logBefore = log;
    double longest = rejected ? 1 : LONGEST;
    rejected = false;
    return Math.min(longest, Math.max(SHORTEST, factor));
  }

  /**
   * The logarithm to base 2 of a normal number, off by less than 0.001: the exponent, and a cubic through
   * four Chebyshev points for the rest. A few nanoseconds, and the same on every machine.
   */
  static double log2(double x) {
    long bits = Double.doubleToRawLongBits(x);
    double m = Double.longBitsToDouble(bits & MANTISSA | ONE);
    return (Math.getExponent(x) - 2.13623207 + m * 3.01116215) + m * m * (-1.02680491 + m * 0.15270028);
  }

  /** Two to the power of a number of moderate size, off by less than a part in 9000; see {@link #log2}. */
  static double exp2(double x) {
    double whole = Math.floor(x);
    double f = x - whole;
    double power = Double.longBitsToDouble((long) whole + BIAS << SHIFT);
    return power * ((0.99990029 + f * 0.69632477) + f * f * (0.22469316 + f * 0.07896726));
  }

  @Override
  public double afterRejection(double error) {
    rejected = true;
    return error < Double.POSITIVE_INFINITY
        ? Math.max(SHORTEST, SAFETY * exp2(-log2(error) / order))
        : AFTER_NAN;
  }
}
