package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.List;

/**
 * A way to integrate a vector field. A method is stateless; all that a run changes lives inside one call of
 * {@link #integrate}.
 */
public interface Method {

  /** Its short name, as the command line takes it. */
  String shortName();

  /**
   * Integrates from {@code t0} forwards to {@code t1}, or to the first event.
   *
   * @param y0 the state at {@code t0}, of the field's dimension; not changed
   * @param events what ends the integration early; a crossing at {@code t0} itself does not count
   */
  Solution integrate(
      VectorField field, double t0, double[] y0, double t1, Tolerance tolerance, List<Event> events);

  /** The names of the methods that come with the library. */
  static List<String> names() {
    return Arrays.stream(HipparchusMethod.values()).map(Method::shortName).toList();
  }

  /** The method of that name. */
  static Method named(String name) {
    return Arrays.stream(HipparchusMethod.values())
        .filter(method -> method.shortName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "There is no solver '" + name + "'. The solvers are " + String.join(", ", names()) + "."));
  }
}
