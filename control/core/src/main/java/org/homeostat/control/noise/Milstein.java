package org.homeostat.control.noise;

import org.homeostat.control.solve.VectorField;

/**
 * Milstein's method, for diagonal noise.
 *
 * <pre>Y' = Y + a(t, Y) h + b(t, Y) dW + b b' (dW^2 - h)/2</pre>
 *
 * where the last term is 0 if b is, also where b' is infinite, as that of sqrt(Y) at 0.
 *
 * @see "G. N. Milstein, Approximate integration of stochastic differential equations, Theory of Probability
 *     and its Applications 19 (1974) 557-562, doi:10.1137/1119062"
 */
final class Milstein implements NoisyStep {
  private final VectorField field;
  private final Diffusion diffusion;
  private final double[] a;
  private final double[] b;
  private final double[] slopes;

  Milstein(VectorField field, Diffusion diffusion) {
    this.field = field;
    this.diffusion = diffusion;
    a = new double[field.dimension()];
    b = new double[diffusion.size()];
    slopes = new double[diffusion.size()];
  }

  @Override
  public void make(double t, double[] y, double h, double[] w, double[] area, double[] next) {
    field.derivatives(t, y, a);
    diffusion.intensities(t, y, b);
    diffusion.slopes(t, y, slopes);
    for (int i = 0; i < a.length; i++) {
      next[i] = y[i] + a[i] * h;
    }
    for (int k = 0; k < b.length; k++) {
      next[diffusion.place(k)] += b[k] == 0 ? 0
          : b[k] * w[k] + b[k] * slopes[k] * (w[k] * w[k] - h) / 2;
    }
  }

  @Override
  public int stages() {
    return 1;
  }
}
