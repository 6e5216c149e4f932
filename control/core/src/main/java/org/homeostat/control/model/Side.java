package org.homeostat.control.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.unit.Unit;

/**
 * One of the two models of a join.
 *
 * @param own the model as it was
 * @param names what its quantities are called in the joined model
 * @param model the model in those names
 * @param label how messages call it
 */
record Side(Model own, Map<String, String> names, Model model, String label) {

  static Side of(Model own, String prefix, Set<String> merged, String label) {
    Map<String, String> names = new LinkedHashMap<>();
    own.quantities().forEach(quantity -> names.put(quantity.name(),
        prefix.isEmpty() || merged.contains(quantity.name()) ? quantity.name()
            : prefix + "_" + quantity.name()));
    return new Side(own, names, own.renamed(names), label);
  }

  boolean has(String name) {
    return model.has(name);
  }

  /** Whether a quantity of this side was declared, not only introduced by an equation. */
  boolean declares(String name) {
    return model.description().declared().stream().anyMatch(quantity -> quantity.name().equals(name));
  }

  /** Whether a quantity is an input that nothing closes yet. */
  boolean takes(String name) {
    return inputs().isFree(name);
  }

  /** Whether there is a quantity that can close an input. */
  boolean gives(String name) {
    return has(name) && !takes(name);
  }

  /** Where a state was found to rest. */
  Optional<Double> rest(String state) {
    return Optional.ofNullable(model.givens().rest().get(state));
  }

  /** Whether the model could run as it is. */
  boolean isWhole() {
    return model.openInputs().isEmpty();
  }

  Inputs inputs() {
    return Inputs.of(model);
  }

  /** The name that a quantity has in the model as it was. */
  String ownName(String name) {
    return names.entrySet().stream().filter(pair -> pair.getValue().equals(name)).map(Map.Entry::getKey)
        .findFirst().orElseThrow();
  }

  /** A quantity with its unit: {@code FI of leptin.plant is g/d}. */
  String unitOf(String name) {
    Unit unit = model.quantity(name).unit();
    return ownName(name) + " of " + label + " is " + (unit.isDimensionless() ? "a pure number" : unit);
  }
}
