package org.homeostat.control.protocol;

import java.util.Optional;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/** When a clause of a protocol acts. */
public sealed interface Window {

  /** From one time (included) to another (excluded). */
  record During(Time from, Time to) implements Window {
    @Override
    public String toString() {
      return "from " + from + " to " + to;
    }
  }

  /** From a time on. */
  record After(Time from) implements Window {
    @Override
    public String toString() {
      return "from " + from + " on";
    }
  }

  /** At one instant: only for setting and scaling states. */
  record At(Time instant) implements Window {
    @Override
    public String toString() {
      return "at " + instant;
    }
  }

  /**
   * At each crossing of zero by an expression; what acts over time goes on from the first crossing, or for a while
   * after each.
   */
  record When(Expr gauge, Crossing direction, Optional<Time> lasting) implements Window {
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

  /** Where this window begins, in the given unit; 0 for one that a crossing opens, since it may do so at any time. */
  default double begin(Unit time) {
    if (this instanceof During during) {
      return during.from().in(time);
    }
    return this instanceof After after ? after.from().in(time) : this instanceof At at ? at.instant().in(time) : 0;
  }

  /** Where this window ends, itself excluded; infinite where nothing closes it; equal to the begin for an instant. */
  default double end(Unit time) {
    if (this instanceof During during) {
      return during.to().in(time);
    }
    return this instanceof At at ? at.instant().in(time) : Double.POSITIVE_INFINITY;
  }

  /** Whether an intervention acts only at an instant of this window. */
  default boolean isInstant() {
    return this instanceof At;
  }

  /** Whether the two windows can be open at one time. */
  default boolean overlaps(Window other, Unit time) {
    double from = Math.max(begin(time), other.begin(time));
    double to = Math.min(end(time), other.end(time));
    return from < to || from == to && (isInstant() || other.isInstant()) && from < Math.max(end(time), other.end(time))
        || isInstant() && other.isInstant() && from == to;
  }
}
