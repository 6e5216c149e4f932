package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The dense output that is kept of a run is that of the kernel at its work, and as good. */
class DenseOutputTest {

  /**
   * The kernel and the kept step add up the same terms in another order. Those of the interpolants are up to
   * 1200 times as large as their sum.
   */
  private static final double ROUNDING = 1200 * 1e-15;

  private static final double[] SHARES = {0, 1e-3, 0.1, 0.25, 0.37, 0.5, 0.62, 0.8, 0.999, 1};

  /** In tolerances; measured are at most 5.7 (Rodas5P), at the ends of the steps and between them. */
  private static final double FAIR = 10;

  /** x = tan(u), y = cos(3t) exp(u), where u = sin t: neither linear nor autonomous. */
  private static final ExactField FIELD = new ExactField(2, (t, y, d) -> {
    d[0] = (1 + y[0] * y[0]) * Math.cos(t);
    d[1] = y[1] * Math.cos(t) - 3 * Math.sin(3 * t) * Math.exp(Math.atan(y[0]));
  }, (t, y, j) -> {
    j[0] = 2 * y[0] * Math.cos(t);
    j[2] = -3 * Math.sin(3 * t) * Math.exp(Math.atan(y[0])) / (1 + y[0] * y[0]);
    j[3] = Math.cos(t);
  }, (t, y, d) -> {
    d[0] = -(1 + y[0] * y[0]) * Math.sin(t);
    d[1] = -y[1] * Math.sin(t) - 9 * Math.cos(3 * t) * Math.exp(Math.atan(y[0]));
  });

  private static final double BEGIN = 0.3;
  private static final double END = 2.3;

  private static double[] solution(double t) {
    double u = Math.sin(t);
    return new double[] {Math.tan(u), Math.cos(3 * t) * Math.exp(u)};
  }

  static Stream<March.Making> makings() {
    return Stream.of(Tsit5::new, Vern7::new, Rodas5P::new, Bdf::new, Radau::new);
  }

  @ParameterizedTest
  @MethodSource("makings")
  void aKeptStepIsWhatTheKernelInterpolates(March.Making making) {
    Kernel kernel = making.kernel(FIELD, Tolerance.of(1e-9));
    kernel.start(BEGIN, solution(BEGIN));
    double t = BEGIN;
    double[] expected = new double[2];
    double[] y = new double[2];
    for (double end : new double[] {0.5, 0.9, 1.6, 1.7}) {
      kernel.attempt(end);
      double[] store = new double[kernel.kept() + 5];
      kernel.keep(store, 5);
      for (double theta : SHARES) {
        kernel.interpolate(theta, expected);
        kernel.interpolant().at(t, end - t, store, 5, theta, y);
        assertArrayEquals(expected, y, ROUNDING, "at " + theta);
      }
      kernel.accept();
      t = end;
    }
  }

  @ParameterizedTest
  @CsvSource({"tsit5", "vern7", "rodas5p", "bdf", "radau"})
  void aSolutionIsKnownBetweenItsStepsAsWellAsAtThem(String method) {
    for (double rtol : new double[] {1e-5, 1e-7, 1e-9, 1e-11}) {
      Solution run = Solver.named(method).with(new Tolerance(rtol, rtol))
          .solve(FIELD, BEGIN, solution(BEGIN), END, List.of());
      double error = largestError(run.dense());
      assertTrue(error <= FAIR * rtol, error + " at " + rtol);
    }
  }

  /** Over times that come to lie at all shares of the steps. */
  private static double largestError(DenseOutput dense) {
    double largest = 0;
    for (double t = BEGIN; t <= END; t += 7e-4) {
      double[] y = dense.at(t);
      double[] exact = solution(t);
      for (int i = 0; i < y.length; i++) {
        largest = Math.max(largest, Math.abs(y[i] - exact[i]));
      }
    }
    return largest;
  }

  @Test
  void rodas5psCoefficientsAreThePublishedOnes() throws IOException {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        DenseOutputTest.class.getResourceAsStream("rodas5p-interpolant.csv"), StandardCharsets.UTF_8))) {
      double[][] published = in.lines().filter(line -> line.startsWith("K"))
          .map(line -> Arrays.stream(line.split(",")).skip(1).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
      assertTrue(Arrays.deepEquals(published, Rodas5PInterpolant.H),
          () -> Arrays.deepToString(Rodas5PInterpolant.H));
    }
  }
}
