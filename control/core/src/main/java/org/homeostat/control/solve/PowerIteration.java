package org.homeostat.control.solve;

import org.homeostat.control.linear.Sparsity;

/**
 * Follows the largest modulus among the eigenvalues of a Jacobian that changes from step to step, with one
 * product of the matrix and a vector for each look. It lags some looks behind a matrix that changes quickly.
 *
 * <p>For a pair of complex eigenvalues the growth of the vector swings from product to product; the geometric
 * mean of two, which is what is told, swings less.
 */
final class PowerIteration {

  /** Products of the first look, which starts from nothing. */
  private static final int FIRST = 4;

  /** What is mixed in, so that a mode which the vector has lost comes back if it becomes the fastest. */
  private static final double TRACE = 1e-8;

  private final Sparsity sparsity;
  private double[] v;
  private double[] product;
  private double before;
  private boolean fresh = true;

  PowerIteration(Sparsity sparsity) {
    this.sparsity = sparsity;
    this.v = new double[sparsity.dimension()];
    this.product = new double[v.length];
  }

  /** The modulus, as far as it is known by now; NaN for a matrix with entries that are not finite. */
  double look(double[] entries, int offset) {
    if (fresh) {
      start();
      for (int k = 1; k < FIRST; k++) {
        before = multiply(entries, offset);
      }
    }
    double now = multiply(entries, offset);
    double modulus = Math.sqrt(now * before);
    before = now;
    fresh = !(now > 0 && now < Double.POSITIVE_INFINITY);
    return modulus;
  }

  private void start() {
    for (int i = 0; i < v.length; i++) {
      v[i] = sign(i);
    }
  }

  private static double sign(int i) {
    return (i & 1) == 0 ? 1 : -1;
  }

  /** Replaces v by J v, in the maximum norm again of length 1; returns the length it had. */
  private double multiply(double[] entries, int offset) {
    double length = 0;
    double zero = 0;
    for (int i = 0; i < v.length; i++) {
      double sum = 0;
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        sum += entries[offset + k] * v[sparsity.column(k)];
      }
      product[i] = sum;
      length = Math.max(length, Math.abs(sum));
      zero += 0 * sum;
    }
    if (length > 0) {
      double scale = 1 / length;
      for (int i = 0; i < v.length; i++) {
        product[i] = product[i] * scale + TRACE * sign(i);
      }
    }
    double[] old = v;
    v = product;
    product = old;
    return length + zero;
  }
}
