package org.homeostat.control.analysis;

import static org.hipparchus.util.MathArrays.ebeAdd;
import static org.hipparchus.util.MathArrays.linearCombination;
import static org.hipparchus.util.MathArrays.scale;

import java.util.Optional;

/**
 * A point of a {@link RestCurve}, and the direction in which it goes on there.
 *
 * @param sense of the direction; along a curve it changes only where another one crosses
 * @param at the parameter
 */
record Place(double[] z, double[] tangent, double sense, Equilibrium rest, double at) {

  /** Beyond this cosine a tangent goes on or goes back; between, its sense must tell. */
  private static final double TELLING = 0.5;

  /** What is at a point of the curve that follows on another place, unless no equilibrium of the model is. */
  static Optional<Place> after(Place before, double[] z, RestCurve curve) {
    double value = curve.parameter(z);
    return curve.tangent(z, before.tangent).map(found -> before.onwards(found, curve.sense(z, found)))
        .flatMap(tangent -> curve.steady(z).flatMap(found -> Equilibrium.admitted(curve.leaf(value), found))
            .map(rest -> new Place(z, tangent, curve.sense(z, tangent), rest, value)));
  }

  /** Onwards: as here where the curve is straight, by its sense round a corner. */
  private double[] onwards(double[] direction, double itsSense) {
    double along = linearCombination(direction, tangent);
    boolean isOn = Math.abs(along) > TELLING ? along > 0 : itsSense == sense;
    return isOn ? direction : scale(-1, direction);
  }

  /** The same seen from beyond a corner. */
  Place towards(double[] direction) {
    return new Place(z, direction, sense, rest, at);
  }

  /** The cosine by which the curve turns from here to another place. */
  double straightness(Place other) {
    return linearCombination(tangent, other.tangent);
  }

  double[] ahead(double step) {
    return ebeAdd(z, scale(step, tangent));
  }

  /** How many modes grow. */
  int growing() {
    return (int) rest.roots().stream().filter(value -> value.getRealPart() > 0).count();
  }

  /** Whether the parameter rises onwards, or falls. */
  int way() {
    return tangent[tangent.length - 1] < 0 ? -1 : 1;
  }
}
