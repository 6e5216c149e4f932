package org.homeostat.control.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.unit.Unit;

/** What interventions make of a description: equations stopped, closed, or with something added. */
final class Rewriting {
  private final Description from;
  private final List<Quantity> quantities;
  private final List<Equation> equations;

  Rewriting(Description from) {
    this.from = from;
    this.quantities = new ArrayList<>(from.declared());
    this.equations = new ArrayList<>(from.equations());
  }

  /** Under another name. */
  Description named(String name) {
    return new Description(name, from.time(), quantities, equations, from.origins());
  }

  /** With other values declared. */
  Description declaring(Map<String, Double> values) {
    quantities.replaceAll(quantity -> quantity.value().isPresent() && values.containsKey(quantity.name())
        ? quantity.valued(values.get(quantity.name())) : quantity);
    return done();
  }

  /** With more parts. */
  Description with(Parts more) {
    quantities.addAll(more.quantities());
    return new Description(
        from.name(), from.time(), quantities, more.onto(from.equations()), from.origins());
  }

  private Description done() {
    return new Description(from.name(), from.time(), quantities, equations, from.origins());
  }

  /** The state's derivative becomes 0, and its noise goes. */
  Description stopped(String state) {
    equations.replaceAll(equation -> equation.derivative() && equation.name().equals(state)
        ? equation(state, true, new Expr.Number(BigDecimal.ZERO))
        : equation);
    quantities.replaceAll(quantity -> quantity.name().equals(state) ? quantity.quiet() : quantity);
    return done();
  }

  /** A quantity has that noise. */
  Description noisy(String name, String intensity) {
    Quantity noisy = from.quantities().get(name).noise(intensity);
    quantities.replaceAll(quantity -> quantity.name().equals(name) ? noisy : quantity);
    if (!quantities.contains(noisy)) {
      quantities.add(noisy);
    }
    return done();
  }

  /** The equation of an auxiliary or input goes; it becomes an input with that default. */
  Description closedAt(String name, double value) {
    equations.removeIf(equation -> !equation.derivative() && equation.name().equals(name));
    quantities.removeIf(quantity -> quantity.name().equals(name));
    quantities.add(from.quantities().get(name).asInput(value));
    return done();
  }

  /** A new input is added to the state's derivative, or to the equation of a closed input. */
  Description infused(String name, String infusion, double rate) {
    Quantity target = from.quantities().get(name);
    boolean state = target.is(Quantity.Kind.STATE);
    Unit unit = state ? target.unit().over(from.time()) : target.unit();
    quantities.add(new Quantity(Quantity.Kind.INPUT, infusion, unit, name + " infused by the protocol",
        Optional.empty(), OptionalDouble.of(rate), Domain.REAL, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty()));
    equations.replaceAll(equation -> equation.name().equals(name) && equation.derivative() == state
        ? equation(name, state, new Expr.Sum(equation.value(), new Expr.Name(infusion)))
        : equation);
    return done();
  }

  /** Checks that a quantity can be held at a value. */
  static void checkHeld(Model model, Quantity quantity) {
    if (quantity.is(Quantity.Kind.PARAMETER)) {
      throw new ModelException(model.name(), "'" + quantity.name()
          + "' is a parameter and cannot be held; let(...) changes its value.");
    }
  }

  /** Checks that a quantity can be infused. */
  static void checkInfused(Model model, Quantity quantity) {
    String name = quantity.name();
    if (!quantity.is(Quantity.Kind.STATE) && !quantity.is(Quantity.Kind.INPUT)) {
      throw new ModelException(model.name(), "'" + name + "' is " + quantity.kind().phrase()
          + " and cannot be infused; only states and inputs can.");
    }
    if (model.openInputs().contains(name)) {
      throw new ModelException(model.name(),
          "'" + name + "' is an open input and cannot be infused. " + Inputs.closing(name));
    }
  }

  /** Checks that a quantity can be given another value: that it has one. */
  static void checkLet(Model model, Quantity quantity, boolean has) {
    if (!has) {
      String name = quantity.name();
      throw new ModelException(model.name(), "'" + name + "' cannot be given a value; it is "
          + (quantity.is(Quantity.Kind.STATE) ? "a state. startingAt(...) changes where it starts."
              : model.openInputs().contains(name) ? "an open input. " + Inputs.closing(name)
                  : "defined by an equation. replace(...) changes that."));
    }
  }

  /** A name for the input that an infusion of a quantity adds, other than those taken. */
  static String infusionOf(String name, Set<String> taken) {
    String infusion = name + "_infused";
    return taken.contains(infusion) ? infusionOf(infusion, taken) : infusion;
  }

  private static Equation equation(String name, boolean derivative, Expr value) {
    String left = derivative ? "d" + name + "/dt" : name;
    return new Equation(name, derivative, value, left + " = " + Text.of(value), "");
  }
}
