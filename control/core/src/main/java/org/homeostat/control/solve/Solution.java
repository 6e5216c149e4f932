package org.homeostat.control.solve;

import java.util.OptionalInt;

/**
 * What an integration gives: how it ended, the solution up to there, and what it cost.
 *
 * @param event the index, in the list handed in, of the event that ended it
 */
public record Solution(Outcome outcome, DenseOutput dense, Statistics statistics, OptionalInt event) {

  /** The state at the last time reached. */
  public double[] last() {
    return dense.at(dense.to());
  }
}
