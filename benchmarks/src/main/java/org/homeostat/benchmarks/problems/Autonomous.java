package org.homeostat.benchmarks.problems;

import java.util.Arrays;

/** What fields without explicit time have in common. */
final class Autonomous {
  private Autonomous() {}

  /** Writes the partial derivative of {@code n} rates by time, 0, to {@code dfdt[at]} and on. */
  static void byTime(int n, double[] dfdt, int at) {
    Arrays.fill(dfdt, at, at + n, 0);
  }
}
