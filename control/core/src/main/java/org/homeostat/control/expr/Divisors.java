package org.homeostat.control.expr;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/**
 * What must not be zero for an expression to be defined: divisors, and the bases of negative powers; and what
 * must not be negative, or has a sign that counts.
 */
public final class Divisors {
  private Divisors() {}

  /** The divisors that contain a name, as they are written. */
  public static Set<Expr> of(Expr expression) {
    Set<Expr> found = new LinkedHashSet<>();
    expression.fold(new Collecting(found));
    return found;
  }

  /** What must not be negative: arguments of logarithms and roots, and bases of powers that are not whole. */
  public static Set<Expr> rooted(Expr expression) {
    Set<Expr> found = new LinkedHashSet<>();
    expression.fold(new Rooting(found));
    return found;
  }

  /** That of which laws may use the sign: what has a root or logarithm, and what is rectified or compared. */
  public static Set<Expr> signed(Expr expression) {
    Set<Expr> found = rooted(expression);
    expression.fold(new Comparing(found));
    return found;
  }

  private record Comparing(Set<Expr> found) implements Rebuilding {
    private static final Set<Function> KINKED =
        EnumSet.of(Function.POS, Function.ABS, Function.SIGN, Function.MIN, Function.MAX);

    @Override
    public Expr call(Function function, List<Expr> x) {
      if (KINKED.contains(function)) {
        found.addAll(x);
      }
      return new Expr.Call(function, x);
    }

    @Override
    public Expr table(Expr x, Nodes nodes) {
      found.add(x);
      return new Expr.Table(x, nodes);
    }

    @Override
    public Expr compare(Relation relation, Expr a, Expr b) {
      found.addAll(List.of(a, b));
      return new Expr.Comparison(relation, a, b);
    }
  }

  private record Rooting(Set<Expr> found) implements Rebuilding {

    private void note(Expr base) {
      if (!Names.of(base).isEmpty()) {
        found.add(base);
      }
    }

    @Override
    public Expr power(Expr base, BigFraction exponent, Supplier<Expr> written) {
      if (!exponent.getDenominator().equals(BigInteger.ONE)) {
        note(base);
      }
      return new Expr.Power(base, written.get());
    }

    @Override
    public Expr power(Expr base, Expr exponent) {
      note(base);
      return new Expr.Power(base, exponent);
    }

    @Override
    public Expr call(Function function, List<Expr> x) {
      if (function == Function.LOG || function == Function.SQRT || function == Function.HILL) {
        note(x.get(0));
      }
      return new Expr.Call(function, x);
    }
  }

  private record Collecting(Set<Expr> found) implements Rebuilding {

    private void note(Expr divisor) {
      if (!Names.of(divisor).isEmpty()) {
        found.add(divisor);
      }
    }

    @Override
    public Expr divide(Expr a, Expr b) {
      note(b);
      return new Expr.Quotient(a, b);
    }

    @Override
    public Expr power(Expr base, BigFraction exponent, Supplier<Expr> written) {
      if (exponent.getNumerator().signum() < 0) {
        note(base);
      }
      return new Expr.Power(base, written.get());
    }

    @Override
    public Expr call(Function function, List<Expr> x) {
      if (function == Function.HILL) {
        note(new Expr.Sum(new Expr.Power(x.get(1), x.get(2)), new Expr.Power(x.get(0), x.get(2))));
      }
      return new Expr.Call(function, x);
    }
  }
}
