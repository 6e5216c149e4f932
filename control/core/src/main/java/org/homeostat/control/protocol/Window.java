package org.homeostat.control.protocol;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/** When a clause of a protocol acts. */
public sealed interface Window {

  /**
   * Where this window begins, in the given unit; 0 for one that a crossing opens, which may do so at any
   * time.
   */
  double begin(Unit time);

  /**
   * Where this window ends, itself excluded; infinite where nothing closes it; equal to the begin for an
   * instant.
   */
  double end(Unit time);

  /** The times that it names. */
  List<Time> times();

  /** Whether an intervention acts only at an instant of this window. */
  boolean isInstant();

  /** Whether the two windows can be open at one time. */
  default boolean overlaps(Window other, Unit time) {
    double from = Math.max(begin(time), other.begin(time));
    double to = Math.min(end(time), other.end(time));
    boolean instant = isInstant() || other.isInstant();
    return from < to || from == to && instant && from < Math.max(end(time), other.end(time))
        || isInstant() && other.isInstant() && from == to;
  }

  /** From one time (included) to another (excluded). */
  record During(Time from, Time to) implements Window {
    @Override
    public double begin(Unit time) {
      return from.in(time);
    }

    @Override
    public double end(Unit time) {
      return to.in(time);
    }

    @Override
    public List<Time> times() {
      return List.of(from, to);
    }

    @Override
    public boolean isInstant() {
      return false;
    }

    @Override
    public String toString() {
      return "from " + from + " to " + to;
    }
  }

  /** From a time on. */
  record After(Time from) implements Window {
    @Override
    public double begin(Unit time) {
      return from.in(time);
    }

    @Override
    public double end(Unit time) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public List<Time> times() {
      return List.of(from);
    }

    @Override
    public boolean isInstant() {
      return false;
    }

    @Override
    public String toString() {
      return "from " + from + " on";
    }
  }

  /** At one instant: only for setting and scaling states. */
  record At(Time instant) implements Window {
    @Override
    public double begin(Unit time) {
      return instant.in(time);
    }

    @Override
    public double end(Unit time) {
      return instant.in(time);
    }

    @Override
    public List<Time> times() {
      return List.of(instant);
    }

    @Override
    public boolean isInstant() {
      return true;
    }

    @Override
    public String toString() {
      return "at " + instant;
    }
  }

  /**
   * At each crossing of zero by an expression; what acts over time goes on from the first crossing, or for a
   * while after each.
   */
  record When(Expr gauge, Crossing direction, Optional<Time> lasting) implements Window {
    @Override
    public double begin(Unit time) {
      return 0;
    }

    @Override
    public double end(Unit time) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public List<Time> times() {
      return lasting.stream().toList();
    }

    @Override
    public boolean isInstant() {
      return false;
    }

    @Override
    public String toString() {
      String way = switch (direction) {
        case RISING -> " rises through 0";
        case FALLING -> " falls through 0";
        case EITHER -> " passes through 0";
      };
      return "when " + Text.of(gauge) + way + lasting.map(time -> ", for " + time).orElse("");
    }
  }
}
