package org.homeostat.control.progress;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * How far a long job is.
 *
 * @param job what is being done: {@code law grid}
 * @param done so much of it, in the unit
 * @param total of so much; empty where nobody knows beforehand
 * @param unit what is counted: {@code cells}; or the unit of time that a run goes through
 */
public record Progress(String job, double done, OptionalDouble total, String unit) {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  /** {@code law grid: 12 of 180 cells}. */
  @Override
  public String toString() {
    String amount = total.isPresent() ? show(done) + " of " + show(total.getAsDouble()) : show(done);
    return (job + ": " + amount + " " + unit).stripTrailing();
  }

  /** What is counted is told in full, what is measured to three digits. */
  static String show(double amount) {
    return amount == Math.rint(amount) && Math.abs(amount) < Integer.MAX_VALUE
        ? Integer.toString((int) amount)
        : new BigDecimal(amount).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }
}
