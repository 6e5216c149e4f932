package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hipparchus.fraction.BigFraction;

/**
 * A closed interval of real numbers that certainly holds the result of a calculation whose operands lie in
 * theirs.
 *
 * <p>The ends are rational numbers. A single number stays exact through sums, products, quotients and whole
 * powers, so that a rational calculation is carried out without any error. An end that has to be rounded is
 * rounded outwards to 50 significant decimal digits; that is wide enough for Taylor coefficients to be
 * told apart and needs no trust in the last digits of {@link Math}, whose functions are specified to one or
 * two units in the last place and not correctly rounded.
 *
 * <p>Operations throw an {@link ArithmeticException} where one of the numbers has no result: a divisor that
 * may be zero, a logarithm of what may be negative.
 *
 * @see "R. E. Moore, R. B. Kearfott, M. J. Cloud, Introduction to Interval Analysis, SIAM, 2009, chapter 2"
 */
public final class Interval {
  /** Zero and nothing else. */
  public static final Interval ZERO = new Interval(BigFraction.ZERO, BigFraction.ZERO);
  /** One and nothing else. */
  public static final Interval ONE = new Interval(BigFraction.ONE, BigFraction.ONE);

  private static final int DIGITS = 50;
  private static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.FLOOR);
  private static final MathContext UP = new MathContext(DIGITS, RoundingMode.CEILING);

  /** An exact number whose fraction grows longer than this is rounded, too. */
  private static final int LONGEST_BITS = 20_000;

  private static final int LARGEST_POWER = 1024;

  private final BigFraction low;
  private final BigFraction high;

  private Interval(BigFraction low, BigFraction high) {
    this.low = low;
    this.high = high;
  }

  /** A number. */
  public static Interval of(BigFraction value) {
    return isLong(value) ? between(value, value) : new Interval(value, value);
  }

  /** The decimal that a double is printed as, exactly. */
  public static Interval of(double value) {
    return of(Literal.exact(BigDecimal.valueOf(value)));
  }

  /** All numbers from one to another, both included, the ends rounded outwards. */
  public static Interval between(BigFraction low, BigFraction high) {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("an interval goes from the lower number to the higher one.");
    }
    return new Interval(rounded(low, DOWN), rounded(high, UP));
  }

  private static boolean isLong(BigFraction value) {
    return value.getNumerator().bitLength() + value.getDenominator().bitLength() > LONGEST_BITS;
  }

  private static BigFraction rounded(BigFraction value, MathContext outwards) {
    BigDecimal decimal =
        new BigDecimal(value.getNumerator()).divide(new BigDecimal(value.getDenominator()), outwards);
    return Literal.exact(decimal);
  }

  /** The lower end. */
  public BigFraction low() {
    return low;
  }

  /** The upper end. */
  public BigFraction high() {
    return high;
  }

  /** Whether it is a single number. */
  public boolean isExact() {
    return low.equals(high);
  }

  /** 1 where all are positive, -1 where all are negative, else 0: it holds zero. */
  public int sign() {
    return signum(low) > 0 ? 1 : signum(high) < 0 ? -1 : 0;
  }

  /** Whether it holds a number. */
  public boolean contains(BigFraction value) {
    return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
  }

  /** Whether zero is the only number in it. */
  public boolean isZero() {
    return signum(low) == 0 && signum(high) == 0;
  }

  /** The least absolute value in it. */
  public BigFraction mignitude() {
    return switch (sign()) {
      case 1 -> low;
      case -1 -> high.negate();
      default -> BigFraction.ZERO;
    };
  }

  /** The largest absolute value in it. */
  public BigFraction magnitude() {
    return max(low.abs(), high.abs());
  }

  /** The number in the middle, in double precision. */
  public double middle() {
    return low.add(high).divide(2).doubleValue();
  }

  /** Half its width, rounded up. */
  BigFraction radius() {
    return high.subtract(low).divide(2);
  }

  /** The smallest interval that holds both. */
  public Interval hull(Interval other) {
    return isSame(other) ? this : between(min(low, other.low), max(high, other.high));
  }

  private boolean isSame(Interval other) {
    return low.equals(other.low) && high.equals(other.high);
  }

  /** All numbers that are no farther from it than the radius. */
  public Interval widened(BigFraction radius) {
    return signum(radius) == 0 ? this : between(low.subtract(radius), high.add(radius));
  }

  /** The negated numbers. */
  public Interval negate() {
    return new Interval(high.negate(), low.negate());
  }

  /** The sums. */
  public Interval plus(Interval other) {
    return made(low.add(other.low), high.add(other.high));
  }

  /** The differences, the two taken independently. */
  public Interval minus(Interval other) {
    return made(low.subtract(other.high), high.subtract(other.low));
  }

  /** The products. */
  public Interval times(Interval other) {
    if (isExact() && other.isExact()) {
      return of(low.multiply(other.low));
    }
    BigFraction a = low.multiply(other.low);
    BigFraction b = low.multiply(other.high);
    BigFraction c = high.multiply(other.low);
    BigFraction d = high.multiply(other.high);
    return made(min(min(a, b), min(c, d)), max(max(a, b), max(c, d)));
  }

  /** The quotients; the divisor must not hold zero. */
  public Interval over(Interval other) {
    if (other.sign() == 0) {
      throw new ArithmeticException("a divisor may be zero");
    }
    return times(made(other.high.reciprocal(), other.low.reciprocal()));
  }

  /** The powers with a whole exponent; a base that may be zero has no negative one. */
  public Interval power(int exponent) {
    if (Math.abs((long) exponent) > LARGEST_POWER) {
      throw new ArithmeticException("a power past " + LARGEST_POWER);
    }
    if (exponent < 0) {
      return ONE.over(power(-exponent));
    }
    if (exponent == 0) {
      return ONE;
    }
    BigFraction a = low.pow(exponent);
    BigFraction b = high.pow(exponent);
    return exponent % 2 == 0 && sign() == 0 && !isExact()
        ? made(BigFraction.ZERO, max(a, b)) : made(min(a, b), max(a, b));
  }

  /** The powers with a rational exponent; unless it is whole, no base may be negative. */
  public Interval power(BigFraction exponent) {
    if (exponent.getDenominator().equals(BigInteger.ONE)) {
      return power(exponent.getNumerator().intValueExact());
    }
    if (signum(low) < 0 || signum(low) == 0 && signum(exponent) < 0) {
      throw new ArithmeticException("a base of a power that is not whole may be negative");
    }
    Interval first = Elementary.power(low, exponent);
    return isExact() ? first : first.hull(Elementary.power(high, exponent));
  }

  /** The powers with any exponent; unless that is a single number, the base must be positive. */
  public Interval power(Interval exponent) {
    return exponent.isExact() ? power(exponent.low) : log().times(exponent).exp();
  }

  /** The exponentials. */
  public Interval exp() {
    Interval first = Elementary.exp(low);
    return isExact() ? first : first.hull(Elementary.exp(high));
  }

  /** The natural logarithms; all numbers must be positive. */
  public Interval log() {
    if (sign() <= 0) {
      throw new ArithmeticException("the argument of a logarithm may be zero or negative");
    }
    Interval first = Elementary.log(low);
    return isExact() ? first : first.hull(Elementary.log(high));
  }

  /** The sines: those of the middle, and no farther from them than the ends from the middle. */
  public Interval sin() {
    return Elementary.sin(low.add(high).divide(2)).widened(radius()).meet(ONE.negate().hull(ONE));
  }

  /** The cosines, in the same way. */
  public Interval cos() {
    return Elementary.cos(low.add(high).divide(2)).widened(radius()).meet(ONE.negate().hull(ONE));
  }

  /** The numbers in both; there are some. */
  private Interval meet(Interval other) {
    return new Interval(max(low, other.low), min(high, other.high));
  }

  /** The smaller ones. */
  public Interval min(Interval other) {
    return new Interval(min(low, other.low), min(high, other.high));
  }

  /** The larger ones. */
  public Interval max(Interval other) {
    return new Interval(max(low, other.low), max(high, other.high));
  }

  /** The largest whole numbers that are not above. */
  public Interval floor() {
    return new Interval(floor(low), floor(high));
  }

  /** The ratio of a circle's circumference to its diameter. */
  public static Interval pi() {
    return Elementary.PI;
  }

  private static BigFraction floor(BigFraction value) {
    BigInteger[] parts = value.getNumerator().divideAndRemainder(value.getDenominator());
    return new BigFraction(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  /** An interval with these ends, exact if they are one number and rounded outwards if not. */
  private static Interval made(BigFraction low, BigFraction high) {
    return low.equals(high) ? of(low) : between(low, high);
  }

  private static int signum(BigFraction value) {
    return value.getNumerator().signum();
  }

  private static BigFraction min(BigFraction a, BigFraction b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static BigFraction max(BigFraction a, BigFraction b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  @Override
  public String toString() {
    return isExact() ? low.toString().replace(" ", "")
        : "[" + show(low, RoundingMode.FLOOR) + ", " + show(high, RoundingMode.CEILING) + "]";
  }

  private static String show(BigFraction value, RoundingMode outwards) {
    return new BigDecimal(value.getNumerator())
        .divide(new BigDecimal(value.getDenominator()), new MathContext(17, outwards)).toString();
  }
}
