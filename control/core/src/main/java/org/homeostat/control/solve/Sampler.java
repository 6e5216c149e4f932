package org.homeostat.control.solve;

import java.util.Arrays;

/** Keeps the states at given times, and no steps. */
final class Sampler implements March.Keeper {
  private static final long MOST = 1_000_000_000;

  private final double[] times;
  private final double[][] states;
  private int next;

  /** For increasing times, the first of them at the start or after it. */
  Sampler(double[] times, double start, double[] state) {
    this.times = times;
    this.states = new double[times.length][state.length];
    if (times.length > 0 && times[0] == start) {
      states[0] = state.clone();
      next = 1;
    }
  }

  @Override
  public void begin(Kernel kernel) {}

  @Override
  public void keep(Kernel kernel, double t0, double t1, double end, double[] state) {
    if (isDue(end)) {
      take(end, state, (t, y) -> kernel.interpolate((t - t0) / (t1 - t0), y));
    }
  }

  /** Whether a time that is wanted lies before {@code end}, or there. */
  boolean isDue(double end) {
    return next < times.length && times[next] <= end;
  }

  /** Takes the states up to the end of a step, which lie on its course. */
  void take(double end, double[] state, Watch.Course course) {
    for (; isDue(end); next++) {
      if (times[next] == end) {
        System.arraycopy(state, 0, states[next], 0, state.length);
      } else {
        course.at(times[next], states[next]);
      }
    }
  }

  @Override
  public long most() {
    return MOST;
  }

  /** What was reached. */
  Samples samples(Outcome outcome, Statistics statistics) {
    return new Samples(
        outcome, Arrays.copyOf(times, next), Arrays.asList(states).subList(0, next), statistics);
  }
}
