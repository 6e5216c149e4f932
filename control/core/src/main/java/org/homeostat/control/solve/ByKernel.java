package org.homeostat.control.solve;

import java.util.Optional;

/** A method that is a {@link Kernel}, driven by a {@link March}. */
interface ByKernel extends Method {

  /** Over fewer last digits of the time there is no room for steps. */
  int FEWEST_DIGITS = 64;

  /**
   * How its kernels are made.
   *
   * @param watched whether each step is looked into, for events
   */
  March.Making making(boolean watched);

  @Override
  default Solution integrate(Problem problem, Tolerance tolerance, Monitor monitor) {
    if (Dash.spans(problem.t0(), problem.t1(), FEWEST_DIGITS)) {
      return dash(problem, tolerance);
    }
    Track track = new Track(problem.t0(), problem.y0());
    March march = new March(problem, tolerance, monitor, making(!problem.events().isEmpty()), track);
    Outcome outcome = march.go();
    track.close();
    return new Solution(outcome, track, march.statistics(shortName()), march.events()).with(march.past());
  }

  @Override
  default Samples sample(Problem problem, double[] times, Tolerance tolerance, Monitor monitor) {
    Sampler sampler = new Sampler(times, problem.t0(), problem.y0());
    if (Dash.spans(problem.t0(), problem.t1(), FEWEST_DIGITS)) {
      return dash(problem, tolerance).sampled(sampler);
    }
    March march = new March(problem, tolerance, monitor, making(false), sampler);
    Outcome outcome = march.go();
    return sampler.samples(outcome, march.statistics(shortName()));
  }

  private Solution dash(Problem problem, Tolerance tolerance) {
    Optional<DelayedRun> delayed =
        problem.field().delays().map(delays -> new DelayedRun(problem, delays, tolerance));
    Solution dash = Dash.across(delayed.map(run -> problem.on(run.field())).orElse(problem),
        new Watch(problem), shortName());
    return dash.with(delayed.map(run -> run.dash(dash.dense().to(), dash.last())));
  }
}
