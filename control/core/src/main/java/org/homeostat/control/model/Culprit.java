package org.homeostat.control.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Explanation;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Parser;

/** Finds the subterm in which a number was lost: the first one, in the order of evaluation, that is not finite. */
final class Culprit {
  private Culprit() {}

  static Optional<String> of(Model model, double t, double[] y, String state) {
    Map<String, Double> point = model.evaluate(t, y);
    for (Equation equation : model.equationsInOrder()) {
      if (equation.derivative() && !equation.name().equals(state)) {
        continue;
      }
      Explanation explanation = Explanation.of(equation.value(),
          name -> name.equals("t") ? t : point.get(name), model::unitIfKnown);
      Optional<Explanation> broken = explanation.firstNaN();
      if (broken.isPresent()) {
        return Optional.of(Caret.left(equation) + " is " + explanation.value() + ", first in " + broken.get().text()
            + values(model, point, Names.of(Parser.expression(broken.get().text()))));
      }
    }
    return Optional.empty();
  }

  private static String values(Model model, Map<String, Double> point, Set<String> names) {
    String list = names.stream()
        .filter(point::containsKey)
        .map(name -> name + " = " + Numbers.round(point.get(name)) + unit(model, name))
        .collect(Collectors.joining(", "));
    return list.isEmpty() ? "." : ", where " + list + ".";
  }

  private static String unit(Model model, String name) {
    return model.quantity(name).unit().isDimensionless() ? "" : " " + model.quantity(name).unit();
  }
}
