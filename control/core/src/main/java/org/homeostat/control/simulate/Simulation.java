package org.homeostat.control.simulate;

import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;

/**
 * A model, what is done to it, how long, and how it is integrated: everything that determines a trajectory.
 *
 * <pre>{@code
 * Trajectory course = Simulation.of(model).under(protocol).until(days(60)).run();
 * }</pre>
 */
public record Simulation(Model model, Protocol protocol, Time until, Solver solver) {

  private static final double USUAL_LENGTH = 400;

  /** Checks that the model is closed and that the protocol can be done to it. */
  public Simulation {
    model.parameterValues();
    protocol.check(model);
    if (!(until.in(model.timeUnit()) > 0)) {
      throw new IllegalArgumentException(
          "a run until " + until + " has no length; say until(days(60)) or the like.");
    }
  }

  /** The model left alone for 400 of its time units, at the standard solver. */
  public static Simulation of(Model model) {
    return new Simulation(model, Protocol.none(), Time.of(USUAL_LENGTH), Solver.auto());
  }

  /** Under a protocol. */
  public Simulation under(Protocol other) {
    return new Simulation(model, other, until, solver);
  }

  /** Until a time. */
  public Simulation until(Time other) {
    return new Simulation(model, protocol, other, solver);
  }

  /** Until a time in the model's own unit. */
  public Simulation until(double other) {
    return until(Time.of(other));
  }

  /** By another solver or tolerance. */
  public Simulation with(Solver other) {
    return new Simulation(model, protocol, until, other);
  }

  /** Runs; a run that cannot finish is a trajectory too, which ends where it stopped and says why. */
  public Trajectory run() {
    return run(Monitor.NONE);
  }

  /**
   * Runs while {@code monitor} looks on, after every step, at the time in the model's unit and at the
   * states.
   */
  public Trajectory run(Monitor monitor) {
    return new Walk(this, monitor).trajectory();
  }
}
