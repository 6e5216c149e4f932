package org.homeostat.control.solve;

import java.util.Optional;

/**
 * The right-hand side of dy/dt = f(t, y), with what a solver can use beside it. A field is stateless: the
 * same arguments give the same results, on any thread.
 *
 * <p>Models compile to this; a hand-written field needs {@link #dimension} and {@link #derivatives} only,
 * and then gives up the exact Jacobian and named explanations.
 */
public interface VectorField {

  /** The number of states, at least 1. */
  int dimension();

  /**
   * Writes dy/dt, of length {@link #dimension}, at time {@code t} and state {@code y}; leaves {@code y}
   * alone.
   */
  void derivatives(double t, double[] y, double[] dydt);

  /** Whether {@link #jacobian} and {@link #timeDerivative} are given. */
  default boolean hasJacobian() {
    return false;
  }

  /** Writes df_i/dy_j to {@code dfdy[i*dimension + j]}. */
  default void jacobian(double t, double[] y, double[] dfdy) {
    Differences.jacobian(this, t, y, dfdy);
  }

  /** Writes the partial derivative of f by time, the state held. */
  default void timeDerivative(double t, double[] y, double[] dfdt) {
    Differences.timeDerivative(this, t, y, dfdt);
  }

  /** What component {@code i} is called: {@code dFM/dt} in a model. */
  default String label(int i) {
    return "component " + i;
  }

  /** Why component {@code i} is not a finite number at this point, where that can be told. */
  default Optional<String> explain(double t, double[] y, int i) {
    return Optional.empty();
  }
}
