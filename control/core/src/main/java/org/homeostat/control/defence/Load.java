package org.homeostat.control.defence;

import java.util.function.ToDoubleFunction;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.unit.Unit;

/**
 * What presses on a model for good: a parameter or an open input, or something added to a state's derivative
 * or to a closed input.
 *
 * @param model the model with the load as a parameter
 * @param name of that parameter
 * @param on the quantity that the load was asked for on
 * @param factor by which the load is counted, an expression; 1 counts it in its own unit
 */
record Load(Model model, String name, String on, String factor) {

  static Load of(Model model, String on) {
    if (model.parameters().contains(on)) {
      return new Load(model, on, on, "1");
    }
    if (model.has(on) && model.quantity(on).kind() == Quantity.Kind.AUXILIARY) {
      throw new ModelException(model.name(), "'" + on + "' is an auxiliary and cannot be loaded; name a"
          + " state, for a load on its derivative, an input, or a parameter.");
    }
    Model loaded = model.infused(on, 0);
    String name = loaded.parameters().stream().filter(other -> !model.parameters().contains(other))
        .findFirst().orElseThrow();
    return new Load(loaded, name, on, "1");
  }

  Load counted(String by) {
    model.unitOf("what the load on " + on + " is counted by", Parser.expression(by));
    return new Load(model, name, on, by);
  }

  /** How many units of the load one unit of the parameter is, where the model's quantities are these. */
  double perParameter(ToDoubleFunction<String> values) {
    return Value.of(Parser.expression(factor), values);
  }

  /** Whether it is added to something, and 0 where nothing is added. */
  boolean isAdded() {
    return !name.equals(on);
  }

  Unit unit() {
    Unit own = model.quantity(name).unit();
    return model.unitOf("the load", Parser.expression(factor)).map(own::times).orElse(own);
  }

  /** What is loaded, in the notation of models. */
  String text() {
    String target = !isAdded() ? on : model.states().contains(on) ? "d" + on + "/dt" : on;
    return factor.equals("1") ? target : factor + "*" + target;
  }
}
