package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChebyshevTest {

  /** Of numbers about 1, through a transform and a recurrence. */
  private static final double ROUNDING = 1e-13;

  @Test
  void aPolynomialIsFoundFromItsValues() {
    for (int degree = 1; degree <= Chebyshev.MOST; degree++) {
      Chebyshev nodes = Chebyshev.of(degree);
      assertEquals(degree, nodes.degree());
      assertEquals(0, nodes.node(0));
      assertEquals(1, nodes.node(degree));
      double[][] values = new double[degree + 1][2];
      for (int i = 0; i <= degree; i++) {
        values[i][1] = Math.pow(nodes.node(i) - 0.3, degree);
      }
      double[] c = new double[degree + 3];
      nodes.coefficients(values, 1, c, 2);
      for (double theta = -0.1; theta <= 1.1; theta += 0.05) {
        double slope = degree * Math.pow(theta - 0.3, degree - 1);
        assertEquals(Math.pow(theta - 0.3, degree), Chebyshev.value(c, 2, degree, theta), ROUNDING);
        assertEquals(slope, Chebyshev.slope(c, 2, degree, theta), degree * degree * ROUNDING);
      }
    }
  }
}
