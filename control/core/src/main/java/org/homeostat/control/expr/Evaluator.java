package org.homeostat.control.expr;

/**
 * A {@link Program} ready to run. It holds no state: one evaluator may be used by any number of threads
 * at once, unless it is made {@link #forOneThread}.
 */
public interface Evaluator {

  /**
   * Writes every result of the program.
   *
   * @param t the time
   * @param y the states, in the program's order
   * @param p the parameters, in the program's order
   * @param out receives the results; must be neither {@code y} nor {@code p}
   */
  void evaluate(double t, double[] y, double[] p, double[] out);

  /** The same for a single thread at a time; a compiled one then allocates nothing. */
  default Evaluator forOneThread() {
    return this;
  }
}
