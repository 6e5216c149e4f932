package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/**
 * The exact derivative of a formula, as a formula, by the chain rule.
 *
 * <p>Terms that are 0 and factors that are 1 are left out; nothing else is simplified. Functions with a kink
 * have the derivative of the piece that gives their value: {@code abs} has sign(x), {@code pos} has 0 at 0,
 * {@code min} and {@code max} that of their first argument at a tie, {@code table} that of the piece to the
 * right of a node; {@code sign}, {@code floor} and a choice
 * have no part from their jumps.
 */
public final class Derivative {

  private static final Expr ZERO = number(0);
  private static final Expr ONE = number(1);
  private static final Expr TWO = number(2);

  private Derivative() {}

  /**
   * The derivative of {@code expr}, given that of each name: {@code d} gives 1 for the variable itself,
   * {@code Number} 0 for what does not depend on it, and any formula for a quantity that does.
   */
  public static Expr of(Expr expr, java.util.function.Function<String, Expr> d) {
    return expr.fold(new ChainRules(d)).slope();
  }

  /** A subterm and its derivative. */
  private record Dual(Expr value, Expr slope) {}

  private record ChainRules(java.util.function.Function<String, Expr> d) implements Algebra<Dual> {

    @Override
    public Dual number(BigDecimal value) {
      return new Dual(new Expr.Number(value), ZERO);
    }

    @Override
    public Dual pi() {
      return new Dual(new Expr.Pi(), ZERO);
    }

    @Override
    public Dual name(String name) {
      return new Dual(new Expr.Name(name), d.apply(name));
    }

    @Override
    public Dual negate(Dual a) {
      return new Dual(new Expr.Negate(a.value), minus(a.slope));
    }

    @Override
    public Dual add(Dual a, Dual b) {
      return new Dual(new Expr.Sum(a.value, b.value), sum(a.slope, b.slope));
    }

    @Override
    public Dual subtract(Dual a, Dual b) {
      return new Dual(new Expr.Difference(a.value, b.value), difference(a.slope, b.slope));
    }

    @Override
    public Dual multiply(Dual a, Dual b) {
      Expr slope = sum(product(a.slope, b.value), product(a.value, b.slope));
      return new Dual(new Expr.Product(a.value, b.value), slope);
    }

    @Override
    public Dual divide(Dual a, Dual b) {
      Expr value = new Expr.Quotient(a.value, b.value);
      Expr slope = isZero(b.slope)
          ? quotient(a.slope, b.value)
          : quotient(difference(a.slope, product(value, b.slope)), b.value);
      return new Dual(value, slope);
    }

    @Override
    public Dual power(Dual base, BigFraction exponent) {
      return power(base, exponent, () -> new Dual(Substitution.spelled(exponent), ZERO));
    }

    @Override
    public Dual power(Dual base, BigFraction exponent, Supplier<Dual> written) {
      Expr value = new Expr.Power(base.value, written.get().value);
      return new Dual(value, product(powerSlope(base.value, exponent), base.slope));
    }

    @Override
    public Dual power(Dual base, Dual exponent) {
      Expr value = new Expr.Power(base.value, exponent.value);
      Expr byBase = product(product(exponent.value, lowered(base.value, exponent.value)), base.slope);
      Expr byExponent = isZero(exponent.slope) ? ZERO
          : product(
              unlessZero(base.value, product(value, applied(Function.LOG, base.value))), exponent.slope);
      return new Dual(value, sum(byBase, byExponent));
    }

    /** What was does not move with what is: only where neither the quantity nor the lag does is it known. */
    @Override
    public Dual delay(String quantity, Dual lag) {
      if (!isZero(lag.slope) || !isZero(d.apply(quantity))) {
        throw new NoPast(quantity);
      }
      return new Dual(new Expr.Delay(quantity, lag.value), ZERO);
    }

    @Override
    public Dual call(Function function, List<Dual> arguments) {
      Expr value = new Expr.Call(function, arguments.stream().map(Dual::value).toList());
      boolean constant = arguments.stream().allMatch(argument -> isZero(argument.slope));
      return new Dual(value, constant ? ZERO : switch (function) {
        case MIN -> arm(Relation.LESS_OR_EQUAL, arguments);
        case MAX -> arm(Relation.GREATER_OR_EQUAL, arguments);
        case HILL -> hillSlope(arguments.get(0), arguments.get(1), arguments.get(2));
        default -> product(outer(function, value, arguments.get(0).value), arguments.get(0).slope);
      });
    }

    @Override
    public Dual table(Dual x, Nodes nodes) {
      Expr value = new Expr.Table(x.value, nodes);
      return new Dual(value, isZero(x.slope) ? ZERO : product(nodes.slope(x.value), x.slope));
    }

    @Override
    public Dual compare(Relation relation, Dual a, Dual b) {
      return new Dual(new Expr.Comparison(relation, a.value, b.value), ZERO);
    }

    @Override
    public Dual and(Dual a, Dual b) {
      return new Dual(new Expr.And(a.value, b.value), ZERO);
    }

    @Override
    public Dual or(Dual a, Dual b) {
      return new Dual(new Expr.Or(a.value, b.value), ZERO);
    }

    @Override
    public Dual choose(Dual condition, Supplier<Dual> then, Supplier<Dual> otherwise) {
      Dual first = then.get();
      Dual second = otherwise.get();
      return new Dual(
          new Expr.Choice(condition.value, first.value, second.value),
          choice(condition.value, first.slope, second.slope));
    }
  }

  /** The derivative of a function of one argument x, whose value is given. */
  private static Expr outer(Function function, Expr value, Expr x) {
    return switch (function) {
      case EXP -> value;
      case LOG -> new Expr.Quotient(ONE, x);
      case SQRT -> new Expr.Quotient(ONE, new Expr.Product(TWO, value));
      case ABS -> applied(Function.SIGN, x);
      case TANH -> new Expr.Difference(ONE, new Expr.Power(value, TWO));
      case SIN -> applied(Function.COS, x);
      case COS -> new Expr.Negate(applied(Function.SIN, x));
      case SIGN, FLOOR -> ZERO;
      case POS -> new Expr.Choice(new Expr.Comparison(Relation.GREATER, x, ZERO), ONE, ZERO);
      case SOFTPLUS -> applied(Function.SIGMOID, x);
      case SIGMOID -> new Expr.Product(value, new Expr.Difference(ONE, value));
      case MIN, MAX, HILL -> throw new AssertionError(function.text() + " has more than one argument");
    };
  }

  private static Expr arm(Relation first, List<Dual> arguments) {
    Dual a = arguments.get(0);
    Dual b = arguments.get(1);
    return choice(new Expr.Comparison(first, a.value, b.value), a.slope, b.slope);
  }

  /**
   * Written so that it is right at {@code x = 0} and does not overflow: with h = hill(x, K, n) and its
   * complement hill(K, x, n).
   */
  private static Expr hillSlope(Dual x, Dual K, Dual n) {
    Expr h = new Expr.Call(Function.HILL, List.of(x.value, K.value, n.value));
    Expr complement = new Expr.Call(Function.HILL, List.of(K.value, x.value, n.value));
    Expr sum = new Expr.Sum(new Expr.Power(K.value, n.value), new Expr.Power(x.value, n.value));
    Expr byX = product(quotient(product(n.value, lowered(x.value, n.value)), sum), complement);
    Expr byK = product(quotient(product(n.value, lowered(K.value, n.value)), sum), h);
    Expr byN = unlessZero(x.value,
        product(product(h, complement), applied(Function.LOG, new Expr.Quotient(x.value, K.value))));
    return sum(difference(product(byX, x.slope), product(byK, K.slope)), product(byN, n.slope));
  }

  /** {@code n*base^(n-1)} for a literal n. */
  private static Expr powerSlope(Expr base, BigFraction n) {
    BigFraction lowered = n.subtract(BigFraction.ONE);
    if (n.getNumerator().signum() == 0) {
      return ZERO;
    }
    Expr power = lowered.equals(BigFraction.ZERO) ? ONE
        : lowered.equals(BigFraction.ONE) ? base
        : new Expr.Power(base, Substitution.spelled(lowered));
    return product(Substitution.spelled(n), power);
  }

  /** {@code base^(n-1)}. */
  private static Expr lowered(Expr base, Expr n) {
    BigFraction literal = Literal.of(n);
    return new Expr.Power(base, literal == null
        ? new Expr.Difference(n, ONE)
        : Substitution.spelled(literal.subtract(BigFraction.ONE)));
  }

  /** The term, and its limit 0 where x is 0: what x^n log(x) tends to for positive n. */
  private static Expr unlessZero(Expr x, Expr term) {
    return new Expr.Choice(new Expr.Comparison(Relation.EQUAL, x, ZERO), ZERO, term);
  }

  private static Expr choice(Expr condition, Expr then, Expr otherwise) {
    return then.equals(otherwise) ? then : new Expr.Choice(condition, then, otherwise);
  }

  private static Expr minus(Expr a) {
    return isZero(a) ? ZERO : new Expr.Negate(a);
  }

  private static Expr sum(Expr a, Expr b) {
    return isZero(a) ? b : isZero(b) ? a : new Expr.Sum(a, b);
  }

  private static Expr difference(Expr a, Expr b) {
    return isZero(b) ? a : isZero(a) ? minus(b) : new Expr.Difference(a, b);
  }

  private static Expr product(Expr a, Expr b) {
    return isZero(a) || isZero(b) ? ZERO : isOne(a) ? b : isOne(b) ? a : new Expr.Product(a, b);
  }

  private static Expr quotient(Expr a, Expr b) {
    return isZero(a) ? ZERO : isOne(b) ? a : new Expr.Quotient(a, b);
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Expr.Number number && number.value().signum() == 0;
  }

  private static boolean isOne(Expr expr) {
    return expr instanceof Expr.Number number && number.value().compareTo(BigDecimal.ONE) == 0;
  }

  private static Expr applied(Function function, Expr argument) {
    return new Expr.Call(function, List.of(argument));
  }

  private static Expr number(int value) {
    return new Expr.Number(BigDecimal.valueOf(value));
  }
}
