package org.homeostat.control.framing;

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

  @Override
  public String toString() {
    return quantity + " " + Numbers.round(a) + " against " + Numbers.round(b)
        + (unit.isDimensionless() ? "" : " " + unit) + " at " + Clock.show(at, time)
        + (under.equals("none") ? "" : " under " + under);
  }
}
