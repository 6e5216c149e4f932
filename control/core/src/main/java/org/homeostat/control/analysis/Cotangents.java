package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Derivative;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Program;

/**
 * The derivatives of one number by everything that it is made of, backwards: from a weighted sum of
 * expressions in a program's names through its body to its states, its parameters and the time. However many
 * these are, it costs some times what the program itself costs.
 */
final class Cotangents {
  private final Map<String, Expr> weights = new HashMap<>();
  private final List<Assignment> lines = new ArrayList<>();

  /** Of the sum of {@code weights[i]*values[i]}; the weights do not depend on the program's names. */
  Cotangents(Program program, List<Expr> values, List<Expr> weights) {
    for (int i = 0; i < values.size(); i++) {
      add(values.get(i), weights.get(i));
    }
    for (int i = program.body().size() - 1; i >= 0; i--) {
      through(program.body().get(i));
    }
  }

  private void through(Assignment line) {
    Expr weight = of(line.name());
    if (!(weight instanceof Expr.Number || weight instanceof Expr.Name)) {
      lines.add(new Assignment("weight of " + line.name(), weight));
      weight = Terms.name("weight of " + line.name());
    }
    add(line.value(), weight);
  }

  private void add(Expr value, Expr weight) {
    for (String name : Names.of(value)) {
      Expr slope = Derivative.of(value, other -> other.equals(name) ? Terms.ONE : Terms.ZERO);
      weights.put(name, Terms.sum(of(name), Terms.product(weight, slope)));
    }
  }

  /** What is assigned on the way, behind the program's own body. */
  List<Assignment> lines() {
    return lines;
  }

  /** The derivative of the sum by a state, a parameter or {@code t}. */
  Expr of(String name) {
    return weights.getOrDefault(name, Terms.ZERO);
  }
}
