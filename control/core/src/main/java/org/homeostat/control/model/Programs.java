package org.homeostat.control.model;

import java.util.List;
import java.util.function.Supplier;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;

/**
 * What a description compiles to; each part is made when it is first asked for, and shared by all models of
 * it.
 */
final class Programs {
  private final List<String> states;
  private final List<String> parameters;
  private final Program rates;
  private final Program auxiliaries;
  private final Supplier<Evaluator> compiledRates;
  private final Supplier<Evaluator> compiledJacobian;
  private final Supplier<Evaluator> compiledTimeDerivative;
  private final Supplier<Evaluator> compiledAuxiliaries;

  Programs(Description description) {
    states = List.copyOf(description.rates().keySet());
    parameters = description.quantities().values().stream()
        .filter(q -> q.is(Quantity.Kind.PARAMETER)
            || q.is(Quantity.Kind.INPUT) && description.definition(q.name()).isEmpty())
        .map(Quantity::name)
        .toList();
    List<Assignment> body = description.order().stream()
        .map(equation -> new Assignment(equation.name(), equation.value()))
        .toList();
    List<Expr> results = description.rates().values().stream().map(Equation::value).toList();
    List<Expr> defined = description.order().stream().map(e -> (Expr) new Expr.Name(e.name())).toList();
    rates = Program.of(states, parameters, body, results);
    auxiliaries = Program.of(states, parameters, body, defined);
    compiledRates = once(rates::compiled);
    compiledJacobian = once(() -> rates.jacobian().compiled());
    compiledTimeDerivative = once(() -> rates.timeDerivative().compiled());
    compiledAuxiliaries = once(auxiliaries::compiled);
  }

  private static Supplier<Evaluator> once(Supplier<Evaluator> maker) {
    return new Supplier<>() {
      private Evaluator made;

      @Override
      public synchronized Evaluator get() {
        made = made == null ? maker.get() : made;
        return made;
      }
    };
  }

  List<String> states() {
    return states;
  }

  /** Parameters, and inputs that no equation closes. */
  List<String> parameters() {
    return parameters;
  }

  /** The derivatives of the states, as a program. */
  Program rates() {
    return rates;
  }

  Evaluator compiledRates() {
    return compiledRates.get();
  }

  Evaluator compiledJacobian() {
    return compiledJacobian.get();
  }

  Evaluator compiledTimeDerivative() {
    return compiledTimeDerivative.get();
  }

  /** The auxiliaries and closed inputs, in the description's order. */
  Evaluator compiledAuxiliaries() {
    return compiledAuxiliaries.get();
  }
}
