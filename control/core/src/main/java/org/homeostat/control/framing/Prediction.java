package org.homeostat.control.framing;

import java.util.OptionalLong;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * What each of two models says of one experiment.
 *
 * @param under the protocol that the intervention is added to
 * @param a the quantity in the model to which the intervention is done
 * @param b the quantity in the other one
 */
public record Prediction(String under, String quantity, Unit unit, Unit time, double at, double a, double b) {

  /**
   * How many animals, one sample each, would show the difference with power 0.8 at 5 %, two-sided, if samples
   * varied by 10 %, which is assumed; empty where no number would.
   */
  public OptionalLong animals() {
    return Animals.telling(a, b);
  }

  /** The same in words: the number, or {@code more than 10000}; empty where there is no telling. */
  public String animalsInWords() {
    return animals().isEmpty() ? "" : Animals.number(animals().getAsLong());
  }

  @Override
  public String toString() {
    return quantity + " " + Numbers.round(a) + " against " + Numbers.round(b)
        + (unit.isDimensionless() ? "" : " " + unit) + " at " + Clock.show(at, time)
        + (under.equals("none") ? "" : " " + Clock.under(under));
  }
}
