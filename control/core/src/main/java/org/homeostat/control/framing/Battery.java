package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.progress.Job;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;

/**
 * Protocols under which two models are run and compared: how long, by which solver.
 *
 * @param statesAlone whether states alone are compared: on a set, what vanishes there is mere rounding
 * @param runs what has been run already
 */
record Battery(
    List<Protocol> protocols, Time until, Solver solver, boolean statesAlone, OwnRuns runs) {

  /** Differences below this many times the relative tolerance are the solver's. */
  private static final double SOLVERS_OWN = 1e3;

  private static final double OPENING = 1.0 / 16;

  Battery {
    protocols = List.copyOf(protocols);
  }

  /** Protocols under which all that is shared is compared. */
  Battery(List<Protocol> protocols, Time until, Solver solver) {
    this(protocols, until, solver, false, new OwnRuns());
  }

  /** The same, which runs these models once under each protocol. */
  Battery on(Model a, Model b) {
    return new Battery(protocols, until, solver, statesAlone, new OwnRuns(a, b));
  }

  /** The same with fewer protocols. */
  Battery only(List<Protocol> some, boolean ofStates) {
    return new Battery(some, until, solver, ofStates, runs);
  }

  /** The largest difference that still counts as the solver's own. */
  double resolution() {
    return resolution(solver);
  }

  static double resolution(Solver solver) {
    return Math.max(SOLVERS_OWN * solver.tolerance().rtol(), 1e-12);
  }

  /** The same for the first sixteenth of the time. */
  Battery opening() {
    return new Battery(protocols, new Time(until.value() * OPENING, until.unit()), solver, statesAlone,
        new OwnRuns());
  }

  /** The same, the protocol of that name first. */
  Battery beginningWith(String name) {
    List<Protocol> ordered = new ArrayList<>(protocols);
    ordered.sort(Comparator.comparing(protocol -> !protocol.name().equals(name)));
    return only(ordered, statesAlone);
  }

  Trajectory run(Model model, Protocol protocol) {
    Protocol own = protocol.restrictedTo(model);
    return runs.of(model, own, () -> whole(Simulation.of(model).under(own).until(until).with(solver)));
  }

  /** No verdict rests on a run that was cut short. */
  private static Trajectory whole(Simulation simulation) {
    Job.check();
    Trajectory run = simulation.run();
    return run.outcome().isCancelled() ? run.orThrow() : run;
  }

  /**
   * The largest difference of a shared quantity under a protocol; empty where the protocol cannot be done to
   * both alike, or a run stopped.
   */
  Optional<Difference> largest(Model a, Model b, Protocol protocol) {
    if (!isAlike(protocol, a, b)) {
      return Optional.empty();
    }
    try {
      Trajectory first = run(a, protocol);
      Trajectory second = run(b, protocol);
      return first.outcome().isFinished() && second.outcome().isFinished()
          ? Difference.between(first, second).stream()
              .filter(gap -> !statesAlone || a.states().contains(gap.quantity())).findFirst()
          : Optional.empty();
    } catch (ModelException impossible) {
      return Optional.empty();
    }
  }

  /** The largest difference beyond the solver's own, over the protocols that can be done to both alike. */
  Optional<Difference> disagreement(Model a, Model b) {
    return protocols.stream().flatMap(protocol -> largest(a, b, protocol).stream())
        .filter(gap -> !(gap.maxRelative() <= resolution()))
        .max(Comparator.comparingDouble(Difference::maxRelative));
  }

  /** Whether a protocol does the same to both: it names nothing that one lacks or measures otherwise. */
  static boolean isAlike(Protocol protocol, Model a, Model b) {
    boolean sameUnits = protocol.clauses().stream().flatMap(clause -> clause.interventions().stream())
        .map(Intervention::quantity)
        .allMatch(name -> a.has(name) && b.has(name)
            && a.quantity(name).unit().isSame(b.quantity(name).unit()));
    return sameUnits && (protocol.isNone() || a.timeUnit().isSame(b.timeUnit()));
  }

  /**
   * The relation "the same to a precision under these protocols".
   *
   * @param proved whether the two are known to be one system, so that a difference is the solver's
   */
  Finding finding(Model a, Model b, boolean proved) {
    Map<String, Double> gaps = new LinkedHashMap<>();
    for (Protocol protocol : protocols) {
      largest(a, b, protocol).ifPresent(gap -> gaps.put(protocol.name(), gap.maxRelative()));
    }
    double worst = gaps.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    List<String> parts = new ArrayList<>();
    gaps.forEach((name, gap) -> parts.add(
        (name.equals(Protocol.none().name()) ? "left alone" : name) + " " + Numbers.round(gap, 2)));
    boolean within = worst <= resolution();
    Optional<Boolean> holds = gaps.isEmpty() || proved && !within ? Optional.empty() : Optional.of(within);
    return new Finding(Relation.BATTERY, holds, Evidence.MEASURED,
        parts.isEmpty() ? "no protocol could be done to both alike"
            : "largest relative difference by protocol: " + String.join(", ", parts) + " (" + solver + ")");
  }
}
