package org.homeostat.control.solve;

import java.util.Optional;
import org.homeostat.control.linear.Sparsity;

/**
 * The delayed terms of a field: dy/dt = f(t, y, z), where each term z_k(t) = x(t - tau_k) is the value that
 * one of the field's <em>signals</em> x had some time ago. A signal is a function of time, state and delayed
 * terms (a state, or an auxiliary of a model); a run remembers all signals, and each term says which of them
 * it reads, and how far back.
 *
 * <p>Points are handed over as {@code w}: the n states, and behind them the K terms. A lag may depend on
 * states and on terms before its own; it is zero or positive. Stateless, as a {@link VectorField} is.
 */
public interface Delays {

  /** How many terms there are, K. */
  int terms();

  /** How many signals a run has to remember. */
  int signals();

  /** Which signal term {@code k} reads. */
  int signal(int k);

  /** Whether signal {@code j} is a function of term {@code k}, also if not at this moment; true in doubt. */
  default boolean reads(int j, int k) {
    return true;
  }

  /** What term {@code k} is, in the user's words: {@code delay(L, D)}. */
  String label(int k);

  /** Whether the lag of term {@code k} is the same number all the time. */
  boolean isConstant(int k);

  /** The lag tau_k; of {@code w} the states and the terms before k are used. */
  double lag(int k, double t, double[] w);

  /** Writes the value of every signal at a point. */
  void signals(double t, double[] w, double[] x);

  /** Writes dy/dt, n values. */
  void derivatives(double t, double[] w, double[] dydt);

  /** Whether {@link #linearize} is given. */
  default boolean hasJacobian() {
    return false;
  }

  /** Where df/dy has entries, the terms held: n rows. */
  Sparsity sparsity();

  /**
   * Writes, one after the other: f (n); the entries of df/dy in the order of the {@link #sparsity}, the terms
   * held (m); df/dt (n); df/dz, row by row (n*K); and for each term the gradient of its lag, by the time, by
   * the states and by the terms (K*(1 + n + K)).
   *
   * @param out of length n + m + n + n*K + K*(1 + n + K)
   */
  default void linearize(double t, double[] w, double[] out) {
    throw new UnsupportedOperationException("these delays have no derivatives of their own");
  }

  /** How many switching functions the rates and the signals have; as in {@link VectorField#switches()}. */
  default int switches() {
    return 0;
  }

  /** Writes the switching functions. */
  default void switches(double t, double[] w, double[] values) {}

  /**
   * Whether switch {@code k} is a kink: the field is continuous there, and only its slopes change. False
   * where that is not known.
   */
  default boolean isKink(int k) {
    return false;
  }

  /** What switch {@code k} is, in the user's words. */
  default String switchLabel(int k) {
    return "switch " + k;
  }

  /** Why rate {@code i} is not a finite number at a point, where that can be told. */
  default Optional<String> explain(double t, double[] w, int i) {
    return Optional.empty();
  }

  /** These for a single run on a single thread, as in {@link VectorField#forOneRun}. */
  default Delays forOneRun() {
    return this;
  }
}
