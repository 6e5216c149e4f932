package org.homeostat.control.model;

import java.util.Arrays;
import java.util.Optional;
import org.homeostat.control.expr.Evaluator;

/**
 * A {@link Split} program in one run: it keeps the values of the constants, and those of the time at which it
 * was last evaluated. Programs that stand on top of one another keep theirs in one array, each behind those
 * before it. For a single thread; allocates nothing once it exists.
 */
final class Kept {
  private static final double[] NO_STATES = {};

  private final Optional<Kept> before;

  /** The nearest of those before that has timed values. */
  private final Optional<Kept> timedBefore;

  private final boolean isTimed;
  private final Evaluator timed;
  private final Evaluator rest;
  private double[] inputs;

  /** The bits of the time, which tell 0 from -0. */
  private long time;

  private Kept(Split split, double[] parameters, Optional<Kept> before) {
    this.before = before;
    timedBefore = before.flatMap(Kept::lastTimed);
    isTimed = split.isTimed();
    timed = split.timed().forOneThread();
    rest = split.rest().forOneThread();
    share(Arrays.copyOf(parameters, split.size()));
    split.constants().evaluate(0, NO_STATES, inputs, inputs);
    timedBefore.ifPresent(below -> below.standAt(0));
    goTo(0);
  }

  /** A run at these values of the parameters. */
  static Kept of(Split split, double[] parameters) {
    return new Kept(split, parameters, Optional.empty());
  }

  /** A run of the program that stands on top of this one, on which no other does. */
  Kept then(Split next) {
    return new Kept(next, inputs, Optional.of(this));
  }

  /** Writes the results of the program. */
  void evaluate(double t, double[] y, double[] out) {
    standAt(t);
    rest.evaluate(t, y, inputs, out);
  }

  private void share(double[] all) {
    inputs = all;
    before.ifPresent(below -> below.share(all));
  }

  private Optional<Kept> lastTimed() {
    return isTimed ? Optional.of(this) : timedBefore;
  }

  private void standAt(double t) {
    if (timedBefore.isPresent()) {
      timedBefore.get().standAt(t);
    }
    if (isTimed && Double.doubleToRawLongBits(t) != time) {
      goTo(t);
    }
  }

  private void goTo(double t) {
    timed.evaluate(t, NO_STATES, inputs, inputs);
    time = Double.doubleToRawLongBits(t);
  }
}
