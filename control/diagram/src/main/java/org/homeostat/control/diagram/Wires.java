package org.homeostat.control.diagram;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Names;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;

/**
 * One model as a graph.
 *
 * @param where the point at which signs are read that are not proved
 */
record Wires(Model model, List<Node> nodes, List<Influence> influences, String where) {

  static Wires of(Model model, boolean parameters) {
    Map<String, List<String>> errors = Errors.of(model);
    Set<String> shown = new LinkedHashSet<>();
    if (model.equationsInOrder().stream().map(Equation::value)
        .anyMatch(value -> Names.of(value).contains("t"))) {
      shown.add("t");
    }
    model.quantities().stream()
        .filter(quantity -> quantity.kind() == Quantity.Kind.INPUT && !isDefined(model, quantity))
        .forEach(quantity -> shown.add(quantity.name()));
    errors.values().forEach(shown::addAll);
    model.quantities().stream()
        .filter(quantity -> parameters && quantity.kind() == Quantity.Kind.PARAMETER)
        .forEach(quantity -> shown.add(quantity.name()));
    shown.addAll(model.states());
    shown.addAll(model.auxiliaries());
    Surroundings surroundings = new Surroundings(model);
    List<Node> nodes = new ArrayList<>();
    shown.forEach(name -> nodes.add(Node.of(model, name, errors.containsKey(name))));
    List<Influence> influences = List.copyOf(Influences.of(model, shown, surroundings));
    return new Wires(model, List.copyOf(nodes), influences, surroundings.name());
  }

  private static boolean isDefined(Model model, Quantity quantity) {
    return model.definition(quantity.name()).isPresent();
  }

  boolean hasUnproved() {
    return influences.stream().anyMatch(influence -> !influence.proved() && influence.sign() != Sign.EITHER);
  }

  /** A line for each quantity that is driven. */
  String text() {
    int width = nodes.stream().mapToInt(node -> node.name().length()).max().orElse(1);
    String driven = nodes.stream().filter(node -> !drivers(node).isEmpty())
        .map(node -> String.format("\n  %-" + width + "s <- %s", node.name(), drivers(node))
            + (node.error() ? "   (an error)" : ""))
        .collect(Collectors.joining());
    return model.name() + ": who drives whom" + (driven.isEmpty() ? "\n  nothing drives anything" : driven)
        + (hasUnproved() ? "\n  a sign in brackets is that " + where + ", and not proved elsewhere" : "");
  }

  private String drivers(Node node) {
    return influences.stream().filter(influence -> influence.to().equals(node.name()))
        .map(influence -> influence.from() + " " + influence.mark()
            + influence.lag().map(lag -> " late by " + lag).orElse(""))
        .collect(Collectors.joining(", "));
  }
}
