package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tableaux worked out once more from their definition, in fifty digits: the nodes from Radau's
 * polynomial, A from the nodes.
 */
class RadauTableauTest {
  private static final MathContext FIFTY = new MathContext(50);

  /** The nodes and eigenvalues are the nearest doubles: off by half a last digit. */
  private static final double NEAREST = 1.2e-16;

  /** A column of T is off by half a last digit of each entry; products of some with large ones add up. */
  private static final double ROUNDED = 1e-15;

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7, 9})
  void theNodesAreThoseOfRadausRightQuadrature(int s) {
    double[] c = RadauTableau.of(s).c();
    BigDecimal[] exact = nodes(s);
    for (int i = 0; i < s; i++) {
      assertEquals(exact[i].doubleValue(), c[i], NEAREST * c[i]);
    }
    assertEquals(1, c[s - 1]);
  }

  /** B(2s-1), C(s) and D(s-1) of Butcher's simplifying assumptions, which make the order 2s - 1. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7, 9})
  void theNodesMakeTheOrder(int s) {
    BigDecimal[] c = nodes(s);
    BigDecimal[][] a = matrix(c);
    BigDecimal[] b = a[s - 1];
    BigDecimal tiny = new BigDecimal("1e-30");
    for (int k = 1; k < 2 * s; k++) {
      BigDecimal sum = BigDecimal.ONE.divide(BigDecimal.valueOf(k), FIFTY).negate();
      for (int i = 0; i < s; i++) {
        sum = sum.add(b[i].multiply(c[i].pow(k - 1, FIFTY), FIFTY), FIFTY);
      }
      assertTrue(sum.abs().compareTo(tiny) < 0, "B(" + k + "): " + sum);
    }
    for (int k = 1; k < s; k++) {
      for (int j = 0; j < s; j++) {
        BigDecimal sum = BigDecimal.ONE.subtract(c[j].pow(k, FIFTY), FIFTY).multiply(b[j], FIFTY)
            .divide(BigDecimal.valueOf(k), FIFTY).negate();
        for (int i = 0; i < s; i++) {
          sum = sum.add(b[i].multiply(c[i].pow(k - 1, FIFTY), FIFTY).multiply(a[i][j], FIFTY), FIFTY);
        }
        assertTrue(sum.abs().compareTo(tiny) < 0, "D(" + k + "): " + sum);
      }
    }
  }

  /** The columns of T, with what stands in the tableau for them, are eigenvectors of A: A T Lambda = T. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7, 9})
  void theColumnsOfTBelongToTheEigenvalues(int s) {
    RadauTableau tableau = RadauTableau.of(s);
    BigDecimal[][] a = matrix(nodes(s));
    for (int j = 0; j < s; j++) {
      for (int i = 0; i < s; i++) {
        BigDecimal sum = BigDecimal.ZERO;
        double size = Math.abs(tableau.t()[i][j]);
        for (int k = 0; k < s; k++) {
          double scaled = scaled(tableau, k, j);
          sum = sum.add(a[i][k].multiply(new BigDecimal(scaled), FIFTY), FIFTY);
          size += Math.abs(a[i][k].doubleValue() * scaled);
        }
        assertEquals(tableau.t()[i][j], sum.doubleValue(), ROUNDED * size, "T" + i + j);
      }
    }
  }

  /** T Lambda. */
  private static double scaled(RadauTableau tableau, int k, int j) {
    double[] row = tableau.t()[k];
    if (j == 0) {
      return row[0] * tableau.gamma();
    }
    int pair = (j - 1) / 2;
    double alpha = tableau.alpha()[pair];
    double beta = tableau.beta()[pair];
    return j % 2 == 1 ? row[j] * alpha + row[j + 1] * beta : row[j] * alpha - row[j - 1] * beta;
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7, 9})
  void theInverseIsTheInverse(int s) {
    RadauTableau tableau = RadauTableau.of(s);
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        BigDecimal sum = BigDecimal.ZERO;
        double size = 0;
        for (int k = 0; k < s; k++) {
          BigDecimal term = new BigDecimal(tableau.inverse()[i][k])
              .multiply(new BigDecimal(tableau.t()[k][j]));
          sum = sum.add(term);
          size += Math.abs(term.doubleValue());
        }
        assertEquals(i == j ? 1 : 0, sum.doubleValue(), ROUNDED * size);
      }
    }
  }

  /** The eigenvalues are the zeros of the denominator of Pade's approximation to the exponential. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7, 9})
  void theEigenvaluesAreThePolesOfTheStabilityFunction(int s) {
    RadauTableau tableau = RadauTableau.of(s);
    assertPole(s, new Complex(tableau.gamma()));
    for (int k = 0; k < s / 2; k++) {
      assertTrue(tableau.beta()[k] > 0);
      assertPole(s, new Complex(tableau.alpha()[k], tableau.beta()[k]));
    }
  }

  private static void assertPole(int s, Complex z) {
    Complex sum = Complex.ZERO;
    double size = 0;
    double coefficient = 1;
    Complex power = Complex.ONE;
    for (int k = 0; k <= s; k++) {
      Complex term = power.multiply(coefficient);
      sum = sum.add(term);
      size += term.norm();
      coefficient *= -(s - k) / ((k + 1.0) * (2 * s - 1 - k));
      power = power.multiply(z);
    }
    assertEquals(0, sum.norm(), s * ROUNDED * size);
  }

  /** The zeros of the derivative of order s - 1 of x^(s-1) (x-1)^s, near those in the tableau. */
  private static BigDecimal[] nodes(int s) {
    BigDecimal[] p = new BigDecimal[2 * s];
    long binomial = 1;
    for (int k = 0; k < 2 * s; k++) {
      p[k] = BigDecimal.ZERO;
    }
    for (int k = 0; k <= s; k++) {
      p[s - 1 + k] = BigDecimal.valueOf((s - k) % 2 == 0 ? binomial : -binomial);
      binomial = binomial * (s - k) / (k + 1);
    }
    int degree = 2 * s - 1;
    for (int order = 1; order < s; order++) {
      for (int k = 1; k <= degree; k++) {
        p[k - 1] = p[k].multiply(BigDecimal.valueOf(k));
      }
      degree--;
    }
    BigDecimal[] nodes = new BigDecimal[s];
    for (int i = 0; i < s; i++) {
      nodes[i] = zero(p, degree, new BigDecimal(RadauTableau.of(s).c()[i]));
    }
    return nodes;
  }

  private static BigDecimal zero(BigDecimal[] p, int degree, BigDecimal near) {
    BigDecimal x = near;
    for (int iteration = 0; iteration < 5; iteration++) {
      BigDecimal value = BigDecimal.ZERO;
      BigDecimal slope = BigDecimal.ZERO;
      for (int k = degree; k >= 0; k--) {
        slope = slope.multiply(x, FIFTY).add(value, FIFTY);
        value = value.multiply(x, FIFTY).add(p[k], FIFTY);
      }
      x = x.subtract(value.divide(slope, FIFTY), FIFTY);
    }
    return x;
  }

  /** a_ij, the integral up to c_i of the polynomial that is 1 at c_j and 0 at the other nodes. */
  private static BigDecimal[][] matrix(BigDecimal[] c) {
    int s = c.length;
    BigDecimal[][] a = new BigDecimal[s][s];
    for (int j = 0; j < s; j++) {
      BigDecimal[] p = new BigDecimal[s];
      p[0] = BigDecimal.ONE;
      int degree = 0;
      for (int k = 0; k < s; k++) {
        if (k != j) {
          BigDecimal distance = c[j].subtract(c[k], FIFTY);
          p[degree + 1] = BigDecimal.ZERO;
          for (int m = degree + 1; m >= 0; m--) {
            BigDecimal lower = m == 0 ? BigDecimal.ZERO : p[m - 1];
            p[m] = lower.subtract(p[m].multiply(c[k], FIFTY), FIFTY).divide(distance, FIFTY);
          }
          degree++;
        }
      }
      for (int i = 0; i < s; i++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int m = s - 1; m >= 0; m--) {
          sum = sum.add(p[m].divide(BigDecimal.valueOf(m + 1), FIFTY)).multiply(c[i], FIFTY);
        }
        a[i][j] = sum;
      }
    }
    return a;
  }
}
