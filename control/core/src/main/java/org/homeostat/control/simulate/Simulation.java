package org.homeostat.control.simulate;

import java.util.Optional;
import org.homeostat.control.model.Memory;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.noise.Scheme;
import org.homeostat.control.progress.Job;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Past;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;

/**
 * A model, what is done to it, how long, how it is integrated, and along which noise, if any: everything that
 * determines a trajectory.
 *
 * <pre>{@code
 * Trajectory course = Simulation.of(model).under(protocol).until(days(60)).run();
 * }</pre>
 *
 * @param solver how it is integrated without noise
 * @param noise the paths and method of a run with noise
 * @param memory what the quantities that delayed terms read were before it
 */
public record Simulation(
    Model model, Protocol protocol, Time until, Solver solver, Optional<Noise> noise, Memory memory) {

  private static final double USUAL_LENGTH = 400;

  /** Checks that the model is closed and that the protocol can be done to it. */
  public Simulation {
    model.parameterValues();
    protocol.check(model);
    if (!(until.in(model.timeUnit()) > 0)) {
      throw new IllegalArgumentException(
          "a run until " + until + " has no length; say until(days(60)) or the like.");
    }
    noise.ifPresent(along -> NoiseFit.check(along, model));
    if (!memory.signals().equals(model.delayedQuantities())) {
      throw new IllegalArgumentException(model.name() + " reads the past of " + model.delayedQuantities()
          + ", and what is remembered is that of " + memory.signals() + ".");
    }
  }

  /** The model left alone for 400 of its time units, at the standard solver. */
  public static Simulation of(Model model) {
    return new Simulation(model, Protocol.none(), Time.of(USUAL_LENGTH), Solver.auto(), Optional.empty(),
        model.memory());
  }

  /** Under a protocol. */
  public Simulation under(Protocol other) {
    return new Simulation(model, other, until, solver, noise, memory);
  }

  /** Until a time. */
  public Simulation until(Time other) {
    return new Simulation(model, protocol, other, solver, noise, memory);
  }

  /** Until a time in the model's own unit. */
  public Simulation until(double other) {
    return until(Time.of(other));
  }

  /** By another solver or tolerance. */
  public Simulation with(Solver other) {
    return new Simulation(model, protocol, until, other, noise, memory);
  }

  /**
   * With noise, on the states that the model has it on. What a protocol holds has none meanwhile. Switches of
   * the equations are not stepped onto then, and crossings are looked for at the ends of steps.
   */
  public Simulation noisy(Noise along) {
    return new Simulation(model, protocol, until, solver, Optional.of(along), memory);
  }

  /**
   * With another past than the model's own: of every quantity that a delayed term reads, in the order of
   * {@link Model#delayedQuantities}. A run that reaches back before it stops.
   */
  public Simulation after(Past past) {
    return new Simulation(
        model, protocol, until, solver, noise, new Memory(model.delayedQuantities(), past));
  }

  /**
   * With what is remembered of another run, whose end is time 0 of this one. The start is still the model's
   * own; {@link Model#startingAt} says another.
   */
  public Simulation after(Trajectory earlier) {
    return new Simulation(model, protocol, until, solver, noise, Recollection.of(earlier, model));
  }

  /** The same with the method and the steps of its noise settled. */
  public Simulation settled() {
    return noise.map(along -> noisy(NoiseFit.settled(along, model, until))).orElse(this);
  }

  /** What integrates a phase in which that is the model, where {@code standing} does without noise. */
  Solver solver(Model phase, Solver standing) {
    return noise.map(along -> new Solver(along.method(phase.diffusion(), model.timeUnit()),
        solver.tolerance())).orElse(standing);
  }

  /** The name of the method. */
  String methodName() {
    return noise.flatMap(Noise::scheme).map(Scheme::shortName).orElseGet(solver.method()::shortName);
  }

  /**
   * Runs; a run that cannot finish, or is cancelled, is a trajectory too, which ends where it stopped and
   * says why.
   */
  public Trajectory run() {
    return run(Monitor.NONE);
  }

  /**
   * Runs while {@code monitor} looks on, after every step, at the time in the model's unit and at the
   * states.
   */
  public Trajectory run(Monitor monitor) {
    double length = until.in(model.timeUnit());
    try (Job job = Job.of(model.name(), length, model.timeUnit().toString())) {
      return new Walk(this, (t, y) -> {
        job.at(t);
        return monitor.goesOn(t, y);
      }).trajectory();
    }
  }

  /** What is run, until when and how, in a line; then what is done, one a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(model.name()).append(protocol.isNone() ? "" : ", under ")
        .append(protocol.isNone() ? "" : protocol.name()).append(", until ")
        .append(Numbers.round(until.in(model.timeUnit())))
        .append(model.timeUnit().isDimensionless() ? "" : " " + model.timeUnit()).append(": ")
        .append(noise.map(along -> "noise, " + along).orElseGet(solver::toString));
    protocol.clauses().forEach(clause -> text.append("\n  ").append(clause));
    return text.toString();
  }
}
