package org.homeostat.control.noise;

import org.homeostat.control.solve.VectorField;

/**
 * Roessler's SRA1, for additive noise. With I = dW and J = h (dW/2 + H) the integral of W over the step,
 *
 * <pre>
 * Z  = Y + 3/4 a(t, Y) h + 3/2 b(t + h) J/h
 * Y' = Y + (1/3 a(t, Y) + 2/3 a(t + 3/4 h, Z)) h + b(t + h) (I - J/h) + b(t) J/h
 * </pre>
 *
 * @see "A. Roessler, Runge-Kutta methods for the strong approximation of solutions of stochastic differential
 *     equations, SIAM Journal on Numerical Analysis 48 (2010) 922-952, doi:10.1137/09076636X, table 6.3"
 */
final class Sra1 implements NoisyStep {
  private static final double C2 = 3.0 / 4;
  private static final double B21 = 3.0 / 2;
  private static final double ALPHA1 = 1.0 / 3;
  private static final double ALPHA2 = 2.0 / 3;

  private final VectorField field;
  private final Diffusion diffusion;
  private final double[] a1;
  private final double[] a2;
  private final double[] before;
  private final double[] after;
  private final double[] z;

  Sra1(VectorField field, Diffusion diffusion) {
    this.field = field;
    this.diffusion = diffusion;
    a1 = new double[field.dimension()];
    a2 = new double[field.dimension()];
    z = new double[field.dimension()];
    before = new double[diffusion.size()];
    after = new double[diffusion.size()];
  }

  @Override
  public void make(double t, double[] y, double h, double[] w, double[] area, double[] next) {
    field.derivatives(t, y, a1);
    diffusion.intensities(t, y, before);
    diffusion.intensities(t + h, y, after);
    for (int i = 0; i < z.length; i++) {
      z[i] = y[i] + C2 * a1[i] * h;
    }
    for (int k = 0; k < after.length; k++) {
      z[diffusion.place(k)] += B21 * after[k] * mean(w[k], area[k]);
    }
    field.derivatives(t + C2 * h, z, a2);
    for (int i = 0; i < z.length; i++) {
      next[i] = y[i] + (ALPHA1 * a1[i] + ALPHA2 * a2[i]) * h;
    }
    for (int k = 0; k < after.length; k++) {
      double mean = mean(w[k], area[k]);
      next[diffusion.place(k)] += after[k] * (w[k] - mean) + before[k] * mean;
    }
  }

  /** J/h: how far the path lies over its beginning in the mean. */
  private static double mean(double w, double area) {
    return w / 2 + area;
  }

  @Override
  public int stages() {
    return 2;
  }
}
