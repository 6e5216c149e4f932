package org.homeostat.control.view.course;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;

/** The one time axis of several trajectories: the first one's unit, and a grid that all of them share. */
public record Timeline(Unit unit, Protocol protocol, List<Trajectory> trajectories) {

  /** Grid times closer than this share of a step are one time. */
  private static final double SAME_TIME = 1e-9;

  /** On the time axis of the first of them. */
  public static Timeline of(Protocol protocol, List<Trajectory> trajectories) {
    return new Timeline(trajectories.get(0).model().timeUnit(), protocol, List.copyOf(trajectories));
  }

  /** The names of the models, in order. */
  public List<String> models() {
    return trajectories.stream().map(trajectory -> trajectory.model().name()).toList();
  }

  /**
   * That some model has a state or an auxiliary of that name; an {@link IllegalArgumentException} with the
   * nearest one where none has.
   */
  public void check(String quantity) {
    List<String> known = trajectories.stream()
        .flatMap(trajectory -> trajectory.names().stream()).distinct().toList();
    if (!known.contains(quantity)) {
      throw new IllegalArgumentException("there is no state or auxiliary '" + quantity + "' in "
          + String.join(" or ", models()) + "."
          + Nearest.of(quantity, known).map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
  }

  /** The time asked for. */
  public double until() {
    return trajectories.get(0).until();
  }

  /** The time that {@code trajectory} reached. */
  public double end(Trajectory trajectory) {
    return trajectory.end() / factor(trajectory);
  }

  /** A time of this axis on the clock of a trajectory; rounding never passes its end. */
  public double on(Trajectory trajectory, double time) {
    return Math.min(time * factor(trajectory), trajectory.end());
  }

  /** The step of a run with noise. */
  public double step(Trajectory trajectory, Noise settled) {
    return settled.step().orElseThrow().in(trajectory.model().timeUnit()) / factor(trajectory);
  }

  /** How many units of a trajectory's own clock one of this axis is. */
  double factor(Trajectory trajectory) {
    return unit.factorTo(trajectory.model().timeUnit());
  }

  /** The times 0, every, 2 every ... until, with the protocol's boundaries; the same for every trajectory. */
  public double[] grid(double every) {
    double near = SAME_TIME * every;
    TreeSet<Double> times = new TreeSet<>(boundaries());
    for (Trajectory trajectory : trajectories) {
      double factor = factor(trajectory);
      for (double own : trajectory.grid(every * factor)) {
        double time = own / factor;
        if (times.subSet(time - near, true, time + near, true).isEmpty()) {
          times.add(time);
        }
      }
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The protocol's boundaries inside the run. */
  public List<Double> boundaries() {
    return protocol.boundaries(unit).stream().filter(time -> time >= 0 && time <= until()).toList();
  }

  /** The part of a grid that a trajectory reached. */
  public double[] reached(Trajectory trajectory, double[] grid) {
    double end = end(trajectory);
    return Arrays.stream(grid).filter(time -> time <= end * (1 + SAME_TIME)).toArray();
  }
}
