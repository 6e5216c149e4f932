package org.homeostat.control.view.course;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;

/** One quantity of one model as points to draw, not finite where the quantity is not. */
public record Curve(double[] x, double[] y) {
  private static final int SAMPLES = 600;

  /** A jump is drawn from just before it, so that it stands upright. */
  private static final double JUST_BEFORE = 1e-9;

  /** The curve in a unit, at six hundred times and on both sides of each boundary. */
  public static Curve of(Timeline timeline, Trajectory trajectory, String quantity, Unit unit) {
    double factor = trajectory.model().quantity(quantity).unit().factorTo(unit);
    double end = timeline.end(trajectory);
    TreeSet<Double> times = new TreeSet<>();
    for (double time : timeline.reached(trajectory, timeline.grid(timeline.until() / SAMPLES))) {
      times.add(time);
    }
    for (double boundary : timeline.boundaries()) {
      if (boundary > 0 && boundary <= end) {
        times.add(boundary - JUST_BEFORE * timeline.until());
      }
    }
    times.add(end);
    double[] x = times.stream().mapToDouble(Double::doubleValue).toArray();
    return new Curve(x,
        Arrays.stream(x).map(time -> factor * value(timeline, trajectory, quantity, time)).toArray());
  }

  private static double value(Timeline timeline, Trajectory trajectory, String quantity, double time) {
    Map<String, Double> point = trajectory.at(timeline.on(trajectory, Math.max(0, time)));
    double value = point.get(quantity);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** The smallest finite value, or infinity where there is none. */
  public double low() {
    return Arrays.stream(y).filter(Double::isFinite).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** The largest finite value, or minus infinity where there is none. */
  public double high() {
    return Arrays.stream(y).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * Without the points that a straight line through their neighbours comes close to.
   *
   * @param closeX how much of x does not show
   * @param closeY how much of y does not show
   * @see "D. Douglas, T. Peucker, Algorithms for the reduction of the number of points required to represent
   *     a digitized line, Cartographica 10 (1973) 112-122"
   */
  public Curve thinned(double closeX, double closeY) {
    boolean[] kept = new boolean[x.length];
    kept[0] = true;
    kept[x.length - 1] = true;
    keep(0, x.length - 1, closeX, closeY, kept);
    int[] places = IntStream.range(0, x.length).filter(i -> kept[i]).toArray();
    return new Curve(
        Arrays.stream(places).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(places).mapToDouble(i -> y[i]).toArray());
  }

  private void keep(int from, int to, double closeX, double closeY, boolean[] kept) {
    int farthest = from;
    double far = 1;
    for (int i = from + 1; i < to; i++) {
      double distance = distance(i, from, to, closeX, closeY);
      if (distance > far) {
        far = distance;
        farthest = i;
      }
    }
    if (farthest > from) {
      kept[farthest] = true;
      keep(from, farthest, closeX, closeY, kept);
      keep(farthest, to, closeX, closeY, kept);
    }
  }

  /** From point i to the chord, in units of what does not show; infinite beside a gap. */
  private double distance(int i, int from, int to, double closeX, double closeY) {
    double alongX = (x[to] - x[from]) / closeX;
    double alongY = (y[to] - y[from]) / closeY;
    double offX = (x[i] - x[from]) / closeX;
    double offY = (y[i] - y[from]) / closeY;
    double distance = Math.abs(alongX * offY - alongY * offX) / Math.hypot(alongX, alongY);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }
}
