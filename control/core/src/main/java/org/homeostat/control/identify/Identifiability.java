package org.homeostat.control.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.control.analysis.Sensitivity;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.progress.Job;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/**
 * The question which parameters and starts a measurement without noise could tell, from these quantities
 * under this protocol: local structural identifiability.
 *
 * <pre>{@code
 * Identifiability.of(simulation).measuring("FM", "L").to("Lset", "k5", "k4")
 * }</pre>
 *
 * <p>Starts count as known and generic, unless they are asked for: the name of a state means where it
 * starts. Parameters that are not asked for are known, at their declared values. Where the same smooth
 * equations hold throughout, or those at the start tell everything, the answer is by the power series of
 * the outputs, exact for rational equations; it holds for almost all values of the unknowns and starts,
 * where there are choices (pos, if) for those on the side of the declared start. Else the run itself is
 * looked at too, at the declared values, and counts if it tells more.
 *
 * @see "Bellman R, Astrom KJ: On structural identifiability, Mathematical Biosciences 7 (1970) 329-339"
 */
public final class Identifiability {
  private static final int USUAL_SAMPLES = 50;

  private final Simulation simulation;
  private final List<String> measured;
  private final OptionalDouble every;

  private Identifiability(Simulation simulation, List<String> measured, OptionalDouble every) {
    this.simulation = simulation;
    this.measured = measured;
    this.every = every;
  }

  /** That of a run; delays and noise are refused. */
  public static Identifiability of(Simulation simulation) {
    Sensitivity.of(simulation);
    return new Identifiability(simulation, List.of(), OptionalDouble.empty());
  }

  /** From these states and auxiliaries. */
  public Identifiability measuring(String... names) {
    Model model = simulation.model();
    List<String> known = new ArrayList<>(model.states());
    known.addAll(model.auxiliaries());
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ModelException(model.name(), "'" + name + "' cannot be measured; it is "
            + (model.has(name) ? model.quantity(name).kind().phrase() + ", and it is known" : "no quantity")
            + "." + Nearest.of(name, known).map(near -> " Did you mean '" + near + "'?").orElse("")
            + "\n    Measure states or auxiliaries: " + String.join(", ", known) + ".");
      }
    }
    return new Identifiability(simulation, Arrays.stream(names).distinct().toList(), every);
  }

  /** Sampled at such steps along the run, which is then looked at in any case. */
  public Identifiability every(Time step) {
    return every(step.in(simulation.model().timeUnit()));
  }

  /** Sampled at such steps, in the model's unit. */
  public Identifiability every(double step) {
    if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "samples every " + Numbers.show(step) + " never move on; give a step above 0.");
    }
    return new Identifiability(simulation, measured, OptionalDouble.of(step));
  }

  /** All parameters together, and all inputs that have a default. */
  public Identified toAll() {
    return to(simulation.model().parameters().toArray(String[]::new));
  }

  /** These parameters and starts, all unknown together. */
  public Identified to(String... names) {
    List<String> unknowns = Arrays.stream(names).distinct().toList();
    checkAsked(unknowns);
    Optional<SeriesRank> series = series(unknowns);
    boolean told = series.isPresent() && (isOneStretch() || series.get().rank() == unknowns.size());
    Optional<RunRank> run = told && every.isEmpty() ? Optional.empty()
        : Optional.of(RunRank.of(simulation, every.orElse(length() / USUAL_SAMPLES), measured, unknowns));
    Job.check();
    return new Identified(simulation, measured, unknowns, series, run, isOneStretch());
  }

  private void checkAsked(List<String> unknowns) {
    if (measured.isEmpty()) {
      throw new ModelException(simulation.model().name(), "nothing is measured.\n"
          + "    Say measuring(...), of states or auxiliaries.");
    }
    if (unknowns.isEmpty()) {
      throw new IllegalArgumentException("nothing is unknown; name parameters, or states for their starts.");
    }
    unknowns.forEach(name -> Sensitivity.of(simulation).size(name, 1));
  }

  /** By the series of the first stretch; empty where it has no series, or a protocol sets an unknown. */
  private Optional<SeriesRank> series(List<String> unknowns) {
    List<Clause> open = simulation.protocol().openAt(0, unit());
    boolean touched = open.stream().flatMap(clause -> clause.interventions().stream())
        .map(Intervention::quantity).anyMatch(unknowns::contains);
    if (touched) {
      return Optional.empty();
    }
    Model first = simulation.protocol().model(simulation.model(), open);
    try {
      return Optional.of(SeriesRank.of(first, measured, unknowns));
    } catch (Scalars.NotExact | ArithmeticException hasNone) {
      return Optional.empty();
    }
  }

  /** Whether the same smooth equations hold from the start to the end. */
  private boolean isOneStretch() {
    return simulation.protocol().boundaries(unit()).stream().noneMatch(time -> time > 0)
        && simulation.protocol().clauses().stream()
            .noneMatch(clause -> clause.window() instanceof Window.When)
        && !hasSwitches();
  }

  private boolean hasSwitches() {
    Program rates = simulation.model().program();
    List<Expr> results = new ArrayList<>(rates.results());
    measured.forEach(name -> results.add(new Expr.Name(name)));
    Program seen = Program.of(rates.states(), rates.parameters(), rates.body(), results);
    return !Switch.of(seen, Collections.nCopies(results.size(), "an output")).isEmpty();
  }

  private Unit unit() {
    return simulation.model().timeUnit();
  }

  private double length() {
    return simulation.until().in(unit());
  }
}
