package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/** Roots of a function between points that are close enough to separate them. */
final class Search {
  private static final int MOST = 300;

  private Search() {}

  /** Where it changes its sign, to the last digits; a jump counts too. */
  static List<Double> roots(DoubleUnaryOperator f, double[] points) {
    List<Double> roots = new ArrayList<>();
    double before = f.applyAsDouble(points[0]);
    for (int k = 1; k < points.length; k++) {
      double after = f.applyAsDouble(points[k]);
      if (before == 0) {
        roots.add(points[k - 1]);
      } else if (before * after < 0) {
        roots.add(new BracketingNthOrderBrentSolver(1e-15, Math.ulp(points[k]), 0, 5)
            .solve(MOST, f::applyAsDouble, points[k - 1], points[k], AllowedSolution.ANY_SIDE));
      }
      before = after;
    }
    return roots;
  }
}
