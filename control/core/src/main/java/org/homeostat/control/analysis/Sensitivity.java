package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.trouble.Trouble;

/**
 * The question how a run would change if the model were another: with other values of its parameters, or
 * other starts of its states. The name of a parameter, or of an input with a default, means its value; the
 * name of a state means where it starts.
 *
 * <pre>{@code
 * Sensitivities found = Sensitivity.of(simulation).to("k5", "FM");
 * found.at(12, "L", "k5");                                            // dL/dk5 on day 12
 * }</pre>
 *
 * <p>A start that is an expression follows what it is made of. One that is declared as rest stays where it
 * is, as it does under {@code let}; {@link #atRest} lets it follow.
 *
 * <p>The sensitivities are integrated with the states, and their errors are controlled like those of the
 * states: for a change of a parameter by its own size (its present value; 1 in its unit, if that is 0), the
 * change of a state is worked out to the tolerance of that state. {@link #size} gives another size.
 */
public final class Sensitivity {
  private final Simulation simulation;
  private final boolean rests;
  private final Map<String, Double> sizes;

  private Sensitivity(Simulation simulation, boolean rests, Map<String, Double> sizes) {
    this.simulation = simulation;
    this.rests = rests;
    this.sizes = sizes;
  }

  /** That of a run; delays and noise are refused. */
  public static Sensitivity of(Simulation simulation) {
    simulation.noise().ifPresent(noise -> {
      throw new ModelException(simulation.model().name(), "the run has noise, and sensitivities are worked"
          + " out along runs without.\n"
          + "    Leave out noisy(...), or take differences of runs under one seed.");
    });
    List<Expr> all = new ArrayList<>();
    simulation.model().equationsInOrder().forEach(equation -> all.add(equation.value()));
    simulation.protocol().clauses().stream().map(Clause::window)
        .filter(window -> window instanceof Window.When)
        .forEach(window -> all.add(((Window.When) window).gauge()));
    checkPresent(simulation.model(), all);
    return new Sensitivity(simulation, false, Map.of());
  }

  /** That none of these expressions reads the past. */
  static void checkPresent(Model model, List<Expr> all) {
    Delayed.terms(all).stream().findFirst().ifPresent(term -> {
      throw new ModelException(model.name(), "'" + Delayed.name(term) + "' reads the past, and sensitivities"
          + " are worked out for equations without delays.\n"
          + "    Take differences of runs: let(name, value) a little above and below."
          + Trouble.WHAT_CANNOT_BE_VARIED.more());
    });
  }

  /** The same from rest: starts that are declared as rest are solved for again, and follow every variable. */
  public Sensitivity atRest() {
    Simulation resting = Simulation.of(simulation.model().atRest())
        .under(simulation.protocol()).until(simulation.until()).with(simulation.solver());
    return new Sensitivity(resting, true, sizes);
  }

  /** The same, where a change of {@code name} by {@code size}, in its unit and above 0, counts as one. */
  public Sensitivity size(String name, double size) {
    Variable.of(simulation.model(), name, Map.of());
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the size of a change of '" + name + "' is " + Numbers.show(size)
          + "; give one above 0 that would matter.");
    }
    Map<String, Double> more = new LinkedHashMap<>(sizes);
    more.put(name, size);
    return new Sensitivity(simulation, rests, more);
  }

  /** The run itself. */
  public Simulation simulation() {
    return simulation;
  }

  /** With respect to these: runs the model, and the variational equations along with it. */
  public Sensitivities to(String... names) {
    return new Sensitivities(this, variables(List.of(names)));
  }

  /** With respect to all parameters and all inputs that have a default. */
  public Sensitivities toAll() {
    return new Sensitivities(this, variables(simulation.model().parameters()));
  }

  /**
   * The derivative of one number by all parameters and all inputs that have a default, by the adjoint
   * equations: one run backwards, however many they are.
   */
  public Gradient gradient(Objective objective) {
    return new Gradient(this, objective, variables(simulation.model().parameters()));
  }

  /** The derivative of one number by these. */
  public Gradient gradient(Objective objective, String... names) {
    return new Gradient(this, objective, variables(List.of(names)));
  }

  private List<Variable> variables(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("nothing is varied; name parameters, or states for their starts.");
    }
    List<Variable> variables = new ArrayList<>();
    for (String name : names.stream().distinct().toList()) {
      variables.add(Variable.of(simulation.model(), name, sizes));
    }
    return variables;
  }

  /** How all starts change with each variable, by its size. */
  List<double[]> starts(List<Variable> variables) {
    return StartSlopes.of(simulation.model(), variables, rests);
  }
}
