package org.homeostat.control.solve;

import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Digits;

/**
 * Looks whether a field's {@link VectorField#sparsity} misses an entry: moves one state after the other, and
 * sees which components of the right-hand side change.
 *
 * <p>A component that changes by no more than rounding counts as unchanged. One point shows only what matters
 * at it: behind a threshold that is not crossed there, a dependence stays unseen. The check costs four
 * evaluations for each state. Entries too many are no error; they only cost time.
 */
public final class SparsityCheck {

  /** How far a state is moved, as parts of it, and at least this far in itself. */
  private static final double[] MOVES = {-0.3, 1e-3, 0.3, 3};
  private static final double LEAST = 0.01;

  /** Rounding changes a component by less than this part of its size, unless almost all of it cancels. */
  private static final double ROUNDING = 1e-10;

  private SparsityCheck() {}

  /**
   * Checks a field's sparsity at one point.
   *
   * @throws IllegalArgumentException if an entry is missing; its message names it
   */
  public static void of(VectorField field, double t, double[] y) {
    int n = field.dimension();
    if (y.length != n) {
      throw new IllegalArgumentException(
          "The point has " + y.length + " values and the field has " + n + " states.");
    }
    Sparsity sparsity = field.sparsity();
    if (sparsity.dimension() != n) {
      throw new IllegalArgumentException(
          "The sparsity has " + sparsity.dimension() + " rows and the field has " + n + " states.");
    }
    double[] f = new double[n];
    double[] moved = new double[n];
    double[] point = y.clone();
    field.derivatives(t, point, f);
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(f[i])) {
        throw new IllegalArgumentException("The right-hand side of " + field.label(i) + " is " + f[i]
            + " at t = " + Digits.of(t) + "; check the sparsity where it is finite.");
      }
    }
    for (int j = 0; j < n; j++) {
      for (double move : MOVES) {
        point[j] = y[j] + move * Math.max(LEAST, Math.abs(y[j]));
        field.derivatives(t, point, moved);
        for (int i = 0; i < n; i++) {
          if (isChanged(f[i], moved[i]) && sparsity.entry(i, j) < 0) {
            throw missing(field, i, j, t, y[j], point[j], f[i], moved[i]);
          }
        }
      }
      point[j] = y[j];
    }
  }

  private static boolean isChanged(double before, double after) {
    double size = Math.max(Math.abs(before), Math.abs(after));
    return !(Math.abs(after - before) <= ROUNDING * size);
  }

  private static IllegalArgumentException missing(VectorField field, int i, int j, double t,
      double before, double after, double rateBefore, double rateAfter) {
    String state = field.stateLabel(j);
    return new IllegalArgumentException("The sparsity misses the entry of row " + i + ", column " + j + ": "
        + field.label(i) + " depends on " + state + ". At t = " + Digits.of(t) + " it goes from "
        + Digits.of(rateBefore) + " to " + Digits.of(rateAfter) + " where " + state + " goes from "
        + Digits.of(before) + " to " + Digits.of(after) + ". Add column " + j + " to row " + i
        + " of sparsity()." + Trouble.THE_SPARSITY_MISSES_AN_ENTRY.more());
  }
}
