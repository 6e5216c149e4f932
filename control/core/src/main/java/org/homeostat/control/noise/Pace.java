package org.homeostat.control.noise;

import java.util.Optional;
import org.homeostat.control.solve.Modes;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Digits;
import org.homeostat.control.unit.Unit;

/**
 * How fast a field with noise changes at a point: its fastest mode, or the square of the slope of an
 * intensity, which is how fast such noise drives a state from within.
 *
 * @param rate per unit of time
 * @param cause what is so fast
 */
record Pace(double rate, String cause) {

  /** Of the time constant, where a step is chosen. */
  private static final double SHARE = 0.1;

  /** Steps of a run at least, where a step is chosen. */
  private static final double FEWEST = 1000;

  /** Both explicit methods, of one and of two stages, let a decaying mode grow where |h lambda| is larger. */
  private static final double STABLE = 2;

  static Pace at(VectorField field, Diffusion diffusion, double[] y0) {
    Pace fastest = Modes.at(field, 0, y0).filter(modes -> !modes.eigenvalues().isEmpty())
        .map(modes -> new Pace(modes.eigenvalues().get(0).norm(), "the fastest mode (" + modes.states().get(0)
            + ")")).orElse(new Pace(0, "the fastest mode"));
    double[] slopes = new double[diffusion.size()];
    diffusion.slopes(0, y0, slopes);
    for (int k = 0; k < slopes.length; k++) {
      double rate = slopes[k] * slopes[k];
      fastest = rate > fastest.rate && rate < Double.POSITIVE_INFINITY
          ? new Pace(rate, "the noise on " + diffusion.name(k)) : fastest;
    }
    return fastest;
  }

  /** A step that suits: a power of two. */
  double suits(double length) {
    double longest = Math.min(length / FEWEST, rate > 0 ? SHARE / rate : Double.POSITIVE_INFINITY);
    return Math.scalb(1, Math.getExponent(longest));
  }

  /** What is to be said against a step that is too long. */
  Optional<String> tooLong(double step, Scheme scheme, Unit time) {
    return step * rate <= STABLE ? Optional.empty()
        : Optional.of("steps of " + with(step, time) + " are too long for " + scheme.shortName() + ": "
            + told(time) + ", and grows in them. Take at most " + with(STABLE / rate, time)
            + ", better " + with(suits(Double.POSITIVE_INFINITY), time) + ".");
  }

  String told(Unit time) {
    return cause + " has the rate " + Digits.of(rate) + (time.isDimensionless() ? "" : " /" + time);
  }

  static String with(double value, Unit time) {
    return Digits.of(value) + (time.isDimensionless() ? "" : " " + time);
  }
}
