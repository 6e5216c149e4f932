package org.homeostat.control.expr;

/**
 * A program compiled into several methods, which hand one another values in an array that each evaluation
 * needs for itself.
 */
interface InParts extends Evaluator {

  /** The length of that array. */
  int shared();

  /** Evaluates with {@code shared} as the array; what it holds before does not matter. */
  void evaluate(double t, double[] y, double[] p, double[] out, double[] shared);

  @Override
  default void evaluate(double t, double[] y, double[] p, double[] out) {
    evaluate(t, y, p, out, new double[shared()]);
  }

  @Override
  default Evaluator forOneThread() {
    double[] shared = new double[shared()];
    return (t, y, p, out) -> evaluate(t, y, p, out, shared);
  }
}
