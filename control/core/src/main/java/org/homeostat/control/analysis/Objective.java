package org.homeostat.control.analysis;

import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Text;

/**
 * A number that a run is judged by: the integral of one expression over the run, plus the value of another at
 * its end. Both are in the names of the model's quantities and {@code t}.
 *
 * <pre>{@code
 * Objective.integral("(FM - goal)^2").and(Objective.atEnd("10*L"))
 * }</pre>
 *
 * @param rate what is integrated over time
 * @param last what is added at the end
 */
public record Objective(Expr rate, Expr last) {

  /** The integral of an expression over the run. */
  public static Objective integral(String expression) {
    return new Objective(Parser.expression(expression), Terms.ZERO);
  }

  /** The value of an expression at the end of the run. */
  public static Objective atEnd(String expression) {
    return new Objective(Terms.ZERO, Parser.expression(expression));
  }

  /** The sum of both. */
  public Objective and(Objective other) {
    return new Objective(Terms.sum(rate, other.rate), Terms.sum(last, other.last));
  }

  @Override
  public String toString() {
    String integral = "integral of " + Text.of(rate);
    String end = Text.of(last) + " at the end";
    return Terms.isZero(rate) ? end : Terms.isZero(last) ? integral : integral + ", plus " + end;
  }
}
