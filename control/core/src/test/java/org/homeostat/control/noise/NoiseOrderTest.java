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
 * slope
 * of log error on log step, their mean has a standard error.
 */
class NoiseOrderTest {
  private static final int BATCHES = 20;
  private static final int PATHS = 50;
  private static final int[] STEPS = {16, 32, 64, 128};

  /** Standard errors that a mean of a fixed seed may be off. */
  private static final double SIGMAS = 4;

  /** What terms of higher order bend the line by, at these steps. */
  private static final double BEND = 0.1;

  /** A standard error larger than this would make the test say nothing. */
  private static final double SHARP = 0.05;

  /** What the exact solution is at 1 along a path. */
  private interface Exact {
    double along(BrownianPath path);
  }

  /** Differences to the exact solution: by batch, steps and path. */
  private static double[][][] errors(
      Equation equation, String scheme, double x0, DoubleUnaryOperator observable, Exact exact) {
    return IntStream.range(0, BATCHES).mapToObj(batch -> {
      double[][] errors = new double[STEPS.length][PATHS];
      for (int k = 0; k < PATHS; k++) {
        Noise noise = Noise.seed(2026).path(batch * PATHS + k);
        double known = observable.applyAsDouble(exact.along(noise.wiener("X", Unit.ONE)));
        for (int n = 0; n < STEPS.length; n++) {
          errors[n][k] = observable.applyAsDouble(equation.last(noise, scheme, x0, STEPS[n])) - known;
        }
      }
      return errors;
    }).toArray(double[][][]::new);
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

  private static void assertOrder(double order, double[][][] errors, Size size) {
    double[] slopes = Arrays.stream(errors).mapToDouble(batch -> slope(batch, size)).toArray();
    double mean = Arrays.stream(slopes).average().orElseThrow();
    double square = Arrays.stream(slopes).map(slope -> (slope - mean) * (slope - mean)).sum();
    double error = Math.sqrt(square / (BATCHES - 1) / BATCHES);
    assertTrue(error < SHARP, "the standard error of the order is " + error);
    assertEquals(order, mean, SIGMAS * error + BEND);
  }

  private static double slope(double[][] errors, Size size) {
    double sxy = 0;
    double sxx = 0;
    double middle = (STEPS.length - 1) / 2.0;
    for (int n = 0; n < STEPS.length; n++) {
      sxy -= (n - middle) * Math.log(size.of(errors[n])) / Math.log(2);
      sxx += (n - middle) * (n - middle);
    }
    return sxy / sxx;
  }

  private static final Equation GROWTH = Equation.geometric(0.5, 0.5);
  private static final Exact GROWN = path -> Math.exp(0.5 - 0.125 + 0.5 * path.at(1));

  @Test
  void eulerIsOfStrongOrderOneHalf() {
    assertOrder(0.5, errors(GROWTH, "euler-maruyama", 1, x -> x, GROWN), NoiseOrderTest::strong);
  }

  @Test
  void milsteinIsOfStrongOrderOne() {
    assertOrder(1, errors(GROWTH, "milstein", 1, x -> x, GROWN), NoiseOrderTest::strong);
  }

  /** Little noise, so that the error of the mean shows under the scatter of the paths. */
  private static final Equation CALM = Equation.geometric(2, 0.1);
  private static final Exact CALMLY = path -> Math.exp(2 - 0.005 + 0.1 * path.at(1));

  @Test
  void eulerIsOfWeakOrderOne() {
    assertOrder(1, errors(CALM, "euler-maruyama", 1, x -> x, CALMLY), NoiseOrderTest::weak);
    assertOrder(1, errors(CALM, "euler-maruyama", 1, x -> x * x, CALMLY), NoiseOrderTest::weak);
  }

  @Test
  void milsteinIsOfWeakOrderOne() {
    assertOrder(1, errors(CALM, "milstein", 1, x -> x, CALMLY), NoiseOrderTest::weak);
    assertOrder(1, errors(CALM, "milstein", 1, x -> x * x, CALMLY), NoiseOrderTest::weak);
  }

  /** dX = -k X dt + b(t) dW, an Ornstein-Uhlenbeck process whose noise comes and goes. */
  private static Equation fading(double k, double s) {
    return new Equation((t, x) -> -k * x, (t, x) -> s * intensity(t), (t, x) -> 0, true);
  }

  private static double intensity(double t) {
    return 1 + Math.sin(3 * t) / 2;
  }

  /** e^-k (x0 + int e^kr b(r) dW), the integrand linear over stretches of 1/2048: that is of order 2. */
  private static Exact convolved(double k, double s, double x0) {
    return path -> {
      int n = 2048;
      double h = 1.0 / n;
      BrownianTree tree = path.tree();
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
    assertOrder(1, errors(fading(2, 1), "euler-maruyama", 1, x -> x, convolved(2, 1, 1)),
        NoiseOrderTest::strong);
  }

  /** What it leaves out is of order 2 where the drift is linear; of order 3/2 it lacks only a'' b^2. */
  @Test
  void sra1IsOfStrongOrderTwoWhereTheDriftIsLinear() {
    assertOrder(2, errors(fading(2, 1), "sra1", 1, x -> x, convolved(2, 1, 1)), NoiseOrderTest::strong);
  }

  @Test
  void sra1IsOfWeakOrderTwo() {
    assertOrder(2, errors(fading(2, 0.01), "sra1", 1, x -> x, convolved(2, 0.01, 1)), NoiseOrderTest::weak);
    assertOrder(2, errors(fading(2, 0.01), "sra1", 1, x -> x * x, convolved(2, 0.01, 1)),
        NoiseOrderTest::weak);
  }

  /** dX = cos X dt + 2 dW; the exact solution is that of steps of 1/1024. */
  @Test
  void sra1IsOfStrongOrderThreeHalves() {
    Equation waves = new Equation((t, x) -> Math.cos(x), (t, x) -> 2, (t, x) -> 0, true);
    double[][][] errors = new double[BATCHES][STEPS.length][PATHS];
    for (int path = 0; path < BATCHES * PATHS; path++) {
      Noise noise = Noise.seed(3).path(path);
      double known = waves.last(noise, "sra1", 0, 1024);
      for (int n = 0; n < STEPS.length; n++) {
        errors[path / PATHS][n][path % PATHS] = waves.last(noise, "sra1", 0, STEPS[n]) - known;
      }
    }
    assertOrder(1.5, errors, NoiseOrderTest::strong);
  }
}
