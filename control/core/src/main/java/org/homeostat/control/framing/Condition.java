package org.homeostat.control.framing;

import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/** What a map asks of one of its two models: that an expression in its quantities is positive. */
record Condition(Model owner, Expr positive) {

  /** As text: {@code B > 0}. */
  String text() {
    return Text.of(positive) + " > 0";
  }
}
