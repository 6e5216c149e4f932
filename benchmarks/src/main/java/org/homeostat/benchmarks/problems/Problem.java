package org.homeostat.benchmarks.problems;

import java.util.Optional;
import org.homeostat.control.solve.Tolerance;
import org.homeostat.control.solve.VectorField;

/**
 * An initial value problem from time 0 with the states that are wanted of it and the way its error is
 * measured.
 *
 * @param name as {@link Problems#named} takes it
 * @param field as a user of the library writes it: a model's, where the problem is one that one would write
 *     as text
 * @param byHand the same written in Java with its derivatives, where the first is text
 * @param start the state at time 0
 * @param times where the state is wanted, increasing and above 0
 * @param absoluteShare the absolute tolerance over the relative one
 * @param measure how the error is measured
 * @param isStiff whether methods for non-stiff problems are out of place
 */
public record Problem(String name, VectorField field, Optional<VectorField> byHand, double[] start,
    double[] times, double absoluteShare, ErrorMeasure measure, boolean isStiff) {

  /** Copies the arrays. */
  public Problem {
    start = start.clone();
    times = times.clone();
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public double[] times() {
    return times.clone();
  }

  /** The last of the times. */
  public double end() {
    return times[times.length - 1];
  }

  /** The tolerance that belongs to a relative one. */
  public Tolerance tolerance(double rtol) {
    return new Tolerance(rtol, absoluteShare * rtol);
  }

  /**
   * The error of a solution against the reference.
   *
   * @param states the states at each of the {@link #times}
   */
  public double error(double[][] states) {
    return measure.of(states, Reference.of(this).states());
  }
}
