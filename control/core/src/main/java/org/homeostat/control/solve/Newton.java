package org.homeostat.control.solve;

import java.util.Locale;
import java.util.Optional;
import org.homeostat.control.linear.LinearSolver;

/**
 * The simplified Newton iteration for the end y1 = p + e of an implicit step,
 *
 * <pre>
 *   c*e + d = f(t1, p + e)
 * </pre>
 *
 * <p>with p and d from a predictor. The decomposed matrix s*I - J serves for many steps, also where c is not
 * quite s: updates are multiplied by 2/(1 + c/s) then, and shrink by |c - s|/(c + s) from one to the next at
 * least, if J is exact and the field linear with real negative modes. A new J comes with each new
 * decomposition, which costs more; where J is made of differences, when the iteration becomes slow.
 *
 * <p>It works in the arrays that it is given, and allocates nothing.
 *
 * @see "K. E. Brenan, S. L. Campbell, L. R. Petzold, Numerical Solution of Initial-Value Problems in
 *     Differential-Algebraic Equations, SIAM (1996), 5.2.3, doi:10.1137/1.9781611971224"
 */
final class Newton {

  /** More iterations are not waited for. */
  private static final int MOST = 4;

  /** What further iterations would add to the step's error, in tolerances. */
  private static final double CLOSE = 0.05;

  /** Updates that shrink by no more than this lead nowhere. */
  private static final double SLOWEST = 0.9;

  /** After updates that shrink by no more than this the Jacobian counts as old. */
  private static final double SLOW = 0.3;

  /** By how much updates shrink with a new matrix, as long as only one was needed. */
  private static final double EXPECTED = 0.3;

  /** Of the rate seen last, what counts at least if the next one is lower. */
  private static final double MEMORY = 0.3;

  /** How far c may be from the shift of the matrix, as a part of it. */
  private static final double DRIFT = 0.25;

  /** A Jacobian serves for so many steps. */
  private static final int LIFE = 50;

  /** Updates of so many last digits of the states are rounding. */
  private static final double DIGITS = 10;

  private final VectorField field;
  private final LinearSolver w;
  private final double rounding;
  private final double[] jacobian;
  private final double[] residual;
  private final double[] update;
  private boolean old = true;
  private boolean regular;
  private boolean diverged;
  private int age;
  private double shift;
  private double rate;
  private double size;
  private long evaluations;
  private long jacobians;
  private long decompositions;

  Newton(VectorField field, double rtol) {
    this.field = field;
    this.w = field.linearSolver();
    this.rounding = DIGITS * Math.ulp(1.0) / rtol;
    int n = field.dimension();
    this.jacobian = new double[field.sparsity().size()];
    this.residual = new double[n];
    this.update = new double[n];
  }

  /** Calls of the right-hand side so far. */
  long evaluations() {
    return evaluations;
  }

  /** Calls of the Jacobian so far. */
  long jacobians() {
    return jacobians;
  }

  /** Decompositions of a matrix so far. */
  long decompositions() {
    return decompositions;
  }

  /** The entries of the Jacobian in use; not to be changed. */
  double[] jacobian() {
    return jacobian;
  }

  /** Whether there was a matrix to iterate with: one that is finite and not singular. */
  boolean isRegular() {
    return regular;
  }

  /** How large e is that was found last, in tolerances. */
  double size() {
    return size;
  }

  /** The field is another one from here on. */
  void forget() {
    old = true;
  }

  /**
   * Iterates, if need be once more with a new matrix, until what is left is small.
   *
   * @param constant what the error of the step is to e
   * @param unit one over the tolerance of each state
   * @param e receives y1 - p
   * @param y1 receives the solution
   * @return whether it converged, which it does not where something is not finite or the matrix is singular
   */
  boolean converges(double t1, double c, double constant, double[] p, double[] d, double[] unit, double[] e,
      double[] y1) {
    diverged = false;
    age++;
    boolean fresh = old || !regular || age > LIFE;
    if (fresh) {
      renew(t1, c, p);
    } else if (Math.abs(c - shift) > DRIFT * shift) {
      fresh = field.hasJacobian();
      if (fresh) {
        renew(t1, c, p);
      } else {
        decompose(c);
      }
    }
    boolean converged = regular && iterate(t1, c, constant, p, d, unit, e, y1);
    if (!converged && !fresh) {
      renew(t1, c, p);
      converged = regular && iterate(t1, c, constant, p, d, unit, e, y1);
    }
    old |= !converged;
    return converged;
  }

  private void renew(double t1, double c, double[] p) {
    field.jacobian(t1, p, jacobian);
    jacobians++;
    age = 0;
    old = false;
    decompose(c);
  }

  private void decompose(double c) {
    regular = w.decompose(c, jacobian, 0);
    decompositions++;
    shift = c;
    rate = EXPECTED;
  }

  private boolean iterate(double t1, double c, double constant, double[] p, double[] d, double[] unit,
      double[] e, double[] y1) {
    double drift = Math.abs(c - shift) / (c + shift);
    double before = 0;
    for (int m = 0; m < MOST; m++) {
      double moved = m == 0 ? first(t1, c, p, d, unit, e, y1) : further(t1, c, p, d, unit, e, y1);
      if (!(moved < Double.POSITIVE_INFINITY)) {
        return false;
      }
      if (m > 0) {
        double seen = moved / before;
        if (seen > SLOWEST && moved > rounding) {
          break;
        }
        rate = Math.max(MEMORY * rate, seen);
      }
      double shrinks = Math.min(SLOWEST, Math.max(rate, drift));
      if (constant * moved * shrinks <= CLOSE * (1 - shrinks) || moved <= rounding) {
        old = rate > SLOW && age > 0;
        return true;
      }
      before = moved;
    }
    diverged = true;
    return false;
  }

  /** The update from e = 0, which is all of e; how large it is in tolerances, if it is finite. */
  private double first(double t1, double c, double[] p, double[] d, double[] unit, double[] e, double[] y1) {
    double[] r = residual;
    double[] delta = update;
    field.derivatives(t1, p, r);
    evaluations++;
    for (int i = 0; i < d.length; i++) {
      r[i] -= d[i];
    }
    w.solve(r, delta);
    double factor = 2 / (1 + c / shift);
    double largest = 0;
    for (int i = 0; i < delta.length; i++) {
      double x = factor * delta[i];
      e[i] = x;
      y1[i] = p[i] + x;
      largest = Math.max(largest, Math.abs(x) * unit[i]);
    }
    size = largest;
    return largest;
  }

  /** An update of e and y1; how large it is in tolerances, if it is finite. */
  private double further(double t1, double c, double[] p, double[] d, double[] unit, double[] e,
      double[] y1) {
    double[] r = residual;
    field.derivatives(t1, y1, r);
    evaluations++;
    for (int i = 0; i < d.length; i++) {
      r[i] -= d[i] + c * e[i];
    }
    w.solve(r, update);
    double factor = 2 / (1 + c / shift);
    double moved = 0;
    double whole = 0;
    for (int i = 0; i < d.length; i++) {
      double delta = factor * update[i];
      e[i] += delta;
      y1[i] = p[i] + e[i];
      moved = Math.max(moved, Math.abs(delta) * unit[i]);
      whole = Math.max(whole, Math.abs(e[i]) * unit[i]);
    }
    size = whole;
    return moved;
  }

  /** Which state kept the last iteration from converging, if it was finite and yet did not. */
  Optional<String> complaint(double[] unit) {
    if (!diverged) {
      return Optional.empty();
    }
    int worst = 0;
    for (int i = 1; i < update.length; i++) {
      worst = Math.abs(update[i]) * unit[i] > Math.abs(update[worst]) * unit[worst] ? i : worst;
    }
    return Optional.of(String.format(Locale.ROOT,
        "Newton's iteration does not converge: its last update moves %s by %.1e, and %s is off by %.1e",
        field.stateLabel(worst), Math.abs(update[worst]), field.label(worst), Math.abs(residual[worst])));
  }
}
