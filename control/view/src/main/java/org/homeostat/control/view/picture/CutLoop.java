package org.homeostat.control.view.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.view.course.Curve;
import org.homeostat.control.view.picture.OperatingPointPlot.Point;

/**
 * The two curves of a loop that is cut between two quantities, and where they cross.
 *
 * @param first the first quantity at rest, the second one held; not finite where nothing rests
 * @param second the second quantity at rest, the first one held
 * @param crossings from left to right
 * @param rest that of the closed loop
 */
record CutLoop(Curve first, Curve second, List<Point> crossings, Point rest) {
  private static final int GRID = 81;

  /** Curves that differ by this share are one; a way round the loop this short, as a share, is none. */
  private static final double SAME = 1e-9;
  private static final double CLOSE = 1e-13;
  private static final int PATIENCE = 100;
  private static final int ORDER = 5;

  /** Of the model of a rest, over ranges of both quantities. */
  static CutLoop of(Equilibrium rest, Axes axes, double[][] view) {
    String x = axes.across();
    String y = axes.up();
    Clamp holdingX = new Clamp(rest, x);
    Clamp holdingY = new Clamp(rest, y);
    double[] xs = Plane.grid(view[0][0], view[0][1], GRID);
    double[] ys = Plane.grid(view[1][0], view[1][1], GRID);
    double[] yAtRest = holdingX.read(y, xs);
    double[] xAtRest = holdingY.read(x, ys);
    double[] round = new double[xs.length];
    Arrays.setAll(round, i -> holdingY.read(x, yAtRest[i]) - xs[i]);
    double zero = SAME * (xs[GRID - 1] - xs[0]);
    List<Point> crossings = new ArrayList<>();
    for (int i = 0; i < GRID; i++) {
      if (Math.abs(round[i]) <= zero) {
        crossings.add(new Point(xs[i], yAtRest[i]));
      } else if (i + 1 < GRID && Math.abs(round[i + 1]) > zero && round[i] * round[i + 1] < 0) {
        crossing(axes, holdingX, holdingY, xs[i], xs[i + 1]).ifPresent(crossings::add);
      }
    }
    return new CutLoop(new Curve(xAtRest, ys), new Curve(xs, yAtRest), List.copyOf(crossings),
        new Point(rest.value(x), rest.value(y)));
  }

  /** Once round the loop and back to the same. */
  private static Optional<Point> crossing(
      Axes axes, Clamp holdingX, Clamp holdingY, double from, double to) {
    double close = CLOSE * Math.max(Math.abs(from), Math.abs(to));
    try {
      double found = new BracketingNthOrderBrentSolver(CLOSE, close, 0, ORDER).solve(PATIENCE,
          at -> holdingY.read(axes.across(), holdingX.read(axes.up(), at)) - at, from, to);
      return Optional.of(new Point(found, holdingX.read(axes.up(), found)));
    } catch (MathRuntimeException lost) {
      return Optional.empty();
    }
  }

  /** What there is to mark: the crossings, or the rest of the closed loop. */
  List<Point> points() {
    return crossings.isEmpty() ? List.of(rest) : crossings;
  }

  /** The first curve (0) or the second (1). */
  Curve curve(int which) {
    return which == 0 ? first : second;
  }

  /** Whether there is any stretch of a curve; where it rests at one value alone, it has none. */
  boolean has(int which) {
    Curve curve = curve(which);
    return IntStream.range(1, curve.x().length).anyMatch(i -> Double.isFinite(
        curve.x()[i] + curve.y()[i] + curve.x()[i - 1] + curve.y()[i - 1]));
  }

  /** Whether a curve is where that of another loop is. */
  boolean isSame(int which, CutLoop other) {
    return isSame(curve(which).x(), other.curve(which).x())
        && isSame(curve(which).y(), other.curve(which).y());
  }

  private static boolean isSame(double[] a, double[] b) {
    return IntStream.range(0, a.length).allMatch(i -> Double.compare(a[i], b[i]) == 0
        || Math.abs(a[i] - b[i]) <= SAME * Math.max(Math.abs(a[i]), Math.abs(b[i])));
  }
}
