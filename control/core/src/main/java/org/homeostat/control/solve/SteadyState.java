package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;

/**
 * A point at which a field vanishes, with how well and how stably it does.
 *
 * @param state the point
 * @param residual the largest |f_i| there
 * @param modes the Jacobian's eigenvalues over the free states
 */
public record SteadyState(double[] state, double residual, Modes modes) {

  private static final int PATIENCE = 2000;
  private static final int POLISH = 60;
  private static final double SMALL_STEP = 1e-13;

  /** A residual counts as zero below this share of the size of the terms that cancel in it, J times y. */
  private static final double ZERO = 1e-11;

  /** A state this small is what the iteration left of a zero. */
  private static final double DUST = 1e-19;

  /** Copies the array. */
  public SteadyState {
    state = state.clone();
  }

  /** A copy of the point. */
  @Override
  public double[] state() {
    return state.clone();
  }

  /**
   * The steady state that the flow leads to from {@code guess}: pseudo-transient continuation (implicit
   * Euler steps that grow as the residual falls, and never get shorter than the first), then Newton.
   *
   * @param fixed states that are held and do not count as unknowns
   * @see "C. T. Kelley, D. E. Keyes: Convergence analysis of pseudo-transient continuation, SIAM J. Numer.
   *     Anal. 35 (1998) 508-523"
   */
  public static Optional<SteadyState> reachedFrom(VectorField field, double[] guess, boolean[] fixed) {
    Problem.checkSparsity(field);
    double[] y = guess.clone();
    double[] f = new double[y.length];
    field.derivatives(0, y, f);
    double size = norm(f, fixed);
    double[] jacobian = new double[field.sparsity().size()];
    field.jacobian(0, y, jacobian);
    double shortest = 0.1 / Math.max(1e-300, largest(jacobian));
    double step = shortest;
    for (int i = 0; i < PATIENCE && size > 0 && Double.isFinite(size); i++) {
      double[] change = newton(field, y, fixed, 1 / step);
      if (change.length == 0) {
        return Optional.empty();
      }
      for (int k = 0; k < y.length; k++) {
        y[k] += change[k];
      }
      field.derivatives(0, y, f);
      double next = norm(f, fixed);
      step = Math.max(shortest, step * Math.min(2, Math.max(0.1, size / next)));
      size = next;
      if (small(change, y)) {
        break;
      }
    }
    return newtonFrom(field, y, fixed);
  }

  /**
   * Why no point can be singled out at which the field vanishes, if its structure is the cause: components
   * that depend on too few states.
   *
   * @param fixed states that are held and do not count as unknowns
   */
  public static Optional<String> obstacle(VectorField field, boolean[] fixed) {
    FreeStates free = new FreeStates(field, new double[fixed.length], fixed);
    return free.sparsity().overdetermined().stream().findFirst().map(few -> few.columns().isEmpty()
        ? free.label(few.rows().get(0)) + " depends on no state"
        : listed(few.rows().stream().map(free::label).toList()) + " depend on "
            + listed(few.columns().stream().map(free::stateLabel).toList()) + " alone");
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last == 0 ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /**
   * The steady state to which Newton's method on the field's Jacobian leads from {@code guess}, stable or
   * not.
   */
  public static Optional<SteadyState> newtonFrom(VectorField field, double[] guess, boolean[] fixed) {
    double[] y = guess.clone();
    double[] f = new double[y.length];
    double[] best = y;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < POLISH; i++) {
      field.derivatives(0, y, f);
      double size = norm(f, fixed);
      if (!Double.isFinite(size)) {
        break;
      }
      if (size < least) {
        least = size;
        best = y.clone();
      }
      double[] change = size == 0 ? new double[0] : newton(field, y, fixed, 0);
      if (change.length == 0) {
        break;
      }
      double before = least;
      for (int k = 0; k < y.length; k++) {
        y[k] += change[k];
      }
      if (small(change, y) && !(size < before)) {
        break;
      }
    }
    return vanishes(field, best, fixed) ? at(field, swept(field, best, fixed), fixed) : Optional.empty();
  }

  /** With zeros for dust, if the field vanishes there too. */
  private static double[] swept(VectorField field, double[] y, boolean[] fixed) {
    double[] clean = y.clone();
    for (int i = 0; i < y.length; i++) {
      clean[i] = !fixed[i] && Math.abs(y[i]) < DUST ? 0 : y[i];
    }
    return vanishes(field, clean, fixed) ? clean : y;
  }

  /**
   * A point at which the field is known to vanish, as it is. At a fold Newton's method does not find it, nor
   * do the terms tell how small a residual is to be.
   */
  public static Optional<SteadyState> at(VectorField field, double[] y, boolean[] fixed) {
    double[] f = new double[y.length];
    field.derivatives(0, y, f);
    double residual = norm(f, fixed);
    VectorField free = new FreeStates(field, y, fixed);
    return Modes.at(free, 0, FreeStates.free(y, fixed)).map(modes -> new SteadyState(y, residual, modes));
  }

  /** The change dy with (shift*I - J) dy = f over the free states; empty where the matrix is singular. */
  private static double[] newton(VectorField field, double[] y, boolean[] fixed, double shift) {
    FreeStates free = new FreeStates(field, y, fixed);
    double[] unknowns = FreeStates.free(y, fixed);
    double[] jacobian = new double[free.sparsity().size()];
    free.jacobian(0, unknowns, jacobian);
    LinearSolver matrix = free.linearSolver();
    if (!matrix.decompose(shift, jacobian, 0)) {
      return new double[0];
    }
    double[] f = new double[unknowns.length];
    double[] change = new double[unknowns.length];
    free.derivatives(0, unknowns, f);
    matrix.solve(f, change);
    return free.among(change);
  }

  private static boolean vanishes(VectorField field, double[] y, boolean[] fixed) {
    Sparsity sparsity = field.sparsity();
    double[] jacobian = new double[sparsity.size()];
    double[] f = new double[y.length];
    field.jacobian(0, y, jacobian);
    field.derivatives(0, y, f);
    for (int i = 0; i < y.length; i++) {
      double terms = Double.MIN_NORMAL;
      double own = 0;
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        terms += Math.abs(jacobian[k] * y[sparsity.column(k)]);
        own = sparsity.column(k) == i ? Math.abs(jacobian[k]) : own;
      }
      if (!fixed[i] && !(Math.abs(f[i]) <= ZERO * Math.max(terms, own))) {
        return false;
      }
    }
    return true;
  }

  private static boolean small(double[] change, double[] y) {
    for (int k = 0; k < y.length; k++) {
      if (!(Math.abs(change[k]) <= SMALL_STEP * Math.max(Math.abs(y[k]), 1e-6))) {
        return false;
      }
    }
    return true;
  }

  private static double norm(double[] f, boolean[] fixed) {
    double largest = 0;
    for (int i = 0; i < f.length; i++) {
      largest = fixed[i] ? largest : Double.isNaN(f[i]) ? Double.NaN : Math.max(largest, Math.abs(f[i]));
    }
    return largest;
  }

  private static double largest(double[] entries) {
    return Arrays.stream(entries).map(Math::abs).max().orElse(0);
  }
}
