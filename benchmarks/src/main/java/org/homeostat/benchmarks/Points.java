package org.homeostat.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.VectorField;

/**
 * Points along a problem's solution, so that a field is measured on the numbers it meets in a run: the cost
 * of a sine depends on them.
 */
record Points(double[] t, double[][] y) {
  private static final int COUNT = 256;
  private static final double RTOL = 1e-6;
  private static final int ROOMS = 8;

  static Points along(Problem problem) {
    Solver solver = (problem.isStiff() ? Solver.stiff() : Solver.nonStiff()).with(problem.tolerance(RTOL));
    DenseOutput dense =
        solver.solve(problem.field(), 0, problem.start(), problem.end(), List.of()).dense();
    double[] t = IntStream.range(0, COUNT).mapToDouble(k -> problem.end() * (k + 0.5) / COUNT).toArray();
    return new Points(t, IntStream.range(0, COUNT).mapToObj(k -> dense.at(t[k])).toArray(double[][]::new));
  }

  int count() {
    return t.length;
  }

  /**
   * Room for results, for some points in turn: of results that the next point overwrites, the compiler would
   * leave out what nobody reads.
   */
  static double[][] room(int length) {
    return new double[ROOMS][length];
  }

  /** The rates at all points; the sum is there to be used. */
  double rates(VectorField field, double[][] room) {
    double sum = 0;
    for (int k = 0; k < t.length; k++) {
      double[] out = room[k % ROOMS];
      field.derivatives(t[k], y[k], out);
      sum += out[0];
    }
    return sum;
  }

  /** The rates with the Jacobian and the derivative by time at all points; the sum is there to be used. */
  double linearizations(VectorField field, double[][] room) {
    double sum = 0;
    for (int k = 0; k < t.length; k++) {
      double[] out = room[k % ROOMS];
      field.linearize(t[k], y[k], out);
      sum += out[0];
    }
    return sum;
  }
}
