package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hipparchus.fraction.BigFraction;

/**
 * Elementary functions of a rational number, each as an interval that holds the value. Series of positive
 * terms are summed twice, everything rounded down and everything rounded up, the rest of the series bounded
 * by its next term; so each bound is one by construction.
 */
final class Elementary {
  private static final int DIGITS = 64;
  private static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.DOWN);
  private static final MathContext UP = new MathContext(DIGITS, RoundingMode.UP);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Terms smaller than this, relative, end a series. */
  private static final BigDecimal NEGLIGIBLE = BigDecimal.ONE.movePointLeft(DIGITS);

  /** Exponentials of larger numbers are refused: no model means them. */
  private static final BigFraction LARGEST = new BigFraction(100_000);

  /** Arguments of the exponential series are halved until they are below one in so many. */
  private static final int SMALL = 256;

  /** Roots beyond this one are not looked for exactly. */
  private static final int HIGHEST_ROOT = 64;

  static final Interval PI = pi();
  private static final Interval LOG_2 = twiceArtanh(new BigFraction(1, 3));

  private Elementary() {}

  /** e^x. */
  static Interval exp(BigFraction x) {
    if (x.abs().compareTo(LARGEST) > 0) {
      throw new ArithmeticException("an exponential beyond its bound");
    }
    return switch (x.getNumerator().signum()) {
      case 0 -> Interval.ONE;
      case 1 -> Interval.between(exact(exp(x, DOWN)), exact(exp(x, UP)));
      default -> Interval.ONE.over(exp(x.negate()));
    };
  }

  /** A bound of e^x from the side that the context rounds to, for positive x. */
  private static BigDecimal exp(BigFraction x, MathContext side) {
    int halvings = 0;
    BigFraction reduced = x;
    while (reduced.compareTo(new BigFraction(1, SMALL)) > 0) {
      reduced = reduced.divide(2);
      halvings++;
    }
    BigDecimal r = decimal(reduced, side);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int i = 1; term.compareTo(NEGLIGIBLE) > 0; i++) {
      term = term.multiply(r, side).divide(BigDecimal.valueOf(i), side);
      sum = sum.add(term, side);
    }
    // what is left out is below the last term, since each is below half of the one before
    BigDecimal bound = side == UP ? sum.add(term, side) : sum;
    for (int i = 0; i < halvings; i++) {
      bound = bound.multiply(bound, side);
    }
    return bound;
  }

  /** The natural logarithm of a positive number, through x = 2^k (1 + z)/(1 - z). */
  static Interval log(BigFraction x) {
    int k = x.getNumerator().bitLength() - x.getDenominator().bitLength();
    BigFraction y = x.multiply(new BigFraction(2).pow(-k));
    BigFraction z = y.subtract(1).divide(y.add(1));
    return LOG_2.times(Interval.of(new BigFraction(k))).plus(twiceArtanh(z));
  }

  /** 2 artanh(z) = 2 (z + z^3/3 + z^5/5 + ...), for |z| up to 1/3. */
  private static Interval twiceArtanh(BigFraction z) {
    return switch (z.getNumerator().signum()) {
      case 0 -> Interval.ZERO;
      case 1 -> Interval.between(exact(twiceArtanh(z, DOWN)), exact(twiceArtanh(z, UP)));
      default -> twiceArtanh(z.negate()).negate();
    };
  }

  private static BigDecimal twiceArtanh(BigFraction z, MathContext side) {
    BigDecimal first = decimal(z, side);
    BigDecimal square = first.multiply(first, side);
    BigDecimal power = first;
    BigDecimal sum = first;
    for (int i = 3; power.compareTo(NEGLIGIBLE.multiply(first)) > 0; i += 2) {
      power = power.multiply(square, side);
      sum = sum.add(power.divide(BigDecimal.valueOf(i), side), side);
    }
    // what is left out is below the last power, since each is below a fourth of the one before
    return (side == UP ? sum.add(power, side) : sum).multiply(TWO, side);
  }

  /** x^exponent for x not negative; exact where both parts of x have an exact root. */
  static Interval power(BigFraction x, BigFraction exponent) {
    if (x.getNumerator().signum() == 0) {
      return Interval.ZERO;
    }
    if (exponent.getDenominator().compareTo(BigInteger.valueOf(HIGHEST_ROOT)) <= 0) {
      int q = exponent.getDenominatorAsInt();
      BigInteger above = root(x.getNumerator(), q);
      BigInteger below = root(x.getDenominator(), q);
      if (above.pow(q).equals(x.getNumerator()) && below.pow(q).equals(x.getDenominator())) {
        return Interval.of(new BigFraction(above, below)).power(exponent.getNumerator().intValueExact());
      }
    }
    return log(x).times(Interval.of(exponent)).exp();
  }

  /** The largest whole number whose q-th power is not above n, bit by bit. */
  private static BigInteger root(BigInteger n, int q) {
    BigInteger found = BigInteger.ZERO;
    for (int bit = n.bitLength() / q; bit >= 0; bit--) {
      BigInteger tried = found.setBit(bit);
      found = tried.pow(q).compareTo(n) <= 0 ? tried : found;
    }
    return found;
  }

  /** sin(x). */
  static Interval sin(BigFraction x) {
    return x.getNumerator().signum() == 0 ? Interval.ZERO : circular(x, 1);
  }

  /** cos(x). */
  static Interval cos(BigFraction x) {
    return x.getNumerator().signum() == 0 ? Interval.ONE : circular(x, 0);
  }

  /** The sum of (-1)^i y^(2i+first)/(2i+first)!, y being x less whole turns; the rest is below its first. */
  private static Interval circular(BigFraction x, int first) {
    if (x.abs().compareTo(LARGEST) > 0) {
      throw new ArithmeticException("an angle beyond its bound");
    }
    long turns = Math.round(x.doubleValue() / (2 * Math.PI));
    Interval y = Interval.of(x).minus(PI.times(Interval.of(new BigFraction(2 * turns))));
    Interval square = y.times(y);
    Interval term = first == 0 ? Interval.ONE : y;
    Interval sum = term;
    for (int i = first + 1; term.magnitude().compareTo(exact(NEGLIGIBLE)) > 0; i += 2) {
      term = term.times(square).over(Interval.of(new BigFraction((long) i * (i + 1)))).negate();
      sum = sum.plus(term);
    }
    return sum.widened(term.magnitude());
  }

  /** Machin: pi = 16 arctan(1/5) - 4 arctan(1/239), alternating series between two partial sums. */
  private static Interval pi() {
    return arctan(5).times(Interval.of(new BigFraction(16)))
        .minus(arctan(239).times(Interval.of(new BigFraction(4))));
  }

  private static Interval arctan(int n) {
    BigFraction power = new BigFraction(1, n);
    BigFraction sum = power;
    BigFraction before = BigFraction.ZERO;
    for (int i = 3; power.abs().compareTo(exact(NEGLIGIBLE)) > 0; i += 2) {
      power = power.divide(-n * n);
      before = sum;
      sum = sum.add(power.divide(i));
    }
    return Interval.of(before).hull(Interval.of(sum));
  }

  private static BigDecimal decimal(BigFraction value, MathContext side) {
    return new BigDecimal(value.getNumerator()).divide(new BigDecimal(value.getDenominator()), side);
  }

  private static BigFraction exact(BigDecimal value) {
    return Literal.exact(value);
  }
}
