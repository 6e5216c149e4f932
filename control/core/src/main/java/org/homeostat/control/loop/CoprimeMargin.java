package org.homeostat.control.loop;

import java.util.List;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * The generalised stability margin b of a plant under negative feedback through a controller: the nu-gap that
 * every plant nearer than it is stabilised at too. 0 where the loop is not stable.
 *
 * <pre>
 * 1/b = || [P; 1] (1 + C P)^-1 [C 1] ||   over all frequencies
 * </pre>
 *
 * @param value from 0 to 1
 * @param frequency at which the loop is nearest to instability; 0 where it is not stable
 * @see "K. Glover, D. McFarlane, Robust stabilization of normalized coprime factor plant descriptions with
 *     H-infinity bounded uncertainty, IEEE Transactions on Automatic Control 34, 1989, 821-830,
 *     doi:10.1109/9.29424"
 */
public record CoprimeMargin(double value, double frequency, Unit time) {

  /** The margin of a plant and a controller, from the plant's outputs to its inputs. */
  public static CoprimeMargin of(LinearSystem plant, LinearSystem controller) {
    CharacteristicRoots loop = CharacteristicRoots.of(plant.feedback(controller));
    if (!loop.isStable()) {
      return new CoprimeMargin(0, 0, plant.time());
    }
    double[] grid = Frequencies.of(List.of(plant, controller),
        List.of(loop, CharacteristicRoots.of(plant), CharacteristicRoots.of(controller)));
    Peak inside = Peak.of(omega -> 1 - apart(plant, controller, omega), grid);
    Peak far = new Peak(Double.POSITIVE_INFINITY,
        1 - apart(Norms.settled(plant), Norms.settled(controller), 0));
    Peak nearest = far.or(inside);
    return new CoprimeMargin(1 - nearest.value(), nearest.frequency(), plant.time());
  }

  private static double apart(LinearSystem plant, LinearSystem controller, double omega) {
    Complex s = new Complex(0, omega);
    try {
      return Graph.of(plant.at(s)).apart(Graph.inverse(controller.at(s)));
    } catch (IllegalArgumentException pole) {
      Complex beside = new Complex(0, omega + 1e-10 * Math.max(1, omega));
      return Graph.of(plant.at(beside)).apart(Graph.inverse(controller.at(beside)));
    }
  }

  @Override
  public String toString() {
    return value == 0 ? "stability margin 0: the loop is not stable"
        : "stability margin " + Numbers.digits(value, 6) + " at " + Frequencies.text(frequency, time);
  }
}
