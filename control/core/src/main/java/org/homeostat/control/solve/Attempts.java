package org.homeostat.control.solve;

import java.util.OptionalLong;

/** Counts an integrator's error tests, the passed and the failed ones. */
final class Attempts {
  private long count;

  /**
   * Notes one test; an error that is no number counts as infinite, so that the step is tried again shorter.
   */
  double tested(double error) {
    count++;
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /** How many attempts failed, given the accepted steps; empty where nothing was counted. */
  OptionalLong rejected(long accepted) {
    return count == 0 && accepted > 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, count - accepted));
  }
}
