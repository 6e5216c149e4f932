package org.homeostat.control.diagram;

import java.util.Optional;

/**
 * That a quantity stands in the equation of another, and which way it moves it: the sign of the partial
 * derivative of that equation, a state's rate or an auxiliary's value, everything else in it held still.
 *
 * @param from a quantity, or the time {@code t}
 * @param proved whether the sign holds at these values of the parameters for all states and inputs in their
 *     domains, wherever the equation is defined; if not, it is that of the point the diagram names
 * @param lag how late the influence comes, as the equation writes it; empty where it comes at once
 */
public record Influence(String from, String to, Sign sign, boolean proved, Optional<String> lag) {

  /** Whether a quantity drives itself, as what decays does. */
  public boolean isOnItself() {
    return from.equals(to);
  }

  /** The sign, in brackets where it is not proved: {@code +}, {@code (+)}, {@code ?}. */
  public String mark() {
    return proved || sign == Sign.EITHER ? sign.mark() : "(" + sign.mark() + ")";
  }

  /** As {@code S -> N: -}, and how late. */
  @Override
  public String toString() {
    return from + " -> " + to + ": " + mark() + lag.map(late -> ", late by " + late).orElse("");
  }
}
