package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/** What each node becomes in a {@link Canonical} form. */
final class CanonicalRules implements Algebra<RationalFunction> {
  private static final int LARGEST_POWER = 64;

  private final Canonical proof;
  private final java.util.function.Function<String, RationalFunction> given;
  private final BiFunction<String, RationalFunction, RationalFunction> delayed;

  CanonicalRules(Canonical proof, java.util.function.Function<String, RationalFunction> given,
      BiFunction<String, RationalFunction, RationalFunction> delayed) {
    this.proof = proof;
    this.given = given;
    this.delayed = delayed;
  }

  @Override
  public RationalFunction number(BigDecimal value) {
    return RationalFunction.constant(Literal.exact(value));
  }

  @Override
  public RationalFunction pi() {
    return proof.atom("pi", List.of());
  }

  @Override
  public RationalFunction name(String name) {
    return given.apply(name);
  }

  @Override
  public RationalFunction negate(RationalFunction a) {
    return a.negate();
  }

  @Override
  public RationalFunction add(RationalFunction a, RationalFunction b) {
    return a.plus(b);
  }

  @Override
  public RationalFunction subtract(RationalFunction a, RationalFunction b) {
    return a.minus(b);
  }

  @Override
  public RationalFunction multiply(RationalFunction a, RationalFunction b) {
    return a.times(b);
  }

  @Override
  public RationalFunction divide(RationalFunction a, RationalFunction b) {
    return a.over(b);
  }

  @Override
  public RationalFunction power(RationalFunction base, BigFraction exponent) {
    if (exponent.getDenominator().equals(BigInteger.ONE)) {
      if (exponent.abs().compareTo(new BigFraction(LARGEST_POWER)) > 0) {
        throw new ArithmeticException("a power past " + LARGEST_POWER);
      }
      return base.power(exponent.getNumeratorAsInt());
    }
    return proof.atom("power", List.of(base, RationalFunction.constant(exponent)));
  }

  @Override
  public RationalFunction power(RationalFunction base, RationalFunction exponent) {
    if (exponent.isConstant()) {
      return power(base, exponent.isZero() ? BigFraction.ZERO : exponent.constantValue());
    }
    return proof.atom("power", List.of(base, exponent));
  }

  @Override
  public RationalFunction delay(String quantity, RationalFunction lag) {
    return delayed.apply(quantity, lag);
  }

  @Override
  public RationalFunction call(Function function, List<RationalFunction> x) {
    RationalFunction u = x.get(0);
    return switch (function) {
      case EXP -> exponential(u);
      case SQRT -> power(u, BigFraction.ONE_HALF);
      case POS -> positivePart(u);
      case ABS -> positivePart(u).times(constant(2)).minus(u);
      case MAX -> x.get(1).plus(positivePart(u.minus(x.get(1))));
      case MIN -> u.minus(positivePart(u.minus(x.get(1))));
      case HILL -> {
        RationalFunction above = power(u, x.get(2));
        yield above.over(power(x.get(1), x.get(2)).plus(above));
      }
      case SIGMOID -> RationalFunction.ONE.over(RationalFunction.ONE.plus(exponential(u.negate())));
      case SOFTPLUS -> proof.atom("log", List.of(RationalFunction.ONE.plus(exponential(u))));
      case LOG, TANH, SIN, COS, SIGN, FLOOR -> proof.atom(function.text(), x);
    };
  }

  private RationalFunction constant(int value) {
    return RationalFunction.constant(new BigFraction(value));
  }

  @Override
  public RationalFunction compare(Relation relation, RationalFunction a, RationalFunction b) {
    return switch (relation) {
      case LESS -> negative(a.minus(b));
      case GREATER -> negative(b.minus(a));
      case LESS_OR_EQUAL -> RationalFunction.ONE.minus(negative(b.minus(a)));
      case GREATER_OR_EQUAL -> RationalFunction.ONE.minus(negative(a.minus(b)));
      case EQUAL -> vanishing(a.minus(b));
    };
  }

  @Override
  public RationalFunction and(RationalFunction a, RationalFunction b) {
    return a.times(b);
  }

  @Override
  public RationalFunction or(RationalFunction a, RationalFunction b) {
    return a.plus(b).minus(a.times(b));
  }

  @Override
  public RationalFunction choose(
      RationalFunction condition, Supplier<RationalFunction> then, Supplier<RationalFunction> otherwise) {
    RationalFunction no = otherwise.get();
    return no.plus(condition.times(then.get().minus(no)));
  }

  /** max(u, 0). */
  private RationalFunction positivePart(RationalFunction u) {
    if (u.isConstant()) {
      return u.isZero() || isNegative(u.constantValue()) ? RationalFunction.ZERO : u;
    }
    for (Canonical.Atom pos : proof.atoms("pos")) {
      Optional<BigFraction> c = ratio(u, pos.argument());
      if (c.isPresent()) {
        RationalFunction oriented = isNegative(c.get()) ? pos.value().minus(pos.argument()) : pos.value();
        return oriented.times(RationalFunction.constant(c.get().abs()));
      }
    }
    return proof.atom("pos", List.of(u));
  }

  /** 1 where u is negative, else 0. */
  private RationalFunction negative(RationalFunction u) {
    if (u.isConstant()) {
      return !u.isZero() && isNegative(u.constantValue()) ? RationalFunction.ONE : RationalFunction.ZERO;
    }
    for (Canonical.Atom negative : proof.atoms("negative")) {
      Optional<BigFraction> c = ratio(u, negative.argument());
      if (c.isPresent() && !isNegative(c.get())) {
        return negative.value();
      }
    }
    return proof.atom("negative", List.of(u));
  }

  /** 1 where u is zero, else 0. */
  private RationalFunction vanishing(RationalFunction u) {
    if (u.isConstant()) {
      return u.isZero() ? RationalFunction.ONE : RationalFunction.ZERO;
    }
    for (Canonical.Atom zero : proof.atoms("zero")) {
      if (ratio(u, zero.argument()).isPresent()) {
        return zero.value();
      }
    }
    return proof.atom("zero", List.of(u));
  }

  /** exp(u). */
  private RationalFunction exponential(RationalFunction u) {
    if (u.isZero()) {
      return RationalFunction.ONE;
    }
    for (Canonical.Atom exp : proof.atoms("exp")) {
      if (exp.argument().isSame(u.negate())) {
        return exp.value().reciprocal();
      }
    }
    return proof.atom("exp", List.of(u));
  }

  /** The number c with u = c*v, if there is one; neither is zero. */
  private static Optional<BigFraction> ratio(RationalFunction u, RationalFunction v) {
    BigFraction guess = u.numerator().times(v.denominator()).terms().entrySet().stream().findFirst()
        .map(term -> {
          BigFraction below = v.numerator().times(u.denominator()).terms().get(term.getKey());
          return below == null ? BigFraction.ZERO : term.getValue().divide(below);
        })
        .orElse(BigFraction.ZERO);
    return guess.getNumerator().signum() != 0 && u.isSame(v.times(RationalFunction.constant(guess)))
        ? Optional.of(guess)
        : Optional.empty();
  }

  private static boolean isNegative(BigFraction value) {
    return value.getNumerator().signum() < 0;
  }
}
