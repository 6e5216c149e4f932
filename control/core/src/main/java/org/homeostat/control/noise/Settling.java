package org.homeostat.control.noise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.control.solve.DelayedSteps;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/** Finds the method and the step of a {@link Noise} for one field, and says what does not suit. */
record Settling(Noise noise, VectorField field, Diffusion diffusion) {

  /** Numbers that a run keeps at most, times and states: a quarter of a gigabyte. */
  private static final double MOST = 1 << 25;

  /** What is kept of a straight line beside two numbers for each signal. */
  private static final int LINE = 4;

  Settling {
    check(noise, field, diffusion);
  }

  static void check(Noise noise, VectorField field, Diffusion diffusion) {
    noise.scheme().flatMap(scheme -> scheme.objection(field, diffusion)).ifPresent(objection -> {
      throw new IllegalArgumentException(objection);
    });
    if (!noise.given().isEmpty()) {
      IntStream.range(0, diffusion.size()).forEach(k -> noise.givenFor(diffusion.name(k)));
    }
  }

  Noise at(double[] y0, double length, Unit time) {
    checkClock(time);
    Scheme scheme = noise.scheme().orElseGet(() -> Scheme.best(field, diffusion));
    Problem start = new Problem(field, 0, y0, length, List.of());
    Optional<DelayedSteps> delayed = field.delays().map(delays -> new DelayedSteps(start, delays));
    VectorField drift = delayed.map(DelayedSteps::field).orElse(field);
    Pace pace = Pace.of(scheme, diffusion, new Problem(drift, 0, y0, length, List.of()), time);
    double lag = delayed.map(steps -> steps.shortestLag(0, y0)).orElse(Double.POSITIVE_INFINITY);
    double step = noise.step().map(given -> given.in(time)).orElseGet(() -> pace.suits(length, lag));
    if (pace.isTooFast(Math.min(step, length))) {
      throw new IllegalArgumentException(pace.objection(step, scheme) + ". " + pace.remedy());
    }
    checkNumber(length, step, kept(y0.length), pace);
    for (int k = 0; k < diffusion.size(); k++) {
      checkPath(diffusion.name(k), length, step, time);
    }
    return noise.by(scheme).step(new Time(step, Optional.of(time).filter(unit -> !unit.isDimensionless())));
  }

  private void checkClock(Unit time) {
    noise.clock().filter(unit -> !unit.isCommensurable(time)).ifPresent(unit -> {
      throw new IllegalArgumentException("paths that run in " + unit + " are none in the model's time, which"
          + " is " + (time.isDimensionless() ? "a pure number" : "in " + time) + ". Leave out clock(...)"
          + (time.isDimensionless() ? "." : ", or name a unit of time."));
    });
  }

  /** How many numbers are kept of a step: time and states, and of each signal a straight line. */
  private int kept(int states) {
    return 1 + states + field.delays().map(delays -> LINE + 2 * delays.signals()).orElse(0);
  }

  private static void checkNumber(double length, double step, int kept, Pace pace) {
    double most = MOST / kept;
    if (length / step > most) {
      String longer = pace.isTooFast(length / most) ? ""
          : ", or take longer steps: " + Pace.with(length / most, pace.time()) + " or more";
      throw new IllegalArgumentException(String.format(Locale.ROOT, "a run of %s in steps of %s has %.3g"
          + " steps, more than can be kept; %s. Shorten the run%s.", Pace.with(length, pace.time()),
          Pace.with(step, pace.time()), length / step, pace.cause(), longer));
    }
  }

  private void checkPath(String state, double length, double step, Unit time) {
    BrownianPath path = noise.wiener(state, time);
    if (length > path.end() + path.tick() / 2) {
      throw new IllegalArgumentException("the path for the noise on " + state + " reaches from 0 to "
          + Pace.with(path.end(), time) + ", and the run to " + Pace.with(length, time)
          + ". Shorten the run, or "
          + (noise.given().isEmpty() ? "name a longer unit for the path: Noise.clock(...)."
              : "give more increments."));
    }
    if (step < path.tick()) {
      throw new IllegalArgumentException("in steps of " + Pace.with(step, time) + " the noise on " + state
          + " is lost: its path tells times apart that differ by " + Pace.with(path.tick(), time)
          + ". Take longer steps, or name a shorter unit for the path: Noise.clock(...).");
    }
  }
}
