package org.homeostat.control.model;

import java.util.Optional;

/**
 * Where a quantity of a joined or renamed model comes from: what it was called in which model, and where that
 * one had it from. {@code FM of leptin.feedback, there FM of leptin.plant}
 *
 * @param name what it is called there
 * @param model the name of the model
 * @param before where that model has it from; empty if it is its own
 */
public record Origin(String name, String model, Optional<Origin> before) {

  /** Of a quantity of a model, which may be the model's own. */
  static Origin of(Model model, String name) {
    return model.description().origins().of(name)
        .orElseGet(() -> new Origin(name, model.name(), Optional.empty()));
  }

  /** The same, seen from a model that took it over from another, under the name that it has there. */
  static Origin in(Model model, String name) {
    Optional<Origin> before = model.description().origins().of(name);
    return before.filter(own -> own.model.equals(model.name()))
        .orElseGet(() -> new Origin(name, model.name(), before));
  }

  /** Where it was declared, or an equation introduced it. */
  public Origin first() {
    return before.map(Origin::first).orElse(this);
  }

  @Override
  public String toString() {
    return name + " of " + model + before.map(from -> ", there " + from).orElse("");
  }
}
