package org.homeostat.control.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;

/**
 * Points of a model at which a slope is looked at whose sign is not proved: the rest that the flow leads to
 * from the start, or the start where there is none, and states about it, up to ten times larger and smaller;
 * none where an input is open. They are looked for when one is asked for.
 */
final class Surroundings {
  private static final int STATES = 200;
  private static final long SEED = 1;

  /** A slope smaller than this share of the largest one that is seen may be rounding. */
  private static final double CLEAR = 1e-9;

  private final Model model;
  private final List<Map<String, Double>> points = new ArrayList<>();
  private String name = "";

  Surroundings(Model model) {
    this.model = model;
  }

  /** In words where the signs that were asked for hold: {@code at rest} or {@code at the start}. */
  String name() {
    return name;
  }

  private void look() {
    if (!points.isEmpty() || !model.openInputs().isEmpty()) {
      return;
    }
    Optional<double[]> rest = rest(model);
    double[] centre = rest.orElseGet(model::start);
    name = rest.isPresent() ? "at rest" : "at the start";
    points.add(model.evaluate(0, centre));
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < STATES; i++) {
      points.add(model.evaluate(0, moved(model, centre, random)));
    }
  }

  private static Optional<double[]> rest(Model model) {
    try {
      return Equilibrium.reachedFrom(model, model.start()).map(Equilibrium::state);
    } catch (ModelException never) {
      return Optional.empty();
    }
  }

  private static double[] moved(Model model, double[] centre, SplittableRandom random) {
    double[] moved = centre.clone();
    for (int i = 0; i < moved.length; i++) {
      Domain domain = model.quantity(model.states().get(i)).domain();
      double factor = Math.pow(10, random.nextDouble(-1, 1)) * (random.nextBoolean() ? 1 : -1);
      double other = centre[i] == 0 ? factor : centre[i] * factor;
      moved[i] = domain.contains(other) ? other : domain.contains(-other) ? -other : centre[i];
    }
    return moved;
  }

  /** The sign that a slope has at all of them; {@link Sign#EITHER} where they disagree, or show nothing. */
  Sign of(Expr slope) {
    look();
    double[] seen = points.stream()
        .mapToDouble(point -> Value.of(slope, name -> name.equals("t") ? 0 : point.get(name)))
        .toArray();
    double clear = CLEAR * DoubleStream.of(seen).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    boolean up = DoubleStream.of(seen).anyMatch(value -> value > clear);
    boolean down = DoubleStream.of(seen).anyMatch(value -> value < -clear);
    return up == down ? Sign.EITHER : up ? Sign.RAISES : Sign.LOWERS;
  }
}
