package org.homeostat.physiology.leptin;

import java.util.Locale;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;

/**
 * What became of an animal in one run.
 *
 * @param kind how the run ended
 * @param value fat mass at the end in g; or the day on which it starved or the run stopped
 * @param told the end in words: {@code leptin.feedback starves, day 6.72}
 */
public record Fate(Kind kind, double value, String told) {

  /** Ways in which a run may end. */
  public enum Kind {
    /** The animal lived, and has so much fat. */
    FAT,
    /** It had no fat left. */
    STARVED,
    /** The run could not be finished. */
    STOPPED;

    static Kind of(Outcome outcome) {
      return outcome instanceof Outcome.Completed ? FAT : outcome.isFinished() ? STARVED : STOPPED;
    }
  }

  /** Two numbers closer than this, relative, are one: solvers at a tolerance of 1e-9 differ by less. */
  private static final double ONE = 1e-6;

  private static final int DIGITS = 5;
  private static final double UNWIELDY = 1e5;

  static Fate of(Trajectory run) {
    Kind kind = Kind.of(run.outcome());
    return new Fate(kind, kind == Kind.FAT ? run.last("FM") : run.end(), run.ending());
  }

  /** Whether the other one is the same, but for what solvers make of it. */
  public boolean isLike(Fate other) {
    return kind == other.kind
        && Math.abs(value - other.value) <= ONE * Math.max(Math.abs(value), Math.abs(other.value));
  }

  /** In few characters: {@code 9.0683}, {@code day 6.72} or {@code stops 3.1}. */
  @Override
  public String toString() {
    return switch (kind) {
      case FAT -> value < UNWIELDY ? Numbers.digits(value, DIGITS)
          : String.format(Locale.ROOT, "%.1e", value);
      case STARVED -> "day " + Numbers.round(value, 3);
      case STOPPED -> "stops " + Numbers.round(value, 3);
    };
  }
}
