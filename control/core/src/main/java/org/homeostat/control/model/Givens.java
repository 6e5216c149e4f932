package org.homeostat.control.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What is given to a description: the values of its parameters, where states rest that are declared to, and
 * where states were put to start, which counts more. Immutable.
 */
record Givens(Map<String, Double> values, Map<String, Double> rest, Map<String, Double> set) {

  static final Givens NONE = new Givens(Map.of(), Map.of(), Map.of());

  /** With another value of a parameter. */
  Givens let(String parameter, double value) {
    return new Givens(with(values, parameter, value), rest, set);
  }

  /** With a state put to start elsewhere. */
  Givens startingAt(String state, double value) {
    return new Givens(values, rest, with(set, state, value));
  }

  private static Map<String, Double> with(Map<String, Double> some, String name, double value) {
    Map<String, Double> changed = new LinkedHashMap<>(some);
    changed.put(name, value);
    return changed;
  }

  /** With the values that belong to a description; of older ones, those that it still has. */
  Givens onto(Map<String, Double> declared) {
    Map<String, Double> current = new LinkedHashMap<>(declared);
    values.forEach((name, value) -> current.computeIfPresent(name, (n, old) -> value));
    return new Givens(current, rest, set);
  }

  /** With these values in place of all others. */
  Givens valued(Map<String, Double> others) {
    return new Givens(others, rest, set);
  }

  /** With these starts at rest, and these that were put, in place of all others. */
  Givens starting(Map<String, Double> rested, Map<String, Double> put) {
    return new Givens(values, rested, put);
  }

  /** Where states start that do not just follow their declaration. */
  Map<String, Double> starts() {
    return Starts.together(rest, set);
  }

  /** With what is given to another description. */
  Givens and(Givens more) {
    return new Givens(Starts.together(values, more.values), Starts.together(rest, more.rest),
        Starts.together(set, more.set));
  }

  /** Without the values of some. */
  Givens without(Predicate<String> some) {
    Map<String, Double> kept = new LinkedHashMap<>(values);
    kept.keySet().removeIf(some);
    return new Givens(kept, rest, set);
  }

  /** The same under other names. */
  Givens renamed(UnaryOperator<String> names) {
    return new Givens(renamed(values, names), renamed(rest, names), renamed(set, names));
  }

  private static Map<String, Double> renamed(Map<String, Double> some, UnaryOperator<String> names) {
    Map<String, Double> others = new LinkedHashMap<>();
    some.forEach((name, value) -> others.put(names.apply(name), value));
    return others;
  }
}
