package org.homeostat.control.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/** Hipparchus' accepted steps, kept as dense output. */
final class Steps implements ODEStepHandler, DenseOutput {

  /** A step ended in something that is not a number. */
  static final class NotFinite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFinite() {
      super("a state is not finite", null, false, false);
    }
  }

  private final double from;
  private final double[] start;
  private final List<ODEStateInterpolator> steps = new ArrayList<>();
  private final List<Double> ends = new ArrayList<>();
  private long count;

  Steps(double from, double[] start) {
    this.from = from;
    this.start = start.clone();
  }

  @Override
  public void handleStep(ODEStateInterpolator step) {
    for (double value : step.getCurrentState().getPrimaryState()) {
      if (!Double.isFinite(value)) {
        throw new NotFinite();
      }
    }
    steps.add(step);
    ends.add(step.getCurrentState().getTime());
    if (!step.isCurrentStateInterpolated()) {
      count++;
    }
  }

  /** The number of whole steps; the pieces that events cut a step into count once. */
  long count() {
    return Math.max(count, steps.isEmpty() ? 0 : 1);
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
      throw new IllegalArgumentException("The solution is known from " + from + " to " + to() + ", not at " + t + ".");
    }
    if (steps.isEmpty()) {
      return start.clone();
    }
    int place = Collections.binarySearch(ends, t);
    ODEStateInterpolator step = steps.get(place >= 0 ? place : -place - 1);
    if (t == step.getCurrentState().getTime()) {
      return step.getCurrentState().getPrimaryState();
    }
    return t == step.getPreviousState().getTime()
        ? step.getPreviousState().getPrimaryState()
        : step.getInterpolatedState(t).getPrimaryState();
  }
}
