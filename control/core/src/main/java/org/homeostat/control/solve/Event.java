package org.homeostat.control.solve;

/**
 * Something that ends an integration: a function of time and state that crosses zero in a direction.
 *
 * @param name what the crossing means, in the user's words
 * @param gauge the function; its sign before and after a crossing differs
 * @param direction which crossings count
 */
public record Event(String name, Gauge gauge, Crossing direction) {

  /** A function of time and state whose sign is watched. */
  @FunctionalInterface
  public interface Gauge {
    /** Its value; only the sign and the zeros matter. */
    double value(double t, double[] y);
  }
}
