package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.LinearRelations;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;

/**
 * A weighted sum of states that no equation changes: its rate is zero identically, by exact algebra. A model
 * with conserved totals rests at other points for other totals; its equilibria are those at the totals of its
 * start.
 *
 * @param weights of the states that take part, in parameters at most
 * @param value of the sum, at the model's start
 */
public record ConservedTotal(Model model, Map<String, Expr> weights, double value) {

  /**
   * The totals of a model, linearly independent, states apart that the equations hold; empty where there are
   * none, or where the forms grow past their bound.
   */
  public static List<ConservedTotal> of(Model model) {
    return RateForms.of(model).flatMap(forms -> Canonical.bounded(() -> of(model, forms))).orElse(List.of());
  }

  private static List<ConservedTotal> of(Model model, RateForms forms) {
    List<String> moving = forms.moving();
    List<List<Canonical.Form>> columns = moving.stream().map(state -> List.of(forms.rate(state))).toList();
    List<ConservedTotal> totals = new ArrayList<>();
    var varying = new LinkedHashSet<>(model.states());
    varying.add("t");
    for (List<Canonical.Form> relation : LinearRelations.among(forms.proof(), columns, varying)) {
      Map<String, Expr> weights = new LinkedHashMap<>();
      for (int i = 0; i < relation.size(); i++) {
        if (!relation.get(i).isZero()) {
          weights.put(moving.get(i), relation.get(i).toExpr());
        }
      }
      totals.add(new ConservedTotal(model, weights, 0).at(model.start()));
    }
    return List.copyOf(totals);
  }

  /** The weight of a state at the present values of the parameters. */
  public double weight(String state) {
    return Optional.ofNullable(weights.get(state)).map(weight -> Value.of(weight, model::value)).orElse(0.0);
  }

  /** The same total where the states are these. */
  ConservedTotal at(double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += weight(model.states().get(i)) * y[i];
    }
    return new ConservedTotal(model, weights, sum);
  }

  /** The sum as a formula. */
  public String text() {
    StringBuilder text = new StringBuilder();
    weights.forEach((state, weight) -> {
      Expr size = weight instanceof Expr.Negate negative ? negative.a() : weight;
      boolean negative = weight instanceof Expr.Negate;
      String term = Text.of(size).equals("1") ? state
          : Text.of(new Expr.Product(size, new Expr.Name(state)));
      text.append(text.isEmpty() ? (negative ? "-" : "") : negative ? " - " : " + ").append(term);
    });
    return text.toString();
  }

  @Override
  public String toString() {
    return text() + " = " + Numbers.round(value) + ", which no equation changes";
  }
}
