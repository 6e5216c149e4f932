package org.homeostat.benchmarks;

import java.util.List;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Samples;
import org.homeostat.control.solve.Solver;

/** A problem solved once, for the states at its times. */
final class Run {
  private Run() {}

  static Samples of(Problem problem, Solver solver) {
    return solver.sample(problem.field(), 0, problem.start(), problem.times());
  }

  /** The same, given up after so many seconds of processor time. */
  static Samples of(Problem problem, Solver solver, double most) {
    double end = Cpu.seconds() + most;
    Monitor patience = (t, y) -> Cpu.seconds() < end;
    var span = new org.homeostat.control.solve.Problem(
        problem.field(), 0, problem.start(), problem.end(), List.of());
    return solver.method().sample(span, problem.times(), solver.tolerance(), patience);
  }
}
