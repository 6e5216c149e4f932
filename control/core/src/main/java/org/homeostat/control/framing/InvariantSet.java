package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Quantity;

/**
 * A set of states on which two models may be one: states written in the others, {@code F = D*exp(L/C)}, or an
 * equation between them, {@code x^2 + y^2 = 1}; everything, if nothing is said.
 *
 * @param graph the states that follow from the others
 * @param zero what vanishes on it, where it is not a graph
 * @param said the equations as they were given
 */
record InvariantSet(Map<String, Expr> graph, Optional<Expr> zero, List<String> said) {
  static final InvariantSet EVERYTHING = new InvariantSet(Map.of(), Optional.empty(), List.of());

  /** The set that the equations describe, in names of both models. */
  static InvariantSet of(Model a, Model b, List<String> equations) {
    Map<String, Expr> graph = new LinkedHashMap<>();
    List<Expr> zeros = new ArrayList<>();
    for (String equation : equations) {
      int sign = equation.indexOf('=');
      if (sign < 0) {
        throw wrong(a, b, "'" + equation + "' is no equation; write a state in the others,"
            + " F = 0.4*exp(L/10.4), or an equation between them, x + y = 1.");
      }
      Expr left = parsed(a, b, equation.substring(0, sign));
      Expr right = parsed(a, b, equation.substring(sign + 1));
      checkNames(a, b, left);
      checkNames(a, b, right);
      if (left instanceof Expr.Name name && isState(a, b, name.name())
          && !Names.of(right).contains(name.name()) && !graph.containsKey(name.name())) {
        graph.put(name.name(), right);
      } else {
        zeros.add(isZero(right) ? left : new Expr.Difference(left, right));
      }
    }
    boolean circular =
        graph.values().stream().anyMatch(value -> Names.of(value).stream().anyMatch(graph::containsKey));
    if (circular || zeros.size() > 1) {
      throw wrong(a, b, "write states in the others that are left, each once, or give one equation: "
          + String.join(", ", equations) + ".");
    }
    return new InvariantSet(Map.copyOf(graph), zeros.stream().findFirst(), List.copyOf(equations));
  }

  private static Expr parsed(Model a, Model b, String text) {
    try {
      return Parser.expression(text.trim());
    } catch (NotationException problem) {
      throw wrong(a, b, problem.getMessage());
    }
  }

  private static void checkNames(Model a, Model b, Expr expression) {
    for (String name : Names.of(expression)) {
      for (Model model : List.of(a, b)) {
        if (!name.equals("t") && !model.has(name)) {
          throw wrong(a, b, model.name() + " has no '" + name + "'; the set is said in what both have."
              + Nearest.of(name, model.quantities().stream().map(Quantity::name).toList())
                  .map(near -> " Did you mean '" + near + "'?").orElse(""));
        }
      }
    }
  }

  private static boolean isState(Model a, Model b, String name) {
    return a.states().contains(name) && b.states().contains(name);
  }

  private static boolean isZero(Expr value) {
    return value instanceof Expr.Number number && number.value().compareTo(BigDecimal.ZERO) == 0;
  }

  private static ModelException wrong(Model a, Model b, String what) {
    return new ModelException("the set for " + a.name() + " and " + b.name(), what);
  }

  /** Whether nothing is said, so that every state is in it. */
  boolean isEverything() {
    return said.isEmpty();
  }

  /** What vanishes on it: for each equation the difference of its two sides. */
  List<Expr> vanishing() {
    List<Expr> all = new ArrayList<>();
    graph.forEach((name, value) -> all.add(new Expr.Difference(new Expr.Name(name), value)));
    zero.ifPresent(all::add);
    return all;
  }

  /** The states of a model on which it depends: putting one of them elsewhere leaves the set. */
  Set<String> states(Mapping mapping) {
    Set<String> names = new TreeSet<>();
    vanishing().forEach(value -> names.addAll(mapping.roots(value)));
    names.retainAll(mapping.source().states());
    return names;
  }

  @Override
  public String toString() {
    return String.join(", ", said);
  }
}
