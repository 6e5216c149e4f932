package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;

/** Puts auxiliary equations into an order in which each comes after those it uses. */
final class Ordering {
  private final String model;
  private final Map<String, Equation> definitions;
  private final UnaryOperator<Expr> reading;
  private final String remedy;
  private final Origins origins;
  private final Map<String, Equation> ordered = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  private Ordering(String model, Map<String, Equation> definitions, UnaryOperator<Expr> reading,
      String remedy, Origins origins) {
    this.model = model;
    this.definitions = definitions;
    this.reading = reading;
    this.remedy = remedy;
    this.origins = origins;
  }

  /**
   * The equations in order.
   *
   * @param reading what of a formula counts
   * @param remedy against a circle
   * @param origins of which a circle tells those of its members
   */
  static List<Equation> of(String model, Map<String, Equation> definitions, UnaryOperator<Expr> reading,
      String remedy, Origins origins) {
    Ordering ordering = new Ordering(model, definitions, reading, remedy, origins);
    definitions.values().forEach(ordering::visit);
    return List.copyOf(ordering.ordered.values());
  }

  private void visit(Equation equation) {
    if (ordered.containsKey(equation.name())) {
      return;
    }
    if (!open.add(equation.name())) {
      throw new ModelException(model, cycle(equation.name()));
    }
    for (String used : Names.of(reading.apply(equation.value()))) {
      if (definitions.containsKey(used)) {
        visit(definitions.get(used));
      }
    }
    open.remove(equation.name());
    ordered.put(equation.name(), equation);
  }

  private String cycle(String name) {
    List<String> path = new ArrayList<>(open);
    List<String> loop = path.subList(path.indexOf(name), path.size());
    StringBuilder text = new StringBuilder("the equations define each other in a circle: ")
        .append(String.join(" <- ", loop)).append(" <- ").append(name).append(".");
    loop.forEach(member -> text.append("\n    ").append(definitions.get(member).text())
        .append(origins.of(member).map(from -> "   (" + from + ")").orElse("")));
    return text + "\n    " + remedy;
  }
}
