package org.homeostat.control.expr;

/**
 * A {@link Program} ready to run. It holds no state: one evaluator may be used by any number of threads
 * at once.
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
}
