package org.homeostat.control.solve;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.progress.Job;
import org.homeostat.control.unit.Digits;

/**
 * A method with the tolerance it is asked to keep: everything about how a field is integrated, as one
 * value.
 */
public record Solver(Method method, Tolerance tolerance) {

  private static final Tolerance USUAL = Tolerance.of(1e-9);

  /**
   * The default: it chooses among our methods by the tolerance and the size of the field, at a relative
   * tolerance of 1e-9, and changes while it runs. It starts with an explicit method; where stability holds
   * the steps short, and not accuracy, it goes on with a stiff one, and back once the stiff one costs more.
   * What it used and why is told by {@link Solution#choices}. The same run takes the same course on every
   * machine.
   */
  public static Solver auto() {
    return named("auto");
  }

  /**
   * For stiff fields, with modes that differ by orders of magnitude: Rodas5P at a tolerance of 1e-9. It
   * wants the Jacobian, which models have; of a field without one it takes differences.
   */
  public static Solver stiff() {
    return named("rodas5p");
  }

  /**
   * For fields that are not stiff: Verner's 7(6) pair at a tolerance of 1e-9. Looser than 1e-6
   * {@code tsit5} costs less.
   */
  public static Solver nonStiff() {
    return named("vern7");
  }

  /**
   * The method of that name ({@code auto}, {@code tsit5}, {@code vern7}, {@code rodas5p}, {@code bdf},
   * {@code radau}; {@code dp853}, {@code dp54}, {@code gbs}, {@code adams}) at a tolerance of 1e-9.
   */
  public static Solver named(String name) {
    return new Solver(Method.named(name), USUAL);
  }

  /** The solver to go on with where a run ended: {@link #auto} knows then what that run has found out. */
  public Solver after(Solution before) {
    return new Solver(method.after(before), tolerance);
  }

  /** The same method at another relative tolerance, the absolute one a thousandth of it. */
  public Solver rtol(double rtol) {
    return new Solver(method, Tolerance.of(rtol));
  }

  /** The same method at another tolerance. */
  public Solver with(Tolerance other) {
    return new Solver(method, other);
  }

  /**
   * Integrates {@code field} from {@code t0} forwards to {@code t1}, or to the first event that ends the run.
   *
   * @param y0 the state at {@code t0}; not changed
   * @param events what is watched on the way; a function that is zero at {@code t0} does not happen there
   */
  public Solution solve(VectorField field, double t0, double[] y0, double t1, List<Event> events) {
    return solve(new Problem(field, t0, y0, t1, events), Monitor.NONE);
  }

  /**
   * Integrates a problem while {@code monitor} looks on, across the events that let the run go on. A run
   * that cannot go on gives a solution too, with an {@link Outcome.Stopped} that says why.
   */
  public Solution solve(Problem problem, Monitor monitor) {
    try (Job job = job(problem)) {
      return new Chain(this, problem, telling(job, problem, monitor)).solution();
    }
  }

  private static Job job(Problem problem) {
    return Job.of("integration", problem.t1() - problem.t0(), "");
  }

  private static Monitor telling(Job job, Problem problem, Monitor monitor) {
    return (t, y) -> {
      job.at(t - problem.t0());
      return monitor.goesOn(t, y);
    };
  }

  /**
   * The states at some times only, for runs whose dense output would not fit the memory.
   *
   * @param times increasing, none before {@code t0}, the last after it; the run ends with the last
   */
  public Samples sample(VectorField field, double t0, double[] y0, double... times) {
    return sample(field, t0, y0, Optional.empty(), times);
  }

  /** The same after a past, for a field with delays. */
  public Samples sample(VectorField field, double t0, double[] y0, Past past, double... times) {
    return sample(field, t0, y0, Optional.of(past), times);
  }

  private Samples sample(VectorField field, double t0, double[] y0, Optional<Past> past, double... times) {
    for (int k = 0; k < times.length; k++) {
      if (!(times[k] >= t0) || k > 0 && !(times[k] > times[k - 1])) {
        throw new IllegalArgumentException("Sample time " + k + " is " + Digits.of(times[k])
            + "; times increase, from the start " + Digits.of(t0) + " on.");
      }
    }
    double end = times.length == 0 ? t0 : times[times.length - 1];
    Problem problem = new Problem(field, t0, y0, end, List.of(), past);
    try (Job job = job(problem)) {
      return method.sample(problem, times.clone(), tolerance, telling(job, problem, Monitor.NONE));
    }
  }

  @Override
  public String toString() {
    return method.shortName() + ", rtol " + Digits.of(tolerance.rtol());
  }
}
