package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/**
 * One meaning of a formula: what each kind of node becomes, given what its parts have become.
 *
 * <p>Conditions are an {@code R} too; an algebra of numbers uses 1 for true and 0 for false.
 */
public interface Algebra<R> {

  /** An exact decimal literal. */
  R number(BigDecimal value);

  /** The constant pi. */
  R pi();

  /** A quantity, or the time {@code t}. */
  R name(String name);

  /** {@code -a}. */
  R negate(R a);

  /** {@code a + b}. */
  R add(R a, R b);

  /** {@code a - b}. */
  R subtract(R a, R b);

  /** {@code a*b}. */
  R multiply(R a, R b);

  /** {@code a/b}. */
  R divide(R a, R b);

  /**
   * {@code base^exponent} where the exponent is written as a rational number: {@code x^2}, {@code x^-1},
   * {@code x^(3/4)}.
   */
  R power(R base, BigFraction exponent);

  /**
   * The same for an algebra to which it matters how the exponent is written, {@code 1/2} or {@code 0.5}:
   * {@code written} folds it.
   */
  default R power(R base, BigFraction exponent, Supplier<R> written) {
    return power(base, exponent);
  }

  /** {@code base^exponent} for every other exponent. */
  R power(R base, R exponent);

  /** {@code delay(quantity, lag)}: what the quantity was that long ago. */
  R delay(String quantity, R lag);

  /** A function of the notation; the number of arguments is right. */
  R call(Function function, List<R> arguments);

  /** The curve through some nodes, at x; unless an algebra knows better, what the nodes spell it as. */
  default R table(R x, Nodes nodes) {
    return nodes.spelled(this, x);
  }

  /** A comparison. */
  R compare(Relation relation, R a, R b);

  /** Both conditions. */
  R and(R a, R b);

  /** Either condition. */
  R or(R a, R b);

  /**
   * The first arm where the condition holds, else the second; an arm that is not asked for is not evaluated.
   */
  R choose(R condition, Supplier<R> then, Supplier<R> otherwise);
}
