package org.homeostat.control.noise;

import org.homeostat.control.solve.VectorField;

/**
 * The method of Euler and Maruyama.
 *
 * <pre>Y' = Y + a(t, Y) h + b(t, Y) dW</pre>
 *
 * @see "G. Maruyama, Continuous Markov processes and stochastic equations, Rendiconti del Circolo Matematico
 *     di Palermo 4 (1955) 48-90, doi:10.1007/BF02846028"
 */
final class Euler implements NoisyStep {
  private final VectorField field;
  private final Diffusion diffusion;
  private final double[] a;
  private final double[] b;

  Euler(VectorField field, Diffusion diffusion) {
    this.field = field;
    this.diffusion = diffusion;
    a = new double[field.dimension()];
    b = new double[diffusion.size()];
  }

  @Override
  public void make(double t, double[] y, double h, double[] w, double[] area, double[] next) {
    field.derivatives(t, y, a);
    diffusion.intensities(t, y, b);
    for (int i = 0; i < a.length; i++) {
      next[i] = y[i] + a[i] * h;
    }
    for (int k = 0; k < b.length; k++) {
      next[diffusion.place(k)] += b[k] * w[k];
    }
  }

  @Override
  public int stages() {
    return 1;
  }
}
