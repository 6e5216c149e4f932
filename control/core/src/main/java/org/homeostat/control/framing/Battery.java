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
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;

/** Protocols under which two models are run and compared: how long, by which solver. */
record Battery(List<Protocol> protocols, Time until, Solver solver) {

  /** Differences below this many times the relative tolerance are the solver's. */
  private static final double SOLVERS_OWN = 1e3;

  Battery {
    protocols = List.copyOf(protocols);
  }

  /** The largest difference that still counts as the solver's own. */
  double resolution() {
    return Math.max(SOLVERS_OWN * solver.tolerance().rtol(), 1e-12);
  }

  /** The same, the protocol of that name first. */
  Battery beginningWith(String name) {
    List<Protocol> ordered = new ArrayList<>(protocols);
    ordered.sort(Comparator.comparing(protocol -> !protocol.name().equals(name)));
    return new Battery(ordered, until, solver);
  }

  Trajectory run(Model model, Protocol protocol) {
    return Simulation.of(model).under(protocol.restrictedTo(model)).until(until).with(solver).run();
  }

  /** The largest difference of a shared quantity under a protocol; empty where it cannot be done to both. */
  Optional<Difference> largest(Model a, Model b, Protocol protocol) {
    try {
      return Difference.between(run(a, protocol), run(b, protocol)).stream().findFirst();
    } catch (ModelException impossible) {
      return Optional.empty();
    }
  }

  /** The relation "the same to a precision under these protocols". */
  Finding finding(Model a, Model b) {
    Map<String, Double> gaps = new LinkedHashMap<>();
    for (Protocol protocol : protocols) {
      largest(a, b, protocol).ifPresent(gap -> gaps.put(protocol.name(), gap.maxRelative()));
    }
    double worst = gaps.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    List<String> parts = new ArrayList<>();
    gaps.forEach((name, gap) -> parts.add(name + " " + Numbers.round(gap, 2)));
    Optional<Boolean> holds = gaps.isEmpty() ? Optional.empty() : Optional.of(worst <= resolution());
    return new Finding("battery", holds, "measured",
        "largest relative difference by protocol: " + String.join(", ", parts) + " (" + solver + ")");
  }
}
