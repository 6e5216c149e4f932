package org.homeostat.control.noise;

import java.util.Optional;
import org.hipparchus.complex.Complex;
import org.homeostat.control.solve.Modes;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.unit.Digits;
import org.homeostat.control.unit.Unit;

/**
 * How short the steps of a scheme have to be where a problem starts: short against the inverse of a rate,
 * that of the mode of the drift that asks for most, or the square of the slope of an intensity, which is how
 * fast such noise drives a state from within.
 *
 * @param rate per unit of time
 * @param cause what asks for that, in a sentence
 * @param time the unit of time
 */
record Pace(double rate, String cause, Unit time) {

  /** Of the inverse of the rate, and of a lag, where a step is chosen. */
  private static final double SHARE = 0.1;

  /** Steps of a run at least, where a step is chosen. */
  private static final double FEWEST = 1000;

  /** In steps longer than this over the rate a decaying mode grows. */
  private static final double STABLE = 2;

  /** What the drift asks for. */
  static Pace ofDrift(Scheme scheme, Problem problem, Unit time) {
    double span = problem.t1() - problem.t0();
    Pace fastest = new Pace(0, "nothing moves where it starts", time);
    Optional<Modes> modes = Modes.at(problem.field(), problem.t0(), problem.y0());
    for (int k = 0; k < modes.map(found -> found.eigenvalues().size()).orElse(0); k++) {
      Complex mode = modes.get().eigenvalues().get(k);
      double rate = scheme.rate(mode, span);
      if (rate > fastest.rate) {
        fastest = new Pace(rate, told(mode, modes.get().states().get(k), time), time);
      }
    }
    return fastest;
  }

  private static String told(Complex mode, String label, Unit time) {
    return mode.getImaginaryPart() == 0
        ? "the fastest mode (" + label + ") has the rate " + per(mode.norm(), time)
        : "the oscillation of " + label + " at " + per(Math.abs(mode.getImaginaryPart()), time)
            + (mode.getRealPart() > 0 ? " grows at " : " is damped at ")
            + per(Math.abs(mode.getRealPart()), time) + " only";
  }

  /** What the drift and the noise ask for. */
  static Pace of(Scheme scheme, Diffusion diffusion, Problem problem, Unit time) {
    Pace fastest = ofDrift(scheme, problem, time);
    double[] slopes = new double[diffusion.size()];
    diffusion.slopes(problem.t0(), problem.y0(), slopes);
    for (int k = 0; k < slopes.length; k++) {
      double rate = slopes[k] * slopes[k];
      if (rate > fastest.rate && rate < Double.POSITIVE_INFINITY) {
        String cause = "the noise on " + diffusion.name(k) + " has the rate " + per(rate, time);
        fastest = new Pace(rate, cause, time);
      }
    }
    return fastest;
  }

  /** A step that suits a run of that length, in which that is the shortest lag: a power of two. */
  double suits(double length, double lag) {
    double longest = Math.min(Math.min(length / FEWEST, SHARE * lag),
        rate > 0 ? SHARE / rate : Double.POSITIVE_INFINITY);
    return Math.scalb(1.0, Math.getExponent(longest));
  }

  /** Whether a decaying mode grows in such steps. */
  boolean isTooFast(double step) {
    return step * rate > STABLE;
  }

  /** The longest steps in which it does not. */
  double longest() {
    return STABLE / rate;
  }

  /** What is to be said against such steps. */
  String objection(double step, Scheme scheme) {
    return "steps of " + with(step, time) + " are too long for " + scheme.shortName() + ": " + cause
        + ", and grows in them";
  }

  /** What is to be done instead. */
  String remedy() {
    return "Take at most " + with(longest(), time) + ", better "
        + with(suits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY), time) + ".";
  }

  private static String per(double rate, Unit time) {
    return Digits.of(rate) + (time.isDimensionless() ? "" : " /" + time);
  }

  static String with(double value, Unit time) {
    return Digits.of(value) + (time.isDimensionless() ? "" : " " + time);
  }
}
