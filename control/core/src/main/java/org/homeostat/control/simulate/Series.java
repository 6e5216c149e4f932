package org.homeostat.control.simulate;

import org.homeostat.control.unit.Unit;

/** One quantity over time: its name, unit, times (increasing) and values. */
public record Series(String name, Unit unit, double[] times, double[] values) {

  /** Copies the arrays, which are of one length. */
  public Series {
    if (times.length != values.length) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values at " + times.length + " times; give one for each.");
    }
    times = times.clone();
    values = values.clone();
  }

  /** A copy of the times, in the model's unit. */
  @Override
  public double[] times() {
    return times.clone();
  }

  /** A copy of the values. */
  @Override
  public double[] values() {
    return values.clone();
  }

  /** The largest magnitude among the values. */
  public double largest() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Name, unit, first and last value, and the course as a sparkline. */
  @Override
  public String toString() {
    return Sparkline.row(name, unit.toString(), values);
  }
}
