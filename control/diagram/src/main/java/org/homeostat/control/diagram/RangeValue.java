package org.homeostat.control.diagram;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Algebra;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Nodes;
import org.homeostat.control.expr.Relation;

/**
 * The range of an expression where each name has its own. Conditions are not looked at: a choice may be
 * either arm.
 *
 * @param names the range of each name
 */
record RangeValue(java.util.function.Function<String, Range> names) implements Algebra<Range> {

  @Override
  public Range number(BigDecimal value) {
    double nearest = value.doubleValue();
    return Range.of(nearest, Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(value) == 0);
  }

  @Override
  public Range pi() {
    return Range.of(Math.PI, false);
  }

  @Override
  public Range name(String name) {
    return names.apply(name);
  }

  @Override
  public Range negate(Range a) {
    return a.negate();
  }

  @Override
  public Range add(Range a, Range b) {
    return a.plus(b);
  }

  @Override
  public Range subtract(Range a, Range b) {
    return a.plus(b.negate());
  }

  @Override
  public Range multiply(Range a, Range b) {
    return a.times(b);
  }

  @Override
  public Range divide(Range a, Range b) {
    return a.over(b);
  }

  @Override
  public Range power(Range base, BigFraction exponent) {
    return exponent.getDenominatorAsLong() == 1
        ? base.power(exponent.getNumeratorAsInt()) : base.power(Range.of(exponent.doubleValue(), false));
  }

  @Override
  public Range power(Range base, Range exponent) {
    return base.power(exponent);
  }

  /** What a quantity was lay where it may lie. */
  @Override
  public Range delay(String quantity, Range lag) {
    return names.apply(quantity);
  }

  @Override
  public Range call(Function function, List<Range> x) {
    Range u = x.get(0);
    return switch (function) {
      case EXP -> u.exp();
      case LOG -> u.log();
      case SQRT, SOFTPLUS -> Range.NOT_NEGATIVE;
      case ABS -> u.abs();
      case MIN -> u.min(x.get(1));
      case MAX -> u.max(x.get(1));
      case POS -> u.max(new Range(0, 0));
      case TANH -> u.isNotNegative() ? Range.SHARE : u.isNotPositive() ? Range.SHARE.negate() : Range.WAVE;
      case SIGN -> new Range(Math.signum(u.low()), Math.signum(u.high()));
      case SIN, COS -> Range.WAVE;
      case FLOOR -> u.floor();
      case SIGMOID -> Range.SHARE;
      case HILL -> u.isNotNegative() && x.get(1).isNotNegative() ? Range.SHARE : Range.ALL;
    };
  }

  @Override
  public Range table(Range x, Nodes nodes) {
    return IntStream.range(0, nodes.size()).mapToObj(i -> number(nodes.y().get(i)))
        .reduce(Range::hull).orElse(Range.ALL);
  }

  @Override
  public Range compare(Relation relation, Range a, Range b) {
    return Range.SHARE;
  }

  @Override
  public Range and(Range a, Range b) {
    return Range.SHARE;
  }

  @Override
  public Range or(Range a, Range b) {
    return Range.SHARE;
  }

  @Override
  public Range choose(Range condition, Supplier<Range> then, Supplier<Range> otherwise) {
    return then.get().hull(otherwise.get());
  }
}
