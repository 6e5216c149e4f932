package org.homeostat.control.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Value;
import org.homeostat.control.solve.SteadyState;
import org.homeostat.control.solve.VectorField;

/** Works out where states begin: numbers first, then the rest, then the expressions. */
final class Starts {
  private final Description description;
  private final Map<String, Double> values;
  private final Map<String, Double> known;
  private final Set<String> open = new HashSet<>();

  private Starts(Description description, Map<String, Double> values, Map<String, Double> known) {
    this.description = description;
    this.values = values;
    this.known = new LinkedHashMap<>(known);
  }

  /** Checks that start expressions use declared names and have the unit of their state. */
  static void check(Description description) {
    UnitAudit audit = new UnitAudit(description.name(), description.time(), description.quantities());
    for (Quantity state : description.quantities().values()) {
      if (state.start().orElse(null) instanceof Start.Formula formula) {
        for (String used : Names.of(formula.value())) {
          if (!used.equals("t") && !description.quantities().containsKey(used)) {
            throw description.error("the start of '" + state.name() + "' uses '" + used + "', which is not declared."
                + Description.near(used, description.quantities().keySet()) + "\n    " + state.name() + " starts at "
                + formula);
          }
        }
        audit.check(new Equation(state.name(), false, formula.value(), state.name() + " = " + formula, ""));
      }
    }
  }

  /** The starts of all states, given those that are already known (rest values, and what the user set). */
  static double[] of(Description description, Map<String, Double> values, Map<String, Double> known) {
    Starts starts = new Starts(description, values, known);
    List<String> states = List.copyOf(description.rates().keySet());
    double[] y = new double[states.size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = starts.state(description.quantities().get(states.get(i)));
      Declarations.checkStart(description.name(), description.quantities().get(states.get(i)), y[i]);
    }
    return y;
  }

  private double state(Quantity state) {
    if (known.containsKey(state.name())) {
      return known.get(state.name());
    }
    Start start = state.start().orElseThrow();
    if (start instanceof Start.At at) {
      return at.value();
    }
    if (start instanceof Start.Rest rest) {
      return rest.guess();
    }
    return guarded(state.name(), ((Start.Formula) start).value());
  }

  private double guarded(String name, Expr value) {
    if (!open.add(name)) {
      throw description.error("the start of '" + name + "' depends on itself. Give one of the states it uses a number.");
    }
    double result = Value.of(value, this::look);
    open.remove(name);
    known.put(name, result);
    return result;
  }

  private double look(String name) {
    if (name.equals("t")) {
      return 0;
    }
    if (known.containsKey(name)) {
      return known.get(name);
    }
    if (values.containsKey(name) && description.definition(name).isEmpty()) {
      return values.get(name);
    }
    return description.definition(name).isPresent()
        ? guarded(name, description.definition(name).get().value())
        : state(description.quantities().get(name));
  }

  /** The rest values of the states that start at rest: the stable equilibrium that their guesses lead to. */
  static Map<String, Double> rest(Description description, VectorField field, Map<String, Double> values,
      Map<String, Double> heldStarts, boolean[] held, boolean timeDependent) {
    List<Quantity> states = description.rates().keySet().stream().map(description.quantities()::get).toList();
    if (states.stream().noneMatch(Starts::isRest)) {
      return Map.of();
    }
    if (timeDependent) {
      throw description.error("the start is declared as rest, but the equations depend on t, so that nothing rests."
          + " Give the states a number or an expression to start from.");
    }
    double[] guess = new Starts(description, values, heldStarts).guesses(states);
    SteadyState found = SteadyState.reachedFrom(field, guess, held)
        .orElseThrow(() -> noRest(description, "no equilibrium was reached from the guess " + show(states, guess)));
    double[] state = found.state();
    for (int i = 0; i < state.length; i++) {
      if (isRest(states.get(i)) && !states.get(i).domain().contains(state[i])) {
        throw noRest(description, "the guess leads to an equilibrium with " + states.get(i).name() + " = "
            + Numbers.round(state[i]) + ", outside its domain "
            + states.get(i).domain().condition(states.get(i).name()));
      }
    }
    if (!found.modes().isStable()) {
      throw noRest(description, "the guess leads to an equilibrium that is not stable: " + found.modes());
    }
    Map<String, Double> rest = new LinkedHashMap<>();
    for (int i = 0; i < state.length; i++) {
      if (isRest(states.get(i))) {
        rest.put(states.get(i).name(), state[i]);
      }
    }
    return rest;
  }

  private double[] guesses(List<Quantity> states) {
    return states.stream().mapToDouble(this::state).toArray();
  }

  static boolean isRest(Quantity state) {
    return state.start().orElse(null) instanceof Start.Rest;
  }

  private static String show(List<Quantity> states, double[] guess) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < guess.length; i++) {
      text.append(i == 0 ? "" : ", ").append(states.get(i).name()).append(" = ").append(Numbers.round(guess[i]));
    }
    return text.toString();
  }

  private static ModelException noRest(Description description, String what) {
    return description.error("the start is declared as rest, and " + what
        + ".\n    Try another guess in rest(...), or start from a number.");
  }
}
