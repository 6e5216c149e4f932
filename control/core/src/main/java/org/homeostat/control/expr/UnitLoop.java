package org.homeostat.control.expr;

/**
 * A {@link UnitProgram} ready to run over a range of units. It holds no state; {@link UnitInputs} and
 * {@link UnitResult} say what the arrays hold.
 */
public interface UnitLoop {

  /** How many places at the end of {@code work} it needs for itself. */
  int handed();

  /**
   * Writes the results of each unit from {@code from} on, up to but not including {@code to}.
   *
   * @param out may be {@code own}
   */
  void evaluate(double t, double[] y, double[] shared, double[] own, double[] work, int[] sources,
      int[] places, double[] out, int from, int to);
}
