package org.homeostat.control.framing;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.solve.Modes;
import org.homeostat.control.unit.Time;

/**
 * The values of a parameter at which its limit is looked at: each half the one before, or twice where the
 * limit is at infinity.
 *
 * @param owner the model that has the parameter
 * @param other the model that it becomes in the limit
 * @param from the first value; if none is given, one beyond which the limit can be seen
 * @param growing whether the limit is at infinity
 */
record LimitLadder(Model owner, Model other, String parameter, OptionalDouble from, boolean growing) {
  private static final int STEPS = 3;

  /** A time starts at this share of the time constant of the other model's fastest mode ... */
  private static final double BELOW = 1.0 / 16;

  /** ... or, where it grows, at this many times the length of the run. */
  private static final double ABOVE = 16;

  /** Another start is this multiple of the declared one. */
  private static final double OFF = 1.25;

  static LimitLadder toZero(Model owner, Model other, String parameter) {
    return new LimitLadder(owner, other, parameter, OptionalDouble.empty(), false);
  }

  LimitLadder toInfinity() {
    return new LimitLadder(owner, other, parameter, from, true);
  }

  LimitLadder from(double value) {
    return new LimitLadder(owner, other, parameter, OptionalDouble.of(value), growing);
  }

  /** The same from another start of a state; empty where only one has it, or it cannot start there. */
  Optional<LimitLadder> startingOff(String state) {
    boolean common = other.states().contains(state)
        && owner.quantity(state).unit().isCommensurable(other.quantity(state).unit());
    double start = owner.start()[owner.states().indexOf(state)] * OFF;
    if (!common || start == 0) {
      return Optional.empty();
    }
    double factor = owner.quantity(state).unit().factorTo(other.quantity(state).unit());
    try {
      return Optional.of(new LimitLadder(owner.startingAt(state, start),
          other.startingAt(state, start * factor), parameter, from, growing));
    } catch (ModelException outside) {
      return Optional.empty();
    }
  }

  /** The values, in the order in which the limit is approached, for runs of that length. */
  double[] values(Time until) {
    double first = from.orElseGet(() -> growing ? large(until) : small());
    return IntStream.rangeClosed(0, STEPS).mapToDouble(i -> growing ? first * (1 << i) : first / (1 << i))
        .toArray();
  }

  /** What goes to 0 with the values: they, or one over them. */
  double[] vanishing(Time until) {
    double[] values = values(until);
    return IntStream.range(0, values.length)
        .mapToDouble(i -> growing ? 1 / values[i] : values[i]).toArray();
  }

  /** The smallest of the values. */
  double least(Time until) {
    double[] values = values(until);
    return Math.min(values[0], values[STEPS]);
  }

  /** The value that is nearest to the limit. */
  double last(Time until) {
    return values(until)[STEPS];
  }

  private double small() {
    double fastest = Modes.at(other.field(), 0, other.start())
        .map(modes -> modes.eigenvalues().get(0).norm()).orElse(0.0);
    double value = owner.value(parameter);
    return fastest > 0 && isTime() ? Math.min(value, BELOW / fastest) : value;
  }

  private double large(Time until) {
    double value = owner.value(parameter);
    double factor = isTime() ? owner.timeUnit().factorTo(owner.quantity(parameter).unit()) : 1;
    return isTime() ? Math.max(value, ABOVE * until.in(owner.timeUnit()) * factor) : value;
  }

  boolean isTime() {
    return owner.quantity(parameter).unit().isCommensurable(owner.timeUnit());
  }

  @Override
  public String toString() {
    return parameter + " -> " + (growing ? "infinity" : "0");
  }
}
