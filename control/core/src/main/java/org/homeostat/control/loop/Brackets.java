package org.homeostat.control.loop;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * Roots of a function between points that are close enough to separate them, to the last digits. A jump
 * across zero counts too.
 */
final class Brackets {
  private static final int MOST = 300;
  private static final int ORDER = 5;
  private static final double ACCURACY = 1e-15;

  private final DoubleUnaryOperator f;
  private final double[] points;
  private final double[] values;

  /** With the function's values at the points, less a level. */
  Brackets(DoubleUnaryOperator f, double level, double[] points, double[] values) {
    this.f = x -> f.applyAsDouble(x) - level;
    this.points = points;
    this.values = DoubleStream.of(values).map(value -> value - level).toArray();
  }

  /** Where it changes its sign. */
  static List<Double> roots(DoubleUnaryOperator f, double[] points) {
    Brackets search = new Brackets(f, 0, points, DoubleStream.of(points).map(f).toArray());
    return search.brackets().mapToObj(search::root).toList();
  }

  /** The first root. */
  OptionalDouble first() {
    OptionalDouble none = OptionalDouble.empty();
    return brackets().limit(1).mapToObj(k -> OptionalDouble.of(root(k))).findFirst().orElse(none);
  }

  /** The last root. */
  OptionalDouble last() {
    return brackets().max().stream().mapToDouble(this::root).findFirst();
  }

  /** The points before which there is a root, or at which. */
  private IntStream brackets() {
    return IntStream.range(0, points.length)
        .filter(k -> k > 0 && values[k - 1] != 0 && values[k - 1] * values[k] <= 0);
  }

  private double root(int k) {
    return values[k] == 0 ? points[k] : between(f, points[k - 1], points[k]);
  }

  /** The root between two points at which the signs differ. */
  static double between(DoubleUnaryOperator f, double low, double high) {
    return new BracketingNthOrderBrentSolver(ACCURACY, Math.ulp(high), 0, ORDER)
        .solve(MOST, f::applyAsDouble, low, high, AllowedSolution.ANY_SIDE);
  }
}
