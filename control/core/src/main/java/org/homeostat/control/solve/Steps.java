package org.homeostat.control.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * Hipparchus' accepted steps, kept as dense output up to the first event; or, where samples are taken of
 * them, the last step alone.
 */
final class Steps implements ODEStepHandler, DenseOutput {

  /** More than this many steps in one integration are not kept: their dense output would fill the memory. */
  static final int MOST = 500_000;

  /**
   * The integration goes no further: an event was found, a state is not finite, or there are too many
   * steps.
   */
  static final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Halt(String why) {
      super(why, null, false, false);
    }
  }

  private final double from;
  private final double[] start;
  private final Watch watch;
  private final Monitor monitor;
  private final List<ODEStateInterpolator> steps = new ArrayList<>();
  private final List<Double> ends = new ArrayList<>();
  private final Optional<Sampler> sampler;
  private Optional<Outcome> outcome = Optional.empty();
  private int count;

  Steps(double from, double[] start, Watch watch, Monitor monitor, Optional<Sampler> sampler) {
    this.sampler = sampler;
    this.from = from;
    this.start = start.clone();
    this.watch = watch;
    this.monitor = monitor;
  }

  @Override
  public void handleStep(ODEStateInterpolator step) {
    for (double value : step.getCurrentState().getPrimaryState()) {
      if (!Double.isFinite(value)) {
        throw new Halt("a state is not finite");
      }
    }
    double end = step.getCurrentState().getTime();
    double event = watch.look(to(), end, (t, y) -> System.arraycopy(
        step.getInterpolatedState(t).getPrimaryState(), 0, y, 0, y.length));
    if (watch.isLost()) {
      end(watch.lostAt(to()));
    }
    if (sampler.isPresent()) {
      sampler.get().take(end, step.getCurrentState().getPrimaryState(), (t, y) -> System.arraycopy(
          step.getInterpolatedState(t).getPrimaryState(), 0, y, 0, y.length));
      steps.clear();
      ends.clear();
    }
    steps.add(step);
    ends.add(Math.min(event, end));
    count++;
    if (event != Watch.NEVER) {
      end(watch.ended(event));
    }
    if (March.isCancelled(monitor, end, step.getCurrentState().getPrimaryState())) {
      end(Outcome.Stopped.cancelled(end));
    }
    if (count == MOST) {
      throw new Halt("too many steps");
    }
  }

  private void end(Outcome how) {
    outcome = Optional.of(how);
    throw new Halt(how.toString());
  }

  /** How the run ended, if that was not the integrator's doing. */
  Optional<Outcome> outcome() {
    return outcome;
  }

  /** The number of steps. */
  int count() {
    return count;
  }

  @Override
  public double from() {
    return from;
  }

  @Override
  public double to() {
    return ends.isEmpty() ? from : ends.get(ends.size() - 1);
  }

  @Override
  public double[] at(double t) {
    if (!(t >= from && t <= to())) {
      throw new IllegalArgumentException(
          "The solution is known from " + from + " to " + to() + ", not at " + t + ".");
    }
    if (steps.isEmpty() || t == from) {
      return start.clone();
    }
    int place = Collections.binarySearch(ends, t);
    ODEStateInterpolator step = steps.get(place >= 0 ? place : -place - 1);
    return t == step.getCurrentState().getTime()
        ? step.getCurrentState().getPrimaryState()
        : step.getInterpolatedState(t).getPrimaryState();
  }

  @Override
  public double[] steps() {
    return DoubleStream.concat(DoubleStream.of(from), ends.stream().mapToDouble(Double::doubleValue))
        .toArray();
  }
}
