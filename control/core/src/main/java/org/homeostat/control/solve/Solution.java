package org.homeostat.control.solve;

import java.util.List;
import java.util.OptionalInt;

/**
 * What an integration gives: how it ended, the solution up to there, and what it cost.
 *
 * @param events the indices, in the list handed in, of the events that happened at the end, increasing;
 *     mostly none or one
 */
public record Solution(Outcome outcome, DenseOutput dense, Statistics statistics, List<Integer> events) {

  /** Copies the list. */
  public Solution {
    events = List.copyOf(events);
  }

  /** The event that ended the integration: of simultaneous ones the first in the list handed in. */
  public OptionalInt event() {
    return events.stream().mapToInt(Integer::intValue).findFirst();
  }

  /** The state at the last time reached. */
  public double[] last() {
    return dense.at(dense.to());
  }
}
