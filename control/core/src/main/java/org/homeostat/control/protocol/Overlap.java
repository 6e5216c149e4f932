package org.homeostat.control.protocol;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/** Finds interventions that claim one quantity at one time. */
final class Overlap {
  private Overlap() {}

  /**
   * A unit in which all times of the clauses can be compared; empty where some have a unit and some do not.
   */
  static Optional<Unit> commonUnit(List<Clause> clauses) {
    List<Time> times = clauses.stream()
        .map(Clause::window)
        .filter(window -> !(window instanceof Window.When))
        .flatMap(window -> window.times().stream())
        .toList();
    if (times.stream().allMatch(time -> time.unit().isEmpty())) {
      return Optional.of(Unit.ONE);
    }
    return times.stream().allMatch(time -> time.unit().isPresent()) ? times.get(0).unit() : Optional.empty();
  }

  /** Refuses two claims on one quantity at one time; times that cannot be compared yet are left for later. */
  static void check(Protocol protocol, Optional<Unit> time) {
    List<Clause> clauses = protocol.clauses();
    for (int i = 0; i < clauses.size(); i++) {
      Clause clause = clauses.get(i);
      for (int k = 1; k < clause.interventions().size(); k++) {
        check(protocol, clause, clause.interventions().subList(0, k), clause, clause.interventions().get(k));
      }
      for (Clause later : clauses.subList(i + 1, clauses.size())) {
        if (time.isPresent() && clause.window().overlaps(later.window(), time.get())) {
          later.interventions()
              .forEach(claim -> check(protocol, clause, clause.interventions(), later, claim));
        }
      }
    }
  }

  private static void check(
      Protocol protocol, Clause first, List<Intervention> claims, Clause second, Intervention claim) {
    for (Intervention earlier : claims) {
      if (earlier.quantity().equals(claim.quantity()) && collide(earlier, claim)) {
        throw new ModelException(protocol.name(),
            "'" + claim.quantity() + "' is claimed twice at one time:\n    "
            + first.window() + ": " + earlier + "\n    " + second.window() + ": " + claim
            + "\n    Separate the windows, or say in one intervention what is meant.");
      }
    }
  }

  /** An infusion into a state goes with a change of the state at an instant; nothing else goes together. */
  private static boolean collide(Intervention a, Intervention b) {
    boolean infusion = a instanceof Intervention.Infuse ^ b instanceof Intervention.Infuse;
    boolean hold = a instanceof Intervention.Hold || b instanceof Intervention.Hold;
    return hold || !infusion;
  }
}
