package org.homeostat.control.solve;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Watches events along the accepted steps of an integration, on the step's interpolant, and finds the first
 * crossing that counts. A crossing is a change from one side of zero to the other; touching zero is none,
 * and a function that starts at zero has no side until it leaves it.
 */
public final class Watch {

  /** No event in the step. */
  public static final double NEVER = Double.POSITIVE_INFINITY;

  /** How often the signs are looked at in a step; two crossings between two looks are missed. */
  private static final int LOOKS = 8;

  /**
   * How often they are looked at in the whole span at least, for functions that move while the state rests.
   */
  private static final int LOOKS_IN_ALL = 1000;

  /** Crossings this near, in the last digits of the time, are simultaneous. */
  private static final int SAME = 8;

  private final List<Event> events;
  private final int looksInStep;
  private final double spacing;
  private final double[] sides;
  private final double[] times;
  private final double[] y;
  private List<Integer> crossed = List.of();
  private int lost = -1;

  /** The solution within a step. */
  @FunctionalInterface
  public interface Course {
    /** Writes the state at a time of the step. */
    void at(double t, double[] y);
  }

  /** A watch from the start of a problem. */
  Watch(Problem problem) {
    this(problem, LOOKS, (problem.t1() - problem.t0()) / LOOKS_IN_ALL);
  }

  private Watch(Problem problem, int looksInStep, double spacing) {
    this.looksInStep = looksInStep;
    this.spacing = spacing;
    events = problem.events();
    y = problem.y0().clone();
    sides = new double[events.size()];
    times = new double[events.size()];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = Math.signum(value(i, problem.t0(), y));
    }
  }

  /** A watch that looks at the ends of the steps only, for a course that is rough between them. */
  public static Watch atEnds(Problem problem) {
    return new Watch(problem, 1, Double.POSITIVE_INFINITY);
  }

  /** The events that were found, by their places in the list: several if they happen at one time. */
  public List<Integer> crossed() {
    return crossed;
  }

  /** Whether there is nothing to watch. */
  boolean isIdle() {
    return sides.length == 0;
  }

  /** Whether an event's function was NaN in the last step. */
  public boolean isLost() {
    return lost >= 0;
  }

  /** The end of a run up to {@code time}, after which an event's function was NaN. */
  public Outcome lostAt(double time) {
    return new Outcome.Stopped("the event '" + events.get(lost).name() + "' is NaN", time, "",
        "Its function has to be a number wherever the run goes; floor what is under its root or logarithm.");
  }

  /** The end of a run by the first of the events that were found. */
  public Outcome ended(double time) {
    return new Outcome.Ended(events.get(crossed.get(0)).name(), time);
  }

  /**
   * When the first event happens between two times: a time at which its function is past zero, or at it, and
   * the same for all events that happen with it. {@link #NEVER} if none does.
   */
  public double look(double from, double to, Course course) {
    int looks = isIdle() ? 0 : (int) Math.max(looksInStep, Math.ceil((to - from) / spacing));
    double before = from;
    for (int k = 1; k <= looks; k++) {
      double now = k == looks ? to : from + (to - from) * k / looks;
      double first = between(before, now, course);
      if (first != NEVER) {
        return first;
      }
      before = now;
    }
    return NEVER;
  }

  private double between(double before, double now, Course course) {
    course.at(now, y);
    double first = NEVER;
    for (int i = 0; i < times.length; i++) {
      double value = value(i, now, y);
      if (Double.isNaN(value)) {
        lost = i;
        return before;
      }
      boolean counts = value * sides[i] < 0 && events.get(i).direction().counts(value > 0);
      times[i] = counts ? located(i, before, now, course) : NEVER;
      sides[i] = value == 0 || counts ? sides[i] : Math.signum(value);
      first = Math.min(first, times[i]);
    }
    return first == NEVER ? NEVER : together(first, Math.max(Math.ulp(before), Math.ulp(now)), course);
  }

  /**
   * The last of the times that are as good as the first; notes the events, also those whose functions have
   * changed their signs by then, if only by rounding.
   */
  private double together(double first, double digit, Course course) {
    double same = first + SAME * digit;
    double last = first;
    for (double time : times) {
      last = time <= same ? Math.max(last, time) : last;
    }
    double end = last;
    course.at(end, y);
    crossed = IntStream.range(0, times.length)
        .filter(i -> times[i] <= same || times[i] < NEVER && value(i, end, y) * sides[i] <= 0)
        .boxed().toList();
    return end;
  }

  private double located(int event, double before, double now, Course course) {
    double[] state = y.clone();
    return Root.of(t -> {
      course.at(t, state);
      return value(event, t, state);
    }, sides[event], before, now).after();
  }

  private double value(int event, double t, double[] state) {
    return events.get(event).gauge().value(t, state);
  }
}
