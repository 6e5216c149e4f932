package org.homeostat.control.solve;

import java.util.Optional;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;

/**
 * The right-hand side of dy/dt = f(t, y), with what a solver can use beside it. A field is stateless: the
 * same arguments give the same results, on any thread.
 *
 * <p>Models compile to this; a hand-written field needs {@link #dimension} and {@link #derivatives} only,
 * and then gives up the exact Jacobian, discontinuities that are stepped onto, and named explanations. It
 * may give any of them; {@link JacobianCheck} compares a Jacobian with the right-hand side.
 */
public interface VectorField {

  /** The number of states, at least 1. */
  int dimension();

  /**
   * Writes dy/dt, of length {@link #dimension}, at time {@code t} and state {@code y}; leaves {@code y}
   * alone.
   */
  void derivatives(double t, double[] y, double[] dydt);

  /** Whether {@link #jacobian} and {@link #timeDerivative} are given, and not made of differences. */
  default boolean hasJacobian() {
    return false;
  }

  /**
   * Where the Jacobian has entries: everywhere, if the field does not say. It gives the same object each
   * time. Beyond some dozens of states a field that knows should say, with or without a Jacobian of its own.
   */
  default Sparsity sparsity() {
    return Sparsity.full(dimension());
  }

  /**
   * Writes the entries df_i/dy_j of the Jacobian in the order of the {@link #sparsity}: where that is full,
   * to {@code dfdy[i*dimension + j]}.
   */
  default void jacobian(double t, double[] y, double[] dfdy) {
    Differences.jacobian(this, t, y, dfdy);
  }

  /** Writes the partial derivative of f by time, the state held. */
  default void timeDerivative(double t, double[] y, double[] dfdt) {
    Differences.timeDerivative(this, t, y, dfdt);
  }

  /**
   * Writes f, the Jacobian and the time derivative, one after the other, for a solver that needs all three
   * at one point. With n the {@link #dimension} and m the size of the {@link #sparsity}, f_i goes to
   * {@code out[i]}, entry k of the Jacobian to {@code out[n + k]}, and df_i/dt to {@code out[n + m + i]}.
   *
   * @param out of length n + m + n
   */
  default void linearize(double t, double[] y, double[] out) {
    int n = dimension();
    int m = sparsity().size();
    double[] matrix = new double[m];
    double[] vector = new double[n];
    derivatives(t, y, vector);
    System.arraycopy(vector, 0, out, 0, n);
    jacobian(t, y, matrix);
    System.arraycopy(matrix, 0, out, n, m);
    timeDerivative(t, y, vector);
    System.arraycopy(vector, 0, out, n + m, n);
  }

  /**
   * A fresh workspace that solves systems with this field's Jacobian: one that knows which of its entries
   * are always zero, if the field does.
   */
  default LinearSolver linearSolver() {
    return LinearSolver.of(sparsity());
  }

  /** The same for complex shifts. */
  default ComplexLinearSolver complexLinearSolver() {
    return ComplexLinearSolver.of(sparsity());
  }

  /**
   * What of the past the rates depend on; nothing, if the field does not say. Of a field with delays, all
   * other methods are those of the field whose past is constant: each delayed term is what its signal is now.
   * Such a field finds the rest of the delayed one; our own methods integrate the delayed one.
   */
  default Optional<Delays> delays() {
    return Optional.empty();
  }

  /** How many switching functions the field has. */
  default int switches() {
    return 0;
  }

  /**
   * Writes the switching functions: the field is smooth as long as none of them changes its sign. A solver
   * steps onto the points where one does; it looks at them four times in a step and a thousand times in a
   * run, and does not see a visit to the other side between two looks. A value that is no number stands for
   * a switch out of use here.
   * For a stiff method a field with switches should give its Jacobian: differences reach across them, which
   * costs many steps.
   *
   * @param values of length {@link #switches}
   */
  default void switches(double t, double[] y, double[] values) {}

  /**
   * Whether switch {@code k} is a kink: the field is continuous there, and only its slopes change. False
   * where that is not known.
   */
  default boolean isKink(int k) {
    return false;
  }

  /** What switch {@code k} is, in the user's words: {@code pos(L - 4) in dL/dt}. */
  default String switchLabel(int k) {
    return "switch " + k;
  }

  /**
   * This field for a single run on a single thread: it gives the same results, and may remember what it
   * worked out for the last time it was asked about.
   */
  default VectorField forOneRun() {
    return this;
  }

  /** What component {@code i} is called: {@code dFM/dt} in a model. */
  default String label(int i) {
    return "component " + i;
  }

  /** What state {@code i} is called: X where component i is {@code dX/dt}. */
  default String stateLabel(int i) {
    String name = label(i).replaceFirst("^d(.*)/dt$", "$1");
    return name.equals(label(i)) ? "state " + i : name;
  }

  /** Why component {@code i} is not a finite number at this point, where that can be told. */
  default Optional<String> explain(double t, double[] y, int i) {
    return Optional.empty();
  }
}
