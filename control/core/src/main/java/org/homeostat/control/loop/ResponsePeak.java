package org.homeostat.control.loop;

import org.homeostat.control.model.Numbers;

/** The largest magnitude of a frequency response, and where it is: at 0 or infinity, where it is a limit. */
public record ResponsePeak(double value, double frequency) {
  @Override
  public String toString() {
    return Numbers.round(value) + " at " + Numbers.round(frequency);
  }
}
