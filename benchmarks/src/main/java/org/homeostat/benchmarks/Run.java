package org.homeostat.benchmarks;

import java.util.List;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Samples;
import org.homeostat.control.solve.Solver;

/** A problem solved once, for the states at its times. */
final class Run {
  /** Steps times states: asking for the time after every step would cost as much as a small one. */
  private static final int BETWEEN_LOOKS = 512;

  private Run() {}

  static Samples of(Problem problem, Solver solver) {
    return solver.sample(problem.field(), 0, problem.start(), problem.times());
  }

  /** The same, given up after so many seconds of processor time. */
  static Samples of(Problem problem, Solver solver, double most) {
    var span = new org.homeostat.control.solve.Problem(
        problem.field(), 0, problem.start(), problem.end(), List.of());
    var patience = new Patience(most, problem.start().length);
    return solver.method().sample(span, problem.times(), solver.tolerance(), patience);
  }

  /** Ends a run after so many seconds of processor time from now on. */
  private static final class Patience implements Monitor {
    private final double end;
    private final int steps;
    private int taken;

    Patience(double most, int states) {
      this.end = Cpu.seconds() + most;
      this.steps = Math.max(1, BETWEEN_LOOKS / states);
    }

    @Override
    public boolean goesOn(double t, double[] y) {
      return ++taken % steps != 0 || Cpu.seconds() < end;
    }
  }
}
