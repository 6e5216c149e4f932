package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
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

  /** Below this step a turn is a corner. */
  private static final double CORNER = 1e-4;

  /** So far beyond a point a corner is looked round. */
  private static final double BEYOND = 1e-6;

  private static final int MOST = 4000;
  private static final int HALVINGS = 46;

  /** A mode this slow beside the fastest, or beside its own swing, stands still. */
  private static final double STILL = 1e-6;

  private final Job job;
  private final RestCurve curve;
  private final Model model;
  private final String parameter;
  private final double low;
  private final double high;
  private final List<BranchPoint> points = new ArrayList<>();
  private String end = "";

  /** A point of the curve, the direction in which it goes on there, and how many modes grow. */
  private record Place(double[] z, double[] tangent, Equilibrium rest, double at) {

    int growing() {
      return (int) rest.roots().stream().filter(value -> value.getRealPart() > 0).count();
    }

    int way() {
      return tangent[tangent.length - 1] < 0 ? -1 : 1;
    }
  }

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
      follow(new Place(z, tangent.get(), first, model.value(parameter)));
    }
  }

  List<BranchPoint> points() {
    return points;
  }

  String end() {
    return end;
  }

  private void follow(Place first) {
    double sense = curve.sense(first.z, first.tangent);
    Place here = first;
    double step = FIRST;
    while (end.isEmpty()) {
      Optional<Place> next = next(here, step, sense);
      if (next.isEmpty()) {
        step /= 2;
        if (step < SHORTEST) {
          Place last = here;
          Optional<Place> turned = round(here, sense).filter(other -> next(other, BEYOND, sense).isPresent());
          turned.ifPresentOrElse(other -> corner(last, other), () -> stop(last, beyond(last)));
          here = turned.orElse(here);
          step = BEYOND;
        }
      } else {
        here = advance(here, next.get(), step, sense);
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
    double[] guess = ahead(here, CORNER);
    double[] y = curve.state(corrected(guess, here.tangent).orElse(guess));
    return IntStream.range(0, y.length).mapToObj(i -> model.quantity(model.states().get(i)))
        .filter(state -> !state.domain().contains(y[model.states().indexOf(state.name())]))
        .map(state -> state.name() + " leaves its domain " + state.domain().condition(state.name()))
        .findFirst().orElse("no equilibrium was found beyond");
  }

  /** At a corner that the curve turns round so sharply that it goes back: the direction on its other side. */
  private Optional<Place> round(Place here, double sense) {
    double[] probe = ahead(here, BEYOND);
    if (!model.quantity(parameter).domain().contains(curve.parameter(probe))) {
      return Optional.empty();
    }
    return curve.tangent(probe, here.tangent)
        .map(tangent -> curve.sense(probe, tangent) == sense ? tangent : turned(tangent))
        .filter(tangent -> dot(tangent, here.tangent) < STRAIGHT)
        .map(tangent -> new Place(here.z, tangent, here.rest, here.at));
  }

  private void corner(Place before, Place after) {
    points.add(new BranchPoint(before.way() == after.way() ? BranchPoint.Kind.CORNER : BranchPoint.Kind.FOLD,
        before.at, before.rest));
  }

  /** Whether the last that is noted is a corner: its modes have jumped there, and not since. */
  private boolean hasJustTurned() {
    return !points.isEmpty() && points.get(points.size() - 1).kind() != BranchPoint.Kind.POINT;
  }

  private static double[] turned(double[] tangent) {
    return IntStream.range(0, tangent.length).mapToDouble(k -> -tangent[k]).toArray();
  }

  private void stop(Place here, String why) {
    end = parameter + " = " + Numbers.round(here.at) + ": " + why;
    if (!points.isEmpty() && points.get(points.size() - 1).kind() == BranchPoint.Kind.POINT) {
      points.remove(points.size() - 1);
    }
    points.add(new BranchPoint(BranchPoint.Kind.END, here.at, here.rest));
  }

  private static double[] ahead(Place here, double step) {
    return IntStream.range(0, here.z.length).mapToDouble(k -> here.z[k] + step * here.tangent[k]).toArray();
  }

  /** The point a step ahead, if it is there, inside what is allowed, and the curve is straight enough. */
  private Optional<Place> next(Place here, double step, double sense) {
    double[] guess = ahead(here, step);
    double value = curve.parameter(guess);
    if (!model.quantity(parameter).domain().contains(value)) {
      return Optional.empty();
    }
    Optional<double[]> z = corrected(guess, here.tangent);
    if (z.isEmpty()) {
      return Optional.empty();
    }
    double moved = Math.sqrt(IntStream.range(0, z.get().length)
        .mapToDouble(k -> Math.pow(z.get()[k] - guess[k], 2)).sum());
    if (moved > step && step > CORNER) {
      return Optional.empty();
    }
    return placed(z.get(), here.tangent, sense, step);
  }

  private Optional<double[]> corrected(double[] guess, double[] tangent) {
    try {
      return curve.corrected(guess, tangent);
    } catch (ModelException outside) {
      return Optional.empty();
    }
  }

  private Optional<Place> placed(double[] z, double[] before, double sense, double step) {
    Optional<double[]> tangent = curve.tangent(z, before).map(found -> oriented(z, found, before, sense));
    if (tangent.isEmpty() || dot(tangent.get(), before) < STRAIGHT && step > CORNER) {
      return Optional.empty();
    }
    double value = curve.parameter(z);
    return curve.steady(z).flatMap(found -> Equilibrium.admitted(curve.leaf(value), found))
        .map(rest -> new Place(z, tangent.get(), rest, value));
  }

  /** Onwards: as before where the curve is straight, by its sense round a corner. */
  private double[] oriented(double[] z, double[] tangent, double[] before, double sense) {
    double along = dot(tangent, before);
    boolean on = Math.abs(along) > 0.5 ? along > 0 : curve.sense(z, tangent) == sense;
    return on ? tangent : turned(tangent);
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
  }

  /** Notes what lies between two places, and the second one; or ends at the edge of the range. */
  private Place advance(Place here, Place there, double step, double sense) {
    if (there.at < low || there.at > high) {
      Place edge = between(here, step, sense, place -> place.at < low || place.at > high ? 1 : 0);
      stop(edge, "the end of the range");
      return edge;
    }
    if (here.way() != there.way()) {
      Place turn = between(here, step, sense, Place::way);
      points.add(new BranchPoint(BranchPoint.Kind.FOLD, turn.at, turn.rest));
    } else if (here.growing() != there.growing() && !hasJustTurned()) {
      Place change = between(here, step, sense, Place::growing);
      points.add(new BranchPoint(kind(change), change.at, change.rest));
    }
    points.add(new BranchPoint(BranchPoint.Kind.POINT, there.at, there.rest));
    return there;
  }

  private static BranchPoint.Kind kind(Place change) {
    var critical = new BranchPoint(BranchPoint.Kind.POINT, change.at, change.rest).critical();
    double fastest = change.rest.modes().eigenvalues().get(0).norm();
    if (Math.abs(critical.getRealPart()) > STILL * fastest) {
      return BranchPoint.Kind.CORNER;
    }
    return critical.getImaginaryPart() > STILL * fastest
        ? BranchPoint.Kind.HOPF : BranchPoint.Kind.CROSSING;
  }

  /** The last place within a step at which something is still what it is here. */
  private Place between(Place here, double step, double sense, ToIntFunction<Place> what) {
    double from = 0;
    double to = step;
    Place last = here;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (from + to) / 2;
      Optional<Place> found = corrected(ahead(here, middle), here.tangent)
          .flatMap(z -> placed(z, here.tangent, sense, 0));
      if (found.isPresent() && what.applyAsInt(found.get()) == what.applyAsInt(here)) {
        from = middle;
        last = found.get();
      } else {
        to = middle;
      }
    }
    return last;
  }
}
