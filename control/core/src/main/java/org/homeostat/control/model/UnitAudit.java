package org.homeostat.control.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.UnitCheck;
import org.homeostat.control.expr.UnitMismatch;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;

/** Checks the units of equations, in order, and infers those of auxiliaries that declare none. */
final class UnitAudit {
  private final String model;
  private final Unit time;
  private final Map<String, Quantity> quantities;

  UnitAudit(String model, Unit time, Map<String, Quantity> declared) {
    this.model = model;
    this.time = time;
    this.quantities = new LinkedHashMap<>(declared);
  }

  /** The declared quantities and, after them, the inferred ones. */
  Map<String, Quantity> quantities() {
    return quantities;
  }

  /**
   * Checks the equation of an auxiliary or an input; what is not declared becomes a quantity of the inferred
   * unit.
   */
  void define(Equation equation) {
    if (quantities.containsKey(equation.name())) {
      check(equation);
      return;
    }
    Unit unit = unitOf(equation).orElse(Unit.ONE);
    quantities.put(equation.name(), Quantity.inferred(equation.name(), unit, equation.comment()));
  }

  /** Checks that both sides of an equation have one unit. */
  void check(Equation equation) {
    Unit declared = quantities.get(equation.name()).unit();
    Unit left = equation.derivative() ? declared.over(time) : declared;
    Unit right = unitOf(equation).orElse(left);
    if (!left.isSame(right)) {
      throw new ModelException(model, "the two sides of " + equation.left() + " have different units.\n    "
          + equation.text() + "\n    left is " + shown(left) + "; " + reason(equation.value()) + "."
          + remedy(left, right) + Trouble.UNIT_MISMATCH.more());
    }
  }

  /** Checks that a state and the expression it starts at have one unit. */
  void checkStart(Quantity state, Start.Formula start) {
    String line = state.name() + " starts at " + start;
    Unit given = unitOf("the start of '" + state.name() + "'", line, start.value()).orElse(state.unit());
    if (!state.unit().isSame(given)) {
      throw new ModelException(model, "'" + state.name() + "' and its start have different units.\n    "
          + line + "\n    " + state.name() + " is " + shown(state.unit()) + "; " + reason(start.value()) + "."
          + remedy(state.unit(), given) + Trouble.UNIT_MISMATCH.more());
    }
  }

  /** Checks that a quantity and what it was before the start have one unit. */
  void checkHistory(Quantity quantity, String line, Expr course) {
    Unit given = unitOf("the history of '" + quantity.name() + "'", line, course).orElse(quantity.unit());
    if (!quantity.unit().isSame(given)) {
      throw new ModelException(model, "'" + quantity.name() + "' and its history have different units.\n    "
          + line + "\n    " + quantity.name() + " is " + shown(quantity.unit()) + "; " + reason(course) + "."
          + remedy(quantity.unit(), given) + Trouble.UNIT_MISMATCH.more());
    }
  }

  private Optional<Unit> unitOf(Equation equation) {
    return unitOf("the equation for " + equation.left(), equation.text(), equation.value());
  }

  private Optional<Unit> unitOf(String what, String line, Expr value) {
    try {
      return unitOf(value);
    } catch (UnitMismatch mismatch) {
      throw new ModelException(
          model, "the units in " + what + " do not fit.\n    " + line + "\n    " + mismatch.getMessage()
          + Trouble.UNIT_MISMATCH.more());
    }
  }

  /** The unit of an expression in these quantities; empty for a literal 0. */
  Optional<Unit> unitOf(Expr value) {
    return UnitCheck.of(value, this::unit).unit();
  }

  private Optional<Unit> unit(String name) {
    return name.equals("t")
        ? Optional.of(time)
        : Optional.ofNullable(quantities.get(name)).map(Quantity::unit);
  }

  private String reason(Expr value) {
    return UnitCheck.reason(value, this::unit);
  }

  private static String shown(Unit unit) {
    return unit.isDimensionless() ? "a pure number" : unit.toString();
  }

  private String remedy(Unit left, Unit right) {
    if (left.isCommensurable(right)) {
      return "\n    " + right.conversionTo(left)
          + ": declare both in one unit, or write the factor as a parameter.";
    }
    return left.isCommensurable(right.over(time))
        ? " Is something on the right per " + time + "?"
        : left.over(time).isCommensurable(right) ? " Is a factor in " + time + " missing on the right?" : "";
  }
}
