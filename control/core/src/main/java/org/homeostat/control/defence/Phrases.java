package org.homeostat.control.defence;

import java.util.stream.Collectors;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;

/** Operating points in words, and quantities kept at theirs. */
final class Phrases {
  private Phrases() {}

  /** The states of an equilibrium on one line. */
  static String at(Equilibrium point) {
    Model model = point.model();
    return model.states().stream()
        .map(state -> state + " = " + Numbers.round(point.value(state)) + unit(model, state))
        .collect(Collectors.joining(", "));
  }

  /** The unit of a quantity behind a number, where it has one. */
  static String unit(Model model, String name) {
    return model.quantity(name).unit().isDimensionless() ? "" : " " + model.quantity(name).unit();
  }

  /** The model with a quantity held where it is at an equilibrium. */
  static Model holding(Model model, String name, Equilibrium point) {
    if (model.parameters().contains(model.quantity(name).name())) {
      throw new ModelException(model.name(), "'" + name + "' is a parameter, and no loop goes through it;"
          + " name an auxiliary, a closed input or a state.");
    }
    return model.held(name, point.value(name));
  }
}
