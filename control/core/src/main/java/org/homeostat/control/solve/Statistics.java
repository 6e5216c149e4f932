package org.homeostat.control.solve;

import java.util.OptionalLong;

/**
 * What an integration cost.
 *
 * @param method the method's name
 * @param steps accepted steps
 * @param rejected attempts that were not accepted, because of their error or because they led over a switch,
 *     where the method tells
 * @param evaluations calls of the right-hand side
 * @param jacobians calls of the Jacobian
 * @param choices which methods were used, where the solver chose
 */
public record Statistics(String method, long steps, OptionalLong rejected, long evaluations, long jacobians,
    Choices choices) {

  /** The cost of a method that chooses nothing. */
  public Statistics(
      String method, long steps, OptionalLong rejected, long evaluations, long jacobians) {
    this(method, steps, rejected, evaluations, jacobians, Choices.NONE);
  }

  /** No work yet. */
  public static Statistics none(String method) {
    return new Statistics(method, 0, OptionalLong.of(0), 0, 0);
  }

  /** The cost of this and {@code other} together; both are of one method. */
  public Statistics plus(Statistics other) {
    OptionalLong both = rejected.isPresent() && other.rejected.isPresent()
        ? OptionalLong.of(rejected.getAsLong() + other.rejected.getAsLong())
        : OptionalLong.empty();
    return new Statistics(method, steps + other.steps, both, evaluations + other.evaluations,
        jacobians + other.jacobians, choices.plus(other.choices));
  }
}
