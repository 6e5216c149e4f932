package org.homeostat.control.model;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Substitution;
import org.homeostat.control.trouble.Trouble;

/**
 * The auxiliaries that read their own past with no state between, as N = f(delay(N, D)) does. Such a circle
 * has to begin somewhere: one of its quantities says what it was before the start, and a field with constant
 * past takes it to be that for good.
 */
final class Circles {
  private static final String STATE = "Make one of them a state: a loop needs something that remembers.";
  private static final String HISTORY =
      "They do so through the past, which has to begin somewhere: say what a delayed one of them was before"
          + " the start, as in auxiliary(...).before(\"0\")." + Trouble.A_DELAY_IS_REFUSED.more();

  private final Map<String, Equation> definitions;
  private final Map<String, Expr> beginnings = new LinkedHashMap<>();

  Circles(Map<String, Equation> definitions, Map<String, Quantity> declared) {
    this.definitions = definitions;
    for (Equation equation : definitions.values()) {
      Quantity quantity = declared.get(equation.name());
      if (quantity != null && quantity.history().isPresent()
          && reaches(equation, equation.name(), new HashSet<>())) {
        beginnings.put(equation.name(), Substitution.in(
            quantity.history().get(), Map.of("t", new Expr.Number(BigDecimal.ZERO))));
      }
    }
  }

  private boolean reaches(Equation from, String wanted, Set<String> seen) {
    return Names.of(Delayed.present(from.value())).stream().anyMatch(used -> used.equals(wanted)
        || definitions.containsKey(used) && seen.add(used) && reaches(definitions.get(used), wanted, seen));
  }

  /** The quantities that read their own past. */
  Set<String> members() {
    return beginnings.keySet();
  }

  /** The equations in order, each after those it uses; delayed ones count as used where that is possible. */
  List<Equation> order(String model, Origins origins) {
    Ordering.of(model, definitions, Delayed::named, STATE, origins);
    return Ordering.of(model, definitions, this::present, HISTORY, origins);
  }

  /** A formula where the past is constant. */
  Expr present(Expr formula) {
    return Delayed.present(formula, beginnings);
  }
}
