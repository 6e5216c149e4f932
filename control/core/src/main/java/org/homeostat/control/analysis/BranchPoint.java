package org.homeostat.control.analysis;

import java.util.Comparator;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Numbers;

/**
 * A point of a {@link Branch}.
 *
 * @param at the value of the parameter
 * @param rest the equilibrium there
 */
public record BranchPoint(Kind kind, double at, Equilibrium rest) {

  /** What happens at a point. */
  public enum Kind {
    /** Nothing of note. */
    POINT(""),
    /** The branch turns back: two equilibria meet, and beyond there are none of them. */
    FOLD("fold"),
    /** A pair of modes changes between decay and growth: an oscillation is born. */
    HOPF("Hopf"),
    /** A single mode changes between decay and growth where another branch crosses. */
    CROSSING("crossing"),
    /** The modes jump, because a law has a corner here. */
    CORNER("corner"),
    /** The branch goes no further, or is not followed further. */
    END("end");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** In a word; none for a point at which nothing happens. */
    public String text() {
      return text;
    }
  }

  /** The mode nearest to the change between decay and growth; of a pair, the one that turns forward. */
  public Complex critical() {
    return rest.roots().stream()
        .filter(value -> value.getImaginaryPart() >= 0)
        .min(Comparator.comparingDouble(value -> Math.abs(value.getRealPart())))
        .orElse(Complex.ZERO);
  }

  /** The period of the oscillation that is born at a Hopf point, in the model's time; infinite elsewhere. */
  public double period() {
    return kind == Kind.HOPF ? 2 * Math.PI / critical().getImaginaryPart() : Double.POSITIVE_INFINITY;
  }

  /** What is said of it in a table. */
  String note() {
    return kind == Kind.HOPF ? "Hopf, period " + Numbers.round(period()) : kind.text();
  }
}
