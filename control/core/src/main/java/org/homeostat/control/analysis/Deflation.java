package org.homeostat.control.analysis;

import java.util.List;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.homeostat.control.solve.VectorField;

/**
 * Newton's method that cannot end where it ended before. Instead of f it brings m f to zero,
 *
 * <pre>
 * m(x) = product over the known roots r of (1/|x - r|^2 + 1)
 * </pre>
 *
 * <p>so that a step of Newton's method d becomes d/(1 - grad(ln m) d). Lengths are measured by the size of
 * each state.
 *
 * @see "P. E. Farrell, A. Birkisson, S. W. Funke: Deflation techniques for finding distinct solutions of
 *     nonlinear partial differential equations, SIAM J. Sci. Comput. 37 (2015) A2026-A2045"
 */
final class Deflation {
  private static final int PATIENCE = 100;

  /** A step this small beside the point ends the iteration. */
  private static final double SMALL = 1e-9;

  private final VectorField field;
  private final boolean[] held;
  private final List<double[]> roots;
  private final double[] sizes;

  /** Where an iteration ended. */
  record End(double[] point, double residual, boolean converged) {}

  Deflation(VectorField field, boolean[] held, List<double[]> roots, double[] sizes) {
    this.field = field;
    this.held = held;
    this.roots = roots;
    this.sizes = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      this.sizes[i] = Math.max(Math.abs(sizes[i]), 1e-3);
    }
  }

  /** From a guess, a little beside it where that is a root. */
  End from(double[] guess) {
    double[] x = guess.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] += held[i] ? 0 : 0.01 * (i + 1) * sizes[i];
    }
    for (int k = 0; k < PATIENCE; k++) {
      double[] step = step(x);
      if (step.length == 0) {
        return new End(x, residual(x), false);
      }
      boolean small = true;
      for (int i = 0; i < x.length; i++) {
        x[i] += step[i];
        small &= Math.abs(step[i]) <= SMALL * Math.max(Math.abs(x[i]), sizes[i]);
      }
      if (small) {
        return new End(x, residual(x), true);
      }
    }
    return new End(x, residual(x), false);
  }

  private double residual(double[] x) {
    return new ArrayRealVector(rates(x)).getLInfNorm();
  }

  private double[] rates(double[] x) {
    double[] f = new double[x.length];
    field.derivatives(0, x, f);
    for (int i = 0; i < x.length; i++) {
      f[i] = held[i] ? 0 : f[i];
    }
    return f;
  }

  private double[] step(double[] x) {
    RealMatrix jacobian = Leaf.dense(field, x);
    for (int i = 0; i < x.length; i++) {
      if (held[i]) {
        jacobian.setRowMatrix(i, MatrixUtils.createRowRealMatrix(new double[x.length]));
        jacobian.setEntry(i, i, 1);
      }
    }
    RealVector f = new ArrayRealVector(rates(x));
    DecompositionSolver solver = new LUDecomposition(jacobian, 0).getSolver();
    if (!Double.isFinite(jacobian.getNorm1()) || !Double.isFinite(f.getNorm()) || !solver.isNonSingular()) {
      return new double[0];
    }
    double[] step = solver.solve(f.mapMultiply(-1)).toArray();
    double along = 0;
    for (double[] root : roots) {
      along += along(x, root, step);
    }
    for (int i = 0; i < step.length; i++) {
      step[i] /= 1 - along;
    }
    return Double.isFinite(new ArrayRealVector(step).getNorm()) ? step : new double[0];
  }

  /** How fast ln(1/|x - r|^2 + 1) grows along a step. */
  private double along(double[] x, double[] root, double[] step) {
    double square = 0;
    double towards = 0;
    for (int i = 0; i < x.length; i++) {
      double away = (x[i] - root[i]) / sizes[i];
      square += away * away;
      towards += away * step[i] / sizes[i];
    }
    return -2 * towards / (square * (1 + square));
  }
}
