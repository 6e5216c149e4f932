package org.homeostat.control.solve;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.unit.Digits;

/**
 * A field with delays written by hand: dy/dt = f(t, y, z), where each z_k is what a state was some time ago.
 * Of y' = -y(t - 1), with a history of 1:
 *
 * <pre>
 *   VectorField field = DelayField.of(1, (t, y, z, dydt) -&gt; dydt[0] = -z[0], DelayField.delay(0, 1));
 *   Solution run = Solver.auto().solve(field, 0, new double[] {1}, 10, List.of());
 * </pre>
 *
 * <p>Another history is handed over with {@link Problem#after} as a {@link Past}, whose signals are the
 * states in their order. A field that knows its Jacobian, or remembers something else than states, is an
 * implementation of {@link Delays}.
 *
 * @param dimension the number of states
 * @param rates writes dy/dt
 * @param terms the delayed terms
 */
public record DelayField(int dimension, Rates rates, List<Term> terms) implements VectorField {

  /** The right-hand side. */
  @FunctionalInterface
  public interface Rates {
    /** Writes dy/dt at time t and state y, where the delayed terms are z. */
    void at(double t, double[] y, double[] z, double[] dydt);
  }

  /** How far back a term looks, zero or positive. */
  @FunctionalInterface
  public interface Lag {
    /** The lag at time t and state y. */
    double at(double t, double[] y);
  }

  /**
   * A delayed term.
   *
   * @param state which state it reads
   * @param lag how far back
   * @param isConstant whether the lag is the same number all the time
   * @param label what it is called where something is wrong with it
   */
  public record Term(int state, Lag lag, boolean isConstant, String label) {}

  /** The value that a state had {@code tau} ago. */
  public static Term delay(int state, double tau) {
    return new Term(state, (t, y) -> tau, true, "delay(state " + state + ", " + Digits.of(tau) + ")");
  }

  /** The same with a lag that depends on time or state. */
  public static Term delay(int state, Lag lag) {
    return new Term(state, lag, false, "the delayed state " + state);
  }

  /** The field with these terms. */
  public static DelayField of(int dimension, Rates rates, Term... terms) {
    return new DelayField(dimension, rates, List.of(terms));
  }

  /** Checks that the terms read states that there are. */
  public DelayField {
    terms = List.copyOf(terms);
    for (Term term : terms) {
      if (term.state() < 0 || term.state() >= dimension) {
        throw new IllegalArgumentException("The term " + term.label() + " reads a state that the field does"
            + " not have; its states are 0 to " + (dimension - 1) + ".");
      }
    }
  }

  /** With constant past: each term is what its state is now. */
  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    rates.at(t, y, terms.stream().mapToDouble(term -> y[term.state()]).toArray(), dydt);
  }

  @Override
  public Optional<Delays> delays() {
    return Optional.of(new StateDelays(this));
  }
}
