package org.homeostat.control.analysis;

import java.util.function.ToDoubleFunction;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;

/**
 * The derivatives of whole runs by differences of fourth order in a variable, at steps of a thousandth of its
 * size: what they leave out is of relative size 1e-12 times a fifth derivative, and what the runs, at a
 * tolerance of 1e-12, make of rounding is 1e-9 of the solution.
 */
final class Differences {

  /** What differences of runs, in sizes of the result, are good for; a hundred times the above. */
  static final double GOOD = 1e-7;

  private static final double STEP = 1e-3;
  private static final double TIGHT = 1e-12;

  private final double h;
  private final Trajectory[] near;
  private final Trajectory[] far;

  private Differences(Simulation simulation, String variable, double value) {
    h = STEP * (value == 0 ? 1 : Math.abs(value));
    near = new Trajectory[] {run(simulation, variable, value - h), run(simulation, variable, value + h)};
    far = new Trajectory[] {
        run(simulation, variable, value - 2 * h), run(simulation, variable, value + 2 * h)};
  }

  /** In the value of a parameter, or in where a state starts. */
  static Differences of(Simulation simulation, String variable) {
    Model model = simulation.model();
    return new Differences(simulation, variable, model.states().contains(variable)
        ? model.start()[model.states().indexOf(variable)] : model.value(variable));
  }

  private static Trajectory run(Simulation simulation, String variable, double value) {
    Model model = simulation.model();
    Model other = model.states().contains(variable)
        ? model.startingAt(variable, value) : model.let(variable, value);
    return Simulation.of(other).under(simulation.protocol()).until(simulation.until())
        .with(simulation.solver().rtol(TIGHT)).run().orThrow();
  }

  /** The derivative of what is looked at in a run. */
  double of(ToDoubleFunction<Trajectory> measure) {
    double first = measure.applyAsDouble(near[1]) - measure.applyAsDouble(near[0]);
    double second = measure.applyAsDouble(far[1]) - measure.applyAsDouble(far[0]);
    return (8 * first - second) / (12 * h);
  }
}
