package org.homeostat.control.expr;

import java.math.BigDecimal;
import org.hipparchus.fraction.BigFraction;

/**
 * The rational number that an expression spells out with literals, minus signs and quotients: {@code 2},
 * {@code -1}, {@code 3/4}. A question about the spelling, so it looks at the tree instead of folding it:
 * every fold asks it of every exponent.
 */
final class Literal {

  private Literal() {}

  /** The number, or null where the expression is anything else; {@code 1/0} is something else. */
  static BigFraction of(Expr expr) {
    if (expr instanceof Expr.Number number) {
      return exact(number.value());
    }
    if (expr instanceof Expr.Negate minus) {
      BigFraction a = of(minus.a());
      return a == null ? null : a.negate();
    }
    if (expr instanceof Expr.Quotient quotient) {
      BigFraction a = of(quotient.a());
      BigFraction b = a == null ? null : of(quotient.b());
      return b == null || b.getNumerator().signum() == 0 ? null : a.divide(b);
    }
    return null;
  }

  /** The exact value of a decimal. */
  static BigFraction exact(BigDecimal value) {
    return new BigFraction(value.unscaledValue()).multiply(new BigFraction(10).pow(-value.scale()));
  }
}
