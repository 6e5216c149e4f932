package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Algebra;
import org.homeostat.control.expr.Relation;

/**
 * A formula's value at a rational point, in rational arithmetic: the truth that proofs are held against.
 *
 * @param names what names are
 * @param past what names were so long ago
 */
record ExactValue(
    Function<String, BigFraction> names, BiFunction<String, BigFraction, BigFraction> past)
    implements Algebra<BigFraction> {

  /** Values at a point that has no past. */
  static ExactValue at(Map<String, BigFraction> point) {
    return new ExactValue(point::get, (name, lag) -> {
      throw new UnsupportedOperationException("a point has no past");
    });
  }

  @Override
  public BigFraction number(BigDecimal value) {
    BigDecimal scaled = value.setScale(Math.max(0, value.scale()));
    return new BigFraction(scaled.unscaledValue(), BigInteger.TEN.pow(scaled.scale()));
  }

  @Override
  public BigFraction pi() {
    throw new UnsupportedOperationException("pi is not rational");
  }

  @Override
  public BigFraction name(String name) {
    return names.apply(name);
  }

  @Override
  public BigFraction negate(BigFraction a) {
    return a.negate();
  }

  @Override
  public BigFraction add(BigFraction a, BigFraction b) {
    return a.add(b);
  }

  @Override
  public BigFraction subtract(BigFraction a, BigFraction b) {
    return a.subtract(b);
  }

  @Override
  public BigFraction multiply(BigFraction a, BigFraction b) {
    return a.multiply(b);
  }

  @Override
  public BigFraction divide(BigFraction a, BigFraction b) {
    return a.divide(b);
  }

  @Override
  public BigFraction power(BigFraction base, BigFraction exponent) {
    return base.pow(exponent.getNumeratorAsInt());
  }

  @Override
  public BigFraction delay(String quantity, BigFraction lag) {
    return past.apply(quantity, lag);
  }

  @Override
  public BigFraction call(org.homeostat.control.expr.Function function, List<BigFraction> x) {
    BigFraction u = x.get(0);
    return switch (function) {
      case POS -> u.getNumerator().signum() > 0 ? u : BigFraction.ZERO;
      case ABS -> u.abs();
      case MIN -> u.compareTo(x.get(1)) <= 0 ? u : x.get(1);
      case MAX -> u.compareTo(x.get(1)) >= 0 ? u : x.get(1);
      default -> throw new UnsupportedOperationException(function.text());
    };
  }

  @Override
  public BigFraction compare(Relation relation, BigFraction a, BigFraction b) {
    return relation.holds(a.compareTo(b)) ? BigFraction.ONE : BigFraction.ZERO;
  }

  @Override
  public BigFraction and(BigFraction a, BigFraction b) {
    return a.multiply(b);
  }

  @Override
  public BigFraction or(BigFraction a, BigFraction b) {
    return a.getNumerator().signum() != 0 ? a : b;
  }

  @Override
  public BigFraction choose(
      BigFraction condition, Supplier<BigFraction> then, Supplier<BigFraction> otherwise) {
    return condition.getNumerator().signum() != 0 ? then.get() : otherwise.get();
  }
}
