package org.homeostat.control.analysis;

import java.math.BigDecimal;
import org.homeostat.control.expr.Expr;

/** Terms that formulas are put together of; those that are 0, and factors that are 1, are left out. */
final class Terms {
  static final Expr ZERO = number(0);
  static final Expr ONE = number(1);

  private Terms() {}

  static Expr number(double value) {
    return new Expr.Number(new BigDecimal(value));
  }

  static Expr name(String name) {
    return new Expr.Name(name);
  }

  static boolean isZero(Expr term) {
    return term instanceof Expr.Number number && number.value().signum() == 0;
  }

  static Expr product(Expr a, Expr b) {
    return isZero(a) || isZero(b) ? ZERO : a.equals(ONE) ? b : b.equals(ONE) ? a : new Expr.Product(a, b);
  }

  static Expr sum(Expr a, Expr b) {
    return isZero(a) ? b : isZero(b) ? a : new Expr.Sum(a, b);
  }
}
