package org.homeostat.control.model;

import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;

/** Where a state begins. */
public sealed interface Start {

  /** At a number in the state's unit. */
  record At(double value) implements Start {
    @Override
    public String toString() {
      return Numbers.show(value);
    }
  }

  /** At the value that an expression in the model's quantities has at the start. */
  record Formula(Expr value) implements Start {
    @Override
    public String toString() {
      return Text.of(value);
    }
  }

  /**
   * At rest: its value in the stable equilibrium of the whole model that the guess leads to, solved once, at
   * the declared values.
   *
   * @param guess in the state's unit
   */
  record Rest(double guess) implements Start {
    @Override
    public String toString() {
      return "rest";
    }
  }
}
