package org.homeostat.control.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.progress.Job;

/**
 * How much worse a fit becomes as one unknown is moved and all others follow: the profile of the likelihood,
 * and the interval in which it is worse by less than the threshold of its level.
 *
 * <p>An end that is not reached within four decades (for an unknown that can be only positive), or within a
 * thousand times its size, or up to the edge of the domain, is open. Where the fit stays as good on both
 * sides, these samples do not tell the unknown at all: it is structurally not identifiable, or the noise
 * hides it, which {@link Identifiability} decides. Where one side is open though the fit does change, these
 * samples at this noise do not: practically not identifiable.
 *
 * @param name of the unknown
 * @param unit of its values
 * @param best the best value; where nothing tells it, one of the best
 * @param threshold of chi2 above its least, 3.841 at 95 %
 * @param points from the lowest value to the highest, the best among them
 * @param low where the threshold is reached below; empty where it is not
 * @param high where it is reached above
 * @see "Raue A, Kreutz C, Maiwald T, Bachmann J, Schilling M, Klingmuller U, Timmer J: Structural and
 *     practical identifiability analysis of partially observed dynamical models by exploiting the profile
 *     likelihood, Bioinformatics 25 (2009) 1923-1929, doi 10.1093/bioinformatics/btp358"
 */
public record Profile(String name, String unit, double best, double threshold, double level,
    List<Point> points, OptionalDouble low, OptionalDouble high) {

  /** Of a threshold: what is less has not changed. */
  private static final double FLAT = 0.01;
  private static final double USUAL_LEVEL = 0.95;
  private static final int RETRIES = 5;
  /** A fit that is better than the best one by this much of chi2 was not found from the declared values. */
  private static final double BETTER = 1e-4;

  /**
   * A value of the unknown and how much worse the fit is there.
   *
   * @param rise of chi2 above its least
   */
  public record Point(double value, double rise) {}

  /** Copies the list. */
  public Profile {
    points = List.copyOf(points);
  }

  /** The profile of one unknown of a fit, at 95 %. */
  public static Profile of(Fit fit, String name) {
    return of(fit, name, USUAL_LEVEL);
  }

  /** The same at another level. */
  public static Profile of(Fit fit, String name, double level) {
    List<String> names = fit.unknowns().stream().map(Coordinate::name).toList();
    int place = names.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "'" + name + "' is not among the unknowns " + String.join(", ", names) + ".");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "a level of " + Numbers.show(level) + "; give one between 0 and 1, like 0.95.");
    }
    double deviate = new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
    double threshold = deviate * deviate;
    try (Job job = Job.open("profile of " + name, "runs")) {
      return walked(fit, place, level, threshold);
    }
  }

  private static Profile walked(Fit fit, int place, double level, double threshold) {
    Fit from = fit;
    for (int i = 0; i < RETRIES; i++) {
      ProfileWalk down = new ProfileWalk(from, place, -1, threshold);
      ProfileWalk up = new ProfileWalk(from, place, 1, threshold);
      ProfileWalk lowest = down.least() < up.least() ? down : up;
      if (lowest.least() > -BETTER) {
        return made(from, place, level, threshold, down, up);
      }
      from = from.from(lowest.placesOfLeast());
    }
    throw new IllegalStateException(fit.simulation().model().name() + ": along '"
        + fit.unknowns().get(place).name() + "' better fits"
        + " were found again and again. Start nearer to the best one, with let(...).");
  }

  private static Profile made(
      Fit fit, int place, double level, double threshold, ProfileWalk down, ProfileWalk up) {
    Coordinate unknown = fit.unknowns().get(place);
    double best = unknown.value(fit.places()[place]);
    List<Point> points = new ArrayList<>();
    down.points().forEach(point -> points.add(0, point));
    points.add(new Point(best, 0));
    points.addAll(up.points());
    return new Profile(unknown.name(), fit.simulation().model().quantity(unknown.name()).unit().toString(),
        best, threshold, level, points, down.end(), up.end());
  }

  /** Whether both ends are reached: these samples tell the unknown. */
  public boolean isIdentifiable() {
    return low.isPresent() && high.isPresent();
  }

  /** Whether the fit stays as good all the way on both sides. */
  public boolean isFlat() {
    return points.stream().allMatch(point -> point.rise < FLAT * threshold);
  }

  /** What the profile says, in one sentence. */
  public String says() {
    String percent = Numbers.round(100 * level) + " %";
    if (isIdentifiable()) {
      return name + " = " + Numbers.round(best, 4) + ", between " + Numbers.round(low.getAsDouble(), 4)
          + " and " + round(high.getAsDouble()) + " (" + percent + ")";
    }
    if (isFlat()) {
      return name + " is not told by these samples: the fit is as good from "
          + Numbers.round(points.get(0).value(), 4) + " to " + round(points.get(points.size() - 1).value())
          + "; whether any would tell it, Identifiability says";
    }
    String side = low.isEmpty() && high.isEmpty() ? "open on both sides"
        : low.isEmpty() ? "open below, at most " + round(high.getAsDouble())
        : "open above, at least " + round(low.getAsDouble());
    return name + " is practically not identifiable: " + side + " (" + percent + ")";
  }

  private String round(double value) {
    return Numbers.round(value, 4) + (unit.equals("1") ? "" : " " + unit);
  }

  /** What it says, and a picture. */
  @Override
  public String toString() {
    return says() + "\n" + ProfilePlot.of(this);
  }
}
