package org.homeostat.control.solve;

/**
 * A Rosenbrock method in the form in which its theory is written, k_i = h f(y0 + sum alpha_ij k_j) + h J sum
 * gamma_ij k_j, worked out from the form in which it runs, with U = Gamma k.
 *
 * @param beta alpha + gamma
 * @see "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. (1996), IV.7"
 */
record RosenbrockForm(double[][] alpha, double[][] gamma, double[][] beta) {

  /** Gamma^-1 = I/gamma - C, and alpha = A Gamma. */
  static RosenbrockForm of(double diagonal, double[][] a, double[][] c) {
    int n = a.length;
    double[][] gamma = new double[n][n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = i == j ? 1 : 0;
        for (int k = j; k < i; k++) {
          sum += c[i][k] * gamma[k][j];
        }
        gamma[i][j] = diagonal * sum;
      }
    }
    double[][] alpha = new double[n][];
    double[][] beta = new double[n][n];
    for (int i = 0; i < n; i++) {
      alpha[i] = times(a[i], gamma);
      for (int j = 0; j < n; j++) {
        beta[i][j] = alpha[i][j] + gamma[i][j];
      }
    }
    return new RosenbrockForm(alpha, gamma, beta);
  }

  /** The weights b of the k from the weights m of the U. */
  double[] weights(double[] m) {
    return times(m, gamma);
  }

  private static double[] times(double[] row, double[][] matrix) {
    double[] product = new double[matrix.length];
    for (int k = 0; k < row.length; k++) {
      for (int j = 0; j < product.length; j++) {
        product[j] += row[k] * matrix[k][j];
      }
    }
    return product;
  }
}
