package org.homeostat.control.noise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.homeostat.control.progress.Job;
import org.homeostat.control.solve.DelayedSteps;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Statistics;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.solve.Watch;

/**
 * One run of a {@link NoisyMethod} in progress. Events are looked for at the ends of the steps, and where one
 * is found, located on the path within the step; a path that comes back within the step is not seen.
 */
final class NoisyRun {

  /** A grid point nearer than this part of a step is where the run stands already. */
  private static final double SAME = 1e-6;

  private final NoisyMethod method;
  private final Problem problem;
  private final Monitor monitor;
  private final Optional<DelayedSteps> delayed;
  private final VectorField field;
  private final Strides strides;
  private final NoisyTrack track;
  private final Watch watch;
  private final Watch.Course course = this::within;
  private double t;
  private double end;
  private double[] y;
  private double[] next;
  private long steps;

  NoisyRun(NoisyMethod method, Problem problem, Monitor monitor) {
    this.method = method;
    this.problem = problem;
    this.monitor = monitor;
    delayed = problem.field().delays().map(delays -> new DelayedSteps(problem, delays));
    field = delayed.map(DelayedSteps::field).orElse(problem.field());
    strides = method.strides(field);
    t = problem.t0();
    y = problem.y0().clone();
    next = new double[y.length];
    track = new NoisyTrack(method, problem);
    watch = Watch.atEnds(problem);
  }

  Solution solution() {
    Optional<Outcome> outcome = tooFast();
    while (outcome.isEmpty()) {
      outcome = t < problem.t1() ? advance() : Optional.of(new Outcome.Completed(t));
    }
    track.close(delayed.map(DelayedSteps::behind).orElse(field));
    List<Integer> events = watch.crossed();
    return new Solution(outcome.get(), track, new Statistics(method.shortName(), steps, OptionalLong.of(0),
        steps * strides.stages(), 0), events,
        events.stream().map(event -> new Solution.Happening(event, t)).toList(),
        delayed.map(DelayedSteps::past));
  }

  /** Steps were settled where a run starts; what a protocol has done since may ask for shorter ones. */
  private Optional<Outcome> tooFast() {
    Pace pace = Pace.ofDrift(method.scheme(),
        new Problem(field, t, y, problem.t1(), List.of()), method.time());
    return pace.isTooFast(Math.min(method.h(), problem.t1() - t))
        ? Optional.of(new Outcome.Stopped(pace.objection(method.h(), method.scheme()), t, "",
            "Noise.step(...) sets them. " + pace.remedy()))
        : Optional.empty();
  }

  /** The next multiple of h, or the end of the problem if that is nearer. */
  private double nextEnd() {
    double h = method.h();
    double next = (Math.floor(t / h + SAME) + 1) * h;
    return next + SAME * h < problem.t1() ? next : problem.t1();
  }

  private Optional<Outcome> advance() {
    end = nextEnd();
    strides.make(t, y, end, next);
    steps++;
    if (!isFinite(next)) {
      return Optional.of(delayed.flatMap(past -> past.fault(t))
          .orElseGet(() -> new Breakdown(method, field).after(t, y, end)));
    }
    double event = watch.look(t, end, course);
    if (watch.isLost()) {
      return Optional.of(watch.lostAt(t));
    }
    accept(event);
    return event != Watch.NEVER ? Optional.of(watch.ended(t)) : goesOn();
  }

  private void accept(double event) {
    if (event < end) {
      strides.make(t, y, event, next);
    }
    double[] old = y;
    y = next;
    next = old;
    t = Math.min(event, end);
    track.keep(t, y);
    delayed.ifPresent(past -> past.reached(t, y));
  }

  private Optional<Outcome> goesOn() {
    return monitor.goesOn(t, y) && Job.isGoingOn() ? Optional.empty()
        : Optional.of(Outcome.Stopped.cancelled(t));
  }

  /** The state at a time of the step from t to its end. */
  private void within(double time, double[] state) {
    if (time == end) {
      System.arraycopy(next, 0, state, 0, state.length);
    } else if (time == t) {
      System.arraycopy(y, 0, state, 0, state.length);
    } else {
      strides.make(t, y, time, state);
    }
  }

  private static boolean isFinite(double[] state) {
    for (double value : state) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
