package org.homeostat.control.solve;

import java.util.List;
import java.util.function.DoubleFunction;

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

  /** Signals that have been what they are for ever. */
  static Past constant(double... signals) {
    return new ConstantPast(signals.clone());
  }

  /**
   * A past given by a smooth function of time, the values of all signals; its derivatives are taken by
   * differences, to about ten digits.
   *
   * @param from the earliest time at which it is asked, or minus infinity
   */
  static Past of(double from, DoubleFunction<double[]> signals) {
    return of(from, signals, PastOf.differences(signals, from));
  }

  /** The same with its derivatives; where it is not smooth, all the {@code breakings} are to be told. */
  static Past of(double from, DoubleFunction<double[]> signals, DoubleFunction<double[]> rates,
      Breaking... breakings) {
    return new PastOf(from, signals, rates, List.of(breakings));
  }

  /**
   * A time at which a signal is not smooth.
   *
   * @param order the lowest derivative that jumps: 0 for the value itself, 1 for a kink
   */
  record Breaking(double time, int order) {}
}
