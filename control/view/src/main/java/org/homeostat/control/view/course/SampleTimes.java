package org.homeostat.control.view.course;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.homeostat.control.simulate.Phase;
import org.homeostat.control.simulate.Trajectory;

/** The times at which a run is looked at, so that nothing it did is missed. */
final class SampleTimes {
  private static final int GRID = 600;

  /** The solution bends within a step of a method of high order; a run of more steps is fine as it is. */
  private static final int WITHIN_A_STEP = 4;
  private static final int MANY = 20_000;

  /** A jump is drawn from just before it, so that it stands upright. */
  private static final double JUST_BEFORE = 1e-9;

  private SampleTimes() {}

  /**
   * Six hundred equal steps, the steps of the solver and times within them, and both sides of where the
   * protocol or a crossing changes something; increasing, on the time axis.
   */
  static double[] at(Timeline timeline, Trajectory trajectory) {
    double factor = timeline.factor(trajectory);
    double just = JUST_BEFORE * timeline.until();
    double end = timeline.end(trajectory);
    long steps = trajectory.phases().stream().mapToLong(phase -> phase.solution().steps().length).sum();
    int parts = trajectory.noise().isPresent() || steps > MANY ? 1 : WITHIN_A_STEP;
    DoubleStream own = trajectory.phases().stream().flatMapToDouble(phase -> steps(phase, parts))
        .map(time -> time / factor);
    DoubleStream beforeJumps = trajectory.phases().stream()
        .mapToDouble(phase -> phase.from() / factor - just).filter(time -> time > 0);
    DoubleStream grid =
        Arrays.stream(timeline.reached(trajectory, timeline.grid(timeline.until() / GRID)));
    return Stream.of(grid.toArray(), own.toArray(), beforeJumps.toArray(), new double[] {end})
        .flatMapToDouble(Arrays::stream).map(time -> Math.min(time, end)).sorted().distinct().toArray();
  }

  /** The steps of a phase, each in so many parts, without its end: what begins there is another phase. */
  private static DoubleStream steps(Phase phase, int parts) {
    double[] steps = phase.solution().steps();
    double[] times = new double[(steps.length - 1) * parts];
    Arrays.setAll(times, i -> {
      double from = steps[i / parts];
      return from + (double) (i % parts) / parts * (steps[i / parts + 1] - from);
    });
    return Arrays.stream(times);
  }
}
