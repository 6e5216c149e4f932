package org.homeostat.control.simulate;

import org.homeostat.control.expr.Expr;

/**
 * What led into a phase of a run: why it began when it did, and what became of the states there.
 *
 * @param timing why it began when it did
 * @param factors what each state was multiplied with; 0 for one that was put to a number
 */
public record Transition(Timing timing, double[] factors) {

  /** Why something happened when it did: what that time would follow if the model were another. */
  public sealed interface Timing {

    /** At a time that was fixed beforehand. */
    record Known() implements Timing {}

    /** Where an expression in the quantities of the phase before crossed zero. */
    record Crossing(Expr gauge) implements Timing {}

    /** A fixed time after a phase began: the one of that place in the run. */
    record Following(int phase) implements Timing {}
  }

  /** Copies the factors. */
  public Transition {
    factors = factors.clone();
  }

  /** A copy of the factors. */
  @Override
  public double[] factors() {
    return factors.clone();
  }
}
