package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rodas5PTest {
  private static final Tolerance TOLERANCE = new Tolerance(1e-6, 1e-9);

  /** Sixteen digits less the four that sums with coefficients of some hundred cost. */
  private static final double ROUNDING = 1e-12;

  /** The published reference of Robertson's problem has ten digits. */
  private static final double PUBLISHED = 1e-9;

  /** The bound on a measured order. */
  private static final double ORDER = 0.2;

  /** Robertson's problem of 1966; it allocates nothing. */
  static final class Robertson implements VectorField {

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      dydt[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
      dydt[2] = 3e7 * y[1] * y[1];
      dydt[1] = -dydt[0] - dydt[2];
    }

    @Override
    public boolean hasJacobian() {
      return true;
    }

    @Override
    public void jacobian(double t, double[] y, double[] dfdy) {
      entries(y, dfdy, 0);
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] dfdt) {
      Arrays.fill(dfdt, 0);
    }

    @Override
    public void linearize(double t, double[] y, double[] out) {
      derivatives(t, y, out);
      entries(y, out, 3);
      Arrays.fill(out, 12, 15, 0);
    }

    private static void entries(double[] y, double[] out, int at) {
      out[at] = -0.04;
      out[at + 1] = 1e4 * y[2];
      out[at + 2] = 1e4 * y[1];
      out[at + 6] = 0;
      out[at + 7] = 6e7 * y[1];
      out[at + 8] = 0;
      for (int j = 0; j < 3; j++) {
        out[at + 3 + j] = -out[at + j] - out[at + 6 + j];
      }
    }
  }

  /** A linear field y' = M y. */
  private static VectorField linear(double[]... rows) {
    int n = rows.length;
    return new VectorField() {
      @Override
      public int dimension() {
        return n;
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        for (int i = 0; i < n; i++) {
          dydt[i] = 0;
          for (int j = 0; j < n; j++) {
            dydt[i] += rows[i][j] * y[j];
          }
        }
      }

      @Override
      public boolean hasJacobian() {
        return true;
      }

      @Override
      public void jacobian(double t, double[] y, double[] dfdy) {
        for (int i = 0; i < n; i++) {
          System.arraycopy(rows[i], 0, dfdy, i * n, n);
        }
      }

      @Override
      public void timeDerivative(double t, double[] y, double[] dfdt) {
        Arrays.fill(dfdt, 0);
      }
    };
  }

  /** y' = y^2 cos t, of which y = 1/(2 - sin t) is a solution, and z' = -z + sin t, z = (sin t - cos t)/2. */
  private static final VectorField CLOSED = new VectorField() {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      dydt[0] = y[0] * y[0] * Math.cos(t);
      dydt[1] = -y[1] + Math.sin(t);
    }

    @Override
    public boolean hasJacobian() {
      return true;
    }

    @Override
    public void jacobian(double t, double[] y, double[] dfdy) {
      dfdy[0] = 2 * y[0] * Math.cos(t);
      dfdy[1] = 0;
      dfdy[2] = 0;
      dfdy[3] = -1;
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] dfdt) {
      dfdt[0] = -y[0] * y[0] * Math.sin(t);
      dfdt[1] = Math.cos(t);
    }
  };

  private static double[] closed(double t) {
    return new double[] {1 / (2 - Math.sin(t)), (Math.sin(t) - Math.cos(t)) / 2};
  }

  private static Rodas5P startedAt(VectorField field, double t, double... y) {
    Rodas5P kernel = new Rodas5P(field, TOLERANCE);
    kernel.start(t, y);
    return kernel;
  }

  /** The factor of y' = z*y in a step of length 1, by 1 + z b (I - z B)^-1 1 with B = alpha + Gamma. */
  private static double stability(double z, double[] weights) {
    int s = Rodas5P.A.length;
    RealMatrix inverse = new Array2DRowRealMatrix(s, s);
    RealMatrix a = new Array2DRowRealMatrix(s, s);
    for (int i = 0; i < s; i++) {
      inverse.setEntry(i, i, 1 / Rodas5P.GAMMA);
      for (int j = 0; j < i; j++) {
        inverse.setEntry(i, j, -Rodas5P.C[i][j]);
        a.setEntry(i, j, Rodas5P.A[i][j]);
      }
    }
    RealMatrix gamma = new LUDecomposition(inverse).getSolver().getInverse();
    RealMatrix matrix = MatrixUtils.createRealIdentityMatrix(s)
        .subtract(a.multiply(gamma).add(gamma).scalarMultiply(z));
    double[] ones = new double[s];
    Arrays.fill(ones, 1);
    double[] k = new LUDecomposition(matrix).getSolver().getInverse().operate(ones);
    double[] b = gamma.preMultiply(weights);
    double sum = 1;
    for (int i = 0; i < s; i++) {
      sum += z * b[i] * k[i];
    }
    return sum;
  }

  private static double[] weights(double last) {
    double[] weights = Arrays.copyOf(Rodas5P.A[7], 8);
    weights[7] = last;
    return weights;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e4, -100, -10, -3, -1, -0.1, 0.1, 1, 3})
  void aStepOfALinearFieldIsItsStabilityFunction(double z) {
    Rodas5P kernel = startedAt(linear(new double[] {z / 0.5}), 0, 2);
    double error = kernel.attempt(0.5);
    double expected = 2 * stability(z, weights(1));
    assertEquals(expected, kernel.proposed()[0], 10 * ROUNDING);
    double embedded = 2 * stability(z, weights(0));
    double allowed = 1e-9 + 1e-6 * Math.max(2, Math.abs(expected));
    assertEquals(Math.abs(expected - embedded) / allowed, error, 10 * ROUNDING / allowed);
  }

  @Test
  void modesFarFasterThanTheStepVanish() {
    double before = 1;
    for (double z : new double[] {-1e3, -1e5, -1e7, -1e9}) {
      Rodas5P kernel = startedAt(linear(new double[] {z}), 0, 1);
      kernel.attempt(1);
      double factor = Math.abs(kernel.proposed()[0]);
      assertTrue(factor < before / 10, z + ": " + factor);
      before = factor;
    }
  }

  /** R is analytic in the left half plane, so it is largest on the imaginary axis. */
  @Test
  void noOscillationGrows() {
    for (double omega = 1e-3; omega < 1e6; omega *= 1.01) {
      Rodas5P kernel = startedAt(linear(new double[] {0, -omega}, new double[] {omega, 0}), 0, 1, 0);
      kernel.attempt(1);
      double size = Math.hypot(kernel.proposed()[0], kernel.proposed()[1]);
      assertTrue(size <= 1 + ROUNDING, omega + ": " + size);
    }
  }

  private static double[] errors(int steps) {
    Rodas5P kernel = startedAt(CLOSED, 0, closed(0));
    double largest = 0;
    double inside = 0;
    double[] y = new double[2];
    for (int k = 0; k < steps; k++) {
      double t = 5.0 * k / steps;
      double end = 5.0 * (k + 1) / steps;
      kernel.attempt(end);
      largest = Math.max(largest, distance(kernel.proposed(), closed(end)));
      for (double theta = 0.1; theta < 1; theta += 0.2) {
        kernel.interpolate(theta, y);
        inside = Math.max(inside, distance(y, closed(t + theta * (end - t))));
      }
      kernel.accept();
    }
    return new double[] {largest, inside};
  }

  private static double distance(double[] a, double[] b) {
    return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
  }

  /** A step of the dense output is exact to order 4, so that its error falls with the fifth power too. */
  @Test
  void theErrorFallsWithTheFifthPowerAtStepEndsAndBetween() {
    double[] coarse = errors(80);
    double[] fine = errors(160);
    assertEquals(5, Math.log(coarse[0] / fine[0]) / Math.log(2), ORDER);
    assertEquals(5, Math.log(coarse[1] / fine[1]) / Math.log(2), ORDER);
  }

  @Test
  void denseOutputMeetsTheEndsAndOutlivesTheStep() {
    Rodas5P kernel = startedAt(CLOSED, 1, closed(1));
    kernel.attempt(1.5);
    double[] store = new double[kernel.kept() + 3];
    kernel.keep(store, 3);
    double[] inside = new double[2];
    kernel.interpolate(0.3, inside);
    double[] end = kernel.proposed().clone();
    Kernel.Interpolant interpolant = kernel.interpolant();
    kernel.accept();
    kernel.attempt(2);
    double[] y = new double[2];
    interpolant.at(1, 0.5, store, 3, 0, y);
    assertArrayEquals(closed(1), y);
    interpolant.at(1, 0.5, store, 3, 1, y);
    assertArrayEquals(end, y);
    interpolant.at(1, 0.5, store, 3, 0.3, y);
    assertArrayEquals(inside, y);
  }

  @Test
  void aRejectedAttemptKeepsTheLinearization() {
    Rodas5P kernel = startedAt(CLOSED, 0, closed(0));
    kernel.attempt(2);
    kernel.attempt(1);
    assertEquals(1 + 2 * 7, kernel.evaluations());
    assertEquals(1, kernel.jacobians());
    kernel.accept();
    double[] rates = new double[2];
    CLOSED.derivatives(1, kernel.state(), rates);
    assertArrayEquals(rates, kernel.rates());
    kernel.attempt(2);
    assertEquals(2 + 3 * 7, kernel.evaluations());
    assertEquals(2, kernel.jacobians());
  }

  @Test
  void anAttemptAfterARejectedOneIsAsIfItWereTheFirst() {
    Rodas5P kernel = startedAt(CLOSED, 0, closed(0));
    kernel.attempt(2);
    kernel.interpolate(0.5, new double[2]);
    kernel.attempt(0.5);
    Rodas5P fresh = startedAt(CLOSED, 0, closed(0));
    fresh.attempt(0.5);
    assertArrayEquals(fresh.proposed(), kernel.proposed());
    double[] expected = new double[2];
    double[] y = new double[2];
    fresh.interpolate(0.7, expected);
    kernel.interpolate(0.7, y);
    assertArrayEquals(expected, y);
  }

  @Test
  void itStartsAfresh() {
    Rodas5P kernel = startedAt(CLOSED, 0, closed(0));
    kernel.attempt(2);
    kernel.accept();
    double[] start = closed(1);
    kernel.start(1, start);
    start[0] = 7;
    assertArrayEquals(closed(1), kernel.state());
    double[] rates = new double[2];
    CLOSED.derivatives(1, closed(1), rates);
    assertArrayEquals(rates, kernel.rates());
    assertSame(kernel.state(), kernel.state());
  }

  /**
   * The published solution of Robertson's problem (Hairer and Wanner, Solving ODEs II, IV.10), in a hundred
   * steps for each decade of t.
   */
  @ParameterizedTest
  @CsvSource({"40, 0.7158270687, 9.185534764e-6, 0.2841637457"})
  void robertsonsProblemIsSolved(double end, double y0, double y1, double y2) {
    Rodas5P kernel = startedAt(new Robertson(), 0, 1, 0, 0);
    for (double t = 1e-6; t < end * (1 - 1e-9); t *= Math.pow(10, 0.01)) {
      kernel.attempt(t);
      kernel.accept();
    }
    kernel.attempt(end);
    assertEquals(y0, kernel.proposed()[0], PUBLISHED);
    assertEquals(y1, kernel.proposed()[1], PUBLISHED * y1);
    assertEquals(y2, kernel.proposed()[2], PUBLISHED);
  }

  @Test
  void aSingularMatrixIsNoStep() {
    Rodas5P kernel = startedAt(linear(new double[] {1 / Rodas5P.GAMMA}), 0, 1);
    assertTrue(Double.isNaN(kernel.attempt(1)));
    assertTrue(kernel.attempt(0.5) > 0);
  }

  @Test
  void whatIsNotFiniteIsNoStep() {
    VectorField root = Fields.scalar((t, y) -> t < 1 ? 1 : Math.sqrt(-y));
    assertTrue(Double.isNaN(startedAt(root, 0.5, 1).attempt(2)));
    VectorField pole = Fields.scalar((t, y) -> t < 1 ? 0 : 1 / (y - y));
    assertTrue(Double.isNaN(startedAt(pole, 0.5, 1).attempt(2)));
    assertTrue(Double.isNaN(startedAt(Fields.DECAY, 0, Double.POSITIVE_INFINITY).attempt(1)));
  }
}
