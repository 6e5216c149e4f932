package org.homeostat.control.identify;

import java.util.Arrays;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;

/**
 * One quantity as it was measured: its values at some times, each with a standard deviation, normal and
 * independent.
 *
 * @param times in the model's unit
 * @param values in the quantity's unit, as are the standard deviations
 */
public record Measured(String quantity, double[] times, double[] values, double[] sds) {

  /** Copies the arrays, which are of one length; checks that they are finite numbers, the noise above 0. */
  public Measured {
    if (times.length == 0 || times.length != values.length || times.length != sds.length) {
      throw new IllegalArgumentException(quantity + " has " + values.length + " values with " + sds.length
          + " standard deviations at " + times.length + " times; give one of each, and at least one.");
    }
    for (int i = 0; i < times.length; i++) {
      if (!(times[i] >= 0 && Double.isFinite(times[i]) && Double.isFinite(values[i]) && sds[i] > 0
          && Double.isFinite(sds[i]))) {
        throw new IllegalArgumentException(quantity + " is " + Numbers.show(values[i]) + " +- "
            + Numbers.show(sds[i]) + " at " + Numbers.show(times[i])
            + "; give finite values at times from 0 on, and standard deviations above 0.");
      }
    }
    times = times.clone();
    values = values.clone();
    sds = sds.clone();
  }

  /** Measured with one standard deviation throughout. */
  public static Measured of(String quantity, double[] times, double[] values, double sd) {
    double[] sds = new double[times.length];
    Arrays.fill(sds, sd);
    return new Measured(quantity, times, values, sds);
  }

  /** What a run predicts for a measurement at that noise: the values are the run's own, without any. */
  public static Measured expected(Simulation simulation, String quantity, double[] times, double sd) {
    Trajectory course = simulation.run().orThrow();
    return of(quantity, times, course.series(quantity, times).values(), sd);
  }

  /** A copy. */
  @Override
  public double[] times() {
    return times.clone();
  }

  /** A copy. */
  @Override
  public double[] values() {
    return values.clone();
  }

  /** A copy. */
  @Override
  public double[] sds() {
    return sds.clone();
  }

  @Override
  public String toString() {
    return quantity + " at " + times.length + (times.length == 1 ? " time" : " times") + ", noise "
        + Numbers.round(Arrays.stream(sds).min().orElseThrow(), 3);
  }
}
