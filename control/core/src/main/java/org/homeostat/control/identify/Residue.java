package org.homeostat.control.identify;

import java.math.BigInteger;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** An integer modulo the prime 2^61 - 1: a field without rounding, in which every number has one size. */
record Residue(long value) implements FieldElement<Residue> {
  static final long PRIME = (1L << 61) - 1;

  private static final Modulus FIELD = new Modulus();

  /** The field itself. */
  private static final class Modulus implements Field<Residue> {
    @Override
    public Residue getZero() {
      return new Residue(0);
    }

    @Override
    public Residue getOne() {
      return new Residue(1);
    }

    @Override
    public Class<Residue> getRuntimeClass() {
      return Residue.class;
    }
  }

  /** A fraction whose denominator the prime does not divide. */
  static Residue of(BigFraction fraction) {
    return of(fraction.getNumerator()).divide(of(fraction.getDenominator()));
  }

  private static Residue of(BigInteger integer) {
    return new Residue(integer.mod(BigInteger.valueOf(PRIME)).longValueExact());
  }

  @Override
  public double getReal() {
    return value;
  }

  @Override
  public Residue add(Residue other) {
    long sum = value + other.value;
    return new Residue(sum >= PRIME ? sum - PRIME : sum);
  }

  @Override
  public Residue subtract(Residue other) {
    long difference = value - other.value;
    return new Residue(difference < 0 ? difference + PRIME : difference);
  }

  @Override
  public Residue negate() {
    return new Residue(value == 0 ? 0 : PRIME - value);
  }

  @Override
  public Residue multiply(int n) {
    return multiply(of(BigInteger.valueOf(n)));
  }

  /** The product has 122 bits; those above the lowest 61 count as themselves, since 2^61 is 1. */
  @Override
  public Residue multiply(Residue other) {
    long high = Math.multiplyHigh(value, other.value);
    long low = value * other.value;
    long sum = (low & PRIME) + ((high << 3) | (low >>> 61));
    return new Residue(sum >= PRIME ? sum - PRIME : sum);
  }

  /** By Fermat: the power p - 2. */
  @Override
  public Residue reciprocal() {
    if (value == 0) {
      throw new ArithmeticException("0 has no reciprocal");
    }
    Residue result = new Residue(1);
    Residue power = this;
    for (long n = PRIME - 2; n > 0; n >>= 1) {
      result = (n & 1) == 1 ? result.multiply(power) : result;
      power = power.multiply(power);
    }
    return result;
  }

  @Override
  public Residue divide(Residue other) {
    return multiply(other.reciprocal());
  }

  @Override
  public Field<Residue> getField() {
    return FIELD;
  }
}
