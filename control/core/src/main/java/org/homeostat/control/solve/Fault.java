package org.homeostat.control.solve;

import java.util.Optional;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Digits;

/** Why a delayed term could not be looked up in the step that was tried last. */
final class Fault {
  private static final String MORE = Trouble.A_DELAY_IS_REFUSED.more();

  private final Delays delays;
  private final double earliest;
  private int term = -1;
  private double time;
  private double lag;

  /** For delays that can look back to a time. */
  Fault(Delays delays, double earliest) {
    this.delays = delays;
    this.earliest = earliest;
  }

  /** A term has a lag with which it cannot be looked up. */
  void at(int k, double t, double tau) {
    if (term < 0) {
      term = k;
      time = t;
      lag = tau;
    }
  }

  /** Another step is tried. */
  void forget() {
    term = -1;
  }

  /** The end of a run at time {@code t}, if there is a fault. */
  Optional<Outcome.Stopped> outcome(double t) {
    return term < 0 ? Optional.empty()
        : Optional.of(new Outcome.Stopped(what(), t, where(), remedy()));
  }

  /** The refusal of a run that would have it from the start. */
  IllegalArgumentException refusal() {
    return new IllegalArgumentException(what() + ": " + where() + ". " + remedy());
  }

  private boolean isTooFar() {
    return lag > 0;
  }

  private String what() {
    return isTooFar() ? delays.label(term) + " looks back beyond the history"
        : "the lag of " + delays.label(term) + " is " + Digits.of(lag);
  }

  private String where() {
    return isTooFar() ? "at t = " + Digits.of(time) + " its lag is " + Digits.of(lag) + ", which leads to "
        + Digits.of(time - lag) + ", and the history begins at " + Digits.of(earliest)
        : "at t = " + Digits.of(time);
  }

  private String remedy() {
    return isTooFar() ? "Give a history that goes back as far as that, or one without a beginning." + MORE
        : "A lag is a number, zero or positive: the value that was there so long ago."
            + " Where it is computed, floor it, as max(tau, 0) does." + MORE;
  }
}
