package org.homeostat.control.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;

/**
 * Orders of convergence to the exact solution on the same path, from batches of paths: each batch gives a
 * slope of log error on log step, their mean has a standard error.
 */
class NoiseOrderTest {
  private static final int BATCHES = 20;
  private static final int PATHS = 30;
  private static final int[] STEPS = {16, 32, 64, 128};

  /** Standard errors that a mean of a fixed seed may be off. */
  private static final double SIGMAS = 4;

  /** What terms of higher order bend the line by, at these steps. */
  private static final double BEND = 0.1;

  /** A standard error larger than this would make the test say nothing. */
  private static final double SHARP = 0.05;

  /** What the exact solution is at 1 along the path of a noise. */
  private interface Exact {
    double along(Noise noise);
  }

  private static BrownianPath path(Noise noise) {
    return noise.wiener("X", Unit.ONE);
  }

  /** Where runs of each batch end, by steps and path; at last where the exact solutions do. */
  private static double[][][] ends(Equation equation, String scheme, double x0, Exact exact) {
    double[][][] ends = new double[BATCHES][STEPS.length + 1][PATHS];
    for (int k = 0; k < BATCHES * PATHS; k++) {
      Noise noise = Noise.seed(2026).path(k);
      double[][] batch = ends[k / PATHS];
      for (int n = 0; n < STEPS.length; n++) {
        batch[n][k % PATHS] = equation.last(noise, scheme, x0, STEPS[n]);
      }
      batch[STEPS.length][k % PATHS] = exact.along(noise);
    }
    return ends;
  }

  private static double[] errors(double[][] batch, int n, DoubleUnaryOperator observable) {
    return IntStream.range(0, PATHS).mapToDouble(k -> observable.applyAsDouble(batch[n][k])
        - observable.applyAsDouble(batch[STEPS.length][k])).toArray();
  }

  private static double strong(double[] errors) {
    return Math.sqrt(Arrays.stream(errors).map(error -> error * error).average().orElseThrow());
  }

  private static double weak(double[] errors) {
    return Math.abs(Arrays.stream(errors).average().orElseThrow());
  }

  private interface Size {
    double of(double[] errors);
  }

  private static void assertStrongOrder(double order, double[][][] ends) {
    assertOrder(order, ends, x -> x, NoiseOrderTest::strong);
  }

  /** Of the mean and of the mean square. */
  private static void assertWeakOrder(double order, double[][][] ends) {
    assertOrder(order, ends, x -> x, NoiseOrderTest::weak);
    assertOrder(order, ends, x -> x * x, NoiseOrderTest::weak);
  }

  private static void assertOrder(
      double order, double[][][] ends, DoubleUnaryOperator observable, Size size) {
    double[] slopes = Arrays.stream(ends).mapToDouble(batch -> slope(batch, observable, size)).toArray();
    double mean = Arrays.stream(slopes).average().orElseThrow();
    double square = Arrays.stream(slopes).map(slope -> (slope - mean) * (slope - mean)).sum();
    double error = Math.sqrt(square / (BATCHES - 1) / BATCHES);
    assertTrue(error < SHARP, "the standard error of the order is " + error);
    assertEquals(order, mean, SIGMAS * error + BEND);
  }

  private static double slope(double[][] batch, DoubleUnaryOperator observable, Size size) {
    double sxy = 0;
    double sxx = 0;
    double middle = (STEPS.length - 1) / 2.0;
    for (int n = 0; n < STEPS.length; n++) {
      sxy -= (n - middle) * Math.log(size.of(errors(batch, n, observable))) / Math.log(2);
      sxx += (n - middle) * (n - middle);
    }
    return sxy / sxx;
  }

  private static final Equation GROWTH = Equation.geometric(0.5, 0.5);
  private static final Exact GROWN = noise -> Math.exp(0.5 - 0.125 + 0.5 * path(noise).at(1));

  @Test
  void eulerIsOfStrongOrderOneHalf() {
    assertStrongOrder(0.5, ends(GROWTH, "euler-maruyama", 1, GROWN));
  }

  @Test
  void milsteinIsOfStrongOrderOne() {
    assertStrongOrder(1, ends(GROWTH, "milstein", 1, GROWN));
  }

  /** Little noise, so that the error of the mean shows under the scatter of the paths. */
  private static final Equation CALM = Equation.geometric(2, 0.1);
  private static final Exact CALMLY = noise -> Math.exp(2 - 0.005 + 0.1 * path(noise).at(1));

  @Test
  void eulerIsOfWeakOrderOne() {
    assertWeakOrder(1, ends(CALM, "euler-maruyama", 1, CALMLY));
  }

  @Test
  void milsteinIsOfWeakOrderOne() {
    assertWeakOrder(1, ends(CALM, "milstein", 1, CALMLY));
  }

  /** dX = -k X dt + b(t) dW, an Ornstein-Uhlenbeck process whose noise comes and goes. */
  private static Equation fading(double k, double s) {
    return new Equation((t, x) -> -k * x, (t, x) -> s * intensity(t), (t, x) -> 0, true);
  }

  private static double intensity(double t) {
    return 1 + Math.sin(3 * t) / 2;
  }

  /** e^-k (x0 + int e^kr b(r) dW), the integrand linear over stretches of 1/1024: that is of order 2. */
  private static Exact convolved(double k, double s, double x0) {
    return noise -> {
      int n = 1024;
      double h = 1.0 / n;
      BrownianTree tree = path(noise).tree();
      double sum = x0;
      for (int i = 0; i < n; i++) {
        double t = i * h;
        double g = s * Math.exp(k * t) * intensity(t);
        double slope = s * Math.exp(k * t) * (k * intensity(t) + 1.5 * Math.cos(3 * t));
        tree.read(t, t + h);
        sum += g * tree.w() + slope * h * (tree.w() / 2 - tree.area());
      }
      return Math.exp(-k) * sum;
    };
  }

  @Test
  void eulerIsOfStrongOrderOneForAdditiveNoise() {
    assertStrongOrder(1, ends(fading(2, 1), "euler-maruyama", 1, convolved(2, 1, 1)));
  }

  /** What it leaves out is of order 2 where the drift is linear; of order 3/2 it lacks only a'' b^2. */
  @Test
  void sra1IsOfStrongOrderTwoWhereTheDriftIsLinear() {
    assertStrongOrder(2, ends(fading(2, 1), "sra1", 1, convolved(2, 1, 1)));
  }

  @Test
  void sra1IsOfWeakOrderTwo() {
    assertWeakOrder(2, ends(fading(2, 0.01), "sra1", 1, convolved(2, 0.01, 1)));
  }

  /** dX = cos X dt + 2 dW; the exact solution is that of steps of 1/1024. */
  @Test
  void sra1IsOfStrongOrderThreeHalves() {
    Equation waves = new Equation((t, x) -> Math.cos(x), (t, x) -> 2, (t, x) -> 0, true);
    assertStrongOrder(1.5, ends(waves, "sra1", 0, noise -> waves.last(noise, "sra1", 0, 1024)));
  }
}
