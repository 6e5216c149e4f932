package org.homeostat.control.solve;

import java.util.List;

/**
 * What the signals of {@link Delays} were before a run, or before a point of one: functions of time on
 * ({@link #from}, start]. A value: what it says of a time never changes.
 */
public interface Past {

  /** The earliest time it knows; minus infinity where it goes back for ever. */
  double from();

  /** The value of signal {@code j} at {@code t}; at a jump, what it is after it. */
  double signal(int j, double t);

  /** Its derivative by time there; at a kink, the one after it. */
  double rate(int j, double t);

  /** Where signals are known not to be smooth. */
  List<Breaking> breakings();

  /**
   * A time at which a signal is not smooth.
   *
   * @param order the lowest derivative that jumps: 0 for the value itself, 1 for a kink
   */
  record Breaking(double time, int order) {}
}
