package org.homeostat.control.noise;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/** Finds the method and the step of a {@link Noise} for one field, and says what does not suit. */
record Settling(Noise noise, VectorField field, Diffusion diffusion) {

  /** Numbers that a run keeps at most: a quarter of a gigabyte. */
  private static final double MOST = 1 << 25;

  Settling {
    check(noise, field, diffusion);
  }

  static void check(Noise noise, VectorField field, Diffusion diffusion) {
    field.delays().filter(delays -> delays.terms() > 0).ifPresent(delays -> {
      throw new IllegalArgumentException("the methods for noise take no delays, and " + delays.label(0)
          + " is one. Run it without noise, or replace the delay by a chain of m lags:"
          + " dx1/dt = (x - x1)*m/tau, dx2/dt = (x1 - x2)*m/tau ...");
    });
    noise.scheme().flatMap(scheme -> scheme.objection(diffusion)).ifPresent(objection -> {
      throw new IllegalArgumentException(objection);
    });
    if (!noise.given().isEmpty()) {
      IntStream.range(0, diffusion.size()).forEach(k -> noise.givenFor(diffusion.name(k)));
    }
  }

  Noise at(double[] y0, double length, Unit time) {
    Scheme scheme = noise.scheme().orElseGet(() -> Scheme.best(diffusion));
    Pace pace = Pace.at(field, diffusion, y0);
    double step = noise.step().map(given -> given.in(time)).orElseGet(() -> pace.suits(length));
    pace.tooLong(step, scheme, time).ifPresent(why -> {
      throw new IllegalArgumentException(why);
    });
    if (length / step * y0.length > MOST) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "a run of %s in steps of %s has %.3g"
          + " steps, more than can be kept; %s. Shorten the run, or take longer steps: at most 2 over that"
          + " rate.", Pace.with(length, time), Pace.with(step, time), length / step, pace.told(time)));
    }
    return noise.by(scheme).step(new Time(step, Optional.of(time).filter(unit -> !unit.isDimensionless())));
  }
}
