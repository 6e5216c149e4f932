package org.homeostat.control.solve;

import java.util.List;

/**
 * The states at given times and nothing in between: what is wanted of a run whose dense output would not
 * fit the memory.
 *
 * @param times those of the times asked for that were reached
 * @param states the state at each of them
 */
public record Samples(Outcome outcome, double[] times, List<double[]> states, Statistics statistics) {

  /** Takes the arrays as they are. */
  public Samples {
    states = List.copyOf(states);
  }
}
