package org.homeostat.control.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.unit.Unit;

/**
 * One line of a model's description. The factories are meant for a static import.
 *
 * <pre>{@code
 * Model.of("leaky tank", time("h"),
 *     state("V", 2.0, "L", "volume").nonNegative(),
 *     parameter("q", 0.5, "L/h", "inflow"),
 *     parameter("k", 0.1, "1/h", "leak"),
 *     equations("dV/dt = q - k*V"));
 * }</pre>
 */
public sealed interface Part permits Part.TimeUnit, Part.Equations, Quantity {

  /** The unit of {@code t} and of everything "per time" in a model. */
  record TimeUnit(Unit unit) implements Part {}

  /**
   * A block of equations.
   *
   * @param replacing whether they take the place of equations that the model has
   */
  record Equations(String text, boolean replacing) implements Part {}

  /** The model's unit of time; {@code "1"} for a dimensionless model. */
  static Part time(String unit) {
    try {
      return new TimeUnit(Unit.parse(unit));
    } catch (IllegalArgumentException problem) {
      throw new ModelException("the time unit", problem.getMessage());
    }
  }

  /** A state that starts at a number. */
  static Quantity state(String name, double start, String unit, String meaning) {
    return state(name, new Start.At(start), unit, meaning);
  }

  /** A state that starts at the value of an expression: {@code state("e", "Lset - Lb", "ng/g", "error")}. */
  static Quantity state(String name, String start, String unit, String meaning) {
    try {
      return state(name, new Start.Formula(Parser.expression(start)), unit, meaning);
    } catch (NotationException problem) {
      throw new ModelException("the start of '" + name + "'", problem.getMessage());
    }
  }

  /** A state that starts as said: {@code state("FM", rest(6), "g", "fat mass")}. */
  static Quantity state(String name, Start start, String unit, String meaning) {
    return Quantity.declared(
        Quantity.Kind.STATE, name, unit, meaning, Optional.of(start), OptionalDouble.empty());
  }

  /** A start at the stable equilibrium of the whole model that {@code guess} leads to. */
  static Start rest(double guess) {
    return new Start.Rest(guess);
  }

  /** A number that stays as it is while the model runs, unless a protocol changes it. */
  static Quantity parameter(String name, double value, String unit, String meaning) {
    return Quantity.declared(
        Quantity.Kind.PARAMETER, name, unit, meaning, Optional.empty(), OptionalDouble.of(value));
  }

  /** What comes from outside; an equation must close it before the model can run. */
  static Quantity input(String name, String unit, String meaning) {
    return Quantity.declared(
        Quantity.Kind.INPUT, name, unit, meaning, Optional.empty(), OptionalDouble.empty());
  }

  /** What comes from outside, and is {@code value} where nothing else is said. */
  static Quantity input(String name, double value, String unit, String meaning) {
    return Quantity.declared(
        Quantity.Kind.INPUT, name, unit, meaning, Optional.empty(), OptionalDouble.of(value));
  }

  /**
   * Declares the unit and meaning of a quantity that an equation defines; undeclared ones have theirs
   * inferred.
   */
  static Quantity auxiliary(String name, String unit, String meaning) {
    return Quantity.declared(
        Quantity.Kind.AUXILIARY, name, unit, meaning, Optional.empty(), OptionalDouble.empty());
  }

  /**
   * Equations in the notation, one a line: {@code dX/dt = ...} for each state, {@code name = ...} for the
   * rest.
   *
   * <p>{@code delay(x, tau)} is the value that a state, auxiliary, input or parameter x had tau ago, when the
   * model may have been another: what a protocol had shifted or held then is remembered as it was. A quantity
   * may depend on its own past. Before the start states were what {@link Quantity#before} says, else what
   * they are at the start, and auxiliaries followed from them; one that depends on its own past with no state
   * between says itself what it was.
   */
  static Part equations(String text) {
    return new Equations(text, false);
  }

  /** Equations that take the place of those the model has for the same quantities. */
  static Part replace(String text) {
    return new Equations(text, true);
  }

  /** The parts of several lists in one. */
  static Part[] all(List<Part> parts) {
    return parts.toArray(Part[]::new);
  }
}
