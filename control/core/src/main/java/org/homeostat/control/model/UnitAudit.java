package org.homeostat.control.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.UnitCheck;
import org.homeostat.control.expr.UnitMismatch;
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

  /** Checks the equation of an auxiliary or an input; what is not declared becomes a quantity of the inferred unit. */
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
      throw new ModelException(model, "the two sides of " + Caret.left(equation) + " have different units."
          + Caret.line(equation) + "\n    left is " + left + "; right is " + right + reasons(equation.value())
          + "." + remedy(left, right));
    }
  }

  private Optional<Unit> unitOf(Equation equation) {
    try {
      return unitOf(equation.value());
    } catch (UnitMismatch mismatch) {
      throw new ModelException(model, "the units in the equation for " + Caret.left(equation) + " do not fit."
          + Caret.line(equation) + "\n    " + mismatch.getMessage());
    }
  }

  /** The unit of an expression in these quantities; empty for a literal 0. */
  Optional<Unit> unitOf(Expr value) {
    return UnitCheck.of(value, name -> name.equals("t")
        ? Optional.of(time)
        : Optional.ofNullable(quantities.get(name)).map(Quantity::unit)).unit();
  }

  private String reasons(Expr value) {
    StringBuilder text = new StringBuilder();
    for (String name : Names.of(value)) {
      Unit unit = name.equals("t") ? time : quantities.get(name).unit();
      text.append(text.length() == 0 ? ", because " : ", ").append(name).append(" is ").append(unit);
    }
    return text.toString();
  }

  private String remedy(Unit left, Unit right) {
    if (left.isCommensurable(right)) {
      return " They differ by a factor: 1 " + right + " = " + Numbers.round(right.factorTo(left)) + " " + left
          + ". Declare both in one unit, or write the factor as a parameter.";
    }
    return left.isCommensurable(right.over(time))
        ? " Is something on the right per " + time + "?"
        : left.over(time).isCommensurable(right) ? " Is a factor in " + time + " missing on the right?" : "";
  }
}
