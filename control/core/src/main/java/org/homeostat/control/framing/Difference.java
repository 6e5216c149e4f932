package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Series;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;

/**
 * How far one quantity differs at most between two runs.
 *
 * @param maxRelative the largest difference over the largest magnitude that the quantity has in either run
 * @param maxAbsolute the largest difference, in the quantity's unit
 * @param at when, in the first model's time unit
 * @param a the value in the first run then
 * @param b the value in the second run then
 */
public record Difference(
    String quantity, Unit unit, double maxRelative, double maxAbsolute, double at, double a, double b) {

  /** How finely two runs are compared, in steps over their length. */
  private static final int STEPS = 2000;

  /**
   * The differences of all quantities that both runs have in commensurable units, the largest first; over the
   * time that both runs cover, so that one which ended early is compared up to there.
   */
  static List<Difference> between(Trajectory first, Trajectory second) {
    double clock = first.model().timeUnit().factorTo(second.model().timeUnit());
    double end = Math.min(first.end(), second.end() / clock);
    double[] times = Arrays.stream(first.grid(first.until() / STEPS)).filter(t -> t <= end).toArray();
    double[] theirs = Arrays.stream(times).map(t -> Math.min(t * clock, second.end())).toArray();
    List<Series> mine = first.table(times);
    List<Series> other = second.table(theirs);
    List<Difference> differences = new ArrayList<>();
    for (Series a : mine) {
      other.stream().filter(b -> b.name().equals(a.name()) && b.unit().isCommensurable(a.unit()))
          .forEach(b -> differences.add(of(a, b)));
    }
    differences.sort(Comparator.comparingDouble(Difference::maxRelative).reversed());
    return differences;
  }

  private static Difference of(Series first, Series second) {
    double factor = second.unit().factorTo(first.unit());
    double[] a = first.values();
    double[] b = second.values();
    double largest = Math.max(first.largest(), second.largest() * factor);
    int worst = 0;
    for (int i = 0; i < a.length; i++) {
      worst = Math.abs(a[i] - b[i] * factor) > Math.abs(a[worst] - b[worst] * factor) ? i : worst;
    }
    double gap = Math.abs(a[worst] - b[worst] * factor);
    double relative = largest == 0 ? 0 : gap / largest;
    return new Difference(
        first.name(), first.unit(), relative, gap, first.times()[worst], a[worst], b[worst] * factor);
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
