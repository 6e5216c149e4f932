package org.homeostat.control.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Derivative;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Start;

/**
 * How the states' starts change with one variable: a start that is an expression follows what it is made of,
 * one that is a number stays. A start at rest stays too, as {@code let} leaves it where it is; or it follows,
 * as {@link RestSlopes} say.
 */
final class StartSlopes {
  private final Model model;
  private final Map<String, Expr> formulas;
  private final Map<String, Double> point;
  private final Variable variable;
  private final Map<String, Double> slopes = new HashMap<>();

  private StartSlopes(
      Model model, Map<String, Expr> formulas, Map<String, Double> point, Variable variable) {
    this.model = model;
    this.formulas = formulas;
    this.point = point;
    this.variable = variable;
  }

  /** For each variable, the changes of all starts for a change of it by its size. */
  static List<double[]> of(Model model, List<Variable> variables, boolean atRest) {
    Map<String, Expr> formulas = new LinkedHashMap<>();
    for (String state : model.states()) {
      if (model.startOf(state) instanceof Start.Formula formula) {
        formulas.put(state, formula.value());
      }
    }
    Map<String, Double> point = model.evaluate(0, model.start());
    Optional<RestSlopes> rest = atRest ? Optional.of(new RestSlopes(model)) : Optional.empty();
    return variables.stream()
        .map(variable -> new StartSlopes(model, formulas, point, variable).all(rest)).toList();
  }

  private double[] all(Optional<RestSlopes> rest) {
    if (variable.isStart()) {
      slopes.put(variable.name(), 1.0);
    }
    rest.map(following -> following.of(variable, this::of)).ifPresent(moved -> {
      slopes.keySet().retainAll(List.of(variable.name()));
      slopes.putAll(moved);
    });
    formulas.keySet().forEach(this::of);
    double[] starts = new double[model.states().size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = slopes.getOrDefault(model.states().get(i), 0.0) * variable.size();
    }
    return starts;
  }

  private double of(String name) {
    if (!slopes.containsKey(name)) {
      slopes.put(name, found(name));
    }
    return slopes.get(name);
  }

  private double found(String name) {
    if (name.equals(variable.name())) {
      return 1;
    }
    Optional<Expr> value = Optional.ofNullable(formulas.get(name)).or(() -> model.definition(name));
    return value.map(expr -> of(name, expr)).orElse(0.0);
  }

  private double of(String name, Expr value) {
    Expr slope = Derivative.of(value, part -> Terms.number(of(part)));
    double found = Value.of(slope, part -> part.equals("t") ? 0 : point.get(part));
    if (!Double.isFinite(found)) {
      throw new ModelException(model.name(), "the start has no derivative by '" + variable.name()
          + "', because that of " + name + " = " + Text.of(value) + " is " + found + " there.\n    Take"
          + " another value of '" + variable.name() + "', or do not vary it.");
    }
    return found;
  }
}
