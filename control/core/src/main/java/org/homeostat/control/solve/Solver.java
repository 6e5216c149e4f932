package org.homeostat.control.solve;

import java.util.List;
import org.homeostat.control.unit.Digits;

/**
 * A method with the tolerance it is asked to keep: everything about how a field is integrated, as one
 * value.
 */
public record Solver(Method method, Tolerance tolerance) {

  private static final Tolerance USUAL = Tolerance.of(1e-9);

  /**
   * The default: Dormand-Prince 5(4) at a relative tolerance of 1e-9. It keeps the tolerance between its
   * steps too where fast modes have died out and the step is as long as stability allows, as in every loop
   * with a fast hormone and a slow store; {@code dp853} is quicker on fields without such modes.
   */
  public static Solver standard() {
    return named("dp54");
  }

  /**
   * The method of that name ({@code dp853}, {@code dp54}, {@code gbs}, {@code adams}) at a tolerance of
   * 1e-9.
   */
  public static Solver named(String name) {
    return new Solver(Method.named(name), USUAL);
  }

  /** The same method at another relative tolerance, the absolute one a thousandth of it. */
  public Solver rtol(double rtol) {
    return new Solver(method, Tolerance.of(rtol));
  }

  /** The same method at another tolerance. */
  public Solver with(Tolerance other) {
    return new Solver(method, other);
  }

  /**
   * Integrates {@code field} from {@code t0} forwards to {@code t1}, or to the first of the events.
   *
   * @param y0 the state at {@code t0}; not changed
   * @param events what ends the integration early; a function that is zero at {@code t0} does not end it
   *     there
   */
  public Solution solve(VectorField field, double t0, double[] y0, double t1, List<Event> events) {
    if (y0.length != field.dimension()) {
      throw new IllegalArgumentException(
          "The start has " + y0.length + " values and the field has " + field.dimension() + " states.");
    }
    for (int i = 0; i < y0.length; i++) {
      if (!Double.isFinite(y0[i])) {
        throw new IllegalArgumentException(
            "The start of state " + i + " is " + y0[i] + "; give a finite number.");
      }
    }
    if (!(t1 > t0) || !Double.isFinite(t0) || !Double.isFinite(t1)) {
      throw new IllegalArgumentException("A run from " + Digits.of(t0) + " to " + Digits.of(t1)
          + " has no length; the end comes after the start.");
    }
    return method.integrate(field, t0, y0, t1, tolerance, events);
  }

  @Override
  public String toString() {
    return method.shortName() + ", rtol " + Digits.of(tolerance.rtol());
  }
}
