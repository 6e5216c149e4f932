package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Value;

/**
 * Works out where states begin: numbers first, then the rest, then the expressions. Delayed terms read what
 * was before.
 */
final class Starts {
  private final Description description;
  private final Map<String, Double> values;
  private final Map<String, Double> known;
  private final Set<String> open = new LinkedHashSet<>();

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
        checkNames(description, state.name(), formula);
        audit.checkStart(state, formula);
      }
    }
  }

  private static void checkNames(Description description, String state, Start.Formula formula) {
    for (String used : Names.of(formula.value())) {
      if (!used.equals("t") && !description.quantities().containsKey(used)) {
        String before = state + " starts at ";
        Matcher place = Pattern.compile("\\b" + used + "\\b").matcher(formula.toString());
        int from = before.length() + (place.find() ? place.start() : 0);
        throw description.error("the start of '" + state + "' uses '" + used + "', which is not declared."
            + Description.near(used, description.quantities().keySet()) + "\n"
            + NotationException.underlined(before + formula, from, from + used.length()));
      }
    }
  }

  /** The starts of all states, given those that are already known (rest values, and what the user set). */
  static double[] of(Description description, Map<String, Double> values, Map<String, Double> known) {
    double[] y = unchecked(description, values, known);
    List<Quantity> states = states(description);
    for (int i = 0; i < y.length; i++) {
      Declarations.checkStart(description.name(), states.get(i), y[i]);
    }
    return y;
  }

  /** The same, wherever they are; a state whose rest is not known is where it was guessed to be. */
  static double[] unchecked(Description description, Map<String, Double> values, Map<String, Double> known) {
    Starts starts = new Starts(description, values, known);
    return states(description).stream().mapToDouble(starts::state).toArray();
  }

  /** Some values, and others, which count more. */
  static Map<String, Double> together(Map<String, Double> some, Map<String, Double> more) {
    Map<String, Double> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }

  /** The states, in the order of every state vector. */
  static List<Quantity> states(Description description) {
    return description.rates().keySet().stream().map(description.quantities()::get).toList();
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
      List<String> path = new ArrayList<>(open);
      throw description.error("the start of '" + name + "' depends on itself: "
          + String.join(" <- ", path.subList(path.indexOf(name), path.size())) + " <- " + name
          + ".\n    Let one of the states start at a number.");
    }
    double result = Value.of(value, this::look, this::earlier);
    open.remove(name);
    known.put(name, result);
    return result;
  }

  /** What a quantity was a lag before the start. */
  private double earlier(String name, double lag) {
    Earlier before =
        new Earlier(description, values, state -> state(description.quantities().get(state)));
    return lag == 0 ? look(name) : before.at(name, -lag);
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
}
