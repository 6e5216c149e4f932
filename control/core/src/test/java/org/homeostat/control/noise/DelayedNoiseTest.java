package org.homeostat.control.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.control.solve.DelayField;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Past;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Tolerance;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** dX = a(X, X(t - r)) dt + b(X) dW, along paths that are known. */
class DelayedNoiseTest {
  private static final int BATCHES = 10;
  private static final int PATHS = 40;
  private static final int[] STEPS = {16, 32, 64, 128};
  private static final int FINE = 1024;

  /** Standard errors that a mean of a fixed seed may be off. */
  private static final double SIGMAS = 4;

  /** What terms of higher order bend the line by, at these steps. */
  private static final double BEND = 0.1;

  /** A value on a straight line, found in two ways. */
  private static final double ROUNDING = 1e-13;

  private static final Tolerance ANY = Tolerance.of(1e-9);

  /** dX = -X dt - 2 X(t - lag) dt. */
  private static VectorField late(double lag) {
    return DelayField.of(
        1, (t, y, z, dydt) -> dydt[0] = -y[0] - 2 * z[0], DelayField.delay(0, lag));
  }

  private static VectorField late(DelayField.Lag lag) {
    return DelayField.of(1, (t, y, z, dydt) -> dydt[0] = -y[0] - 2 * z[0], DelayField.delay(0, lag));
  }

  /** dX = X(t - lag)/2 dt: what noise does outweighs what the drift does. */
  private static VectorField gentle(double lag) {
    return DelayField.of(1, (t, y, z, dydt) -> dydt[0] = z[0] / 2, DelayField.delay(0, lag));
  }

  private static Diffusion additive(double s) {
    return new Equation((t, x) -> 0, (t, x) -> s, (t, x) -> 0, true);
  }

  private static Diffusion proportional(double s) {
    return new Equation((t, x) -> 0, (t, x) -> s * x, (t, x) -> s, false);
  }

  /** The method along the path of that number. */
  private static NoisyMethod method(String scheme, Diffusion diffusion, double step, long path) {
    return (NoisyMethod) Noise.seed(2026).path(path).by(scheme).step(step).method(diffusion, Unit.ONE);
  }

  private static Solution run(NoisyMethod method, VectorField field, double from, double to) {
    return run(method, field, from, to, new double[] {1}, Optional.empty());
  }

  private static Solution run(
      NoisyMethod method, VectorField field, double from, double to, double[] y, Optional<Past> past) {
    return method.integrate(new Problem(field, from, y, to, List.of(), past), ANY, Monitor.NONE);
  }

  private static double end(String scheme, Diffusion diffusion, VectorField field, int steps, long path) {
    return run(method(scheme, diffusion, 1.0 / steps, path), field, 0, 1).last()[0];
  }

  /** The slope of log error on log step in one batch of paths, against the same paths in fine steps. */
  private static double slope(
      String scheme, String reference, Diffusion diffusion, VectorField field, int batch) {
    double[] squares = new double[STEPS.length];
    for (long path = batch * PATHS; path < (batch + 1) * PATHS; path++) {
      double known = end(reference, diffusion, field, FINE, path);
      for (int n = 0; n < STEPS.length; n++) {
        squares[n] += Math.pow(end(scheme, diffusion, field, STEPS[n], path) - known, 2);
      }
    }
    double middle = (STEPS.length - 1) / 2.0;
    double sxy = 0;
    double sxx = 0;
    for (int n = 0; n < STEPS.length; n++) {
      sxy -= (n - middle) * Math.log(squares[n]) / 2 / Math.log(2);
      sxx += (n - middle) * (n - middle);
    }
    return sxy / sxx;
  }

  private static void assertOrder(
      double order, String scheme, String reference, Diffusion diffusion, VectorField field) {
    double[] slopes = IntStream.range(0, BATCHES)
        .mapToDouble(batch -> slope(scheme, reference, diffusion, field, batch)).toArray();
    double mean = Arrays.stream(slopes).average().orElseThrow();
    double square = Arrays.stream(slopes).map(slope -> Math.pow(slope - mean, 2)).sum();
    double error = Math.sqrt(square / (BATCHES - 1) / BATCHES);
    assertEquals(order, mean, SIGMAS * error + BEND, "with a standard error of " + error);
  }

  /** 0.25 is a multiple of every step, 0.3 of none. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.3})
  void eulerIsOfStrongOrderOneForAdditiveNoise(double lag) {
    assertOrder(1, "euler-maruyama", "euler-maruyama", additive(1), late(lag));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.3})
  void eulerIsOfStrongOrderOneHalfWhereTheIntensityVaries(double lag) {
    assertOrder(0.5, "euler-maruyama", "milstein", proportional(1), gentle(lag));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.3})
  void milsteinIsOfStrongOrderOne(double lag) {
    assertOrder(1, "milstein", "milstein", proportional(1), gentle(lag));
  }

  /**
   * The variance at rest of dX = -b X(t - r) dt + s dW.
   *
   * @see "U. Kuechler, B. Mensch, Langevin's stochastic differential equation extended by a time-delayed
   *     term, Stochastics and Stochastic Reports 40 (1992) 23-42, doi:10.1080/17442509208833780"
   */
  private static double variance(double b, double r, double s) {
    return s * s * (1 + Math.sin(b * r)) / (2 * b * Math.cos(b * r));
  }

  private static VectorField feedback(double b, double r) {
    return DelayField.of(1, (t, y, z, dydt) -> dydt[0] = -b * z[0], DelayField.delay(0, r));
  }

  /** One step of the path, of height 1: the square of what it leaves behind adds up to the variance. */
  private static double variance(double b, double r, double s, int perUnit) {
    double[] kick = new double[100 * perUnit];
    kick[0] = 1;
    double h = 1.0 / perUnit;
    Noise noise = Noise.along(Map.of("X", BrownianPath.of(h, kick))).by("euler-maruyama").step(h);
    Solution course = run((NoisyMethod) noise.method(additive(s), Unit.ONE), feedback(b, r), 0, 100,
        new double[] {0}, Optional.empty());
    return IntStream.range(0, kick.length).mapToDouble(i -> course.dense().at(i * h)[0])
        .map(x -> x * x * h).sum();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0.7, 1", "2, 0.3", "0.3, 3.1"})
  void theVarianceAtRestIsThatOfTheClosedForm(double b, double r) {
    double exact = variance(b, r, 0.5);
    double coarse = variance(b, r, 0.5, 64) - exact;
    double fine = variance(b, r, 0.5, 128) - exact;
    assertEquals(2, coarse / fine, 0.1, "of order 1");
    assertEquals(exact, exact + 2 * fine - coarse, 1e-3 * exact, "extrapolated to steps of length 0");
  }

  /** Ten runs of 500; the mean of each is off by some percent, from which their scatter tells how much. */
  @Test
  void courseOverTimeHasThatVariance() {
    double[] squares = IntStream.range(0, 10).mapToDouble(path -> {
      Solution course = run(method("euler-maruyama", additive(0.5), 1.0 / 64, path), feedback(1, 1), 0, 520,
          new double[] {0}, Optional.empty());
      return IntStream.range(20 * 8, 520 * 8).mapToDouble(i -> course.dense().at(i / 8.0)[0])
          .map(x -> x * x).average().orElseThrow();
    }).toArray();
    double mean = Arrays.stream(squares).average().orElseThrow();
    double scatter = Arrays.stream(squares).map(square -> Math.pow(square - mean, 2)).sum();
    double exact = variance(1, 1, 0.5, 64);
    assertEquals(exact, mean, SIGMAS * Math.sqrt(scatter / 9 / 10));
    assertEquals(variance(1, 1, 0.5), mean, 0.1 * exact);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.3, 0.01})
  void withoutIntensityItIsTheRunWithoutNoiseToOrderOne(double lag) {
    Solution exact = Solver.nonStiff().with(Tolerance.of(1e-11)).solve(late(lag), 0, new double[] {1}, 2,
        List.of());
    double coarse = Math.abs(
        run(method("milstein", additive(0), 1.0 / 128, 0), late(lag), 0, 2).last()[0] - exact.last()[0]);
    double fine = Math.abs(
        run(method("milstein", additive(0), 1.0 / 256, 0), late(lag), 0, 2).last()[0] - exact.last()[0]);
    assertEquals(2, coarse / fine, 0.2);
  }

  @ParameterizedTest
  @CsvSource({"0.25, 0.015625", "0.3, 0.015625", "0.3, 0.01", "1e-3, 0.01", "2.3, 0.01"})
  void aRunThatIsCutOnTheGridIsTheUninterruptedOne(double lag, double step) {
    NoisyMethod method = method("milstein", proportional(0.5), step, 0);
    Solution whole = run(method, late(lag), 0, 2);
    Solution first = run(method, late(lag), 0, 75 * step);
    Solution then = run(method, late(lag), 75 * step, 2, first.last(), first.past());
    assertArrayEquals(whole.last(), then.last());
    Past one = whole.past().orElseThrow();
    Past other = then.past().orElseThrow();
    for (double t = -1; t < 2; t += 0.01) {
      assertEquals(one.signal(0, t), other.signal(0, t), "at " + t);
    }
  }

  @Test
  void aPastIsWhatItWasWhenTheRunGoesOnTwice() {
    NoisyMethod method = method("milstein", proportional(0.5), 1.0 / 64, 0);
    Solution first = run(method, late(0.25), 0, 1);
    Solution one = run(method, late(0.25), 1, 2, first.last(), first.past());
    double[] jumped = {first.last()[0] + 1};
    Solution other = run(method, late(0.25), 1, 2, jumped, first.past());
    Solution again = run(method, late(0.25), 1, 2, first.last(), first.past());
    assertArrayEquals(one.last(), again.last());
    assertEquals(first.last()[0], one.past().orElseThrow().signal(0, 1), ROUNDING);
    assertEquals(jumped[0], other.past().orElseThrow().signal(0, 1), ROUNDING, "after the jump");
    assertEquals(1, other.past().orElseThrow().signal(0, -3), "before the first run");
  }

  @Test
  void betweenTwoStepsTheSolutionIsWhereARunWouldEnd() {
    NoisyMethod method = method("milstein", proportional(0.5), 1.0 / 64, 0);
    Solution whole = run(method, late(0.3), 0, 2);
    for (double t = 0.005; t < 2; t += 0.1) {
      assertEquals(run(method, late(0.3), 0, t).last()[0], whole.dense().at(t)[0], ROUNDING, "at " + t);
    }
  }

  @Test
  void theSignalIsAStraightLineFromPointToPoint() {
    Solution run = run(method("milstein", proportional(0.5), 1.0 / 64, 0), late(0.3), 0, 2);
    Past past = run.past().orElseThrow();
    double a = run.dense().at(31 / 64.0)[0];
    double b = run.dense().at(32 / 64.0)[0];
    assertEquals(a + (b - a) / 4, past.signal(0, 31.25 / 64), ROUNDING);
    assertEquals((b - a) * 64, past.rate(0, 31.25 / 64), 64 * ROUNDING);
  }

  @Test
  void aLagOfZeroIsNow() {
    Diffusion diffusion = proportional(0.5);
    double[] plain = run(method("milstein", diffusion, 1.0 / 64, 0),
        new Equation((t, x) -> -x - 2 * x, (t, x) -> 0, (t, x) -> 0, true), 0, 2).last();
    assertArrayEquals(plain, run(method("milstein", diffusion, 1.0 / 64, 0), late(0), 0, 2).last());
    assertArrayEquals(plain, run(method("milstein", diffusion, 1.0 / 64, 0), late((t, y) -> 0), 0, 2).last());
  }

  /** While the lag is above 0.5 the state is the given past's; then it is the run's own. */
  @Test
  void aHistoryIsReadAsItIsGiven() {
    Solution run = run(method("euler-maruyama", additive(0), 1.0 / 1024, 0),
        DelayField.of(1, (t, y, z, dydt) -> dydt[0] = z[0], DelayField.delay(0, 0.5)), 0, 0.5,
        new double[] {1}, Optional.of(Past.of(-0.5, t -> new double[] {Math.cos(t)})));
    assertEquals(1 + Math.sin(0.5), run.last()[0], 1e-3, "of order 1");
    assertEquals(Math.cos(-0.2), run.past().orElseThrow().signal(0, -0.2));
  }

  private static String stopped(VectorField field, Past past) {
    Solution run = run(method("milstein", additive(0.1), 1.0 / 64, 0), field, 0, 4, new double[] {1},
        Optional.of(past));
    assertEquals(2, run.dense().to(), 1.0 / 64);
    return run.outcome().toString();
  }

  @Test
  void aLagThatCannotBeStopsTheRunInTheWordsOfRunsWithoutNoise() {
    assertTrue(stopped(late((t, y) -> 2 - t), Past.constant(1)).startsWith(
        "the lag of the delayed state 0 is -0.015625"));
    assertTrue(stopped(late((t, y) -> Math.sqrt(2 - t)), Past.constant(1)).startsWith(
        "the lag of the delayed state 0 is NaN"));
    assertTrue(stopped(late((t, y) -> 1 + 2 * t), Past.of(-3, t -> new double[] {1})).startsWith(
        "the delayed state 0 looks back beyond the history"));
  }
}
