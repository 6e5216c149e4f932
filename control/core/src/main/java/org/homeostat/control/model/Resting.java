package org.homeostat.control.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.control.solve.SteadyState;
import org.homeostat.control.trouble.Trouble;

/**
 * Solves for the rest of a model: the stable equilibrium of all its states, those apart that its equations
 * hold. Delayed terms are what their quantities are now: a delayed model rests where the undelayed one does.
 * Whether it is stable with the delays is not asked: it is found also where they destabilise it, so that a
 * run can begin there. {@code analysis.Equilibrium} tells it from the characteristic roots.
 */
final class Resting {
  private final Description description;
  private final Map<String, Double> values;
  private final List<Quantity> states;
  private final boolean[] held;

  Resting(Description description, Map<String, Double> values, boolean[] held) {
    this.description = description;
    this.values = values;
    this.states = Starts.states(description);
    this.held = held;
  }

  static boolean isDeclared(Quantity state) {
    return state.start().orElse(null) instanceof Start.Rest;
  }

  /** The states whose start is what is solved for: declared as rest, and free to move. */
  List<String> free() {
    return places()
        .filter(i -> !held[i] && isDeclared(states.get(i)))
        .mapToObj(i -> states.get(i).name())
        .toList();
  }

  /**
   * Where the states are that are declared as rest.
   *
   * @param known the starts known so far; held states keep theirs
   * @param put the starts that somebody gave, from which the search begins
   */
  Map<String, Double> of(Model model, Map<String, Double> known, Map<String, Double> put) {
    double[] present = Starts.unchecked(description, values, known);
    if (!free().isEmpty()) {
      double[] found = found(model, guess(present, put));
      places().filter(i -> !held[i]).forEach(i -> present[i] = found[i]);
    }
    Map<String, Double> rest = new LinkedHashMap<>();
    places().filter(i -> isDeclared(states.get(i))).forEach(i -> rest.put(states.get(i).name(), present[i]));
    return rest;
  }

  /** The held states whose starts follow from those of others, which rest has moved; with where they stay. */
  Map<String, Double> staying(Map<String, Double> before, Map<String, Double> after) {
    double[] there = Starts.unchecked(description, values, before);
    double[] moved = Starts.unchecked(description, values, after);
    Map<String, Double> stay = new LinkedHashMap<>();
    places().filter(i -> held[i] && there[i] != moved[i])
        .forEach(i -> stay.put(states.get(i).name(), there[i]));
    return stay;
  }

  private double[] guess(double[] present, Map<String, Double> put) {
    Map<String, Double> known = new LinkedHashMap<>(put);
    known.keySet().removeAll(free());
    places().filter(i -> held[i]).forEach(i -> known.put(states.get(i).name(), present[i]));
    return Starts.unchecked(description, values, known);
  }

  private double[] found(Model model, double[] guess) {
    if (model.program().dependsOnTime()) {
      throw description.error("the start is declared as rest, but the equations depend on t, so that nothing"
          + " rests.\n    Give the states a number or an expression to start from."
          + Trouble.NOTHING_RESTS.more());
    }
    description.circles().members().stream().findFirst().ifPresent(circular -> {
      throw description.error("the start is declared as rest, but '" + circular + "' follows from its own"
          + " past with no state between, so that where it rests does not follow from the states."
          + "\n    Make it a state, or give the states numbers to start from.");
    });
    SteadyState.obstacle(model.field(), held).ifPresent(obstacle -> {
      throw description.error("the start is declared as rest, but " + obstacle + ", so that nothing rests,"
          + " or many points do.\n    Give the states numbers to start from, or correct the equations."
          + Trouble.NOTHING_RESTS.more());
    });
    SteadyState found = SteadyState.reachedFrom(model.field(), guess, held)
        .orElseThrow(() -> none("no equilibrium was reached from the guess " + shown(guess)));
    double[] rest = found.state();
    places().filter(i -> isDeclared(states.get(i))).forEach(i -> checkDomain(states.get(i), rest[i]));
    if (!found.modes().isStable()) {
      throw none("the guess leads to an equilibrium that is not stable: " + found.modes());
    }
    return rest;
  }

  private void checkDomain(Quantity state, double value) {
    if (!state.domain().contains(value)) {
      throw none("the guess leads to an equilibrium with " + state.name() + " = " + Numbers.round(value)
          + ", outside its domain " + state.domain().condition(state.name()));
    }
  }

  private IntStream places() {
    return IntStream.range(0, states.size());
  }

  private String shown(double[] state) {
    return places().mapToObj(i -> states.get(i).name() + " = " + Numbers.round(state[i]))
        .collect(Collectors.joining(", "));
  }

  private ModelException none(String what) {
    return description.error("the start is declared as rest, and " + what
        + ".\n    Try another guess in rest(...), or start from a number." + Trouble.REST_NOT_FOUND.more());
  }
}
