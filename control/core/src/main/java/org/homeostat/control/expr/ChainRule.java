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

  private ChainRule(Program program, List<String> variables) {
    for (String variable : variables) {
      derivatives.put(variable, new HashMap<>(Map.of(variable, ONE)));
    }
    for (Assignment assignment : program.body()) {
      body.putIfAbsent(assignment.name(), assignment.value());
      differentiate(assignment, variables);
    }
  }

  /**
   * The program whose results, row by row, are the derivatives of each result with respect to each
   * variable.
   */
  static Program differentiate(Program program, List<String> variables) {
    ChainRule rule = new ChainRule(program, variables);
    return rule.program(program, rule.derivatives(program.results(), variables));
  }

  /** The program whose results are those of the given one, their Jacobian and their time derivative. */
  static Program linearize(Program program) {
    List<String> variables = new ArrayList<>(program.states());
    variables.add(Program.TIME);
    ChainRule rule = new ChainRule(program, variables);
    List<Expr> results = new ArrayList<>(program.results());
    results.addAll(rule.derivatives(program.results(), program.states()));
    results.addAll(rule.derivatives(program.results(), List.of(Program.TIME)));
    return rule.program(program, results);
  }

  /** Whether this is the literal 0. */
  static boolean isZero(Expr value) {
    return BigFraction.ZERO.equals(Literal.of(value));
  }

  private List<Expr> derivatives(List<Expr> results, List<String> variables) {
    List<Expr> all = new ArrayList<>();
    for (Expr result : results) {
      Set<String> names = Names.of(result);
      variables.forEach(variable -> all.add(derivative(result, names, variable)));
    }
    return all;
  }

  private Program program(Program program, List<Expr> results) {
    return Program.of(program.states(), program.parameters(), assignments(), results).pruned();
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
