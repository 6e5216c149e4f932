package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;

/** What a number that was found by fitting may be: a ratio of whole numbers, or parameters of a model. */
record Coefficient(double value, double accuracy) {
  private static final int LARGEST_DENOMINATOR = 100_000;
  private static final int MOST = 4;

  /** The nearest ratio of small whole numbers, if there is one that near. */
  Optional<Expr> number() {
    try {
      BigFraction near = new BigFraction(value, accuracy * Math.max(1, Math.abs(value)), 60);
      return near.getDenominator().compareTo(BigInteger.valueOf(LARGEST_DENOMINATOR)) > 0
          || near.getNumerator().signum() == 0 ? Optional.empty() : Optional.of(written(near));
    } catch (MathRuntimeException endless) {
      return Optional.empty();
    }
  }

  static Expr written(BigFraction number) {
    Expr above = new Expr.Number(new BigDecimal(number.getNumerator().abs()));
    Expr size = number.getDenominator().equals(BigInteger.ONE) ? above
        : new Expr.Quotient(above, new Expr.Number(new BigDecimal(number.getDenominator())));
    return number.getNumerator().signum() < 0 ? new Expr.Negate(size) : size;
  }

  /** Parameters of a model, products and ratios of two, sums and differences of two, that have the value. */
  List<Expr> parameters(Model model) {
    List<Expr> found = new ArrayList<>();
    List<String> names = model.parameters();
    for (String p : names) {
      note(found, new Expr.Name(p), model.value(p));
    }
    for (String p : names) {
      double mine = model.value(p);
      note(found, new Expr.Quotient(new Expr.Number(BigDecimal.ONE), new Expr.Name(p)), 1 / mine);
      for (String q : names) {
        double other = model.value(q);
        Expr first = new Expr.Name(p);
        Expr second = new Expr.Name(q);
        note(found, new Expr.Quotient(first, second), p.equals(q) ? Double.NaN : mine / other);
        note(found, new Expr.Difference(first, second), p.equals(q) ? Double.NaN : mine - other);
        if (p.compareTo(q) <= 0) {
          note(found, new Expr.Product(first, second), mine * other);
        }
        if (p.compareTo(q) < 0) {
          note(found, new Expr.Sum(first, second), mine + other);
        }
      }
    }
    return found;
  }

  private void note(List<Expr> found, Expr expression, double its) {
    if (found.size() < MOST && isNear(its)) {
      found.add(expression);
    } else if (found.size() < MOST && isNear(-its)) {
      found.add(new Expr.Negate(expression));
    }
  }

  private boolean isNear(double other) {
    return Math.abs(other - value) <= accuracy * Math.max(Math.abs(other), Math.abs(value));
  }
}
