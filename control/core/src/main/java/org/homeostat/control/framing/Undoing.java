package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Algebra;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Nodes;
import org.homeostat.control.expr.Relation;

/**
 * How a formula in which a name stands once is solved for it, step by step: each step is invertible and
 * smooth both ways where what it asks to be positive is, and where its factors keep their sign.
 *
 * @param sought the name
 * @param sign the sign of a part of the formula in the whole domain, as {@link Signs} says it
 * @param asked told what has to be positive in the formula, where it is known not to be negative
 * @param reached told what has to be positive of the formula's value
 */
record Undoing(String sought, ToIntFunction<Expr> sign, Consumer<Expr> asked, Consumer<Expr> reached)
    implements Algebra<Undoing.Step> {

  private static final Expr ONE = new Expr.Number(BigDecimal.ONE);
  private static final Expr TWO = new Expr.Number(BigDecimal.valueOf(2));

  /**
   * A part of the formula.
   *
   * @param moves whether the name stands in it
   * @param back from the value of this part to the name; empty where it cannot be solved
   */
  record Step(Expr value, boolean moves, Optional<UnaryOperator<Expr>> back) {

    private Step after(Expr made, UnaryOperator<Expr> undone) {
      return new Step(made, moves, back.map(inner -> value -> inner.apply(undone.apply(value))));
    }
  }

  private static Step still(Expr value) {
    return new Step(value, false, Optional.empty());
  }

  private static Step stuck(Expr value, Step... parts) {
    boolean moves = List.of(parts).stream().anyMatch(Step::moves);
    return new Step(value, moves, Optional.empty());
  }

  private boolean keepsSign(Step factor) {
    return Math.abs(sign.applyAsInt(factor.value)) == Signs.POSITIVE;
  }

  /** Whether a part is positive, with what that asks said; one that may be negative is not. */
  private boolean isPositive(Step part) {
    int known = sign.applyAsInt(part.value);
    if (known == Signs.NOT_NEGATIVE) {
      asked.accept(part.value);
    }
    return known > 0;
  }

  private Expr reaching(Expr value) {
    reached.accept(value);
    return value;
  }

  @Override
  public Step number(BigDecimal value) {
    return still(new Expr.Number(value));
  }

  @Override
  public Step pi() {
    return still(new Expr.Pi());
  }

  @Override
  public Step name(String name) {
    Expr self = new Expr.Name(name);
    return name.equals(sought) ? new Step(self, true, Optional.of(UnaryOperator.identity())) : still(self);
  }

  @Override
  public Step negate(Step a) {
    return a.after(new Expr.Negate(a.value), Expr.Negate::new);
  }

  @Override
  public Step add(Step a, Step b) {
    Expr made = new Expr.Sum(a.value, b.value);
    return a.moves == b.moves ? stuck(made, a, b)
        : a.moves ? a.after(made, sum -> new Expr.Difference(sum, b.value))
        : b.after(made, sum -> new Expr.Difference(sum, a.value));
  }

  @Override
  public Step subtract(Step a, Step b) {
    Expr made = new Expr.Difference(a.value, b.value);
    return a.moves == b.moves ? stuck(made, a, b)
        : a.moves ? a.after(made, rest -> new Expr.Sum(rest, b.value))
        : b.after(made, rest -> new Expr.Difference(a.value, rest));
  }

  @Override
  public Step multiply(Step a, Step b) {
    Expr made = new Expr.Product(a.value, b.value);
    Step moved = a.moves ? a : b;
    Step factor = a.moves ? b : a;
    return a.moves == b.moves || !keepsSign(factor) ? stuck(made, a, b)
        : moved.after(made, product -> new Expr.Quotient(product, factor.value));
  }

  @Override
  public Step divide(Step a, Step b) {
    Expr made = new Expr.Quotient(a.value, b.value);
    if (a.moves == b.moves) {
      return stuck(made, a, b);
    }
    if (a.moves) {
      return keepsSign(b) ? a.after(made, ratio -> new Expr.Product(ratio, b.value)) : stuck(made, a, b);
    }
    return sign.applyAsInt(a.value) == Signs.POSITIVE && isPositive(b)
        ? b.after(made, ratio -> new Expr.Quotient(a.value, reaching(ratio))) : stuck(made, a, b);
  }

  @Override
  public Step power(Step base, BigFraction exponent) {
    return power(base, exponent, () -> still(literal(exponent)));
  }

  @Override
  public Step power(Step base, BigFraction exponent, Supplier<Step> written) {
    Expr made = new Expr.Power(base.value, written.get().value);
    boolean none = exponent.getNumerator().signum() == 0;
    return !base.moves ? still(made)
        : none || !isPositive(base) ? stuck(made, base)
        : base.after(made, value -> new Expr.Power(reaching(value), literal(exponent.reciprocal())));
  }

  private static Expr literal(BigFraction value) {
    if (value.getNumerator().signum() < 0) {
      return new Expr.Negate(literal(value.negate()));
    }
    Expr above = new Expr.Number(new BigDecimal(value.getNumerator()));
    return value.getDenominator().equals(BigInteger.ONE) ? above
        : new Expr.Quotient(above, new Expr.Number(new BigDecimal(value.getDenominator())));
  }

  @Override
  public Step power(Step base, Step exponent) {
    Expr made = new Expr.Power(base.value, exponent.value);
    return exponent.moves || !base.moves || !keepsSign(exponent) || !isPositive(base)
        ? stuck(made, base, exponent)
        : base.after(made, value ->
            new Expr.Power(reaching(value), new Expr.Quotient(ONE, exponent.value)));
  }

  @Override
  public Step delay(String quantity, Step lag) {
    return new Step(new Expr.Delay(quantity, lag.value), true, Optional.empty());
  }

  @Override
  public Step call(Function function, List<Step> arguments) {
    Expr made = new Expr.Call(function, arguments.stream().map(Step::value).toList());
    Step u = arguments.get(0);
    if (arguments.size() > 1 || !u.moves) {
      return stuck(made, arguments.toArray(Step[]::new));
    }
    return switch (function) {
      case EXP -> u.after(made, value -> applied(Function.LOG, reaching(value)));
      case LOG -> isPositive(u) ? u.after(made, value -> applied(Function.EXP, value)) : stuck(made, u);
      case SQRT -> isPositive(u)
          ? u.after(made, value -> new Expr.Power(reaching(value), TWO)) : stuck(made, u);
      default -> stuck(made, u);
    };
  }

  private static Expr applied(Function function, Expr argument) {
    return new Expr.Call(function, List.of(argument));
  }

  @Override
  public Step table(Step x, Nodes nodes) {
    return stuck(new Expr.Table(x.value, nodes), x);
  }

  @Override
  public Step compare(Relation relation, Step a, Step b) {
    return stuck(new Expr.Comparison(relation, a.value, b.value), a, b);
  }

  @Override
  public Step and(Step a, Step b) {
    return stuck(new Expr.And(a.value, b.value), a, b);
  }

  @Override
  public Step or(Step a, Step b) {
    return stuck(new Expr.Or(a.value, b.value), a, b);
  }

  @Override
  public Step choose(Step condition, Supplier<Step> then, Supplier<Step> otherwise) {
    Step first = then.get();
    Step second = otherwise.get();
    return stuck(new Expr.Choice(condition.value, first.value, second.value), condition, first, second);
  }
}
