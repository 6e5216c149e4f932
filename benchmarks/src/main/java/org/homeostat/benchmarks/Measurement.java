package org.homeostat.benchmarks;

import java.util.Locale;

/**
 * What a solver made of a problem at a tolerance.
 *
 * @param error as the problem measures it
 * @param seconds thread CPU seconds of a run, the median of several
 * @param evaluations calls of the right-hand side
 * @param steps accepted steps
 */
record Measurement(String problem, String solver, double tolerance, double error, double seconds,
    long evaluations, long steps) {

  /** The names of the fields, as a comment. */
  static final String HEADER = "# problem solver tol err median_s evaluations steps";

  /** The fields of a line, separated by one blank each. */
  String line() {
    return String.format(Locale.ROOT, "%s %s %.4e %.4e %.4e %d %d",
        problem, solver, tolerance, error, seconds, evaluations, steps);
  }
}
