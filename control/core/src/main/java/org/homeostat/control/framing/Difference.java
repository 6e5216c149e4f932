package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Series;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Unit;

/**
 * How far one quantity differs at most between two runs.
 *
 * @param maxRelative the largest difference over the largest magnitude that the quantity has in either run;
 *     over that of what it is made of, where it is no more than the solver's own error there
 * @param maxAbsolute the largest difference, in the quantity's unit
 * @param at when, in the first model's time unit
 * @param a the value in the first run then
 * @param b the value in the second run then
 */
public record Difference(
    String quantity, Unit unit, double maxRelative, double maxAbsolute, double at, double a, double b) {

  /** How finely two runs are compared, in steps over their length. */
  private static final int STEPS = 2000;

  /** Two runs may put a jump at two instants that are closer than this share of their length. */
  private static final double INSTANT = 1e-6;

  /** A difference above this share of a quantity's size is looked at again beside the instant it was seen. */
  private static final double WORTH_A_LOOK = 1e-9;

  /** A difference that falls below this share of itself on both sides of an instant is that of a jump. */
  private static final double LASTING = 0.5;

  /**
   * The differences of all quantities that both runs have in commensurable units, the largest first; over the
   * time that both runs cover, so that one which ended early is compared up to there. That a jump of both is
   * at an instant in one and right after it in the other is no difference.
   */
  public static List<Difference> between(Trajectory first, Trajectory second) {
    double clock = first.model().timeUnit().factorTo(second.model().timeUnit());
    double end = Math.min(first.end(), second.end() / clock);
    double[] times = Arrays.stream(first.grid(first.until() / STEPS)).filter(t -> t <= end).toArray();
    List<Series> mine = first.table(times);
    List<Series> other = second.table(theirs(times, clock, second));
    List<Difference> differences = new ArrayList<>();
    for (Series a : mine) {
      other.stream().filter(b -> b.name().equals(a.name()) && b.unit().isCommensurable(a.unit()))
          .forEach(b -> differences.add(of(a, b, beside(first, second, clock, end, a.name()))
              .besideWhatItIsMadeOf(first, second, clock)));
    }
    differences.sort(Comparator.comparingDouble(Difference::maxRelative).reversed());
    return differences;
  }

  private static double[] theirs(double[] times, double clock, Trajectory second) {
    return Arrays.stream(times).map(t -> Math.min(t * clock, second.end())).toArray();
  }

  /** The smaller one of the differences right before and right after an instant. */
  private static DoubleUnaryOperator beside(
      Trajectory first, Trajectory second, double clock, double end, String name) {
    double factor =
        second.model().quantity(name).unit().factorTo(first.model().quantity(name).unit());
    return t -> DoubleStream.of(t - INSTANT * end, t + INSTANT * end).filter(s -> s >= 0 && s <= end)
        .map(s -> Math.abs(
            first.at(s, name) - second.at(Math.min(s * clock, second.end()), name) * factor))
        .min().orElse(Double.POSITIVE_INFINITY);
  }

  private static Difference of(Series first, Series second, DoubleUnaryOperator beside) {
    double factor = second.unit().factorTo(first.unit());
    double[] a = first.values();
    double[] b = second.values();
    double[] gaps =
        IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i] * factor)).toArray();
    double largest = Math.max(first.largest(), second.largest() * factor);
    int worst = largest(gaps);
    while (gaps[worst] > WORTH_A_LOOK * largest
        && beside.applyAsDouble(first.times()[worst]) < LASTING * gaps[worst]) {
      gaps[worst] = 0;
      worst = largest(gaps);
    }
    double relative = largest == 0 ? 0 : gaps[worst] / largest;
    return new Difference(first.name(), first.unit(), relative, gaps[worst], first.times()[worst], a[worst],
        b[worst] * factor);
  }

  /**
   * A small difference of large quantities, as an error at rest, is no better known than they are: where the
   * gap is no more than the solver's own error in the states makes, it is taken relative to their size.
   */
  private Difference besideWhatItIsMadeOf(Trajectory first, Trajectory second, double clock) {
    double resolution = Battery.resolution(first.solver());
    if (maxRelative <= resolution || !first.model().auxiliaries().contains(quantity)
        && !second.model().auxiliaries().contains(quantity)) {
      return this;
    }
    double factor = second.model().quantity(quantity).unit().factorTo(unit);
    double own = RoundingBound.carried(first, at, quantity, resolution) + factor
        * RoundingBound.carried(second, Math.min(at * clock, second.end()), quantity, resolution);
    return maxAbsolute <= own
        ? new Difference(quantity, unit, resolution * maxAbsolute / own, maxAbsolute, at, a, b) : this;
  }

  /** Whether it is no more than what the solver may be wrong by. */
  public boolean isRounding(Solver solver) {
    return maxRelative <= Battery.resolution(solver);
  }

  private static int largest(double[] gaps) {
    int worst = 0;
    for (int i = 1; i < gaps.length; i++) {
      worst = gaps[i] > gaps[worst] ? i : worst;
    }
    return worst;
  }

  @Override
  public String toString() {
    return maxAbsolute == 0
        ? quantity + " does not differ"
        : quantity + " differs by at most " + Numbers.round(maxRelative, 2) + " of its size, at "
            + Numbers.round(at) + ": " + Numbers.round(a) + " against " + Numbers.round(b)
            + (unit.isDimensionless() ? "" : " " + unit);
  }
}
