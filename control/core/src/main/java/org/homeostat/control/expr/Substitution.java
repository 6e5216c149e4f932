package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/** A formula with some of its names replaced by formulas, all at once; nothing else changes. */
public final class Substitution {

  /** The algebra that gives every formula back, for meanings that need the subterms themselves. */
  static final Algebra<Expr> NOTHING = new Replacing(Map.of());

  private Substitution() {}

  /** {@code expr} with each name that has a replacement replaced; replacements are not looked into again. */
  public static Expr in(Expr expr, Map<String, Expr> replacements) {
    return expr.fold(new Replacing(Map.copyOf(replacements)));
  }

  /** A rational number as the notation spells it: {@code 3}, {@code -(1/2)}. */
  static Expr spelled(BigFraction value) {
    if (value.getNumerator().signum() < 0) {
      return new Expr.Negate(spelled(value.negate()));
    }
    Expr numerator = new Expr.Number(new BigDecimal(value.getNumerator()));
    return value.getDenominator().equals(BigInteger.ONE)
        ? numerator
        : new Expr.Quotient(numerator, new Expr.Number(new BigDecimal(value.getDenominator())));
  }

  private record Replacing(Map<String, Expr> replacements) implements Algebra<Expr> {

    @Override
    public Expr number(BigDecimal value) {
      return new Expr.Number(value);
    }

    @Override
    public Expr pi() {
      return new Expr.Pi();
    }

    @Override
    public Expr name(String name) {
      Expr replacement = replacements.get(name);
      return replacement == null ? new Expr.Name(name) : replacement;
    }

    @Override
    public Expr negate(Expr a) {
      return new Expr.Negate(a);
    }

    @Override
    public Expr add(Expr a, Expr b) {
      return new Expr.Sum(a, b);
    }

    @Override
    public Expr subtract(Expr a, Expr b) {
      return new Expr.Difference(a, b);
    }

    @Override
    public Expr multiply(Expr a, Expr b) {
      return new Expr.Product(a, b);
    }

    @Override
    public Expr divide(Expr a, Expr b) {
      return new Expr.Quotient(a, b);
    }

    @Override
    public Expr power(Expr base, BigFraction exponent) {
      return new Expr.Power(base, spelled(exponent));
    }

    @Override
    public Expr power(Expr base, BigFraction exponent, Supplier<Expr> written) {
      return new Expr.Power(base, written.get());
    }

    @Override
    public Expr power(Expr base, Expr exponent) {
      return new Expr.Power(base, exponent);
    }

    @Override
    public Expr call(Function function, List<Expr> arguments) {
      return new Expr.Call(function, arguments);
    }

    @Override
    public Expr compare(Relation relation, Expr a, Expr b) {
      return new Expr.Comparison(relation, a, b);
    }

    @Override
    public Expr and(Expr a, Expr b) {
      return new Expr.And(a, b);
    }

    @Override
    public Expr or(Expr a, Expr b) {
      return new Expr.Or(a, b);
    }

    @Override
    public Expr choose(Expr condition, Supplier<Expr> then, Supplier<Expr> otherwise) {
      return new Expr.Choice(condition, then.get(), otherwise.get());
    }
  }
}
