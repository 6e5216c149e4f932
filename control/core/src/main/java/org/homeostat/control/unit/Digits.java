package org.homeostat.control.unit;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How a number is shown to a reader: at most seven significant digits and no trailing zeros, as in {@code
 * 0.004184}, {@code 400} and {@code 1.5e-9}.
 *
 * <p>Seven digits are also what every Java version agrees on; the last bits of {@code tanh} are not.
 */
public final class Digits {

  private static final MathContext SEVEN = new MathContext(7);
  private static final int SMALLEST_PLAIN_EXPONENT = -5;
  private static final int LARGEST_PLAIN_EXPONENT = 9;

  private Digits() {}

  /** The number as text; NaN and the infinities read {@code NaN}, {@code Infinity} and {@code -Infinity}. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(SEVEN).stripTrailingZeros();
    if (rounded.signum() == 0) {
      return "0";
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT
        ? scientific(rounded, exponent)
        : rounded.toPlainString();
  }

  private static String scientific(BigDecimal value, int exponent) {
    return value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
