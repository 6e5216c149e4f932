package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A way to integrate a vector field. A method is stateless; all that a run changes lives inside one call of
 * {@link #integrate}.
 */
public interface Method {

  /** Its short name, as the command line takes it. */
  String shortName();

  /**
   * Integrates from the problem's start forwards to its end, or to the first event, whatever that event's
   * effect, which is the {@link Solver}'s to carry out; a crossing at the start itself does not count.
   */
  Solution integrate(Problem problem, Tolerance tolerance, Monitor monitor);

  /**
   * Integrates to the problem's end, and tells the states at some times only; our own methods keep no
   * steps then. The problem has no events.
   *
   * @param times increasing, within the problem's span
   */
  default Samples sample(Problem problem, double[] times, Tolerance tolerance, Monitor monitor) {
    Solution whole = integrate(problem, tolerance, monitor);
    double[] reached = Arrays.stream(times).filter(t -> t <= whole.dense().to()).toArray();
    List<double[]> states = Arrays.stream(reached).mapToObj(whole.dense()::at).toList();
    return new Samples(whole.outcome(), reached, states, whole.statistics());
  }

  /** The method to go on with where a run ended: one that chooses knows then what that run has found out. */
  default Method after(Solution before) {
    return this;
  }

  /** The names of the methods that come with the library. */
  static List<String> names() {
    return all().map(Method::shortName).toList();
  }

  /** The method of that name. */
  static Method named(String name) {
    return all()
        .filter(method -> method.shortName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "There is no solver '" + name + "'. The solvers are " + String.join(", ", names()) + "."));
  }

  private static Stream<Method> all() {
    return Stream.of(Stream.of(Automatic.FRESH), Arrays.stream(KernelMethod.values()),
        HipparchusMethod.NAMED.stream()).flatMap(Function.identity());
  }
}
