package org.homeostat.control.solve;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;

/**
 * Where a function of time leaves its side of zero, as two neighbouring doubles.
 *
 * @param before the last time at which it is still on its side
 * @param after the first at which it is on the other one, or at zero
 */
record Root(double before, double after) {
  private static final int MOST = 100;
  private static final double ACCURACY = 1e-15;
  private static final int ORDER = 5;

  /**
   * Narrows a bracket: by inverse interpolation as long as that helps, and then by bisection.
   *
   * @param side the sign that the function has at {@code low}; at {@code high} it has not
   */
  static Root of(DoubleUnaryOperator function, double side, double low, double high) {
    double before = low;
    double after = high;
    if (function.applyAsDouble(low) * side > 0 && function.applyAsDouble(high) * side < 0) {
      try {
        BracketedUnivariateSolver.Interval near =
            new BracketingNthOrderBrentSolver(ACCURACY, Math.ulp(high), 0, ORDER)
                .solveInterval(MOST, function::applyAsDouble, low, high);
        before = near.getLeftAbscissa();
        after = near.getRightAbscissa();
      } catch (MathRuntimeException jumps) {
        return bisected(function, side, low, high);
      }
    }
    return function.applyAsDouble(before) * side > 0 && function.applyAsDouble(after) * side <= 0
        ? bisected(function, side, before, after)
        : bisected(function, side, low, high);
  }

  private static Root bisected(DoubleUnaryOperator function, double side, double low, double high) {
    double before = low;
    double after = high;
    double middle = before + (after - before) / 2;
    while (before < middle && middle < after) {
      if (function.applyAsDouble(middle) * side > 0) {
        before = middle;
      } else {
        after = middle;
      }
      middle = before + (after - before) / 2;
    }
    return new Root(before, after);
  }
}
