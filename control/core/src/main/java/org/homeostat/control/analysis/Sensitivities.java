package org.homeostat.control.analysis;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Program;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Series;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Statistics;
import org.homeostat.control.unit.Unit;

/**
 * How every state and auxiliary of a run changes with some parameters and starts, at every time: the
 * derivatives, from the solver's dense output. Where the run jumps, the value is the one after the jump. Made
 * by {@link Sensitivity}.
 */
public final class Sensitivities {
  /** A table's margin and columns are at least so wide, and its lines at most. */
  private static final int MARGIN = 6;
  private static final int COLUMN = 11;
  private static final int LINE = 98;

  private final Trajectory trajectory;
  private final List<Variable> variables;
  private final List<String> quantities;
  /** A quantity that one change of a variable would make so many times as large is 0 but for rounding. */
  private static final double ROUNDING = 1e9;

  private final Forward forward;
  private final Map<Variations, Compiled> compiled = new IdentityHashMap<>();

  /** The changes of all quantities, ready to run. */
  private record Compiled(Program program, Evaluator evaluator) {}

  Sensitivities(Sensitivity question, List<Variable> variables) {
    this.variables = variables;
    trajectory = question.simulation().run();
    quantities = trajectory.names();
    forward = new Forward(trajectory, variables, question.starts(variables), Terms.ZERO);
  }

  /** The run itself. */
  public Trajectory trajectory() {
    return trajectory;
  }

  /** What is varied: names of parameters, inputs and states. */
  public List<String> variables() {
    return variables.stream().map(Variable::name).toList();
  }

  /** What changes with it: the names of all states and auxiliaries. */
  public List<String> quantities() {
    return quantities;
  }

  /** How it ended: as the run itself, unless the sensitivities could not be followed so far. */
  public Outcome outcome() {
    return forward.outcome();
  }

  /** What the integration of states and sensitivities together cost; the run itself comes on top. */
  public Statistics statistics() {
    return forward.statistics();
  }

  /** The last time, in the model's unit. */
  public double end() {
    return outcome().time();
  }

  /** How fast {@code quantity} changes at {@code t} with {@code variable}, in their units. */
  public double at(double t, String quantity, String variable) {
    return at(t)[place(quantity)][column(variable)];
  }

  /**
   * The same without units: by how many percent the quantity changes with one percent of the variable. No
   * number where the quantity is 0, also but for rounding, as an error at rest.
   */
  public double relative(double t, String quantity, String variable) {
    double change = at(t, quantity, variable) * variables.get(column(variable)).value();
    return share(change, trajectory.at(t, quantity));
  }

  private static double share(double change, double value) {
    return Math.abs(change) > ROUNDING * Math.abs(value) ? Double.NaN : change / value;
  }

  /** How fast the end of the run changes with a variable, where the run ended by itself; else 0. */
  public double endTime(String variable) {
    int column = column(variable);
    return forward.endMoves()[column] / variables.get(column).size();
  }

  /** One sensitivity on the given times. */
  public Series series(String quantity, String variable, double[] times) {
    Variable varied = variables.get(column(variable));
    double[] values = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      values[i] = at(times[i], quantity, variable);
    }
    return new Series("d" + quantity + "/d" + variable,
        trajectory.model().quantity(quantity).unit().over(varied.unit()), times, values);
  }

  /**
   * All variables' effects on some quantities at some times: a row for each quantity at the first time, then
   * for each at the second, and so on; a column for each variable. What experiments that measure these
   * quantities then can tell of the variables.
   */
  public double[][] matrix(double[] times, String... measured) {
    double[][] rows = new double[times.length * measured.length][];
    for (int i = 0; i < times.length; i++) {
      double[][] all = at(times[i]);
      for (int k = 0; k < measured.length; k++) {
        rows[i * measured.length + k] = all[place(measured[k])];
      }
    }
    return rows;
  }

  /** All sensitivities at a time: a row for each quantity, a column for each variable. */
  private double[][] at(double t) {
    if (!(t >= 0 && t <= end())) {
      throw new IllegalArgumentException("the sensitivities of " + trajectory.model().name()
          + " are known from 0 to " + Numbers.show(end()) + " " + trajectory.model().timeUnit()
          + "; there is nothing at " + Numbers.show(t) + ".");
    }
    Stretch stretch = stretchAt(t);
    Variations here = forward.equations(stretch);
    Compiled changes = compiled.computeIfAbsent(here, unused -> {
      Program program = here.changes(quantities);
      return new Compiled(program, program.compiled());
    });
    double[] flat = here.evaluated(changes.program, changes.evaluator, t, stretch.solution().at(t));
    double[][] rows = new double[quantities.size()][variables.size()];
    for (int k = 0; k < flat.length; k++) {
      int column = k % variables.size();
      rows[k / variables.size()][column] = flat[k] / variables.get(column).size();
    }
    return rows;
  }

  /** The last of the stretches that have begun at {@code t}. */
  private Stretch stretchAt(double t) {
    List<Stretch> all = forward.stretches();
    int first = 0;
    int beyond = all.size();
    while (beyond - first > 1) {
      int middle = (first + beyond) / 2;
      first = all.get(middle).from() <= t ? middle : first;
      beyond = all.get(middle).from() <= t ? beyond : middle;
    }
    return all.get(first);
  }

  private int place(String quantity) {
    return Variable.place(quantity, quantities, "in the trajectory of " + trajectory.model().name());
  }

  private int column(String variable) {
    return Variable.place(variable, variables());
  }

  /** The relative sensitivities at the end, in tables that fit a terminal; and why it stopped, if it did. */
  @Override
  public String toString() {
    Unit unit = trajectory.model().timeUnit();
    String head = trajectory.model().name() + ": change in percent at " + Numbers.round(end())
        + (unit.isDimensionless() ? "" : " " + unit) + " for one percent of";
    int margin = longest(quantities, MARGIN);
    int column = longest(variables(), COLUMN);
    double[][] all = at(end());
    Map<String, Double> values = trajectory.at(end());
    StringBuilder text = new StringBuilder(head);
    int many = Math.max(1, (LINE - margin) / (column + 1));
    for (int from = 0; from < variables.size(); from += many) {
      List<Variable> some = variables.subList(from, Math.min(variables.size(), from + many));
      text.append("\n  ").append(" ".repeat(margin));
      some.forEach(variable -> text.append(right(variable.name(), column)));
      for (int i = 0; i < quantities.size(); i++) {
        text.append("\n  ").append(quantities.get(i)).append(" ".repeat(margin - quantities.get(i).length()));
        for (int j = 0; j < some.size(); j++) {
          double relative = share(all[i][from + j] * some.get(j).value(), values.get(quantities.get(i)));
          text.append(right(Double.isFinite(relative) ? Numbers.round(relative, 4) : "-", column));
        }
      }
    }
    return text + (outcome() instanceof Outcome.Stopped ? "\n  It stopped there: " + outcome() : "");
  }

  private static int longest(List<String> names, int least) {
    return Math.max(least, names.stream().mapToInt(String::length).max().orElse(0));
  }

  private static String right(String cell, int width) {
    return " ".repeat(1 + width - cell.length()) + cell;
  }
}
