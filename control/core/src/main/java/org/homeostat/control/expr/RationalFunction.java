package org.homeostat.control.expr;

import java.util.Optional;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;

/**
 * A quotient of two polynomials, exact. Equality of functions is decided by {@link #isSame}, which multiplies
 * crosswise, so that no greatest common divisor is needed; it says what holds wherever no denominator
 * vanishes.
 */
final class RationalFunction {
  static final RationalFunction ZERO = new RationalFunction(Polynomial.ZERO, Polynomial.ONE);
  static final RationalFunction ONE = new RationalFunction(Polynomial.ONE, Polynomial.ONE);

  private final Polynomial numerator;
  private final Polynomial denominator;

  private RationalFunction(Polynomial numerator, Polynomial denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  static RationalFunction of(Polynomial numerator, Polynomial denominator) {
    if (denominator.isZero()) {
      throw new ArithmeticException("division by an expression that is zero everywhere");
    }
    if (numerator.isZero()) {
      return ZERO;
    }
    if (denominator.isConstant()) {
      return new RationalFunction(
          numerator.times(denominator.constantValue().reciprocal()), Polynomial.ONE);
    }
    Polynomial.Monomial common = common(numerator.content(), denominator.content());
    return common.exponents().length == 0 ? new RationalFunction(numerator, denominator)
        : new RationalFunction(numerator.over(common), denominator.over(common));
  }

  private static Polynomial.Monomial common(Polynomial.Monomial a, Polynomial.Monomial b) {
    int[] least = new int[Math.min(a.exponents().length, b.exponents().length)];
    for (int i = 0; i < least.length; i++) {
      least[i] = Math.min(a.of(i), b.of(i));
    }
    return Polynomial.Monomial.trimmed(least);
  }

  static RationalFunction constant(BigFraction value) {
    return new RationalFunction(Polynomial.constant(value), Polynomial.ONE);
  }

  static RationalFunction variable(int index) {
    return new RationalFunction(Polynomial.variable(index), Polynomial.ONE);
  }

  Polynomial numerator() {
    return numerator;
  }

  Polynomial denominator() {
    return denominator;
  }

  boolean isZero() {
    return numerator.isZero();
  }

  /** Whether both are the same function wherever both are defined. */
  boolean isSame(RationalFunction other) {
    return denominator.equals(other.denominator)
        ? numerator.equals(other.numerator)
        : numerator.times(other.denominator).equals(other.numerator.times(denominator));
  }

  /** The same with a denominator that divides the numerator, or is divided by it, taken out. */
  RationalFunction simplified() {
    if (denominator.isConstant() || numerator.isZero()) {
      return of(numerator, denominator);
    }
    Optional<Polynomial> whole = numerator.dividedExactly(denominator);
    return whole.isPresent() ? of(whole.get(), Polynomial.ONE)
        : denominator.dividedExactly(numerator).map(below -> of(Polynomial.ONE, below)).orElse(this);
  }

  boolean isConstant() {
    return numerator.isConstant() && denominator.isConstant();
  }

  /** The value of a constant. */
  BigFraction constantValue() {
    return numerator.constantValue().divide(denominator.constantValue());
  }

  /** Whether the variable occurs; one that occurs in numerator and denominator may still cancel. */
  boolean mentions(int variable) {
    return numerator.contains(variable) || denominator.contains(variable);
  }

  RationalFunction negate() {
    return new RationalFunction(numerator.times(BigFraction.MINUS_ONE), denominator);
  }

  RationalFunction plus(RationalFunction other) {
    return denominator.equals(other.denominator)
        ? of(numerator.plus(other.numerator), denominator)
        : of(numerator.times(other.denominator).plus(other.numerator.times(denominator)),
            denominator.times(other.denominator));
  }

  RationalFunction minus(RationalFunction other) {
    return plus(other.negate());
  }

  RationalFunction times(RationalFunction other) {
    if (numerator.equals(other.denominator)) {
      return of(other.numerator, denominator);
    }
    if (denominator.equals(other.numerator)) {
      return of(numerator, other.denominator);
    }
    return of(numerator.times(other.numerator), denominator.times(other.denominator));
  }

  RationalFunction over(RationalFunction other) {
    return times(other.reciprocal());
  }

  RationalFunction reciprocal() {
    return of(denominator, numerator);
  }

  RationalFunction power(int exponent) {
    if (exponent < 0) {
      return power(-exponent).reciprocal();
    }
    RationalFunction result = ONE;
    for (int i = 0; i < exponent; i++) {
      result = result.times(this);
    }
    return result;
  }

  /** The number that this is everywhere; empty where it is none. */
  Optional<BigFraction> constant() {
    BigFraction guess = denominator.terms().entrySet().stream().findFirst()
        .map(term -> numerator.terms().getOrDefault(term.getKey(), BigFraction.ZERO).divide(term.getValue()))
        .orElseThrow();
    return numerator.equals(denominator.times(guess)) ? Optional.of(guess) : Optional.empty();
  }

  /** The value at a point; empty where the denominator vanishes there. */
  Optional<BigFraction> at(IntFunction<BigFraction> point) {
    BigFraction below = denominator.at(point);
    return below.getNumerator().signum() == 0 ? Optional.empty()
        : Optional.of(numerator.at(point).divide(below));
  }

  /** The partial derivative by a variable; atoms that hide the variable are not seen. */
  RationalFunction derivative(int variable) {
    Polynomial above = numerator.derivative(variable).times(denominator)
        .minus(numerator.times(denominator.derivative(variable)));
    return of(above, denominator.times(denominator));
  }
}
