package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula as an immutable tree. Its one operation is {@link #fold}: every meaning of a formula (its value,
 * derivative, unit, LaTeX, canonical form ...) is an {@link Algebra}, and a new kind of node breaks all of
 * them at compile time.
 *
 * <p>Equality is structural: {@code a+b} and {@code b+a} are different trees. Whether they are the same
 * function is a question for {@link Canonical}.
 */
public sealed interface Expr {

  /**
   * Rebuilds this tree bottom-up in the terms of {@code algebra}; only the arms of a choice are handed over
   * lazily.
   */
  <R> R fold(Algebra<R> algebra);

  /** An exact decimal literal; never negative as parsed (a minus sign is a {@link Negate}). */
  record Number(BigDecimal value) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.number(value);
    }
  }

  /** The ratio of a circle's circumference to its diameter. */
  record Pi() implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.pi();
    }
  }

  /** A quantity by its name; {@code t} is the time. */
  record Name(String name) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.name(name);
    }
  }

  /** {@code -a}. */
  record Negate(Expr a) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.negate(a.fold(algebra));
    }
  }

  /** {@code a + b}. */
  record Sum(Expr a, Expr b) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.add(a.fold(algebra), b.fold(algebra));
    }
  }

  /** {@code a - b}. */
  record Difference(Expr a, Expr b) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.subtract(a.fold(algebra), b.fold(algebra));
    }
  }

  /** {@code a*b}. */
  record Product(Expr a, Expr b) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.multiply(a.fold(algebra), b.fold(algebra));
    }
  }

  /** {@code a/b}. */
  record Quotient(Expr a, Expr b) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.divide(a.fold(algebra), b.fold(algebra));
    }
  }

  /**
   * {@code base^exponent}; an exponent that is a literal rational number is handed to the algebra as such.
   */
  record Power(Expr base, Expr exponent) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      BigFraction literal = Literal.of(exponent);
      return literal == null
          ? algebra.power(base.fold(algebra), exponent.fold(algebra))
          : algebra.power(base.fold(algebra), literal, () -> exponent.fold(algebra));
    }
  }

  /**
   * {@code delay(x, tau)}: the value that a quantity had some time ago. It has no value of its own in a
   * formula: {@link Delayed} gives it a name under which its value comes in.
   */
  record Delay(String quantity, Expr lag) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.delay(quantity, lag.fold(algebra));
    }
  }

  /** A function of the notation applied to its arguments. */
  record Call(Function function, List<Expr> arguments) implements Expr {

    /** Checks the number of arguments. */
    public Call {
      arguments = List.copyOf(arguments);
      function.checkArity(arguments.size());
    }

    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.call(function, arguments.stream().map(argument -> argument.fold(algebra)).toList());
    }
  }

  /** {@code table(x, x1, y1, x2, y2, ...)}: the curve through the nodes, at x. */
  record Table(Expr x, Nodes nodes) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.table(x.fold(algebra), nodes);
    }
  }

  /** A condition {@code a < b} and its like. */
  record Comparison(Relation relation, Expr a, Expr b) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.compare(relation, a.fold(algebra), b.fold(algebra));
    }
  }

  /** Both conditions. */
  record And(Expr a, Expr b) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.and(a.fold(algebra), b.fold(algebra));
    }
  }

  /** Either condition. */
  record Or(Expr a, Expr b) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.or(a.fold(algebra), b.fold(algebra));
    }
  }

  /** {@code if(condition, then, otherwise)}; only the chosen arm counts. */
  record Choice(Expr condition, Expr then, Expr otherwise) implements Expr {
    @Override
    public <R> R fold(Algebra<R> algebra) {
      return algebra.choose(condition.fold(algebra), () -> then.fold(algebra), () -> otherwise.fold(algebra));
    }
  }
}
