package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a kernel says its error is, against the same worked out from the tableau's matrices, stage by stage:
 * the largest of |y - ŷ| / (atol + rtol max(|y0|, |y1|)). The steps are so long that it matters which of
 * |y0| and |y1| counts: the first state grows threefold and more, the second one falls as much.
 */
class ErrorEstimateTest {

  private static final double ATOL = 1e-4;
  private static final double RTOL = 1e-3;
  private static final Tolerance TOLERANCE = new Tolerance(RTOL, ATOL);

  private static final double T = 0.7;
  private static final double H = 1.1;

  /** Sixteen digits less those that sums with coefficients of some hundred cost. */
  private static final double ROUNDING = 1e-10;

  private static final double FACTOR = 3;

  /** y0 grows, y1 falls, each with a little of the other and of time. */
  private static final ExactField FIELD = new ExactField(2, (t, y, d) -> {
    d[0] = 1.3 * y[0] + 0.01 * Math.sin(y[1]) * Math.cos(t);
    d[1] = -1.9 * y[1] * (1 + 0.1 * Math.sin(t)) + 1e-8 * y[0] * y[0];
  }, (t, y, j) -> {
    j[0] = 1.3;
    j[1] = 0.01 * Math.cos(y[1]) * Math.cos(t);
    j[2] = 2e-8 * y[0];
    j[3] = -1.9 * (1 + 0.1 * Math.sin(t));
  }, (t, y, d) -> {
    d[0] = -0.01 * Math.sin(y[1]) * Math.sin(t);
    d[1] = -0.19 * y[1] * Math.cos(t);
  });

  /** Where a step ends, and the difference of the two methods there. */
  private record Step(double[] y1, double[] error) {}

  @ParameterizedTest
  @CsvSource({"1, 0.001", "0.001, 1", "100, 0.1", "0.1, -100", "-3, 5"})
  void tsit5sIsTheLargestOfTheDifferencesInTolerances(double first, double second) {
    Step step = explicit(Tsit5.A, Tsit5.C, Tsit5.E, first, second);
    assertEstimate(new Tsit5(FIELD, TOLERANCE), step, first, second);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.001", "0.001, 1", "100, 0.1", "0.1, -100", "-3, 5"})
  void vern7sIsTheLargestOfTheDifferencesInTolerances(double first, double second) {
    Step step = explicit(Vern7.A, Vern7.C, Vern7.E, first, second);
    assertEstimate(new Vern7(FIELD, TOLERANCE), step, first, second);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.001", "0.001, 1", "100, 0.1", "0.1, -100", "-3, 5"})
  void rodas5psIsTheLargestOfTheDifferencesInTolerances(double first, double second) {
    assertEstimate(new Rodas5P(FIELD, TOLERANCE), rosenbrock(first, second), first, second);
  }

  private static void assertEstimate(Kernel kernel, Step step, double... y0) {
    kernel.start(T, y0);
    double estimate = kernel.attempt(T + H);
    double largest = 0;
    for (int i = 0; i < 2; i++) {
      double before = Math.abs(y0[i]);
      double after = Math.abs(step.y1()[i]);
      assertEquals(step.y1()[i], kernel.proposed()[i], ROUNDING * (before + after));
      largest = Math.max(largest, Math.abs(step.error()[i]) / (ATOL + RTOL * Math.max(before, after)));
    }
    assertTrue(Math.abs(step.y1()[0]) > FACTOR * Math.abs(y0[0]), "the first state grows");
    assertTrue(FACTOR * Math.abs(step.y1()[1]) < Math.abs(y0[1]), "the second one falls");
    assertEquals(1, estimate / largest, ROUNDING);
  }

  /** k_i = f(t + c_i h, y0 + h sum of a_ij k_j); the last row of A is the weights of the step's end. */
  private static Step explicit(double[][] a, double[] c, double[] e, double... y0) {
    int stages = a.length;
    double[][] k = new double[stages][2];
    double[] y = y0;
    for (int i = 0; i < stages; i++) {
      y = plus(y0, H, a[i], k);
      FIELD.derivatives(T + c[i] * H, y, k[i]);
    }
    return new Step(y, plus(new double[2], H, e, k));
  }

  /**
   * (I - h gamma J) k_i = h f(t + c_i h, y0 + sum of alpha_ij k_j) + h J (sum of gamma_ij k_j)
   * + h^2 d_i df/dt, with sums over j < i.
   */
  private static Step rosenbrock(double... y0) {
    RosenbrockForm form = RosenbrockForm.of(Rodas5P.GAMMA, Rodas5P.A, Rodas5P.C);
    double[] entries = new double[4];
    double[] dfdt = new double[2];
    FIELD.jacobian(T, y0, entries);
    FIELD.timeDerivative(T, y0, dfdt);
    var jacobian = new Array2DRowRealMatrix(
        new double[][] {{entries[0], entries[1]}, {entries[2], entries[3]}});
    var left = new Array2DRowRealMatrix(new double[][] {{1, 0}, {0, 1}})
        .subtract((Array2DRowRealMatrix) jacobian.scalarMultiply(H * Rodas5P.GAMMA));
    double[][] k = new double[8][2];
    for (int i = 0; i < 8; i++) {
      double[] f = new double[2];
      FIELD.derivatives(T + H * sum(form.alpha()[i]), plus(y0, 1, form.alpha()[i], k), f);
      double[] before = Arrays.copyOf(form.gamma()[i], i);
      double[] coupled = jacobian.operate(plus(new double[2], H, before, k));
      double[] right = new double[2];
      for (int s = 0; s < 2; s++) {
        right[s] = H * f[s] + coupled[s] + H * H * sum(form.gamma()[i]) * dfdt[s];
      }
      k[i] = new LUDecomposition(left).getSolver().solve(new ArrayRealVector(right)).toArray();
    }
    double[] last = new double[8];
    last[7] = 1;
    double[] embedded = form.weights(Rodas5P.A[7]);
    double[] difference = form.weights(last);
    return new Step(plus(plus(y0, 1, embedded, k), 1, difference, k), plus(new double[2], 1, difference, k));
  }

  private static double sum(double[] row) {
    return Arrays.stream(row).sum();
  }

  /** y + h (sum of weights_j k_j). */
  private static double[] plus(double[] y, double h, double[] weights, double[][] k) {
    double[] sum = y.clone();
    for (int j = 0; j < weights.length; j++) {
      for (int s = 0; s < sum.length; s++) {
        sum[s] += h * weights[j] * k[j][s];
      }
    }
    return sum;
  }
}
