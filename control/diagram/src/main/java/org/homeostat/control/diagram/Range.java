package org.homeostat.control.diagram;

import org.homeostat.control.model.Domain;

/**
 * All numbers from one to another, infinity among them: an enclosure of what a formula comes to wherever it
 * is defined. Ends are rounded outwards, so that a sign is never an accident of rounding.
 */
record Range(double low, double high) {
  static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  static final Range NOT_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY);
  static final Range SHARE = new Range(0, 1);
  static final Range WAVE = new Range(-1, 1);
  private static final Range NONE = new Range(0, 0);

  /** A number that a double cannot hold lies between the two next to it. */
  static Range of(double value, boolean exact) {
    return exact ? new Range(value, value) : new Range(Math.nextDown(value), Math.nextUp(value));
  }

  static Range of(Domain domain) {
    return new Range(domain.low(), domain.high());
  }

  boolean isNotNegative() {
    return low >= 0;
  }

  boolean isNotPositive() {
    return high <= 0;
  }

  boolean isPositive() {
    return low > 0;
  }

  boolean isZero() {
    return low == 0 && high == 0;
  }

  Range negate() {
    return new Range(-high, -low);
  }

  Range plus(Range other) {
    return outwards(low + other.low, high + other.high);
  }

  Range times(Range other) {
    return isZero() || other.isZero() ? NONE
        : corners(product(low, other.low), product(low, other.high), product(high, other.low),
            product(high, other.high));
  }

  /** The quotients by all but 0. */
  Range over(Range other) {
    return other.low < 0 && other.high > 0 || other.isZero() ? ALL : times(other.reciprocal());
  }

  private Range reciprocal() {
    return low >= 0
        ? outwards(high == Double.POSITIVE_INFINITY ? 0 : 1 / high, 1 / Math.abs(low))
        : negate().reciprocal().negate();
  }

  Range hull(Range other) {
    return new Range(Math.min(low, other.low), Math.max(high, other.high));
  }

  Range min(Range other) {
    return new Range(Math.min(low, other.low), Math.min(high, other.high));
  }

  Range max(Range other) {
    return new Range(Math.max(low, other.low), Math.max(high, other.high));
  }

  Range abs() {
    return low >= 0 ? this : high <= 0 ? negate() : new Range(0, Math.max(-low, high));
  }

  /** A whole power. */
  Range power(int n) {
    if (n < 0) {
      return new Range(1, 1).over(power(-n));
    }
    Range base = n % 2 == 0 ? abs() : this;
    return n == 0 ? new Range(1, 1) : outwards(power(base.low, n), power(base.high, n));
  }

  /** Any other power, which has no negative base and is not negative. */
  Range power(Range n) {
    Range base = max(NONE);
    return n.low < 0 && n.high > 0 ? NOT_NEGATIVE
        : corners(power(base.low, n.low), power(base.low, n.high), power(base.high, n.low),
            power(base.high, n.high)).max(NONE);
  }

  Range exp() {
    return outwards(Math.exp(low), Math.max(Math.exp(high), Double.MIN_VALUE)).max(NONE);
  }

  Range log() {
    return outwards(Math.log(Math.max(low, 0)), Math.log(Math.max(high, 0)));
  }

  Range floor() {
    return new Range(Math.floor(low), Math.floor(high));
  }

  /** Nothing times infinity is nothing: infinity stands for numbers without end. */
  private static double product(double a, double b) {
    double value = a == 0 || b == 0 ? 0 : a * b;
    return value == 0 && a != 0 && b != 0 ? Math.copySign(Double.MIN_VALUE, value) : value;
  }

  private static double power(double base, double n) {
    double value = Math.pow(base, n);
    return value == 0 && base != 0 ? Math.copySign(Double.MIN_VALUE, value) : value;
  }

  private static Range corners(double a, double b, double c, double d) {
    return outwards(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
  }

  /** Zeros are exact, for what is too small is not rounded to 0; anything else may be off by a last digit. */
  private static Range outwards(double low, double high) {
    return new Range(Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low == 0 ? 0 : Math.nextDown(low),
        Double.isNaN(high) ? Double.POSITIVE_INFINITY : high == 0 ? 0 : Math.nextUp(high));
  }
}
