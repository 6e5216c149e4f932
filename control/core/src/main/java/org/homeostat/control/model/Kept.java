package org.homeostat.control.model;

import java.util.Arrays;
import java.util.Optional;
import org.homeostat.control.expr.Evaluator;

/**
 * A {@link Split} program in one run: it keeps the values of the constants, and those of the time at which it
 * was last evaluated. For a single thread; allocates nothing once it exists.
 */
final class Kept {
  private static final double[] NO_STATES = {};

  private final Optional<Kept> before;
  private final Evaluator timed;
  private final Evaluator rest;

  /** The parameters, the constants' results, and the timed ones. */
  private final double[] inputs;

  private final int firstTimed;
  private final double[] atTime;
  private long time;

  private Kept(Split split, double[] parameters, Optional<Kept> before) {
    this.before = before;
    timed = split.timed();
    rest = split.rest();
    firstTimed = split.parameterCount() + split.constantCount();
    atTime = new double[split.timedCount()];
    inputs = Arrays.copyOf(parameters, firstTimed + atTime.length);
    double[] constants = new double[split.constantCount()];
    split.constants().evaluate(0, NO_STATES, inputs, constants);
    System.arraycopy(constants, 0, inputs, split.parameterCount(), constants.length);
    goTo(0);
  }

  /** A run at these values of the parameters. */
  static Kept of(Split split, double[] parameters) {
    return new Kept(split, parameters, Optional.empty());
  }

  /** A run of a program that stands on top of this one's. */
  Kept then(Split next) {
    return new Kept(next, inputs, Optional.of(this));
  }

  /** Writes the results of the program. */
  void evaluate(double t, double[] y, double[] out) {
    standAt(t);
    rest.evaluate(t, y, inputs, out);
  }

  private void standAt(double t) {
    if (Double.doubleToRawLongBits(t) != time) {
      goTo(t);
    }
  }

  private void goTo(double t) {
    if (before.isPresent()) {
      Kept first = before.get();
      first.standAt(t);
      System.arraycopy(first.atTime, 0, inputs, first.firstTimed, first.atTime.length);
    }
    timed.evaluate(t, NO_STATES, inputs, atTime);
    System.arraycopy(atTime, 0, inputs, firstTimed, atTime.length);
    time = Double.doubleToRawLongBits(t);
  }
}
