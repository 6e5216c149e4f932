package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/** What must not be zero for an expression to be defined: its divisors, and the bases of its negative powers. */
public final class Divisors {
  private Divisors() {}

  /** The divisors that contain a name, as they are written. */
  public static Set<Expr> of(Expr expression) {
    Set<Expr> found = new LinkedHashSet<>();
    expression.fold(new Collector(found));
    return found;
  }

  /** Rebuilds the tree while collecting. */
  private record Collector(Set<Expr> found) implements Algebra<Expr> {

    private void note(Expr divisor) {
      if (!Names.of(divisor).isEmpty()) {
        found.add(divisor);
      }
    }

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
      return new Expr.Name(name);
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
      note(b);
      return new Expr.Quotient(a, b);
    }

    @Override
    public Expr power(Expr base, BigFraction exponent) {
      if (exponent.getNumerator().signum() < 0) {
        note(base);
      }
      return new Expr.Power(base, literal(exponent));
    }

    private static Expr literal(BigFraction value) {
      Expr magnitude = new Expr.Quotient(
          new Expr.Number(new BigDecimal(value.getNumerator().abs())), new Expr.Number(new BigDecimal(value.getDenominator())));
      Expr whole = value.getDenominator().equals(java.math.BigInteger.ONE)
          ? new Expr.Number(new BigDecimal(value.getNumerator().abs())) : magnitude;
      return value.getNumerator().signum() < 0 ? new Expr.Negate(whole) : whole;
    }

    @Override
    public Expr power(Expr base, Expr exponent) {
      return new Expr.Power(base, exponent);
    }

    @Override
    public Expr call(Function function, List<Expr> x) {
      if (function == Function.HILL) {
        note(new Expr.Sum(new Expr.Power(x.get(1), x.get(2)), new Expr.Power(x.get(0), x.get(2))));
      }
      return new Expr.Call(function, x);
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
