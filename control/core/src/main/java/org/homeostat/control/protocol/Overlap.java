package org.homeostat.control.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/** Finds interventions that claim one quantity at one time. */
final class Overlap {
  private Overlap() {}

  /** A unit in which all times of the clauses can be compared; empty where some have a unit and some do not. */
  static Optional<Unit> commonUnit(List<Clause> clauses) {
    List<Time> times = clauses.stream().map(Clause::window).flatMap(Overlap::times).toList();
    if (times.stream().allMatch(time -> time.unit().isEmpty())) {
      return Optional.of(Unit.ONE);
    }
    return times.stream().allMatch(time -> time.unit().isPresent()) ? times.get(0).unit() : Optional.empty();
  }

  private static Stream<Time> times(Window window) {
    if (window instanceof Window.During during) {
      return Stream.of(during.from(), during.to());
    }
    return window instanceof Window.After after ? Stream.of(after.from())
        : window instanceof Window.At at ? Stream.of(at.instant()) : Stream.empty();
  }

  /** Refuses two claims on one quantity at one time; times that cannot be compared yet are left for later. */
  static void check(Protocol protocol, Optional<Unit> time) {
    List<Clause> clauses = protocol.clauses();
    for (int i = 0; i < clauses.size(); i++) {
      for (int j = i; j < clauses.size(); j++) {
        boolean together = i == j
            || time.isPresent() && clauses.get(i).window().overlaps(clauses.get(j).window(), time.get());
        if (together) {
          check(protocol, clauses.get(i), clauses.get(j));
        }
      }
    }
  }

  private static void check(Protocol protocol, Clause first, Clause second) {
    for (Intervention a : first.interventions()) {
      for (Intervention b : second.interventions()) {
        if (a != b && a.quantity().equals(b.quantity()) && collide(a, b)) {
          throw new ModelException(protocol.name(), "'" + a.quantity() + "' is claimed twice at one time:\n    "
              + first.window() + ": " + a + "\n    " + second.window() + ": " + b
              + "\n    Separate the windows, or say in one intervention what is meant.");
        }
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
