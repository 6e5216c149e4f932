package org.homeostat.control.model;

import java.util.Optional;
import java.util.Set;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.UnitMismatch;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;

/** Checks an expression that somebody writes about a model from outside. */
final class ExpressionCheck {
  private final Description description;

  ExpressionCheck(Description description) {
    this.description = description;
  }

  /** Checks that an expression follows from what is now. */
  void checkPresent(String what, Expr expression) {
    Set<String> carriers = description.lags().carriers();
    boolean delayed = Delayed.isIn(expression);
    Optional<String> carrier = Names.of(expression).stream().filter(carriers::contains).findFirst();
    if (delayed || carrier.isPresent()) {
      throw new ModelException(what, "'" + Text.of(expression) + "' cannot be watched in "
          + description.name() + ", because " + (delayed ? "it" : "'" + carrier.get() + "'")
          + " depends on what was some time ago."
          + carrier.filter(name -> !delayed)
              .map(name -> "\n    " + description.definition(name).orElseThrow().text()).orElse("")
          + "\n    Watch states, or what follows from them as they are now.");
    }
  }

  Optional<Unit> unitOf(String what, Expr expression) {
    for (String used : Names.of(expression)) {
      if (!used.equals("t") && !description.quantities().containsKey(used)) {
        throw new ModelException(what, "'" + Text.of(expression) + "' uses '" + used + "', which "
            + description.name() + " does not have."
            + Description.near(used, description.quantities().keySet()));
      }
    }
    try {
      return new UnitAudit(description.name(), description.time(), description.quantities())
          .unitOf(expression);
    } catch (UnitMismatch mismatch) {
      throw new ModelException(
          what, "the units in '" + Text.of(expression) + "' do not fit.\n    " + mismatch.getMessage()
          + Trouble.UNIT_MISMATCH.more());
    }
  }
}
