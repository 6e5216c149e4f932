package org.homeostat.control.solve;

/** Looks on at a long run, after every accepted step, and may end it. */
@FunctionalInterface
public interface Monitor {

  /** Nobody looks on; a run still ends when its thread is interrupted. */
  Monitor NONE = (t, y) -> true;

  /**
   * Told of the time that has been reached; called on the run's own thread, so it should be quick.
   *
   * @param y the state there; neither to be changed nor kept
   * @return whether to go on; if not, the run ends as {@link Outcome.Stopped}, with all that was reached
   */
  boolean goesOn(double t, double[] y);
}
