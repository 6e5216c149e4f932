package org.homeostat.control.model;

import java.util.function.UnaryOperator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;

/** Where a state begins. */
public sealed interface Start {

  /** The same in other names, into which formulas are turned. */
  Start renamed(UnaryOperator<Expr> formulas);

  /** At a number in the state's unit. */
  record At(double value) implements Start {
    @Override
    public Start renamed(UnaryOperator<Expr> formulas) {
      return this;
    }

    @Override
    public String toString() {
      return Numbers.show(value);
    }
  }

  /** At the value that an expression in the model's quantities has at the start. */
  record Formula(Expr value) implements Start {
    @Override
    public Start renamed(UnaryOperator<Expr> formulas) {
      return new Formula(formulas.apply(value));
    }

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
    public Start renamed(UnaryOperator<Expr> formulas) {
      return this;
    }

    @Override
    public String toString() {
      return "rest";
    }
  }
}
