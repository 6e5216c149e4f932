package org.homeostat.control.solve;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The delays of one run in fixed steps, for a method that asks for the rates only where each step begins:
 * what the delayed terms read is the problem's past and, behind the run, straight lines from point to point.
 * A lag of 0 reads what is now; breaking points are not stepped onto. For one thread.
 */
public final class DelayedSteps {

  /** What rounding makes of a lag or of a signal at the point where another run ended. */
  private static final Tolerance ROUNDING = Tolerance.of(1e-12);

  private final VectorField whole;
  private final Delays delays;
  private final DelayedRun run;

  /** Those of a problem whose field has these; constant lags that cannot be looked up are refused. */
  public DelayedSteps(Problem problem, Delays delays) {
    whole = problem.field();
    this.delays = delays;
    run = DelayedRun.alongLines(problem, delays, ROUNDING);
    run.aim(problem.t0());
  }

  /** The field where the run stands, the terms looked up; a term that cannot be is no number. */
  public VectorField field() {
    return run.field();
  }

  /** The shortest lag above 0 at a point; infinite if there is none. */
  public double shortestLag(double t, double[] y) {
    return IntStream.range(0, delays.terms()).mapToDouble(k -> run.lag(k, t, y)).filter(lag -> lag > 0).min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Why a term cannot be looked up at {@code t}, where the run stands; empty if nothing is wrong. */
  public Optional<Outcome.Stopped> fault(double t) {
    return run.fault().outcome(t);
  }

  /** The run has come to a point. */
  public void reached(double t, double[] y) {
    run.line(t, y);
  }

  /** What the signals were until now, the problem's own past included; a value. */
  public Past past() {
    return run.past();
  }

  /** The field at the points that the run has passed through; a value, for any thread. */
  public VectorField behind() {
    return Retarded.after(whole, Optional.of(run.past()));
  }
}
