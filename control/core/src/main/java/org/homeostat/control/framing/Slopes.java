package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.expr.Derivative;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;

/**
 * Exact partial derivatives of expressions in a model's quantities, by the chain rule through auxiliaries.
 */
final class Slopes {
  private static final Expr ZERO = new Expr.Number(BigDecimal.ZERO);
  private static final Expr ONE = new Expr.Number(BigDecimal.ONE);

  private final Model model;
  private final Map<List<String>, Expr> known = new HashMap<>();

  Slopes(Model model) {
    this.model = model;
  }

  /** The partial derivative by a state or by {@code t}, as a formula. */
  Expr of(Expr expression, String by) {
    return Derivative.of(expression, name -> slope(name, by));
  }

  private Expr slope(String name, String by) {
    if (name.equals(by)) {
      return ONE;
    }
    if (name.equals("t") || model.definition(name).isEmpty()) {
      return ZERO;
    }
    List<String> place = List.of(name, by);
    if (!known.containsKey(place)) {
      known.put(place, of(model.definition(name).orElseThrow(), by));
    }
    return known.get(place);
  }
}
