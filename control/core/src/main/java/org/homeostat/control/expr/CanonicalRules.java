package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/** What each node becomes in a {@link Canonical} form. */
final class CanonicalRules implements Algebra<RationalFunction> {
  private final Canonical proof;
  private final Laws laws;
  private final Piecewise piecewise;
  private final java.util.function.Function<String, RationalFunction> given;
  private final BiFunction<String, RationalFunction, RationalFunction> delayed;

  CanonicalRules(Canonical proof, java.util.function.Function<String, RationalFunction> given,
      BiFunction<String, RationalFunction, RationalFunction> delayed) {
    this.proof = proof;
    this.laws = new Laws(proof);
    this.piecewise = new Piecewise(proof, List.of());
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
    return laws.power(base, RationalFunction.constant(exponent));
  }

  @Override
  public RationalFunction power(RationalFunction base, RationalFunction exponent) {
    return laws.power(base, exponent);
  }

  @Override
  public RationalFunction delay(String quantity, RationalFunction lag) {
    return delayed.apply(quantity, lag);
  }

  @Override
  public RationalFunction call(Function function, List<RationalFunction> x) {
    RationalFunction u = x.get(0);
    return switch (function) {
      case EXP -> laws.exponential(u);
      case SQRT -> power(u, BigFraction.ONE_HALF);
      case POS -> piecewise.positivePart(u);
      case ABS -> piecewise.positivePart(u).times(constant(2)).minus(u);
      case MAX -> x.get(1).plus(piecewise.positivePart(u.minus(x.get(1))));
      case MIN -> u.minus(piecewise.positivePart(u.minus(x.get(1))));
      case HILL -> {
        RationalFunction above = power(u, x.get(2));
        yield above.over(power(x.get(1), x.get(2)).plus(above));
      }
      case SIGMOID -> RationalFunction.ONE.over(RationalFunction.ONE.plus(laws.exponential(u.negate())));
      case TANH -> RationalFunction.ONE.minus(
          constant(2).over(laws.exponential(u.times(constant(2))).plus(RationalFunction.ONE)));
      case SOFTPLUS -> laws.logarithm(RationalFunction.ONE.plus(laws.exponential(u)));
      case LOG -> laws.logarithm(u);
      case SIN, COS -> laws.circular(function, u);
      case SIGN -> piecewise.sign(u);
      case FLOOR -> proof.atom(function.text(), x);
    };
  }

  @Override
  public RationalFunction table(RationalFunction x, Nodes nodes) {
    return new Tables(proof, piecewise).of(x, nodes);
  }

  private RationalFunction constant(int value) {
    return RationalFunction.constant(new BigFraction(value));
  }

  @Override
  public RationalFunction compare(Relation relation, RationalFunction a, RationalFunction b) {
    return switch (relation) {
      case LESS -> piecewise.negative(a.minus(b));
      case GREATER -> piecewise.negative(b.minus(a));
      case LESS_OR_EQUAL -> RationalFunction.ONE.minus(piecewise.negative(b.minus(a)));
      case GREATER_OR_EQUAL -> RationalFunction.ONE.minus(piecewise.negative(a.minus(b)));
      case EQUAL -> piecewise.vanishing(a.minus(b));
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
}
