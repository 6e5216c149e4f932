package org.homeostat.control.view.picture;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.homeostat.control.model.Numbers;

/** Numbers beside an axis that are far from one: {@code 2e7} for twenty million. */
final class ShortNumbers extends NumberFormat {
  private static final long serialVersionUID = 1;
  private static final int DIGITS = 6;

  /** From here on, and below the other, powers of ten are shorter. */
  private static final double LARGE = 1e5;
  private static final double SMALL = 1e-3;

  /** A number as short as it gets. */
  static String text(double value) {
    double size = Math.abs(value);
    if (size == 0 || size >= SMALL && size < LARGE) {
      return Numbers.round(value, DIGITS);
    }
    int power = (int) Math.floor(Math.log10(size) + 1e-9);
    return Numbers.round(value / Math.pow(10, power), DIGITS) + "e" + power;
  }

  @Override
  public StringBuffer format(double value, StringBuffer out, FieldPosition position) {
    return out.append(text(value));
  }

  @Override
  public StringBuffer format(long value, StringBuffer out, FieldPosition position) {
    return out.append(text(value));
  }

  /** Nothing is read from an axis. */
  @Override
  public Number parse(String text, ParsePosition position) {
    throw new UnsupportedOperationException("the numbers of an axis are not read again.");
  }
}
