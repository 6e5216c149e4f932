package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** A formula with some of its names replaced by formulas, all at once; nothing else changes. */
public final class Substitution {
  private Substitution() {}

  /** {@code expr} with each name that has a replacement replaced; replacements are not looked into again. */
  public static Expr in(Expr expr, Map<String, Expr> replacements) {
    return expr.fold(new Replacing(Map.copyOf(replacements)));
  }

  /** A rational number as the notation spells it: {@code 3}, {@code -(1/2)}. */
  static Expr spelled(BigFraction value) {
    if (value.getNumerator().signum() < 0) {
      return new Expr.Negate(spelled(value.negate()));
    }
    Expr numerator = new Expr.Number(new BigDecimal(value.getNumerator()));
    return value.getDenominator().equals(BigInteger.ONE)
        ? numerator
        : new Expr.Quotient(numerator, new Expr.Number(new BigDecimal(value.getDenominator())));
  }

  private record Replacing(Map<String, Expr> replacements) implements Rebuilding {

    /** A delayed quantity can be renamed; a formula would need a name first. */
    @Override
    public Expr delay(String quantity, Expr lag) {
      if (name(quantity) instanceof Expr.Name renamed) {
        return new Expr.Delay(renamed.name(), lag);
      }
      throw new NoPast(quantity);
    }

    @Override
    public Expr name(String name) {
      Expr replacement = replacements.get(name);
      return replacement == null ? new Expr.Name(name) : replacement;
    }
  }
}
