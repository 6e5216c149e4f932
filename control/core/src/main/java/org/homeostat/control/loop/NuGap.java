package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * The nu-gap between two linear systems of as many inputs and outputs: 0 for equal ones, 1 for ones that no
 * controller treats alike. It is the largest chordal distance of their frequency responses, if
 *
 * <pre>
 * wno det(1 + P2* P1) + eta(P1) - eta(P2) - eta0(P2) = 0
 * </pre>
 *
 * with eta the number of poles right of the imaginary axis and eta0 of those on it; and 1 otherwise. A
 * controller that stabilises one with a margin b above the gap stabilises the other with at least
 * sin(arcsin b - arcsin gap).
 *
 * @param value the gap, from 0 to 1
 * @param distance the largest chordal distance, which is the gap if the winding numbers agree
 * @param frequency at which the distance is largest, in radians per unit of time; may be infinite
 * @param winding the left side of the condition; only 0 meets it
 * @see "G. Vinnicombe, Frequency domain uncertainty and the graph topology, IEEE Transactions on Automatic
 *     Control 38, 1993, 1371-1383, doi:10.1109/9.237648"
 */
public record NuGap(double value, double distance, double frequency, int winding, Unit time) {

  /** The value of what was varied, and the gap there. */
  public record At(double value, NuGap gap) {}

  /** A distance this near to 1 is 1: det(1 + P2* P1) vanishes there and does not wind. */
  private static final double ONE = 1 - 1e-12;

  /**
   * The gap between two systems, delayed or not, with every delay behind a state.
   *
   * @throws IllegalArgumentException where they have other inputs and outputs, a mode that does not decay and
   *     is hidden, or delays from an input to an output with no state between
   */
  public static NuGap between(LinearSystem first, LinearSystem second) {
    GraphPair pair = new GraphPair(first, second);
    Peak peak = pair.farthest();
    int winding = peak.value() >= ONE ? 1 : pair.windingCondition();
    return new NuGap(winding == 0 ? peak.value() : 1, peak.value(), peak.frequency(), winding, first.time());
  }

  /** The gap between two families of systems at each of some values, as of a parameter. */
  public static List<At> along(DoubleFunction<LinearSystem> first, DoubleFunction<LinearSystem> second,
      double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> new At(value, between(first.apply(value), second.apply(value)))).toList();
  }

  /** Whether the winding numbers agree. */
  public boolean isWindingMet() {
    return winding == 0;
  }

  @Override
  public String toString() {
    return "nu-gap " + Numbers.digits(value, 6) + (isWindingMet()
        ? " at " + Frequencies.text(frequency, time) + "; the winding numbers agree"
        : "; the winding numbers differ by " + winding + ", though no response is farther than "
            + Numbers.digits(distance, 6) + ", at " + Frequencies.text(frequency, time));
  }
}
