package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.UnitCheck;
import org.homeostat.control.expr.UnitMismatch;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;

/** The equations by which a join closes inputs, checked. */
final class Closings {
  private final String name;
  private final Side first;
  private final Side second;
  private final Parts parts;

  Closings(String name, Side first, Side second, Parts parts) {
    this.name = name;
    this.first = first;
    this.second = second;
    this.parts = parts;
  }

  List<Equation> of(Join join) {
    List<Equation> checked = new ArrayList<>();
    for (Equation equation : parsed(join.connectingEquations())) {
      checkForm(equation, join.connectedNames());
      checkInput(equation);
      checkUnits(equation);
      checked.add(equation);
    }
    return checked;
  }

  private List<Equation> parsed(String block) {
    try {
      return Parser.equations(block);
    } catch (NotationException problem) {
      throw new ModelException(name, problem.getMessage());
    }
  }

  private void checkForm(Equation equation, Set<String> connected) {
    if (equation.derivative()) {
      throw error(equation, "gives a derivative; a connection closes an input. Add it by with(...).");
    }
    if (connected.contains(equation.name())) {
      throw error(equation, "closes an input that connecting(\"" + equation.name() + "\") closes, too."
          + " Keep one of the two.");
    }
  }

  private void checkInput(Equation equation) {
    String input = equation.name();
    if (!first.takes(input) && !second.takes(input)) {
      Optional<Side> owner = sides().filter(side -> side.has(input)).findFirst();
      throw error(equation, "closes '" + input + "', but " + owner
          .map(side -> side.inputs().refusal(input, side.label()))
          .orElseGet(() -> "neither model has such an input." + Nearest.of(input,
              sides().flatMap(side -> side.inputs().free().stream()).toList())
              .map(near -> " Did you mean '" + near + "'?").orElse(""))
          + "\n    " + first.inputs().inventory(first.label())
          + "\n    " + second.inputs().inventory(second.label()));
    }
  }

  private void checkUnits(Equation equation) {
    Side taker = sides().filter(side -> side.takes(equation.name())).findFirst().orElseThrow();
    Unit wanted = taker.model().quantity(equation.name()).unit();
    try {
      Optional<Unit> given = UnitCheck.of(equation.value(), this::unit).unit();
      if (given.isPresent() && !given.get().isSame(wanted)) {
        throw error(equation, "does not fit: " + taker.unitOf(equation.name()) + "; "
            + UnitCheck.reason(equation.value(), this::unit) + "." + origins(equation.value())
            + (given.get().isCommensurable(wanted)
                ? "\n    " + given.get().conversionTo(wanted) + ": write the factor as a parameter." : ""));
      }
    } catch (UnitMismatch mismatch) {
      throw error(equation, "has units that do not fit.\n    " + mismatch.getMessage()
          + origins(equation.value()));
    }
  }

  private Stream<Side> sides() {
    return Stream.of(first, second);
  }

  private Optional<Unit> unit(String quantity) {
    return quantity.equals("t") ? Optional.of(first.own().timeUnit())
        : sides().flatMap(side -> side.model().unitIfKnown(quantity).stream()).findFirst().or(() ->
            parts.quantities().stream().filter(part -> part.name().equals(quantity)).map(Quantity::unit)
                .findFirst());
  }

  /** Whose quantities an expression reads. */
  private String origins(Expr value) {
    StringBuilder text = new StringBuilder();
    for (String used : Names.of(value)) {
      sides().filter(side -> side.has(used)).findFirst().ifPresent(side ->
          text.append("\n    ").append(used).append(": ").append(side.unitOf(used)));
    }
    return text.toString();
  }

  private ModelException error(Equation equation, String what) {
    return new ModelException(name, "the connection\n    " + equation.text() + "\n    " + what
        + Trouble.JOINING_TWO_MODELS_IS_REFUSED.more());
  }
}
