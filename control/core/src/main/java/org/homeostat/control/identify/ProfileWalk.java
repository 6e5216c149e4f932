package org.homeostat.control.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.homeostat.control.identify.Profile.Point;

/** One side of a profile: from the best value outwards, in steps that follow how fast the fit worsens. */
final class ProfileWalk {
  private static final double FIRST = 0.02;
  private static final double LEAST = 1e-7;
  /** The rise over one step is kept between these shares of the threshold. */
  private static final double SHORT = 0.05;
  private static final double LONG = 0.3;
  private static final int MOST = 120;
  private static final int REFINEMENTS = 60;
  private static final double EXACT = 1e-10;
  private static final double CLOSE = 1e-8;

  private final Fit fit;
  private final int fixed;
  private final double threshold;
  private final List<Point> points = new ArrayList<>();
  private OptionalDouble end = OptionalDouble.empty();
  private double least;
  private double[] placesOfLeast;

  /** A step's end: all places, and the rise of chi2 there. */
  private record Step(double[] places, double rise) {}

  ProfileWalk(Fit fit, int fixed, int direction, double threshold) {
    this.fit = fit;
    this.fixed = fixed;
    this.threshold = threshold;
    this.placesOfLeast = fit.places();
    walk(direction);
  }

  /** From near to far. */
  List<Point> points() {
    return points;
  }

  OptionalDouble end() {
    return end;
  }

  /** The lowest rise met, below 0 where a better fit was found. */
  double least() {
    return least;
  }

  double[] placesOfLeast() {
    return placesOfLeast.clone();
  }

  private void walk(int direction) {
    Coordinate unknown = fit.unknowns().get(fixed);
    double origin = fit.places()[fixed];
    Step here = new Step(fit.places(), 0);
    double step = FIRST;
    while (points.size() < MOST && Math.abs(here.places[fixed] - origin) < unknown.reach()) {
      double place = here.places[fixed] + direction * step;
      if (!unknown.admits(place)) {
        place = unknown.admitted(place);
        if (Math.abs(place - here.places[fixed]) < LEAST) {
          return;
        }
      }
      Step there = at(here, place);
      double change = Math.abs(there.rise - here.rise);
      if (!(change < LONG * threshold) && step > LEAST) {
        step /= change < 4 * LONG * threshold ? 2 : 8;
        continue;
      }
      points.add(new Point(unknown.value(place), there.rise));
      note(there);
      if (there.rise >= threshold) {
        end = OptionalDouble.of(unknown.value(crossing(here, there)));
        return;
      }
      step *= change < SHORT * threshold ? 2 : 1;
      here = there;
    }
  }

  private void note(Step step) {
    if (step.rise < least) {
      least = step.rise;
      placesOfLeast = step.places;
    }
  }

  private Step at(Step from, double place) {
    double[] places = from.places.clone();
    places[fixed] = place;
    double[] best = fit.optimised(places, fixed);
    return new Step(best, fit.chiSquared(best) - fit.chiSquared());
  }

  /** Where the rise is the threshold, by secants inside a bracket (Illinois). */
  private double crossing(Step below, Step above) {
    Step low = below;
    Step high = above;
    double lowGap = low.rise - threshold;
    double highGap = high.rise - threshold;
    for (int i = 0; i < REFINEMENTS && Math.abs(high.places[fixed] - low.places[fixed]) > EXACT; i++) {
      double share = lowGap / (lowGap - highGap);
      double place = low.places[fixed] + share * (high.places[fixed] - low.places[fixed]);
      Step middle = at(low, place);
      double gap = middle.rise - threshold;
      if (Math.abs(gap) < CLOSE * threshold) {
        return place;
      }
      if (gap < 0) {
        low = middle;
        lowGap = gap;
        highGap /= 2;
      } else {
        high = middle;
        highGap = gap;
        lowGap /= 2;
      }
    }
    return (low.places[fixed] + high.places[fixed]) / 2;
  }
}
