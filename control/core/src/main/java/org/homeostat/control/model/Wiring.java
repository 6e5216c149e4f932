package org.homeostat.control.model;

import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * One line of a network's description: in what its units differ, or who is linked to whom. Units are counted
 * from 0. The factories are meant for a static import.
 *
 * <pre>{@code
 * Network ring = loop.replicate(24,
 *     each("phase", i -> 2*Math.PI*i/24),                 // a value of its own for each unit
 *     link("left", "x", i -> i > 0 ? i - 1 : NONE),       // input left is state x of the unit before
 *     sum ("mean", "x", i -> neighbours(i), (i, j) -> 1.0/neighbours(i).length));
 * }</pre>
 */
public sealed interface Wiring {

  /** In the place of a unit: no link, the input keeps its default there. */
  int NONE = -1;

  /** The name that the line is about. */
  String name();

  /** A value for each unit. */
  record Each(String name, IntToDoubleFunction value) implements Wiring {}

  /** One source for each unit. */
  record Link(String name, String source, IntUnaryOperator from) implements Wiring {}

  /** Several sources for each unit. */
  record Sum(String name, String source, IntFunction<int[]> from, Weight weight) implements Wiring {}

  /** How strongly a source counts. */
  @FunctionalInterface
  interface Weight {
    /** The weight of {@code source} in the sum of {@code unit}. */
    double of(int unit, int source);
  }

  /**
   * For each unit the value of a parameter, where a state starts, or the value of an input that no other unit
   * gives.
   */
  static Wiring each(String name, IntToDoubleFunction value) {
    return new Each(name, value);
  }

  /**
   * For each unit the unit whose state or auxiliary {@code source} is its input, or {@link #NONE}. An
   * auxiliary, or an input that an equation of the unit closes, must depend on nothing that comes from other
   * units.
   */
  static Wiring link(String input, String source, IntUnaryOperator from) {
    return new Link(input, source, from);
  }

  /**
   * For each unit the units whose states or auxiliaries {@code source}, each times its weight, add up to its
   * input; none of them add up to 0, whatever the input's default. Weights are pure numbers. What every unit
   * reads of every other one fills the Jacobian; a large network should be linked to neighbours.
   */
  static Wiring sum(String input, String source, IntFunction<int[]> from, Weight weight) {
    return new Sum(input, source, from, weight);
  }
}
