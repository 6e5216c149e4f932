package org.homeostat.control.solve;

import java.util.List;
import java.util.Optional;

/**
 * Says why an integration could not go on: where, in which equation, how fast the field is there, and what
 * to try.
 */
final class Failure {

  /**
   * A field is called stiff where the fastest mode is this much faster than the slowest one, and had
   * decayed by this many time constants when the run stopped.
   */
  private static final double STIFF = 1e3;

  private Failure() {}

  /** A point at which something was not a number. */
  record Point(double time, double[] state) {}

  /** A field that gives no numbers even where it starts. */
  static Optional<Outcome.Stopped> atStart(VectorField field, double t0, double[] y0) {
    return notANumber(new Point(t0, y0), field, t0);
  }

  /**
   * Why the steps end where they do.
   *
   * @param bad points at which a rate was not finite; the first that lies ahead of the steps counts
   * @param reason what to say if no rate was
   */
  static Outcome.Stopped at(Steps steps, VectorField field, List<Point> bad, String reason) {
    double time = steps.to();
    return bad.stream().filter(point -> point.time() >= time)
        .flatMap(point -> notANumber(point, field, time).stream())
        .findFirst()
        .orElseGet(() -> stuck(steps, field, reason));
  }

  private static Optional<Outcome.Stopped> notANumber(Point point, VectorField field, double time) {
    double[] rates = new double[field.dimension()];
    field.derivatives(point.time(), point.state(), rates);
    for (int i = 0; i < rates.length; i++) {
      if (!Double.isFinite(rates[i])) {
        return Optional.of(new Outcome.Stopped(field.label(i) + " is " + rates[i], time,
            field.explain(point.time(), point.state(), i).orElse(""),
            "Look at the values there: a state may have left the range that the equation is meant for."));
      }
    }
    return Optional.empty();
  }

  private static Outcome.Stopped stuck(Steps steps, VectorField field, String reason) {
    Optional<Modes> modes = Modes.at(field, steps.to(), steps.at(steps.to()));
    String remedy = modes.map(found -> remedy(found, steps.to() - steps.from()))
        .orElse("Something may jump or become infinite here. Look at the state just before.");
    return new Outcome.Stopped(reason, steps.to(), modes.map(Modes::toString).orElse(""), remedy);
  }

  private static String remedy(Modes modes, double past) {
    double fastest = modes.eigenvalues().get(0).getRealPart();
    boolean grows = fastest > 0;
    return modes.spread() > STIFF && -fastest * past > STIFF
        ? "The model is stiff, and the methods of this version are not made for that."
            + " Shorten the run, or slow the fastest mode."
        : (grows ? "The fastest mode grows: something may become infinite here." : "Something may jump here.")
            + " Look at the state just before, or loosen rtol.";
  }
}
