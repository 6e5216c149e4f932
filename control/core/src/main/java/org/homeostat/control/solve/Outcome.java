package org.homeostat.control.solve;

import org.homeostat.control.trouble.Trouble;

/** How a run came to its end. A run that could not finish is a value too, never an exception. */
public sealed interface Outcome {

  /** The last time that was reached. */
  double time();

  /** The run reached the time asked for. */
  record Completed(double time) implements Outcome {
    @Override
    public String toString() {
      return "completed";
    }
  }

  /**
   * An event ended the run, as the model says it may ("starves"). This is a result, not a failure.
   *
   * @param reason the event, in the model's words
   */
  record Ended(String reason, double time) implements Outcome {
    @Override
    public String toString() {
      return reason;
    }
  }

  /**
   * The run could not go on.
   *
   * @param reason what happened
   * @param culprit the equation or quantity in which it happened, or empty
   * @param remedy what to try
   */
  record Stopped(String reason, double time, String culprit, String remedy) implements Outcome {
    private static final String CANCELLED = "it was cancelled";

    /** The end of a run that somebody cancelled: a monitor, a watcher, or an interrupt. */
    public static Stopped cancelled(double time) {
      return new Stopped(
          CANCELLED, time, "", "What was reached until then is kept; start again to go further."
              + Trouble.A_RUN_WAS_CANCELLED.more());
    }

    @Override
    public String toString() {
      String what = culprit.startsWith(reason) ? culprit
          : culprit.isEmpty() ? reason + "." : reason + ".\n    " + culprit;
      return what + "\n    " + remedy;
    }
  }

  /** Whether somebody cancelled the run. */
  default boolean isCancelled() {
    return this instanceof Stopped stopped && stopped.reason.equals(Stopped.CANCELLED);
  }

  /** Whether the run went as far as it could: to the end, or to an event of the model. */
  default boolean isFinished() {
    return !(this instanceof Stopped);
  }
}
