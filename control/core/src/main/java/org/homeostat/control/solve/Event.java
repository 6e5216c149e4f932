package org.homeostat.control.solve;

/**
 * Something that happens where a function of time and state crosses zero in a direction: it may end the
 * integration, change the state, or merely be noted.
 *
 * <p>The time is located on the dense output, to its last digit. Signs are looked at eight times in a step,
 * and at least a thousand times in the whole run; a function that changes its sign and back between two
 * looks is not seen, and one that touches zero does not cross it. Of several events in a step the earliest
 * is taken; those at one time have their effects in the order of the list. Where an effect itself carries
 * another event's function over zero, that is no crossing.
 *
 * @param name what the crossing means, in the user's words
 * @param gauge the function; its sign before and after a crossing differs
 * @param direction which crossings count
 * @param effect what the crossing does
 */
public record Event(String name, Gauge gauge, Crossing direction, Effect effect) {

  /** An event that ends the integration. */
  public Event(String name, Gauge gauge, Crossing direction) {
    this(name, gauge, direction, Effect.ENDS);
  }

  /** A function of time and state whose sign is watched; a number wherever the run may go. */
  @FunctionalInterface
  public interface Gauge {
    /** Its value; only the sign and the zeros matter. */
    double value(double t, double[] y);
  }

  /** What an event does. */
  @FunctionalInterface
  public interface Effect {
    /** The integration ends. */
    Effect ENDS = (t, y) -> false;

    /** It goes on as if nothing had happened, and the solution tells when it did. */
    Effect NOTED = (t, y) -> true;

    /**
     * Called once at each crossing.
     *
     * @param y the state, which may be changed: the integration goes on from what is left here
     * @return whether it goes on
     */
    boolean happens(double t, double[] y);
  }

  /** The same event with another value of its function at {@code t0}, from whose side it starts. */
  Event startingWith(double value, double t0) {
    return new Event(name, (t, y) -> t == t0 ? value : gauge.value(t, y), direction, effect);
  }
}
