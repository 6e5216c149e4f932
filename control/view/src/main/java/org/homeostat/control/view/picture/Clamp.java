package org.homeostat.control.view.picture;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.solve.SteadyState;

/** Where a model comes to rest while one quantity is held: what an experiment with a clamp measures. */
final class Clamp {
  /** After so many values in a row from which the flow leads nowhere it is not asked any more. */
  private static final int PATIENCE = 5;

  private final Model held;
  private final String name;
  private final int place;
  private final boolean[] fixed;
  private final double value;
  private final double[] state;
  private final boolean isHopeless;
  private double[] last;
  private int lost;

  /** Of a state, an auxiliary or a closed input; the search begins at a rest of the model. */
  Clamp(Equilibrium rest, String name) {
    this.name = name;
    this.value = rest.value(name);
    this.state = rest.state();
    this.held = rest.model().held(name, value);
    this.place = held.states().indexOf(name);
    this.fixed = held.held();
    this.last = state.clone();
    this.isHopeless = SteadyState.obstacle(held.field(), fixed).isPresent();
  }

  /** What a quantity is at each of some increasing values, followed up and down from the rest. */
  double[] read(String quantity, double[] values) {
    double[] found = new double[values.length];
    int middle = (int) Arrays.stream(values).filter(other -> other < value).count();
    last = state.clone();
    for (int i = middle; i < values.length; i++) {
      found[i] = read(quantity, values[i]);
    }
    last = state.clone();
    lost = 0;
    for (int i = middle - 1; i >= 0; i--) {
      found[i] = read(quantity, values[i]);
    }
    return found;
  }

  /** What a quantity is at the stable rest near the last one; not a number where there is none. */
  double read(String quantity, double value) {
    if (isHopeless || !Double.isFinite(value)) {
      return Double.NaN;
    }
    try {
      Model there = place < 0 ? held.let(name, value) : held.startingAt(name, value);
      return rest(there, value).map(rest -> rest.get(quantity)).orElse(Double.NaN);
    } catch (ModelException outside) {
      return Double.NaN;
    }
  }

  private Optional<Map<String, Double>> rest(Model there, double value) {
    double[] from = last.clone();
    if (place >= 0) {
      from[place] = value;
    }
    Optional<double[]> state = near(there, from).or(() -> lost > PATIENCE ? Optional.empty()
        : Equilibrium.reachedFrom(there, from)
            .filter(rest -> rest.modes().eigenvalues().isEmpty() || rest.isStable())
            .map(Equilibrium::state));
    state.ifPresent(found -> last = found);
    lost = state.isPresent() ? 0 : lost + 1;
    return state.map(found -> there.evaluate(0, found));
  }

  /** The same by few steps, where all modes decay, as they are if nothing comes late. */
  private Optional<double[]> near(Model there, double[] from) {
    return !there.program().dependsOnTime()
        ? SteadyState.newtonFrom(there.field(), from, fixed).filter(rest -> rest.modes().isStable())
            .map(SteadyState::state).filter(state -> isInside(there, state, fixed))
        : Optional.empty();
  }

  /** Whether all states that are not held are in their domains. */
  static boolean isInside(Model model, double[] state, boolean[] held) {
    for (int i = 0; i < state.length; i++) {
      if (!held[i] && !model.quantity(model.states().get(i)).domain().contains(state[i])) {
        return false;
      }
    }
    return true;
  }
}
