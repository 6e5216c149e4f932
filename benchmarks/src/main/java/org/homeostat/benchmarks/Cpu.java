package org.homeostat.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** The processor time of the current thread: what compiler and collector do on theirs is not in it. */
final class Cpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANO = 1e-9;

  private Cpu() {}

  /** Seconds since some fixed point. */
  static double seconds() {
    return NANO * THREADS.getCurrentThreadCpuTime();
  }

  /** The seconds that an action takes, the mean of {@code repeats} times in a row. */
  static double seconds(Runnable action, int repeats) {
    double before = seconds();
    for (int i = 0; i < repeats; i++) {
      action.run();
    }
    return (seconds() - before) / repeats;
  }

  /** The middle one of some numbers, or the mean of the two in the middle. */
  static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
