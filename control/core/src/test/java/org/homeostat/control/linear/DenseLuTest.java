package org.homeostat.control.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseLuTest {

  /** What rounding leaves in a residual, for each state and term: some units of the last digit. */
  private static final double ROUNDING = 16 * Math.ulp(1.0);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 20})
  void theSolutionFitsTheSystem(int n) {
    SplittableRandom random = new SplittableRandom(n);
    for (int repetition = 0; repetition < 50; repetition++) {
      double[] jacobian = random.doubles(n * n + 3, -1, 1).map(x -> Math.abs(x) < 0.3 ? 0 : x).toArray();
      double[] b = random.doubles(n, -1, 1).toArray();
      double shift = random.nextDouble(0.5, 3);
      double[] x = new double[n];
      DenseLu lu = new DenseLu(Sparsity.full(n));
      assertTrue(lu.decompose(shift, jacobian, 3));
      lu.solve(b, x);
      for (int i = 0; i < n; i++) {
        double residual = shift * x[i] - b[i];
        for (int j = 0; j < n; j++) {
          residual -= jacobian[3 + i * n + j] * x[j];
        }
        assertEquals(0, residual, ROUNDING * n * n * (1 + norm(x)), "row " + i + " of " + n);
      }
    }
  }

  private static double norm(double[] x) {
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Test
  void itAgreesWithHipparchus() {
    double[] jacobian = {0, 2, -1, 4, 0.5, 3, -2, 1, 7};
    double shift = 0.25;
    double[] b = {1, -2, 3};
    RealMatrix w = new Array2DRowRealMatrix(
        new double[][] {{0.25, -2, 1}, {-4, -0.25, -3}, {2, -1, -6.75}});
    double[] expected = new LUDecomposition(w).getSolver().solve(new ArrayRealVector(b)).toArray();
    double[] x = new double[3];
    DenseLu lu = new DenseLu(Sparsity.full(3));
    lu.decompose(shift, jacobian, 0);
    lu.solve(b, x);
    assertArrayEquals(expected, x, ROUNDING);
  }

  @Test
  void aZeroOnTheDiagonalIsExchanged() {
    double[] x = new double[2];
    DenseLu lu = new DenseLu(Sparsity.full(2));
    assertTrue(lu.decompose(1, new double[] {1, -2, -3, 1}, 0));
    lu.solve(new double[] {4, 9}, x);
    assertArrayEquals(new double[] {3, 2}, x, ROUNDING);
  }

  @Test
  void theSystemAndTheRightHandSideAreLeftAlone() {
    double[] jacobian = {-1, 2, 3, -4};
    double[] b = {1, 1};
    DenseLu lu = new DenseLu(Sparsity.full(2));
    lu.decompose(1, jacobian, 0);
    lu.solve(b, new double[2]);
    assertArrayEquals(new double[] {-1, 2, 3, -4}, jacobian);
    assertArrayEquals(new double[] {1, 1}, b);
  }

  @Test
  void aSingularMatrixIsTold() {
    assertFalse(new DenseLu(Sparsity.full(1)).decompose(2, new double[] {2}, 0));
    assertFalse(new DenseLu(Sparsity.full(2)).decompose(1, new double[] {0, 1, 1, 0}, 0));
    assertFalse(new DenseLu(Sparsity.full(3)).decompose(0, new double[9], 0));
  }

  /** Wherever it stands, it is told or shows in the solution. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberDoesNotPass(double strange) {
    for (int place = 0; place < 9; place++) {
      double[] jacobian = {-1, 0.5, 0, 0, -2, 0, 0.25, 0, -3};
      jacobian[place] = strange;
      double[] x = new double[3];
      DenseLu lu = new DenseLu(Sparsity.full(3));
      if (lu.decompose(1, jacobian, 0)) {
        lu.solve(new double[] {1, 1, 1}, x);
        assertFalse(Double.isFinite(x[0] + x[1] + x[2]), "place " + place);
      }
    }
  }

  @Test
  void itCanBeUsedAgainAfterASingularMatrix() {
    DenseLu lu = new DenseLu(Sparsity.full(2));
    assertFalse(lu.decompose(0, new double[4], 0));
    assertTrue(lu.decompose(2, new double[4], 0));
    double[] x = new double[2];
    lu.solve(new double[] {4, 6}, x);
    assertArrayEquals(new double[] {2, 3}, x);
  }
}
