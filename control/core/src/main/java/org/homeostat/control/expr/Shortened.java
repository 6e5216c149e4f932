package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula with the zeros and ones left out that change nothing ({@code 0*x}, {@code x + 0}, {@code 1*x}),
 * and with equal terms of its sum taken together, positive ones first. Wherever the formula has a value the
 * shortened one has the same, but for rounding; {@code 0/x} is 0 at {@code x = 0}, too.
 */
public final class Shortened {
  private static final Expr ZERO = new Expr.Number(BigDecimal.ZERO);
  private static final Expr ONE = new Expr.Number(BigDecimal.ONE);

  private Shortened() {}

  /** The formula, shortened. */
  public static Expr of(Expr expr) {
    Map<Expr, BigFraction> terms = new LinkedHashMap<>();
    collect(expr.fold(Leaving.OUT), BigFraction.ONE, terms);
    Expr sum = ZERO;
    for (Map.Entry<Expr, BigFraction> term : terms.entrySet()) {
      sum = isNegative(term.getValue()) ? sum
          : Leaving.OUT.add(sum, times(term.getValue(), term.getKey()));
    }
    for (Map.Entry<Expr, BigFraction> term : terms.entrySet()) {
      sum = isNegative(term.getValue())
          ? Leaving.OUT.subtract(sum, times(term.getValue().negate(), term.getKey())) : sum;
    }
    return sum;
  }

  private static boolean isNegative(BigFraction value) {
    return value.getNumerator().signum() < 0;
  }

  private static boolean is(Expr expr, int value) {
    return expr instanceof Expr.Number number && number.value().compareTo(BigDecimal.valueOf(value)) == 0;
  }

  /** Adds the terms of a sum, each with the number in front of it. A question about the spelling. */
  private static void collect(Expr expr, BigFraction factor, Map<Expr, BigFraction> terms) {
    if (expr instanceof Expr.Sum sum) {
      collect(sum.a(), factor, terms);
      collect(sum.b(), factor, terms);
    } else if (expr instanceof Expr.Difference difference) {
      collect(difference.a(), factor, terms);
      collect(difference.b(), factor.negate(), terms);
    } else if (expr instanceof Expr.Negate minus) {
      collect(minus.a(), factor.negate(), terms);
    } else {
      Term term = Term.of(expr);
      BigFraction size = factor.multiply(term.number);
      BigFraction all = terms.getOrDefault(term.rest, BigFraction.ZERO).add(size);
      if (all.getNumerator().signum() == 0) {
        terms.remove(term.rest);
      } else {
        terms.put(term.rest, all);
      }
    }
  }

  /** A product's leading number and what it is multiplied by. */
  private record Term(BigFraction number, Expr rest) {

    static Term of(Expr expr) {
      BigFraction literal = Literal.of(expr);
      if (literal != null) {
        return new Term(literal, ONE);
      }
      if (expr instanceof Expr.Product product) {
        Term first = of(product.a());
        return new Term(first.number, Leaving.OUT.multiply(first.rest, product.b()));
      }
      if (expr instanceof Expr.Quotient quotient) {
        Term first = of(quotient.a());
        return new Term(first.number, Leaving.OUT.divide(first.rest, quotient.b()));
      }
      return new Term(BigFraction.ONE, expr);
    }
  }

  /** A number in front of a product, without parentheses. */
  private static Expr times(BigFraction number, Expr rest) {
    if (number.equals(BigFraction.ONE)) {
      return rest;
    }
    if (rest instanceof Expr.Product product) {
      return new Expr.Product(times(number, product.a()), product.b());
    }
    if (rest instanceof Expr.Quotient quotient) {
      return new Expr.Quotient(times(number, quotient.a()), quotient.b());
    }
    return Leaving.OUT.multiply(Substitution.spelled(number), rest);
  }

  private enum Leaving implements Rebuilding {
    OUT;

    @Override
    public Expr negate(Expr a) {
      return is(a, 0) ? a : a instanceof Expr.Negate twice ? twice.a() : new Expr.Negate(a);
    }

    @Override
    public Expr add(Expr a, Expr b) {
      return is(a, 0) ? b : is(b, 0) ? a
          : b instanceof Expr.Negate minus ? new Expr.Difference(a, minus.a()) : new Expr.Sum(a, b);
    }

    @Override
    public Expr subtract(Expr a, Expr b) {
      return is(b, 0) ? a : is(a, 0) ? negate(b)
          : b instanceof Expr.Negate minus ? new Expr.Sum(a, minus.a()) : new Expr.Difference(a, b);
    }

    @Override
    public Expr multiply(Expr a, Expr b) {
      return is(a, 0) || is(b, 1) ? a : is(b, 0) || is(a, 1) ? b
          : a instanceof Expr.Negate minus ? negate(multiply(minus.a(), b)) : new Expr.Product(a, b);
    }

    @Override
    public Expr divide(Expr a, Expr b) {
      return is(a, 0) || is(b, 1) ? a
          : a instanceof Expr.Negate minus ? negate(divide(minus.a(), b)) : new Expr.Quotient(a, b);
    }
  }
}
