package org.homeostat.control.expr;

import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * What depends on the sign of its argument: {@code pos}, {@code sign} and the conditions {@code u < 0} and
 * {@code u = 0}. What keeps its sign in the domain, and factors of it, come out of the argument; an argument
 * whose sign is assumed is decided.
 */
final class Piecewise {
  private final Canonical proof;
  private final List<Case> assumed;

  /** An argument and the sign that it is assumed to have: -1, 0 or 1. */
  record Case(RationalFunction argument, int sign) {}

  /** The least and the largest sign that an argument may have. */
  private record Range(int least, int most) {
    boolean isOne() {
      return least == most;
    }

    Range times(Range other) {
      int a = least * other.least;
      int b = least * other.most;
      int c = most * other.least;
      int d = most * other.most;
      return new Range(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }
  }

  /** A function as a positive factor times a polynomial. */
  private record Split(RationalFunction factor, RationalFunction core) {}

  Piecewise(Canonical proof, List<Case> assumed) {
    this.proof = proof;
    this.assumed = assumed;
  }

  /** max(u, 0). */
  RationalFunction positivePart(RationalFunction u) {
    Split split = split(u, false);
    RationalFunction core = split.core();
    Range range = range(core);
    if (range.most() <= 0 || range.least() >= 0) {
      return range.most() <= 0 ? RationalFunction.ZERO : split.factor().times(core);
    }
    for (Canonical.Atom pos : proof.atoms("pos")) {
      RationalFunction v = proof.reduced(pos.argument());
      Optional<BigFraction> c = Laws.ratio(core, v);
      if (c.isPresent()) {
        RationalFunction oriented = isNegative(c.get()) ? pos.value().minus(v) : pos.value();
        return split.factor().times(oriented).times(RationalFunction.constant(c.get().abs()));
      }
    }
    RationalFunction value = proof.atom("pos", List.of(core));
    let(value, 2, core.times(value));
    return split.factor().times(value);
  }

  /** 1 where u is negative, else 0. */
  RationalFunction negative(RationalFunction u) {
    RationalFunction core = split(u, true).core();
    Range range = range(core);
    if (range.most() < 0 || range.least() >= 0) {
      return range.most() < 0 ? RationalFunction.ONE : RationalFunction.ZERO;
    }
    if (range.most() == 0) {
      return RationalFunction.ONE.minus(vanishing(u));
    }
    for (Canonical.Atom negative : proof.atoms("negative")) {
      if (Laws.ratio(core, proof.reduced(negative.argument())).filter(c -> !isNegative(c)).isPresent()) {
        return negative.value();
      }
    }
    return idempotent("negative", core);
  }

  /** 1 where u is zero, else 0. */
  RationalFunction vanishing(RationalFunction u) {
    RationalFunction core = split(u, true).core();
    Range range = range(core);
    if (range.isOne()) {
      return range.most() == 0 ? RationalFunction.ONE : RationalFunction.ZERO;
    }
    for (Canonical.Atom zero : proof.atoms("zero")) {
      if (Laws.ratio(core, proof.reduced(zero.argument())).isPresent()) {
        return zero.value();
      }
    }
    return idempotent("zero", core);
  }

  /** -1, 0 or 1. */
  RationalFunction sign(RationalFunction u) {
    RationalFunction core = split(u, true).core();
    Range range = range(core);
    if (range.isOne()) {
      return RationalFunction.constant(new BigFraction(range.most()));
    }
    for (Canonical.Atom sign : proof.atoms("sign")) {
      Optional<BigFraction> c = Laws.ratio(core, proof.reduced(sign.argument()));
      if (c.isPresent()) {
        return isNegative(c.get()) ? sign.value().negate() : sign.value();
      }
    }
    RationalFunction value = proof.atom("sign", List.of(core));
    let(value, 3, value);
    return value;
  }

  private RationalFunction idempotent(String kind, RationalFunction core) {
    RationalFunction value = proof.atom(kind, List.of(core));
    let(value, 2, value);
    return value;
  }

  private void let(RationalFunction atom, int power, RationalFunction value) {
    proof.reduction().let(proof.atomIn(atom).orElseThrow().variable(), power, value);
  }

  private Range range(RationalFunction core) {
    if (core.isZero()) {
      return new Range(0, 0);
    }
    for (Case known : assumed) {
      Optional<BigFraction> c = Laws.ratio(core, known.argument());
      if (c.isPresent()) {
        int sign = isNegative(c.get()) ? -known.sign() : known.sign();
        return new Range(sign, sign);
      }
    }
    int strict = proof.strictSign(core.numerator());
    if (strict != 0) {
      return new Range(strict, strict);
    }
    int weak = proof.weakSign(core);
    return weak == 0 ? ofFactors(core.numerator()) : new Range(Math.min(weak, 0), Math.max(weak, 0));
  }

  /** What the factors of a product say of its sign. */
  private Range ofFactors(Polynomial product) {
    Polynomial.Monomial content = product.content();
    Polynomial rest = product.over(content);
    boolean single = rest.isConstant() && content.isOneVariable();
    if (assumed.isEmpty() || content.exponents().length == 0 || single) {
      return new Range(-1, 1);
    }
    Range range = range(RationalFunction.of(rest, Polynomial.ONE));
    for (int i = 0; i < content.exponents().length; i++) {
      for (int k = 0; k < content.of(i); k++) {
        range = range.times(range(RationalFunction.variable(i)));
      }
    }
    return range;
  }

  /** Whether what else is assumed excludes that an argument has a sign. */
  boolean excludes(Case other) {
    Range range = range(other.argument());
    return other.sign() < range.least() || other.sign() > range.most();
  }

  /**
   * A function as a factor and a core of the same sign.
   *
   * @param strict whether the factor must be positive; else it may be zero
   */
  private Split split(RationalFunction function, boolean strict) {
    RationalFunction u = proof.reduced(function);
    Polynomial below = u.denominator();
    int sign = proof.strictSign(below);
    // N/D has the sign of N*D; D itself is left out where its sign is known
    Polynomial whole = sign == 0 ? u.numerator().times(below) : u.numerator().times(new BigFraction(sign));
    Polynomial divisor = sign == 0 ? below.times(below) : below.times(new BigFraction(sign));
    Polynomial.Monomial content = whole.content();
    Polynomial.Monomial taken = Polynomial.Monomial.ONE;
    for (int i = 0; i < content.exponents().length; i++) {
      int exponent = content.of(i);
      int known = proof.sign(i);
      if (exponent > 0 && (known == 2 || !strict && known == 1)) {
        taken = taken.with(i, exponent);
      } else if (exponent > 1 && !strict) {
        taken = taken.with(i, exponent - exponent % 2);
      }
    }
    RationalFunction factor =
        RationalFunction.of(Polynomial.term(taken, BigFraction.ONE), divisor);
    return new Split(factor, RationalFunction.of(whole.over(taken), Polynomial.ONE));
  }

  private static boolean isNegative(BigFraction value) {
    return value.getNumerator().signum() < 0;
  }
}
