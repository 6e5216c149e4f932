package org.homeostat.benchmarks.problems;

/** How far states are from the reference: one number for all states and times. */
public enum ErrorMeasure {

  /** The largest over states and times, each state relative to its largest size at any of the times. */
  OVER_TIMES {
    @Override
    double of(double[][] states, double[][] reference) {
      double largest = 0;
      for (int i = 0; i < reference[0].length; i++) {
        double difference = 0;
        double size = 0;
        for (int k = 0; k < reference.length; k++) {
          difference = Math.max(difference, Math.abs(states[k][i] - reference[k][i]));
          size = Math.max(size, Math.abs(reference[k][i]));
        }
        largest = Math.max(largest, difference / size);
      }
      return largest;
    }
  },

  /** The largest over the states at the last time, each relative to itself. */
  EACH_AT_END {
    @Override
    double of(double[][] states, double[][] reference) {
      return OVER_TIMES.of(new double[][] {last(states)}, new double[][] {last(reference)});
    }
  },

  /** The largest over the states at the last time, relative to the largest of them. */
  LARGEST_AT_END {
    @Override
    double of(double[][] states, double[][] reference) {
      double[] reached = last(states);
      double[] end = last(reference);
      double difference = 0;
      double size = 0;
      for (int i = 0; i < end.length; i++) {
        difference = Math.max(difference, Math.abs(reached[i] - end[i]));
        size = Math.max(size, Math.abs(end[i]));
      }
      return difference / size;
    }
  };

  /** The error of {@code states[k][i]}, NaN if one of those that count is; both have the same shape. */
  abstract double of(double[][] states, double[][] reference);

  private static double[] last(double[][] rows) {
    return rows[rows.length - 1];
  }
}
