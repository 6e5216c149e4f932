package org.homeostat.control.defence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Numbers;

/**
 * An integral of a function of one quantity alone, made of a model's states:
 *
 * <pre>
 * phi = sum of a_i*X_i + sum of b_i*log(X_i),    dphi/dt = g(y)
 * </pre>
 *
 * <p>by exact algebra, whatever the load. Wherever the model rests and phi is defined, g(y) = 0.
 *
 * @param weights a_i, by state
 * @param logarithmic b_i, by state; phi is defined where these states are positive
 * @param output y
 * @param rate g(y); written in the states where y is made of them
 * @param level y at the operating point, where g vanishes
 */
public record HiddenIntegrator(
    Map<String, Expr> weights, Map<String, Expr> logarithmic, String output, Expr rate, double level) {

  /** phi as a formula. */
  public String phi() {
    Map<String, Expr> terms = new LinkedHashMap<>(weights);
    logarithmic.forEach((state, weight) -> terms.put("log(" + state + ")", weight));
    StringBuilder text = new StringBuilder();
    terms.forEach((term, weight) -> {
      boolean negative = weight instanceof Expr.Negate;
      Expr size = weight instanceof Expr.Negate minus ? minus.a() : weight;
      text.append(text.isEmpty() ? (negative ? "-" : "") : negative ? " - " : " + ")
          .append(Text.of(size).equals("1") ? "" : factor(size) + "*").append(term);
    });
    return text.toString();
  }

  private static String factor(Expr size) {
    return size instanceof Expr.Sum || size instanceof Expr.Difference ? "(" + Text.of(size) + ")"
        : Text.of(size);
  }

  @Override
  public String toString() {
    return "phi = " + phi() + ", dphi/dt = " + Text.of(rate) + ", which is 0 at " + output + " = "
        + Numbers.round(level);
  }
}
