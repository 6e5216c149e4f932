package org.homeostat.control.solve;

import java.util.Locale;
import java.util.Optional;

/** Says why an integration could not go on: where, in which equation, how fast the field is there, and what to try. */
final class Failure {

  /** How much faster than the slowest mode the fastest one must be for the field to be called stiff. */
  private static final double STIFF = 1e3;

  private Failure() {}

  /** A point at which something was not a number. */
  record Point(double time, double[] state) {}

  static Outcome.Stopped at(double time, double[] state, VectorField field, Optional<Point> bad, double span) {
    if (bad.isPresent()) {
      Point point = bad.get();
      double[] rates = new double[field.dimension()];
      field.derivatives(point.time(), point.state(), rates);
      for (int i = 0; i < rates.length; i++) {
        if (!Double.isFinite(rates[i])) {
          String why = field.explain(point.time(), point.state(), i).orElse(field.label(i) + " is " + rates[i]);
          return new Outcome.Stopped(field.label(i) + " is " + rates[i], time, why,
              "Look at the values there: a state may have left the range that the equation is meant for.");
        }
      }
    }
    return tooShort(time, state, field, span);
  }

  private static Outcome.Stopped tooShort(double time, double[] state, VectorField field, double span) {
    String reason = String.format(Locale.ROOT, "the step fell below %.1e of the run", 16 * Math.ulp(span) / span);
    Optional<Modes> modes = Modes.at(field, time, state);
    String culprit = modes.map(Modes::toString).orElse("");
    boolean stiff = modes.isPresent() && modes.get().spread() > STIFF;
    return new Outcome.Stopped(reason, time, culprit, stiff
        ? "The model is stiff, and the methods of this version are not made for that. Loosen rtol, or slow the fastest mode."
        : "Something may become infinite or jump here. Look at the state just before, or loosen rtol.");
  }
}
