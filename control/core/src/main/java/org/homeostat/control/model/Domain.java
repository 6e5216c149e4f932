package org.homeostat.control.model;

/**
 * The values that a quantity may take: an interval whose ends may belong to it or not.
 *
 * @param low the lower end, or minus infinity
 * @param lowIncluded whether the lower end itself is allowed
 * @param high the upper end, or infinity; it is allowed
 */
public record Domain(double low, boolean lowIncluded, double high) {

  /** Every real number. */
  public static final Domain REAL = new Domain(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY);
  /** Above zero. */
  public static final Domain POSITIVE = new Domain(0, false, Double.POSITIVE_INFINITY);
  /** Zero and above. */
  public static final Domain NON_NEGATIVE = new Domain(0, true, Double.POSITIVE_INFINITY);

  /** Checks that the interval is not empty. */
  public Domain {
    if (!(low < high)) {
      throw new IllegalArgumentException("a range from " + Numbers.show(low) + " to " + Numbers.show(high)
          + " holds no number; give two numbers, the lower one first.");
    }
  }

  /** Whether {@code value} is a finite number of this interval. */
  public boolean contains(double value) {
    return Double.isFinite(value) && value <= high && (lowIncluded ? value >= low : value > low);
  }

  /** What the domain asks of a quantity of that name: {@code FM >= 0}. */
  public String condition(String name) {
    String upper = high == Double.POSITIVE_INFINITY ? "" : " <= " + Numbers.show(high);
    if (low == Double.NEGATIVE_INFINITY) {
      return upper.isEmpty() ? name + " is any number" : name + upper;
    }
    String relation = lowIncluded ? " >= " : " > ";
    return upper.isEmpty()
        ? name + relation + Numbers.show(low)
        : Numbers.show(low) + (lowIncluded ? " <= " : " < ") + name + upper;
  }
}
