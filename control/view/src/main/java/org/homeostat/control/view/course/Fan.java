package org.homeostat.control.view.course;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;

/**
 * One quantity of many runs of one model: at each time the median, and between which values the middle half
 * and nine tenths of the runs are. Runs that have ended are no longer among them; where less than half go on,
 * it ends.
 *
 * @param levels 5, 25, 50, 75 and 95 % of the runs are at or below, from the lowest up; each along x
 * @see "R. Hyndman, Y. Fan, Sample quantiles in statistical packages, American Statistician 50 (1996)
 *     361-365: definition 7"
 */
public record Fan(double[] x, List<double[]> levels) {
  private static final List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);
  private static final int GRID = 200;
  private static final double JUST_BEFORE = 1e-9;

  /** The fan in a unit, at two hundred times and on both sides of each boundary of the protocol. */
  public static Fan of(Timeline timeline, List<Trajectory> members, String quantity, Unit unit) {
    double[] times = times(timeline);
    List<Curve> curves =
        members.stream().map(member -> Curve.at(times, timeline, member, quantity, unit)).toList();
    double[][] at = new double[times.length][];
    Arrays.setAll(at, i -> curves.stream().mapToDouble(curve -> curve.y()[i])
        .filter(Double::isFinite).sorted().toArray());
    int reached = (int) IntStream.range(0, at.length)
        .takeWhile(i -> at[i].length > 0 && 2 * at[i].length >= members.size()).count();
    return new Fan(Arrays.copyOf(times, reached), SHARES.stream()
        .map(share -> IntStream.range(0, reached).mapToDouble(i -> quantile(at[i], share)).toArray())
        .toList());
  }

  private static double[] times(Timeline timeline) {
    double just = JUST_BEFORE * timeline.until();
    DoubleStream beforeJumps =
        timeline.boundaries().stream().filter(time -> time > 0).mapToDouble(time -> time - just);
    return DoubleStream.concat(Arrays.stream(timeline.grid(timeline.until() / GRID)), beforeJumps)
        .sorted().distinct().toArray();
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    return below + 1 >= sorted.length ? sorted[below]
        : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
  }

  /** The part from one x to another, both included. */
  public Fan within(double from, double to) {
    return new Fan(median().within(from, to).x(),
        levels.stream().map(level -> new Curve(x, level).within(from, to).y()).toList());
  }

  /** The value that half of the runs are at or below. */
  public Curve median() {
    return new Curve(x, levels.get(2));
  }

  /** The lower edge of the middle half, or of nine tenths. */
  public Curve lower(boolean half) {
    return new Curve(x, levels.get(half ? 1 : 0));
  }

  /** The upper edge of the middle half, or of nine tenths. */
  public Curve upper(boolean half) {
    return new Curve(x, levels.get(half ? 3 : 4));
  }
}
