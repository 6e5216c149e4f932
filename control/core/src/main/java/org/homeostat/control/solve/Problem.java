package org.homeostat.control.solve;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.unit.Digits;

/**
 * What is to be integrated: a field, where it starts, how far it goes, and what may end it early. It exists
 * only if it makes sense.
 *
 * @param field the right-hand side of dy/dt = f(t, y)
 * @param t0 where it starts
 * @param y0 the state there, finite numbers, one for each state of the field; not to be changed
 * @param t1 where it ends at the latest, after {@code t0}
 * @param events what is watched on the way
 * @param past what was before, for a field with delays; constant, if nothing is given
 */
public record Problem(VectorField field, double t0, double[] y0, double t1, List<Event> events,
    Optional<Past> past) {

  /** Without a past; where the field has delays, the signals were always what they are at the start. */
  public Problem(VectorField field, double t0, double[] y0, double t1, List<Event> events) {
    this(field, t0, y0, t1, events, Optional.empty());
  }

  /** Checks the sizes, that the start is finite, and that each event has a value there. */
  public Problem {
    if (y0.length != field.dimension()) {
      throw new IllegalArgumentException(
          "The start has " + y0.length + " values and the field has " + field.dimension() + " states.");
    }
    y0 = y0.clone();
    for (int i = 0; i < y0.length; i++) {
      if (!Double.isFinite(y0[i])) {
        throw new IllegalArgumentException(
            "The start of " + field.stateLabel(i) + " is " + y0[i] + "; give a finite number.");
      }
    }
    if (!(t1 > t0) || !Double.isFinite(t0) || !Double.isFinite(t1)) {
      throw new IllegalArgumentException("A run from " + Digits.of(t0) + " to " + Digits.of(t1)
          + " has no length; the end comes after the start.");
    }
    events = List.copyOf(events);
    for (Event event : events) {
      if (Double.isNaN(event.gauge().value(t0, y0.clone()))) {
        throw new IllegalArgumentException("The event '" + event.name() + "' has no value at the start:"
            + " it is NaN at t = " + Digits.of(t0)
            + ". Its function has to be a number wherever the run may go.");
      }
    }
  }

  /** Checks that a field's sparsity is that of a matrix with a row for each state. */
  static void checkSparsity(VectorField field) {
    int rows = field.sparsity().dimension();
    if (rows != field.dimension()) {
      throw new IllegalArgumentException("The sparsity has " + rows + " rows and the field has "
          + field.dimension() + " states. Give sparsity() one row for each state.");
    }
  }

  /** Checks that a field has no delays, for a method that does not know them. */
  static void checkWithoutDelays(VectorField field, String method) {
    field.delays().filter(delays -> delays.terms() > 0).ifPresent(delays -> {
      throw new IllegalArgumentException("'" + method + "' does not integrate fields with delays, and this"
          + " one has " + delays.label(0) + ". Take auto, tsit5, vern7, rodas5p, bdf or radau.");
    });
  }

  /** The same from another point on. */
  Problem from(double t, double[] y) {
    return new Problem(field, t, y, t1, events, past);
  }

  /** The same with another field. */
  Problem on(VectorField other) {
    return new Problem(other, t0, y0, t1, events, past);
  }

  /** The same after another past. */
  public Problem after(Past other) {
    return new Problem(field, t0, y0, t1, events, Optional.of(other));
  }
}
