package org.homeostat.control.analysis;

import static org.hipparchus.util.MathArrays.distance;
import static org.hipparchus.util.MathArrays.ebeAdd;
import static org.hipparchus.util.MathArrays.ebeSubtract;
import static org.hipparchus.util.MathArrays.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.progress.Job;

/** One way along a {@link Branch}: predictions along the tangent, corrected across it. */
final class Continuation {
  private static final double FIRST = 0.01;
  private static final double LONGEST = 0.05;

  /** A step that is shorter finds nothing that a longer one did not. */
  private static final double SHORTEST = 1e-11;

  /** Tangents of neighbours that turn by more than this cosine ask for a shorter step. */
  private static final double STRAIGHT = 0.95;

  /** A step that is farther than this share of it from the mean of its tangents asks for a shorter one. */
  private static final double SIDEWAYS = 0.05;

  /** Below this step a turn is a corner. */
  private static final double CORNER = 1e-4;

  /** So far beyond a point a corner is looked round. */
  private static final double BEYOND = 1e-6;

  private static final int MOST = 4000;

  /** A mode this slow beside the fastest round about, or beside its own swing, stands still. */
  private static final double STILL = 1e-6;

  private final Job job;
  private final RestCurve curve;
  private final Model model;
  private final String parameter;
  private final double low;
  private final double high;
  private final List<BranchPoint> points = new ArrayList<>();
  private String end = "";

  Continuation(Equilibrium first, String parameter, double low, double high, int way, Job job) {
    this.job = job;
    this.model = first.model();
    this.parameter = parameter;
    this.low = low;
    this.high = high;
    Leaf leaf = Leaf.of(model).through(first.state());
    curve = new RestCurve(leaf, parameter, first.state(), high - low);
    double[] z = curve.first();
    double[] direction = new double[z.length];
    direction[z.length - 1] = way;
    Optional<double[]> tangent = curve.tangent(z, direction);
    if (tangent.isEmpty()) {
      end = "the equilibrium does not move along with " + parameter;
    } else {
      follow(new Place(z, tangent.get(), curve.sense(z, tangent.get()), first, model.value(parameter)));
    }
  }

  List<BranchPoint> points() {
    return points;
  }

  String end() {
    return end;
  }

  private void follow(Place first) {
    Place here = first;
    double step = FIRST;
    while (end.isEmpty()) {
      Place last = here;
      Optional<Place> next = next(last, step).flatMap(there -> advance(last, there));
      if (next.isEmpty()) {
        step /= 2;
        if (step < SHORTEST) {
          Optional<Place> turned = round(last).filter(other -> next(other, BEYOND).isPresent());
          turned.ifPresentOrElse(other -> corner(last, other), () -> stop(last, beyond(last)));
          here = turned.orElse(last);
          step = BEYOND;
        }
      } else {
        here = next.get();
        step = Math.min(LONGEST, 1.5 * step);
        if (points.size() > MOST) {
          stop(here, "followed over " + MOST + " points");
        } else if (!job.at(points.size()).goesOn()) {
          stop(here, "it was cancelled");
        }
      }
    }
  }

  /** Why there is none a little further on. */
  private String beyond(Place here) {
    double[] guess = here.ahead(CORNER);
    double[] y = curve.state(curve.corrected(guess, here.tangent()).orElse(guess));
    return IntStream.range(0, y.length).mapToObj(i -> model.quantity(model.states().get(i)))
        .filter(state -> !state.domain().contains(y[model.states().indexOf(state.name())]))
        .map(state -> state.name() + " leaves its domain " + state.domain().condition(state.name()))
        .findFirst().orElse("no equilibrium was found beyond");
  }

  /** At a corner that the curve turns round so sharply that it goes back: the direction on its other side. */
  private Optional<Place> round(Place here) {
    double[] probe = here.ahead(BEYOND);
    if (!model.quantity(parameter).domain().contains(curve.parameter(probe))) {
      return Optional.empty();
    }
    return curve.tangent(probe, here.tangent())
        .map(tangent -> curve.sense(probe, tangent) == here.sense() ? tangent : scale(-1, tangent))
        .map(here::towards).filter(other -> here.straightness(other) < STRAIGHT);
  }

  private void corner(Place before, Place after) {
    note(before.way() == after.way() ? BranchPoint.Kind.CORNER : BranchPoint.Kind.FOLD, before);
  }

  /** Whether the last that is noted is a corner: its modes have jumped there, and not since. */
  private boolean hasJustTurned() {
    return !points.isEmpty() && points.get(points.size() - 1).kind() != BranchPoint.Kind.POINT;
  }

  private void stop(Place here, String why) {
    end = parameter + " = " + Numbers.round(here.at()) + ": " + why;
    if (!points.isEmpty() && !hasJustTurned() && points.get(points.size() - 1).at() == here.at()) {
      points.remove(points.size() - 1);
    }
    note(BranchPoint.Kind.END, here);
  }

  /** The point a step ahead, if it is there, inside what is allowed, and of the same curve. */
  private Optional<Place> next(Place here, double step) {
    double[] guess = here.ahead(step);
    if (!model.quantity(parameter).domain().contains(curve.parameter(guess))) {
      return Optional.empty();
    }
    return curve.corrected(guess, here.tangent()).filter(z -> distance(z, guess) <= step)
        .flatMap(z -> Place.after(here, z, curve))
        .filter(there -> step <= CORNER || isSmooth(here, there, step))
        .filter(there -> here.sense() * there.sense() >= 0
            || new Bracket(curve, here, there).last(Place::sense).isPresent());
  }

  /**
   * Whether the curve is straight enough, and the step from one place to the other is the mean of the two
   * tangents: sideways to them another curve would be.
   */
  private static boolean isSmooth(Place here, Place there, double step) {
    double[] mean = scale(step / 2, ebeAdd(here.tangent(), there.tangent()));
    return here.straightness(there) >= STRAIGHT
        && distance(ebeSubtract(there.z(), here.z()), mean) <= SIDEWAYS * step;
  }

  /**
   * Notes what lies between two places, and the second one, which it returns; or ends at the edge of the
   * range. Empty where what lies between is not on the way from one to the other.
   */
  private Optional<Place> advance(Place here, Place there) {
    Bracket bracket = new Bracket(curve, here, there);
    if (isBeyond(there)) {
      Optional<Place> edge = bracket.last(place -> isBeyond(place) ? 1 : 0);
      edge.ifPresent(last -> stop(last, "the end of the range"));
      return edge;
    }
    boolean isTurned = here.way() != there.way();
    if (isTurned || here.growing() != there.growing() && !hasJustTurned()) {
      Optional<Place> change = bracket.last(isTurned ? Place::way : Place::growing);
      if (change.isEmpty()) {
        return change;
      }
      note(isTurned ? BranchPoint.Kind.FOLD : kind(change.get(), here, there), change.get());
    }
    note(BranchPoint.Kind.POINT, there);
    return Optional.of(there);
  }

  private void note(BranchPoint.Kind kind, Place place) {
    points.add(new BranchPoint(kind, place.at(), place.rest()));
  }

  private boolean isBeyond(Place place) {
    return place.at() < low || place.at() > high;
  }

  private static BranchPoint.Kind kind(Place change, Place here, Place there) {
    var critical = new BranchPoint(BranchPoint.Kind.POINT, change.at(), change.rest()).critical();
    double fastest = Stream.of(here, change, there)
        .flatMap(place -> place.rest().modes().eigenvalues().stream())
        .mapToDouble(Complex::norm).max().orElse(0);
    if (Math.abs(critical.getRealPart()) > STILL * fastest) {
      return BranchPoint.Kind.CORNER;
    }
    return critical.getImaginaryPart() > STILL * fastest
        ? BranchPoint.Kind.HOPF : BranchPoint.Kind.CROSSING;
  }
}
