package org.homeostat.control.framing;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * A transfer matrix C (s - A)^-1 B + D over one denominator, exact: by Faddeev's and Le Verrier's recursion
 * for the adjugate, in which nothing is divided but by whole numbers, so that A, B, C, D may hold delays.
 */
final class ExactTransfer {
  private final QuasiPolynomial[][] numerators;
  private final QuasiPolynomial denominator;

  ExactTransfer(QuasiPolynomial[][] a, QuasiPolynomial[][] b, QuasiPolynomial[][] c, QuasiPolynomial[][] d) {
    int n = a.length;
    int inputs = d.length == 0 ? 0 : d[0].length;
    QuasiPolynomial[][] sum = zeros(d.length, inputs);
    QuasiPolynomial[][] m = zeros(n, n);
    QuasiPolynomial coefficient = QuasiPolynomial.ONE;
    QuasiPolynomial characteristic = power(n);
    for (int k = 1; k <= n; k++) {
      m = times(a, m, n);
      for (int i = 0; i < n; i++) {
        m[i][i] = m[i][i].plus(coefficient);
      }
      QuasiPolynomial[][] through = times(c, times(m, b, inputs), inputs);
      QuasiPolynomial s = power(n - k);
      each(sum, (i, j) -> sum[i][j].plus(through[i][j].times(s)));
      coefficient = trace(times(a, m, n)).times(new BigFraction(-1, k));
      characteristic = characteristic.plus(coefficient.times(s));
    }
    QuasiPolynomial all = characteristic;
    each(sum, (i, j) -> sum[i][j].plus(d[i][j].times(all)));
    numerators = sum;
    denominator = characteristic;
  }

  /** Whether both are one function of s: common factors of numerator and denominator do not matter. */
  boolean isSame(ExactTransfer other) {
    return IntStream.range(0, numerators.length).allMatch(i ->
        IntStream.range(0, numerators[i].length).allMatch(j ->
            numerators[i][j].times(other.denominator).equals(
                other.numerators[i][j].times(denominator))));
  }

  private interface Entry {
    QuasiPolynomial at(int i, int j);
  }

  private static void each(QuasiPolynomial[][] matrix, Entry entry) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        matrix[i][j] = entry.at(i, j);
      }
    }
  }

  private static QuasiPolynomial power(int k) {
    return QuasiPolynomial.of(BigFraction.ONE, k, BigFraction.ZERO);
  }

  static QuasiPolynomial[][] zeros(int rows, int columns) {
    QuasiPolynomial[][] zeros = new QuasiPolynomial[rows][columns];
    Arrays.stream(zeros).forEach(row -> Arrays.fill(row, QuasiPolynomial.ZERO));
    return zeros;
  }

  private static QuasiPolynomial[][] times(QuasiPolynomial[][] a, QuasiPolynomial[][] b, int columns) {
    QuasiPolynomial[][] product = zeros(a.length, columns);
    each(product, (i, j) -> {
      QuasiPolynomial sum = QuasiPolynomial.ZERO;
      for (int k = 0; k < b.length; k++) {
        sum = a[i][k].isZero() || b[k][j].isZero() ? sum : sum.plus(a[i][k].times(b[k][j]));
      }
      return sum;
    });
    return product;
  }

  private static QuasiPolynomial trace(QuasiPolynomial[][] matrix) {
    return IntStream.range(0, matrix.length).mapToObj(i -> matrix[i][i])
        .reduce(QuasiPolynomial.ZERO, QuasiPolynomial::plus);
  }
}
