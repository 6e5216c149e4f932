package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.model.Model;

/**
 * The variational equations of one phase: with y the states, f their rates, and S_j the change of y with
 * variable j, each a column,
 *
 * <pre>
 * dy/dt   = f(t, y, p)
 * dS_j/dt = f_y S_j + f_pj
 * </pre>
 *
 * <p>Each S_j is the change of y for a change of the variable by its {@link Variable#size}, so that it has
 * the unit of y and a tolerance means for it what it means for y. The derivatives go through the auxiliaries
 * one by one, which keeps the equations as small as they were written.
 */
final class Variations {
  private final PhaseModel phase;
  private final List<Variable> variables;
  private final Program base;
  private final List<Tangents> tangents;
  private final List<String> parameters = new ArrayList<>();
  private final List<Assignment> body = new ArrayList<>();

  Variations(PhaseModel phase, List<Variable> variables) {
    this.phase = phase;
    this.variables = variables;
    this.base = phase.model().program();
    body.addAll(base.body());
    tangents = variables.stream().map(this::tangents).toList();
    for (int j = 0; j < variables.size(); j++) {
      for (String state : base.states()) {
        parameters.add(state + direction(j));
      }
      body.addAll(tangents.get(j).lines());
    }
    parameters.addAll(base.parameters());
  }

  private Tangents tangents(Variable variable) {
    int j = variables.indexOf(variable);
    Expr own = variable.isStart() ? Terms.ZERO : phase.felt(variable, Terms.ONE);
    return new Tangents(base, direction(j), name -> base.states().contains(name)
        ? Terms.name(name + direction(j)) : name.equals(variable.name()) ? own : Terms.ZERO);
  }

  private String direction(int j) {
    return " by " + variables.get(j).name();
  }

  PhaseModel phase() {
    return phase;
  }

  Model model() {
    return phase.model();
  }

  /** How many states the model has. */
  int states() {
    return base.states().size();
  }

  /** How many variables there are. */
  int columns() {
    return variables.size();
  }

  /** What component n + k of the whole is called. */
  String name(int k) {
    return "d" + base.states().get(k % states()) + "/d" + variables.get(k / states()).name();
  }

  /** The rates of the states, then those of the columns. */
  Program rates() {
    List<Expr> results = new ArrayList<>(base.results());
    tangents.forEach(column -> base.results().forEach(rate -> results.add(column.of(rate))));
    return program(results);
  }

  /** The changes of the named quantities, for each of them with all variables. */
  Program changes(List<String> names) {
    List<Expr> results = new ArrayList<>();
    for (String name : names) {
      tangents.forEach(column -> results.add(column.of(Terms.name(name))));
    }
    return program(results);
  }

  /** An expression, how fast it changes along the solution, then how it changes with each variable. */
  Program crossing(Expr gauge) {
    Tangents time = phase.flow(base);
    List<Expr> results = new ArrayList<>(List.of(gauge, time.of(gauge)));
    tangents.forEach(column -> results.add(column.of(gauge)));
    return Program.of(base.states(), parameters, together(body, time.lines()), results);
  }

  static <T> List<T> together(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private Program program(List<Expr> results) {
    return Program.of(base.states(), parameters, body, results);
  }

  /** The results of a program of these equations at a point: the states, then the columns. */
  double[] evaluated(Program program, Evaluator evaluator, double t, double[] whole) {
    double[] results = new double[program.results().size()];
    evaluator.evaluate(t, phase.head(whole), values(whole), results);
    return results;
  }

  /** What a program of these equations takes as its parameters: the columns, then the model's values. */
  double[] values(double[] whole) {
    double[] own = model().parameterValues();
    int columns = whole.length - states();
    return IntStream.range(0, columns + own.length)
        .mapToDouble(k -> k < columns ? whole[states() + k] : own[k - columns]).toArray();
  }
}
