package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Watches events along the accepted steps of an integration, on the step's interpolant, and finds the first
 * crossing that counts. A crossing is a change from one side of zero to the other; touching zero is none,
 * and a function that starts at zero has no side until it leaves it.
 */
final class Watch {

  /** How often the signs are looked at in a step; two crossings between two looks are missed. */
  private static final int LOOKS = 8;

  /**
   * How often they are looked at in the whole span at least, for functions that move while the state rests.
   */
  private static final int LOOKS_IN_ALL = 1000;

  /** Crossings this near, in the last digits of the time, are simultaneous. */
  private static final int SAME = 8;

  private final List<Event> events;
  private final double spacing;
  private final double[] sides;
  private List<Integer> crossed = List.of();

  Watch(List<Event> events, double t0, double[] y0, double t1) {
    this.events = List.copyOf(events);
    this.spacing = (t1 - t0) / LOOKS_IN_ALL;
    this.sides = events.stream().mapToDouble(event -> side(event, t0, y0)).toArray();
  }

  /** The events that were found, by their places in the list: several if they happen at one time. */
  List<Integer> crossed() {
    return crossed;
  }

  /**
   * When the first event happens between two times, if one does: a time at which its function is past zero,
   * or at it, and the same for all events that happen with it.
   */
  OptionalDouble look(double from, double to, DoubleFunction<double[]> state) {
    int looks = events.isEmpty() ? 0 : (int) Math.max(LOOKS, Math.ceil((to - from) / spacing));
    double before = from;
    for (int k = 1; k <= looks; k++) {
      double now = k == looks ? to : from + (to - from) * k / looks;
      OptionalDouble first = between(before, now, state);
      if (first.isPresent()) {
        return first;
      }
      before = now;
    }
    return OptionalDouble.empty();
  }

  private OptionalDouble between(double before, double now, DoubleFunction<double[]> state) {
    double[] y = state.apply(now);
    double[] times = new double[sides.length];
    for (int i = 0; i < times.length; i++) {
      double side = side(events.get(i), now, y);
      boolean counts = side * sides[i] < 0 && events.get(i).direction().counts(side > 0);
      times[i] = counts ? located(i, before, now, state) : Double.POSITIVE_INFINITY;
      sides[i] = side == 0 || counts ? sides[i] : side;
    }
    double first = Arrays.stream(times).min().orElse(Double.POSITIVE_INFINITY);
    if (first == Double.POSITIVE_INFINITY) {
      return OptionalDouble.empty();
    }
    double together = first + SAME * Math.ulp(first);
    crossed = IntStream.range(0, times.length).filter(i -> times[i] <= together).boxed().toList();
    return Arrays.stream(times).filter(time -> time <= together).max();
  }

  /** Bisection down to neighbouring doubles: the first at which the event's function has left its side. */
  private double located(int event, double before, double now, DoubleFunction<double[]> state) {
    double low = before;
    double high = now;
    double middle = low + (high - low) / 2;
    while (low < middle && middle < high) {
      boolean left = side(events.get(event), middle, state.apply(middle)) * sides[event] <= 0;
      low = left ? low : middle;
      high = left ? middle : high;
      middle = low + (high - low) / 2;
    }
    return high;
  }

  /** -1, 0 or 1; a function that is not a number has no side. */
  private static double side(Event event, double t, double[] y) {
    double value = event.gauge().value(t, y);
    return Double.isNaN(value) ? 0 : Math.signum(value);
  }
}
