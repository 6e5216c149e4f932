package org.homeostat.control.solve;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A span of some last digits of the time, over which the solution is a straight line. */
record Dash(double from, double[] start, double to, double[] end) implements DenseOutput {

  /** Whether a span is no longer than so many of the time's last digits. */
  static boolean spans(double t0, double t1, int digits) {
    return t1 < Double.POSITIVE_INFINITY
        && t1 - t0 <= digits * Math.ulp(Math.max(Math.abs(t0), Math.abs(t1)));
  }

  /** One step of Euler's method. */
  static Dash along(VectorField field, double t0, double[] y0, double t1) {
    double[] y1 = new double[y0.length];
    field.derivatives(t0, y0, y1);
    for (int i = 0; i < y1.length; i++) {
      y1[i] = y0[i] + (t1 - t0) * y1[i];
    }
    return new Dash(t0, y0.clone(), t1, y1);
  }

  /** Such a span as a solution, up to the first event. */
  static Solution across(Problem problem, Watch watch, String method) {
    Optional<Outcome.Stopped> broken = Failure.atStart(problem.field(), problem.t0(), problem.y0());
    if (broken.isPresent()) {
      return new Solution(
          broken.get(), new Track(problem.t0(), problem.y0()), Statistics.none(method), List.of());
    }
    Dash whole = along(problem.field(), problem.t0(), problem.y0(), problem.t1());
    double event = watch.look(whole.from(), whole.to(), whole::write);
    Statistics cost = new Statistics(method, 1, OptionalLong.of(0), 1, 0);
    return event != Watch.NEVER && !watch.isLost()
        ? new Solution(watch.ended(event), whole.until(event), cost, watch.crossed())
        : new Solution(watch.isLost() ? watch.lostAt(whole.to()) : new Outcome.Completed(whole.to()),
            whole, cost, List.of());
  }

  /** The part of it up to a time. */
  Dash until(double t) {
    return new Dash(from, start, t, at(t));
  }

  @Override
  public double[] at(double t) {
    double[] y = new double[start.length];
    write(t, y);
    return y;
  }

  @Override
  public double[] steps() {
    return new double[] {from, to};
  }

  /** Writes the state at a time. */
  void write(double t, double[] y) {
    double share = (t - from) / (to - from);
    for (int i = 0; i < y.length; i++) {
      y[i] = t == to ? end[i] : start[i] + share * (end[i] - start[i]);
    }
  }
}
