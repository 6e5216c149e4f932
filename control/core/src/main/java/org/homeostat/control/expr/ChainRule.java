package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Differentiates a {@link Program} forward, assignment by assignment. Every derivative of an assignment
 * that is more than a number or a name becomes an assignment of its own, {@code d NAME/d VARIABLE}; its
 * blanks keep it apart from every name that can be written in a model.
 */
final class ChainRule {

  private static final Expr ZERO = new Expr.Number(BigDecimal.ZERO);
  private static final Expr ONE = new Expr.Number(BigDecimal.ONE);

  /**
   * What is assigned so far, in order; a derivative that an earlier differentiation has left is taken as
   * it is.
   */
  private final Map<String, Expr> body = new LinkedHashMap<>();

  /** For each variable, the names whose derivative does not vanish, and that derivative. */
  private final Map<String, Map<String, Expr>> derivatives = new HashMap<>();

  private ChainRule() {}

  /**
   * The program whose results, row by row, are the derivatives of each result with respect to each
   * variable.
   */
  static Program differentiate(Program program, List<String> variables) {
    ChainRule rule = new ChainRule();
    for (String variable : variables) {
      rule.derivatives.put(variable, new HashMap<>(Map.of(variable, ONE)));
    }
    for (Assignment assignment : program.body()) {
      rule.body.putIfAbsent(assignment.name(), assignment.value());
      rule.differentiate(assignment, variables);
    }
    List<Expr> results = new ArrayList<>();
    for (Expr result : program.results()) {
      Set<String> names = Names.of(result);
      variables.forEach(variable -> results.add(rule.derivative(result, names, variable)));
    }
    return Program.of(program.states(), program.parameters(), rule.assignments(), results).pruned();
  }

  /** Whether this is the literal 0. */
  static boolean isZero(Expr value) {
    return BigFraction.ZERO.equals(Literal.of(value));
  }

  private void differentiate(Assignment assignment, List<String> variables) {
    Set<String> names = Names.of(assignment.value());
    for (String variable : variables) {
      Expr derivative = derivative(assignment.value(), names, variable);
      if (!isZero(derivative)) {
        derivatives.get(variable).put(assignment.name(), named(derivative, assignment.name(), variable));
      }
    }
  }

  /** The derivative itself where it is a number or a name, else the name of a new assignment. */
  private Expr named(Expr derivative, String name, String variable) {
    if (derivative instanceof Expr.Name || Literal.of(derivative) != null) {
      return derivative;
    }
    String nameOfDerivative = "d " + name + "/d " + variable;
    body.putIfAbsent(nameOfDerivative, derivative);
    return new Expr.Name(nameOfDerivative);
  }

  private List<Assignment> assignments() {
    return body.entrySet().stream().map(line -> new Assignment(line.getKey(), line.getValue())).toList();
  }

  private Expr derivative(Expr value, Set<String> names, String variable) {
    Map<String, Expr> known = derivatives.get(variable);
    return Collections.disjoint(names, known.keySet())
        ? ZERO
        : Derivative.of(value, name -> known.getOrDefault(name, ZERO));
  }
}
