package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The values that an expression has where each name lies in its interval: an enclosure, never too small. A
 * condition is 1, 0, or the interval between where it is not decided; a choice that is not decided is the
 * hull of both arms.
 *
 * <p>Folding throws an {@link ArithmeticException} where the expression may be undefined, or reads the past.
 *
 * @param names the interval of each name
 */
public record IntervalValue(java.util.function.Function<String, Interval> names)
    implements Algebra<Interval> {
  private static final Interval TWO = Interval.of(new BigFraction(2));
  private static final Interval EITHER = Interval.ZERO.hull(Interval.ONE);

  @Override
  public Interval number(BigDecimal value) {
    return Interval.of(Literal.exact(value));
  }

  @Override
  public Interval pi() {
    return Interval.pi();
  }

  @Override
  public Interval name(String name) {
    return names.apply(name);
  }

  @Override
  public Interval negate(Interval a) {
    return a.negate();
  }

  @Override
  public Interval add(Interval a, Interval b) {
    return a.plus(b);
  }

  @Override
  public Interval subtract(Interval a, Interval b) {
    return a.minus(b);
  }

  @Override
  public Interval multiply(Interval a, Interval b) {
    return a.times(b);
  }

  @Override
  public Interval divide(Interval a, Interval b) {
    return a.over(b);
  }

  @Override
  public Interval power(Interval base, BigFraction exponent) {
    return base.power(exponent);
  }

  @Override
  public Interval power(Interval base, Interval exponent) {
    return base.power(exponent);
  }

  @Override
  public Interval delay(String quantity, Interval lag) {
    throw new ArithmeticException("the past of " + quantity + " is not known");
  }

  @Override
  public Interval call(Function function, List<Interval> x) {
    Interval u = x.get(0);
    return switch (function) {
      case EXP -> u.exp();
      case LOG -> u.log();
      case SQRT -> u.power(BigFraction.ONE_HALF);
      case ABS -> u.max(u.negate()).max(Interval.ZERO);
      case MIN -> u.min(x.get(1));
      case MAX -> u.max(x.get(1));
      case TANH -> Interval.ONE.minus(TWO.over(Interval.ONE.plus(u.times(TWO).exp())));
      case SIN -> u.sin();
      case COS -> u.cos();
      case SIGN -> Interval.of(new BigFraction(u.low().getNumerator().signum()))
          .hull(Interval.of(new BigFraction(u.high().getNumerator().signum())));
      case FLOOR -> u.floor();
      case POS -> u.max(Interval.ZERO);
      // x^n/(K^n + x^n) with x once, so that the enclosure is not widened
      case HILL -> u.sign() == 0 ? plainHill(u, x.get(1), x.get(2)) : Interval.ONE.over(
          Interval.ONE.plus(x.get(1).over(u).power(x.get(2))));
      case SOFTPLUS -> Interval.ONE.plus(u.exp()).log();
      case SIGMOID -> Interval.ONE.over(Interval.ONE.plus(u.negate().exp()));
    };
  }

  private static Interval plainHill(Interval x, Interval K, Interval n) {
    Interval above = x.power(n);
    return above.over(K.power(n).plus(above));
  }

  @Override
  public Interval table(Interval x, Nodes nodes) {
    Interval ends = Interval.of(nodes.at(x.low())).hull(Interval.of(nodes.at(x.high())));
    return IntStream.range(0, nodes.size()).filter(i -> x.contains(nodes.exactX(i)))
        .mapToObj(i -> Interval.of(nodes.exactY(i))).reduce(ends, Interval::hull);
  }

  @Override
  public Interval compare(Relation relation, Interval a, Interval b) {
    Interval gap = a.minus(b);
    if (gap.sign() != 0 || gap.isZero()) {
      return relation.holds(gap.sign()) ? Interval.ONE : Interval.ZERO;
    }
    return EITHER;
  }

  @Override
  public Interval and(Interval a, Interval b) {
    return a.times(b);
  }

  @Override
  public Interval or(Interval a, Interval b) {
    return a.max(b);
  }

  @Override
  public Interval choose(Interval condition, Supplier<Interval> then, Supplier<Interval> otherwise) {
    return condition.isZero() ? otherwise.get()
        : condition.sign() > 0 ? then.get() : then.get().hull(otherwise.get());
  }
}
