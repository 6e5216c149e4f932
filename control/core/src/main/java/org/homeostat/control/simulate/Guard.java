package org.homeostat.control.simulate;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.Monitor;

/** Ends a run at the first step after which a state is outside its domain, or when its user wants that. */
final class Guard implements Monitor {
  private final List<Bound> bounds;
  private final Monitor user;
  private final double[] largest;
  private double inside;
  private Optional<Bound> passed = Optional.empty();

  /**
   * From a time at which all states are inside.
   *
   * @param largest the largest size that each state has had so far; kept up to date here
   */
  Guard(List<Bound> bounds, Monitor user, double t0, double[] largest) {
    this.largest = largest;
    this.bounds = bounds;
    this.user = user;
    this.inside = t0;
  }

  @Override
  public boolean goesOn(double t, double[] y) {
    for (Bound bound : bounds) {
      if (bound.isPassed(y, largest[bound.place()])) {
        passed = Optional.of(bound);
        return false;
      }
    }
    for (int i = 0; i < y.length; i++) {
      largest[i] = Math.max(largest[i], Math.abs(y[i]));
    }
    inside = t;
    return user.goesOn(t, y);
  }

  /** The end of a domain that was passed. */
  Optional<Bound> passed() {
    return passed;
  }

  /** When it was passed: a time of the last step, to the last digit. */
  double when(DenseOutput run) {
    Bound bound = passed.orElseThrow();
    double before = inside;
    double after = run.to();
    double middle = before + (after - before) / 2;
    while (before < middle && middle < after) {
      if (bound.isPassed(run.at(middle), largest[bound.place()])) {
        after = middle;
      } else {
        before = middle;
      }
      middle = before + (after - before) / 2;
    }
    return after;
  }
}
