package org.homeostat.control.model;

import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Explanation;

/**
 * Finds the subterm in which a number was lost, through the auxiliaries that carried it into a derivative.
 */
final class Culprit {
  private final Model model;
  private final double t;
  private final Map<String, Double> point;

  private Culprit(Model model, double t, Map<String, Double> point) {
    this.model = model;
    this.t = t;
    this.point = point;
  }

  /** What made the derivative of {@code state} no finite number; empty where it is one. */
  static Optional<String> of(Model model, double t, double[] y, String state) {
    return of(model, t, model.evaluate(t, y), state);
  }

  /** The same, given all values there. */
  static Optional<String> of(Model model, double t, Map<String, Double> point, String state) {
    return new Culprit(model, t, point).in("d" + state + "/dt", model.rate(state));
  }

  private Optional<String> in(String name, Expr value) {
    Explanation whole = Explanation.of(value, this::at, model::unitIfKnown);
    return whole.firstNaN().map(lost -> name + " is " + whole.value() + because(lost));
  }

  private String because(Explanation lost) {
    if (!point.containsKey(lost.text())) {
      return ", first in " + lost.withNames() + ".";
    }
    return ", because " + model.definition(lost.text())
        .flatMap(definition -> in(lost.text(), definition))
        .orElse(lost.text() + " is " + lost.value() + ".");
  }

  private double at(String name) {
    return name.equals("t") ? t : point.get(name);
  }
}
