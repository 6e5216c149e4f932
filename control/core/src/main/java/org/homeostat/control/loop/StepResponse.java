package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.complex.Complex;
import org.homeostat.control.unit.Unit;

/**
 * The response of a stable system to a unit step of its one input at time 0, from rest: by the matrix
 * exponential, or, with delays, by the integration core. Times at which it has a value, or an extreme, are
 * roots of the response and its derivative, not samples.
 */
public final class StepResponse {
  private static final double SETTLED = 0.02;
  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  /** A steady state this small beside the largest value is zero. */
  private static final double ZERO = 1e-9;

  /** Extremes on the grid this near to the largest one may be the largest one, in shares of the range. */
  private static final double NEAR = 0.02;

  private final Course course;
  private final double last;
  private final Unit time;

  private StepResponse(Course course, double last, Unit time) {
    this.course = course;
    this.last = last;
    this.time = time;
  }

  /**
   * Of a system with one input and one output.
   *
   * @throws IllegalArgumentException where it is not stable, so that it tends to nothing
   */
  public static StepResponse of(LinearSystem system) {
    LoopGain.of(system);
    LinearSystem seen = system.isDelayed() ? system : PolesAndZeros.of(system).minimal();
    CharacteristicRoots roots = CharacteristicRoots.of(seen);
    if (!roots.isStable()) {
      throw new IllegalArgumentException("the step response tends to nothing: the system is "
          + roots + ". Close the loop first, or look at a shorter run.");
    }
    Course course = system.isDelayed() ? new DelayedCourse(seen, roots) : new ModalCourse(seen);
    return new StepResponse(course, seen.at(Complex.ZERO).getEntry(0, 0).getRealPart(), system.time());
  }

  /** The output at a time; before 0 it is 0, and long after, the steady state. */
  public double at(double t) {
    double[] times = course.times();
    return t < 0 ? 0 : t > times[times.length - 1] ? last : course.at(t);
  }

  /** Times that follow the response, from 0 to where nothing happens any more. */
  public double[] times() {
    return course.times();
  }

  /** What it is described by. */
  public StepMetrics metrics() {
    double[] times = course.times();
    double[] values = Arrays.stream(times).map(course::at).toArray();
    double highest = extreme(times, values, 1);
    double lowest = extreme(times, values, -1);
    double peakTime = Math.abs(course.at(highest)) >= Math.abs(course.at(lowest)) ? highest : lowest;
    double peak = course.at(peakTime);
    boolean reached = Math.abs(peak) > Math.abs(last) * (1 + ZERO);
    OptionalDouble when = reached ? OptionalDouble.of(peakTime) : OptionalDouble.empty();
    if (Math.abs(last) <= ZERO * Math.abs(peak)) {
      OptionalDouble none = OptionalDouble.empty();
      return new StepMetrics(0, none, none, none, none, peak, when, time);
    }
    double most = Math.max(course.at(highest) / last, course.at(lowest) / last);
    double least = Math.min(course.at(highest) / last, course.at(lowest) / last);
    double rise = first(HIGH, times, values) - first(LOW, times, values);
    double settled = Math.max(last(1 - SETTLED, times, values), last(1 + SETTLED, times, values));
    return new StepMetrics(last, OptionalDouble.of(rise), OptionalDouble.of(settled),
        OptionalDouble.of(percent(most - 1)), OptionalDouble.of(percent(-least)), reached ? peak : last, when,
        time);
  }

  /** When it is largest, or smallest: among the times, and where between them its slope vanishes. */
  private double extreme(double[] times, double[] values, int side) {
    double[] sided = Arrays.stream(values).map(value -> side * value).toArray();
    double top = Arrays.stream(sided).max().orElseThrow();
    double near = top - NEAR * (top - Arrays.stream(sided).min().orElseThrow());
    double best = times[0];
    for (int k = 0; k < times.length; k++) {
      boolean local = (k == 0 || sided[k] >= sided[k - 1])
          && (k == times.length - 1 || sided[k] >= sided[k + 1]);
      if (local && sided[k] >= near) {
        double[] around = Arrays.copyOfRange(times, Math.max(0, k - 1), Math.min(times.length, k + 2));
        best = better(best, times[k], side);
        for (double root : Brackets.roots(course::slope, around)) {
          best = better(best, root, side);
        }
      }
    }
    return best;
  }

  private double better(double one, double other, int side) {
    return side * course.at(other) > side * course.at(one) ? other : one;
  }

  private static double percent(double share) {
    return share > ZERO ? 100 * share : 0;
  }

  private double first(double share, double[] times, double[] values) {
    return values[0] / last >= share ? 0
        : new Brackets(course::at, share * last, times, values).first().orElseThrow();
  }

  private double last(double share, double[] times, double[] values) {
    return new Brackets(course::at, share * last, times, values).last().orElse(0);
  }

  @Override
  public String toString() {
    return "response to a unit step: " + metrics().toString().replace("\n", "\n  ");
  }
}
