package org.homeostat.control.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Statistics;
import org.homeostat.control.unit.Unit;

/**
 * The derivative of an {@link Objective} by parameters and starts, from one run forwards and one of the
 * adjoint equations backwards: its cost hardly depends on how many there are. Made by {@link Sensitivity}.
 */
public final class Gradient {
  private static final int ROWS = 20;
  private static final int MARGIN = 10;

  private final Trajectory trajectory;
  private final Objective objective;
  private final List<Variable> variables;
  private final double value;
  private final double[] slopes;
  private final Statistics statistics;

  Gradient(Sensitivity question, Objective objective, List<Variable> variables) {
    this.objective = objective;
    this.variables = variables;
    Model model = question.simulation().model();
    check(model, objective);
    trajectory = question.simulation().run();
    List<Variable> values = variables.stream().filter(variable -> !variable.isStart()).toList();
    Backward backward = new Backward(trajectory, objective, values);
    value = backward.value();
    statistics = backward.statistics();
    List<double[]> starts = question.starts(variables);
    slopes = new double[variables.size()];
    int next = 0;
    for (int j = 0; j < slopes.length; j++) {
      double direct = variables.get(j).isStart() ? 0 : backward.byVariable()[next++];
      slopes[j] = (direct + Slopes.dot(backward.byStart(), starts.get(j))) / variables.get(j).size();
    }
  }

  private static void check(Model model, Objective objective) {
    Sensitivity.checkPresent(model, List.of(objective.rate(), objective.last()));
    Optional<Unit> integral =
        model.unitOf("the objective", objective.rate()).map(unit -> unit.times(model.timeUnit()));
    Optional<Unit> last = model.unitOf("the objective", objective.last());
    if (integral.isPresent() && last.isPresent() && !integral.get().isSame(last.get())) {
      throw new ModelException(model.name(), "the objective adds an integral in " + integral.get()
          + " to a value at the end in " + last.get() + ".\n    Give one of them a factor with the unit that"
          + " the other has over it.");
    }
  }

  /** The objective itself. */
  public double value() {
    return value;
  }

  /** The run that it judges. */
  public Trajectory trajectory() {
    return trajectory;
  }

  /** What is varied: names of parameters, inputs and states. */
  public List<String> variables() {
    return variables.stream().map(Variable::name).toList();
  }

  /** How fast the objective changes with a variable. */
  public double of(String variable) {
    return slopes[place(variable)];
  }

  /** By how many percent it changes with one percent of a variable; no number where it is 0. */
  public double relative(String variable) {
    return of(variable) * variables.get(place(variable)).value() / value;
  }

  /** The derivatives in the order of the {@link #variables}. */
  public double[] toArray() {
    return slopes.clone();
  }

  /** What the pass forwards and the pass backwards cost; the run itself comes on top. */
  public Statistics statistics() {
    return statistics;
  }

  private int place(String variable) {
    return Variable.place(variable, variables());
  }

  /** The objective, and a table of its derivatives, those first whose percents count most. */
  @Override
  public String toString() {
    List<Integer> first = IntStream.range(0, slopes.length).boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(slopes[i] * variables.get(i).value())))
        .limit(ROWS).toList();
    int margin = first.stream().mapToInt(i -> Math.max(MARGIN, variables.get(i).name().length())).max()
        .orElse(MARGIN);
    String line = "\n  %-" + margin + "s %12s   %s";
    StringBuilder text = new StringBuilder(
        trajectory.model().name() + ": " + objective + " is " + Numbers.round(value)
            + String.format(line, "by", "derivative", "in percent of one"));
    first.forEach(i -> text.append(String.format(line, variables.get(i).name(), Numbers.round(slopes[i]),
        shown(slopes[i] * variables.get(i).value() / value))));
    return text + (slopes.length > ROWS ? "\n  and " + (slopes.length - ROWS) + " more" : "");
  }

  private static String shown(double relative) {
    return Double.isFinite(relative) ? Numbers.round(relative, 4) : "-";
  }
}
