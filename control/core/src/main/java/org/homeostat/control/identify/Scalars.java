package org.homeostat.control.identify;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** What power series need of their numbers beyond arithmetic. */
interface Scalars<T extends FieldElement<T>> {

  /** Something that these numbers cannot express: a residue has no sign, no logarithm, no root. */
  final class NotExact extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotExact(String what) {
      super(what, null, false, false);
    }
  }

  /** The field. */
  Field<T> field();

  /** A fraction. */
  T of(BigFraction fraction);

  /** -1, 0 or 1. */
  int sign(T x);

  /** Exponential. */
  T exp(T x);

  /** Natural logarithm. */
  T log(T x);

  /** Sine. */
  T sin(T x);

  /** Cosine. */
  T cos(T x);

  /** Pi. */
  T pi();

  /** How large a number is when one is to be divided by; 0 for what counts as zero. */
  double size(T x);

  /** Numbers modulo a prime, for rational equations: nothing is rounded. */
  static Scalars<Residue> modular() {
    return new Modular();
  }

  /** Decimal or binary numbers of a Hipparchus field, for everything else. */
  static <T extends CalculusFieldElement<T>> Scalars<T> real(Field<T> field) {
    return new Real<>(field);
  }

  /** The integers modulo a prime. */
  record Modular() implements Scalars<Residue> {
    @Override
    public Field<Residue> field() {
      return new Residue(0).getField();
    }

    @Override
    public Residue of(BigFraction fraction) {
      return Residue.of(fraction);
    }

    @Override
    public int sign(Residue x) {
      throw new NotExact("a choice");
    }

    @Override
    public Residue exp(Residue x) {
      throw new NotExact("exp");
    }

    @Override
    public Residue log(Residue x) {
      throw new NotExact("a logarithm or a power that is not whole");
    }

    @Override
    public Residue sin(Residue x) {
      throw new NotExact("sin");
    }

    @Override
    public Residue cos(Residue x) {
      throw new NotExact("cos");
    }

    @Override
    public Residue pi() {
      throw new NotExact("pi");
    }

    @Override
    public double size(Residue x) {
      return x.value() == 0 ? 0 : 1;
    }
  }

  /** Real numbers, rounded to the digits of their field. */
  record Real<T extends CalculusFieldElement<T>>(Field<T> field) implements Scalars<T> {
    private static final int CHUNK = 9;

    @Override
    public T of(BigFraction fraction) {
      return whole(fraction.getNumerator().toString()).divide(whole(fraction.getDenominator().toString()));
    }

    /** By digits, since long numbers given as doubles are rounded. */
    private T whole(String digits) {
      boolean negative = digits.startsWith("-");
      T sum = field.getZero();
      for (int i = negative ? 1 : 0; i < digits.length(); i += CHUNK) {
        String chunk = digits.substring(i, Math.min(digits.length(), i + CHUNK));
        int shift = (int) Math.pow(10, chunk.length());
        sum = sum.multiply(shift).add(field.getOne().multiply(Integer.parseInt(chunk)));
      }
      return negative ? sum.negate() : sum;
    }

    @Override
    public int sign(T x) {
      return (int) Math.signum(x.getReal());
    }

    @Override
    public T exp(T x) {
      return x.exp();
    }

    @Override
    public T log(T x) {
      return x.log();
    }

    @Override
    public T sin(T x) {
      return x.sin();
    }

    @Override
    public T cos(T x) {
      return x.cos();
    }

    @Override
    public T pi() {
      return field.getOne().getPi();
    }

    @Override
    public double size(T x) {
      return Math.abs(x.getReal());
    }
  }
}
