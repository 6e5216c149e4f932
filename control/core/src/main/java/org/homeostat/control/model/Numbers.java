package org.homeostat.control.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are shown to people. */
public final class Numbers {
  private static final int DIGITS = 6;

  private Numbers() {}

  /** As declared: the shortest decimal that is this double, without an empty fraction. */
  public static String show(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact.signum() == 0 ? "0" : plainOrScientific(exact);
  }

  /** Rounded to six significant digits, trailing zeros dropped. */
  public static String round(double value) {
    return round(value, DIGITS);
  }

  /** Rounded to {@code digits} significant digits, trailing zeros dropped. */
  public static String round(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : plainOrScientific(rounded);
  }

  /**
   * With exactly {@code digits} significant digits and all zeros kept: for columns and for values to compare.
   */
  public static String digits(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -4 || exponent >= 9
        ? String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)
        : rounded.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String plainOrScientific(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    if (exponent >= -4 && exponent < 9) {
      return value.toPlainString();
    }
    String mantissa = value.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return mantissa + "e" + exponent;
  }
}
