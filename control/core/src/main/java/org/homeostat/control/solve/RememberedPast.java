package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The past as a run has left it: its own steps, and before them what was given to it. A value. */
final class RememberedPast implements Past {

  private final Memory memory;
  private final Past given;
  private final Steps steps;
  private final double start;
  private final double to;
  private final double[] breakings;
  private final int[] orders;
  private final int breaks;

  /** The first so many of steps that are never changed. */
  record Steps(double[] starts, double[] lengths, int[] degrees, double[][] stores, int[] places,
      int count) {}

  RememberedPast(Memory memory, Past given, Steps steps, double start, double to, double[] breakings,
      int[] orders, int breaks) {
    this.memory = memory;
    this.given = given;
    this.steps = steps;
    this.start = start;
    this.to = to;
    this.breakings = breakings;
    this.orders = orders;
    this.breaks = breaks;
  }

  /** Where it is remembered. */
  Memory memory() {
    return memory;
  }

  /** Whether nothing has been remembered since. */
  boolean isAllOf(int count, int known) {
    return steps.count() == count && breaks == known;
  }

  @Override
  public double from() {
    return given.from();
  }

  @Override
  public double signal(int j, double t) {
    if (isGiven(t)) {
      return given.signal(j, t);
    }
    int step = step(t);
    int degree = steps.degrees()[step];
    return Chebyshev.value(steps.stores()[step], steps.places()[step] + j * (degree + 1), degree,
        share(step, t));
  }

  @Override
  public double rate(int j, double t) {
    if (isGiven(t)) {
      return given.rate(j, t);
    }
    int step = step(t);
    int degree = steps.degrees()[step];
    return Chebyshev.slope(steps.stores()[step], steps.places()[step] + j * (degree + 1), degree,
        share(step, t)) / steps.lengths()[step];
  }

  private boolean isGiven(double t) {
    return t < start || steps.count() == 0;
  }

  private int step(double t) {
    int place = Arrays.binarySearch(steps.starts(), 0, steps.count(), t);
    return place >= 0 ? place : -place - 2;
  }

  private double share(int step, double t) {
    return (Math.min(t, to) - steps.starts()[step]) / steps.lengths()[step];
  }

  @Override
  public List<Breaking> breakings() {
    return IntStream.range(0, breaks).mapToObj(i -> new Breaking(breakings[i], orders[i])).toList();
  }
}
