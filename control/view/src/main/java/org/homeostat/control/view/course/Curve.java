package org.homeostat.control.view.course;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;

/** One quantity of one model as points to draw, x increasing; y is not finite where the quantity is not. */
public record Curve(double[] x, double[] y) {

  /** Rounding of times; what is farther beyond the end of a run has no value. */
  private static final double SAME_TIME = 1e-9;

  private static final double COLUMN = 3;

  /** The curve in a unit, at all times that matter to its run, with both sides of each jump. */
  public static Curve of(Timeline timeline, Trajectory trajectory, String quantity, Unit unit) {
    return at(SampleTimes.at(timeline, trajectory), timeline, trajectory, quantity, unit);
  }

  /**
   * The first run's quantity less the second's, as long as both go, at all times that matter to either; in
   * the unit given.
   */
  public static Curve difference(
      Timeline timeline, Trajectory first, Trajectory second, String quantity, Unit unit) {
    double end = Math.min(timeline.end(first), timeline.end(second));
    double[] times = DoubleStream.concat(
            Arrays.stream(SampleTimes.at(timeline, first)), Arrays.stream(SampleTimes.at(timeline, second)))
        .filter(time -> time <= end).sorted().distinct().toArray();
    Curve a = at(times, timeline, first, quantity, unit);
    Curve b = at(times, timeline, second, quantity, unit);
    double[] gap = new double[times.length];
    Arrays.setAll(gap, i -> a.y[i] - b.y[i]);
    return new Curve(times, gap);
  }

  /** The curve at times of the axis, increasing; without a value after the end of the run. */
  static Curve at(double[] times, Timeline timeline, Trajectory trajectory, String quantity, Unit unit) {
    double factor = trajectory.model().quantity(quantity).unit().factorTo(unit);
    double end = timeline.end(trajectory) * (1 + SAME_TIME);
    double[] own = Arrays.stream(times).map(time -> timeline.on(trajectory, Math.max(0, time))).toArray();
    double[] values = trajectory.series(quantity, own).values();
    double[] y = new double[times.length];
    Arrays.setAll(y, i ->
        times[i] <= end && Double.isFinite(values[i]) ? factor * values[i] : Double.NaN);
    return new Curve(times, y);
  }

  /** Whether there is no point. */
  public boolean isEmpty() {
    return x.length == 0;
  }

  /** The smallest finite value, or infinity where there is none. */
  public double low() {
    return Arrays.stream(y).filter(Double::isFinite).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** The largest finite value, or minus infinity where there is none. */
  public double high() {
    return Arrays.stream(y).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /** The points from one x to another, both included. */
  public Curve within(double from, double to) {
    int first = place(from);
    int beyond = place(Math.nextUp(to));
    return first == 0 && beyond == x.length ? this
        : new Curve(Arrays.copyOfRange(x, first, beyond), Arrays.copyOfRange(y, first, beyond));
  }

  private int place(double at) {
    int found = Arrays.binarySearch(x, at);
    return found >= 0 ? found : -found - 1;
  }

  /**
   * Without the values that a logarithm does not show: those not above 0, and those below that share of the
   * largest value until then, which no solver tells from 0.
   */
  public Curve resolved(double share) {
    double[] shown = new double[y.length];
    double largest = 0;
    for (int i = 0; i < y.length; i++) {
      largest = Math.max(largest, Double.isNaN(y[i]) ? 0 : y[i]);
      shown[i] = y[i] > share * largest ? y[i] : Double.NaN;
    }
    return new Curve(x, shown);
  }

  /** Of the same points, with values that this makes of them. */
  public Curve map(DoubleUnaryOperator change) {
    return new Curve(x, Arrays.stream(y).map(change).toArray());
  }

  /**
   * With no more points than show. Where more of them share one column, three {@code closeX} wide, than its
   * first, lowest, highest and last, the others go: what is left passes each of them within the column. Then
   * go those that a straight line through their neighbours comes close to.
   *
   * @param closeX how much of x does not show
   * @param closeY how much of y does not show
   * @see "U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl, M4: a visualization-oriented time series data
   *     aggregation, Proceedings of the VLDB Endowment 7 (2014) 797-808"
   * @see "D. Douglas, T. Peucker, Algorithms for the reduction of the number of points required to represent
   *     a digitized line, Cartographica 10 (1973) 112-122"
   */
  public Curve thinned(double closeX, double closeY) {
    return picked(Columns.kept(this, COLUMN * closeX)).straightened(closeX, closeY);
  }

  private Curve straightened(double closeX, double closeY) {
    return picked(Polyline.kept(this, closeX, closeY));
  }

  private Curve picked(int[] places) {
    return new Curve(Arrays.stream(places).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(places).mapToDouble(i -> y[i]).toArray());
  }
}
