package org.homeostat.control.analysis;

import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;

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

  private Differences() {}

  /** What is looked at in a run. */
  interface Measure {
    double of(Trajectory run);
  }

  static double of(Simulation simulation, String variable, Measure measure) {
    Model model = simulation.model();
    boolean isStart = model.states().contains(variable);
    double value = isStart ? model.start()[model.states().indexOf(variable)] : model.value(variable);
    double h = STEP * (value == 0 ? 1 : Math.abs(value));
    double near = at(simulation, variable, value + h, measure) - at(simulation, variable, value - h, measure);
    double far =
        at(simulation, variable, value + 2 * h, measure) - at(simulation, variable, value - 2 * h, measure);
    return (8 * near - far) / (12 * h);
  }

  private static double at(Simulation simulation, String variable, double value, Measure measure) {
    Model model = simulation.model();
    Model other = model.states().contains(variable)
        ? model.startingAt(variable, value) : model.let(variable, value);
    Solver tight = simulation.solver().rtol(TIGHT);
    return measure.of(Simulation.of(other).under(simulation.protocol()).until(simulation.until()).with(tight)
        .run().orThrow());
  }
}
