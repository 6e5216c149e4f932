package org.homeostat.control.solve;

import java.util.List;

/**
 * A problem whose state at the end is known.
 *
 * @param start the state at time 0
 * @param answer the state at {@code end}
 * @param atol the absolute tolerance over the relative one: the size, in the unit of the states, of what need
 *     not be known to all digits on the way
 * @param floor the size of a component at the end below which its error counts absolutely; zero where all
 *     errors are relative
 */
record ReferenceProblem(String name, VectorField field, double[] start, double end, double[] answer,
    double atol, double floor) {

  /** The solution from 0 to the end at the relative tolerance. */
  Solution solve(String method, double rtol) {
    return Solver.named(method).with(tolerance(rtol)).solve(field, 0, start, end, List.of());
  }

  /** The relative tolerance and the absolute one that goes with it. */
  Tolerance tolerance(double rtol) {
    return new Tolerance(rtol, atol * rtol);
  }

  /**
   * The mixed error of the Test Set for IVP Solvers: the largest of |y_i - answer_i| / (floor + |answer_i|),
   * so that 1e-5 stands for five right digits of all components above the floor.
   */
  double error(double[] y) {
    double largest = 0;
    for (int i = 0; i < y.length; i++) {
      double error = Math.abs(y[i] - answer[i]) / (floor + Math.abs(answer[i]));
      largest = error <= largest ? largest : error;
    }
    return largest;
  }

  @Override
  public String toString() {
    return name;
  }
}
