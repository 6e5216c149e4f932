package org.homeostat.control.model;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.trouble.Trouble;

/** What can be said of a model's inputs: which an equation may close, and which still have to be closed. */
record Inputs(Model model) {

  static Inputs of(Model model) {
    return new Inputs(model);
  }

  /** Those that no equation closes, with a default or without. */
  List<String> free() {
    return model.quantities().stream().map(Quantity::name).filter(this::isFree).toList();
  }

  /** Whether a quantity is an input that no equation closes. */
  boolean isFree(String name) {
    return model.has(name) && model.quantity(name).is(Quantity.Kind.INPUT)
        && model.definition(name).isEmpty();
  }

  /** Checks that an equation can close an input of that name. */
  void check(String name) {
    if (!isFree(name)) {
      throw new ModelException(model.name(), refusal(name, model.name()) + " " + inventory(model.name()));
    }
  }

  /** Why a name cannot be closed: {@code 'heat' is no input of leptin.plant}. */
  String refusal(String name, String whose) {
    if (!model.has(name)) {
      return "there is no input '" + name + "' to close in " + whose + "."
          + Nearest.of(name, free()).map(near -> " Did you mean '" + near + "'?").orElse("");
    }
    Optional<String> equation = model.description().definition(name)
        .filter(defined -> model.quantity(name).is(Quantity.Kind.INPUT)).map(defined -> defined.text());
    return equation.map(text -> "the input '" + name + "' of " + whose + " is closed already.\n    " + text
            + "\n    To change that, use replace(\"" + name + " = ...\").")
        .orElse("'" + name + "' of " + whose + " is " + model.quantity(name).kind().phrase()
            + " and cannot be closed; only inputs can.");
  }

  /** Which inputs there are to close: {@code leptin.plant has the inputs FI, EE, load}. */
  String inventory(String whose) {
    List<String> free = free();
    return free.isEmpty() ? whose + " has no inputs to close."
        : whose + " has the input" + (free.size() == 1 ? " " : "s ") + String.join(", ", free) + ".";
  }

  /** Checks that nothing is open any more. */
  void checkClosed() {
    List<String> open = model.openInputs();
    if (!open.isEmpty()) {
      throw new ModelException(model.name(), "the input '" + open.get(0) + "' is open. "
          + closing(open.get(0)) + (model.states().isEmpty() ? "\n    It has no state: it is a part, to be"
              + " joined by Model.join(...) with a model that gives " + String.join(", ", open) + "." : "")
          + Trouble.OPEN_INPUT.more());
    }
  }

  static String closing(String input) {
    return "Close it with an equation " + input + " = ..., give it a default, or hold it.";
  }
}
