package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.SteadyState;
import org.homeostat.control.solve.VectorField;

/**
 * A search for the equilibria of a model, and where each attempt ended: the flow and Newton's method from the
 * start and from multiples of it, each state by itself and all together, negative ones too where the domain
 * has them; then Newton's method with the equilibria found so far deflated, so that it cannot end at one of
 * them again. Where totals are conserved, all that at the totals of the start. There may be others.
 */
public final class EquilibriumSearch {

  /** Multiples of the start from which Newton's method is tried. */
  private static final double[] SPREAD = {1, 0, 0.1, 0.3, 2, 5, 10, 30};

  /** In models of more states, single states are varied around the start only, so as to end in time. */
  private static final int MANY = 10;

  private final Model model;
  private final Leaf leaf;
  private final VectorField field;
  private final boolean[] held;
  private final List<Equilibrium> found = new ArrayList<>();
  private final List<double[]> outside = new ArrayList<>();
  private final Map<String, Integer> ends = new LinkedHashMap<>();
  private Optional<Deflation.End> lost = Optional.empty();

  private EquilibriumSearch(Model model, double[] state) {
    Equilibrium.checkAutonomous(model);
    this.model = model;
    leaf = Leaf.of(model).through(state);
    field = leaf.field();
    held = leaf.held();
  }

  /** The search in a model, around its start. */
  public static EquilibriumSearch in(Model model) {
    return in(model, model.start());
  }

  /** The same at the totals of another state. */
  static EquilibriumSearch in(Model model, double[] state) {
    EquilibriumSearch search = new EquilibriumSearch(model, state);
    double[] start = search.leaf.kept(model.start());
    for (double factor : SPREAD) {
      search.around(start, factor);
    }
    if (start.length <= MANY) {
      search.deflated(start);
    }
    return search;
  }

  /** The equilibria inside the domain. */
  public List<Equilibrium> found() {
    return List.copyOf(found);
  }

  /** The totals that no equation changes; the equilibria are those at their values at the start. */
  public List<ConservedTotal> totals() {
    return leaf.totals();
  }

  /** The equilibria inside the domain; a {@link ModelException} that says where the search ended if none. */
  public List<Equilibrium> orThrow() {
    if (found.isEmpty()) {
      throw new ModelException(model.name(), none());
    }
    return found();
  }

  private void around(double[] start, double factor) {
    double[] together = start.clone();
    for (int i = 0; i < start.length; i++) {
      together[i] = held[i] ? start[i] : start[i] * factor;
    }
    flow(together);
    for (int i = 0; i < start.length && (factor == 1 || start.length <= MANY); i++) {
      if (!held[i]) {
        varyOne(start, together, i);
      }
    }
  }

  /** Newton's method from multiples of one state, and the flow from where it is and from its negative. */
  private void varyOne(double[] start, double[] together, int i) {
    Domain domain = model.quantity(leaf.states().get(i)).domain();
    double size = start[i] == 0 ? 1 : Math.abs(start[i]);
    for (double own : SPREAD) {
      for (double value : new double[] {own * size, -own * size}) {
        double[] guess = together.clone();
        guess[i] = value;
        if (value >= 0 || domain.contains(value)) {
          note("Newton's method", SteadyState.newtonFrom(field, guess, held));
        }
        if (own == 1 && domain.contains(value)) {
          flow(guess);
        }
      }
    }
  }

  private void flow(double[] guess) {
    note("the flow", SteadyState.reachedFrom(field, guess, held));
  }

  private void note(String how, Optional<SteadyState> end) {
    String where = end.filter(state -> Double.isFinite(state.residual()))
        .map(this::placed).orElse("at no rest");
    ends.merge(how + " ended " + where, 1, Integer::sum);
  }

  private String placed(SteadyState state) {
    Optional<Equilibrium> fresh = Equilibrium.admitted(leaf, state);
    if (fresh.isEmpty()) {
      outside.add(state.state());
      return "at " + text(leaf.whole(state.state())) + ", outside the domain "
          + violated(leaf.whole(state.state()));
    }
    for (Equilibrium known : found) {
      if (known.isAt(fresh.get())) {
        return "at " + text(known.state());
      }
    }
    found.add(fresh.get());
    return "at " + text(fresh.get().state());
  }

  private String violated(double[] y) {
    return IntStream.range(0, y.length).mapToObj(i -> model.quantity(model.states().get(i)))
        .filter(state -> !state.domain().contains(y[model.states().indexOf(state.name())]))
        .map(state -> state.domain().condition(state.name())).collect(Collectors.joining(", "));
  }

  private String text(double[] y) {
    return IntStream.range(0, y.length)
        .mapToObj(i -> model.states().get(i) + " = " + Numbers.round(y[i], 4))
        .collect(Collectors.joining(", "));
  }

  /** From the start and from beside each equilibrium, until a round finds no other. */
  private void deflated(double[] start) {
    int before;
    do {
      before = found.size() + outside.size();
      List<double[]> guesses = new ArrayList<>(List.of(start));
      found.forEach(known -> guesses.add(leaf.kept(known.state())));
      guesses.forEach(guess -> deflatedFrom(guess, start));
    } while (found.size() + outside.size() > before && before < SPREAD.length * MANY);
  }

  private void deflatedFrom(double[] guess, double[] sizes) {
    List<double[]> known = new ArrayList<>(outside);
    found.forEach(other -> known.add(leaf.kept(other.state())));
    Deflation.End end = new Deflation(field, held, known, sizes).from(guess);
    if (end.converged()) {
      note("Newton's method, deflated,", SteadyState.newtonFrom(field, end.point(), held));
    } else {
      lost = Optional.of(end);
    }
  }

  private String none() {
    return "no equilibrium was found inside the domain" + (totals().isEmpty() ? "" : " at "
        + totals().stream().map(total -> total.text() + " = " + Numbers.round(total.value()))
            .collect(Collectors.joining(", "))) + "." + ends()
        + "\n    Start nearer to one, change what drives the model, or widen a domain.";
  }

  private String ends() {
    Function<Map.Entry<String, Integer>, String> line =
        end -> "\n    " + end.getValue() + (end.getValue() == 1 ? " time " : " times ") + end.getKey();
    return ends.entrySet().stream().map(line).collect(Collectors.joining())
        + lost.map(end -> "\n    at last Newton's method gave up at " + text(leaf.whole(end.point()))
            + ", where the fastest rate is still " + Numbers.round(end.residual(), 3)).orElse("");
  }

  /** The equilibria, a line each, and where the attempts ended. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(model.name()).append(": ").append(found.isEmpty() ? "no"
        : found.size()).append(found.size() == 1 ? " equilibrium" : " equilibria").append(" found");
    totals().forEach(total -> text.append("\n  at ").append(total));
    found.forEach(one -> text.append("\n  ").append(one.isStable() ? "stable:   " : "unstable: ")
        .append(text(one.state())));
    return text.append(ends()).toString();
  }
}
