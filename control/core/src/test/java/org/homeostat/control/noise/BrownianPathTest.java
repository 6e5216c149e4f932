package org.homeostat.control.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.homeostat.control.noise.BrownianPath.Increment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of Brownian paths, and that they are values. */
class BrownianPathTest {

  private static final int MANY = 2000;

  /** Standard errors that a sample of a fixed seed may be off. */
  private static final double SIGMAS = 4;

  /** Roundings of sums of some hundred numbers of size 1. */
  private static final double ROUNDING = 1e-13;

  /** What many paths do over two neighbouring stretches of length h. */
  private record Pairs(double h, List<Increment[]> increments) {

    static Pairs of(double h, double begin) {
      return new Pairs(h, IntStream.range(0, MANY).mapToObj(seed -> BrownianPath.of(seed, "L"))
          .map(path -> new Increment[] {path.increment(begin, begin + h),
              path.increment(begin + h, begin + 2 * h)}).toList());
    }

    double mean(ToDoubleBiFunction<Increment, Increment> product) {
      return increments.stream().mapToDouble(pair -> product.applyAsDouble(pair[0], pair[1])).average()
          .orElseThrow() / h;
    }
  }

  /** W of variance h, H of variance h/12, and nothing correlated with anything else, next or not. */
  @ParameterizedTest
  @CsvSource({"0.0078125, 3", "0.01, 0.77", "1000, 12345.678", "1e-7, 5.3"})
  void incrementsAndAreasHaveTheirLaw(double h, double begin) {
    Pairs pairs = Pairs.of(h, begin);
    double error = SIGMAS / Math.sqrt(MANY);
    assertEquals(1, pairs.mean((a, b) -> a.w() * a.w()), Math.sqrt(2) * error);
    assertEquals(1, pairs.mean((a, b) -> b.w() * b.w()), Math.sqrt(2) * error);
    assertEquals(1, pairs.mean((a, b) -> 12 * a.area() * a.area()), Math.sqrt(2) * error);
    assertEquals(0, pairs.mean((a, b) -> Math.sqrt(12) * a.w() * a.area()), error);
    assertEquals(0, pairs.mean((a, b) -> a.w() * b.w()), error);
    assertEquals(0, pairs.mean((a, b) -> Math.sqrt(12) * a.w() * b.area()), error);
    assertEquals(0, pairs.mean((a, b) -> Math.sqrt(12) * b.w() * a.area()), error);
    assertEquals(0, pairs.mean((a, b) -> 12 * a.area() * b.area()), error);
  }

  /** The increments of one path over a grid that its halvings do not meet. */
  @Test
  void theIncrementsOfOnePathAreIndependent() {
    BrownianTree tree = BrownianPath.of(7, "FM").tree();
    int n = 100_000;
    double h = 0.01;
    double[] w = new double[n];
    for (int k = 0; k < n; k++) {
      tree.read(k * h, (k + 1) * h);
      w[k] = tree.w() / Math.sqrt(h);
    }
    double error = SIGMAS / Math.sqrt(n);
    for (int lag = 0; lag < 5; lag++) {
      double sum = 0;
      double squares = 0;
      for (int k = lag; k < n; k++) {
        sum += w[k] * w[k - lag] / n;
        squares += (w[k] * w[k] - 1) * (w[k - lag] * w[k - lag] - 1) / n;
      }
      assertEquals(lag == 0 ? 1 : 0, sum, (lag == 0 ? Math.sqrt(2) : 1) * error, "lag " + lag);
      assertEquals(lag == 0 ? 2 : 0, squares, (lag == 0 ? Math.sqrt(56) : 2) * error, "lag " + lag);
    }
  }

  /** The integral over pieces is that over the whole: W and H at all resolutions are of one path. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0625, 0.01, 0.037})
  void coarseIncrementsAndAreasAreThoseOfTheFinePath(double h) {
    BrownianPath path = BrownianPath.of(11, "L");
    double begin = 1.3;
    double w = 0;
    double integral = 0;
    int n = 100;
    for (int k = 0; k < n; k++) {
      Increment piece = path.increment(begin + k * h, begin + (k + 1) * h);
      integral += h * (w + piece.w() / 2 + piece.area());
      w += piece.w();
    }
    Increment whole = path.increment(begin, begin + n * h);
    assertEquals(whole.w(), w, ROUNDING);
    assertEquals(n * h * (whole.w() / 2 + whole.area()), integral, 1e-8 * n * h,
        "times are rounded to 2^-32, and the pieces with them");
  }

  @Test
  void whatIsReadDependsOnTheTimesAloneToTheLastBit() {
    var random = new SplittableRandom(5);
    BrownianPath path = BrownianPath.of(-3, "some state");
    BrownianTree used = path.tree();
    for (int k = 0; k < 2000; k++) {
      double from = random.nextInt(4) == 0 ? random.nextInt(1000) / 64.0 : random.nextDouble(100);
      double to = from + Math.scalb(random.nextDouble(), -random.nextInt(30));
      used.read(from, to);
      assertEquals(path.increment(from, to), new Increment(used.w(), used.area()));
    }
    double coarse = path.at(17);
    for (int k = 0; k <= 17 * 128; k++) {
      used.read(0, k / 128.0);
    }
    assertEquals(coarse, used.w());
    assertEquals(coarse, BrownianPath.of(-3, "some state").at(17));
  }

  @Test
  void pathsOfOtherNamesAndSeedsAreOthers() {
    double sum = 0;
    double seeds = 0;
    for (int k = 0; k < MANY; k++) {
      sum += BrownianPath.of(k, "L").at(1) * BrownianPath.of(k, "FM").at(1) / MANY;
      seeds += BrownianPath.of(k, "L").at(1) * BrownianPath.of(k + 1, "L").at(1) / MANY;
    }
    assertEquals(0, sum, SIGMAS / Math.sqrt(MANY));
    assertEquals(0, seeds, SIGMAS / Math.sqrt(MANY));
    assertNotEquals(BrownianPath.of(7, "ab").at(1), BrownianPath.of(7, "ba").at(1));
    assertNotEquals(Noise.seed(7).path(1), Noise.seed(7).path(2));
  }

  /** From this implementation: seeds must mean the same in every version, on every machine. */
  @Test
  void aSeedMeansTheSameForEver() {
    BrownianPath path = BrownianPath.of(7, "L");
    assertEquals(-0.2914741493068538, path.at(1));
    assertEquals(7.2705228492252605, path.at(60.5));
    assertEquals(0.0010265866707961364, path.increment(2, 2.1).area());
  }

  @Test
  void aClockAtAnotherRateScalesThePath() {
    BrownianPath days = BrownianPath.of(7, "L");
    BrownianPath hours = days.atRate(1.0 / 24);
    assertEquals(days.at(2.5) * Math.sqrt(24), hours.at(60), ROUNDING * 10);
    assertEquals(days.increment(1, 1.25).area() * Math.sqrt(24), hours.increment(24, 30).area(), ROUNDING);
    BrownianPath given = BrownianPath.of(0.5, 1, -2).atRate(0.5);
    assertEquals(-2 * Math.sqrt(2), given.increment(1, 2).w(), ROUNDING);
  }

  @Test
  void givenIncrementsAreMetOnTheirGrid() {
    double[] given = {0.1, -0.2, 0.05, 0.3};
    BrownianPath path = BrownianPath.of(0.1, given);
    for (int k = 0; k < given.length; k++) {
      assertEquals(given[k], path.increment(k * 0.1, (k + 1) * 0.1).w());
    }
    assertEquals(0.1 - 0.2 + 0.05 + 0.3, path.at(0.4));
    assertEquals(path.at(0.15), BrownianPath.of(0.1, given).at(0.15), "the bridge is always the same");
  }

  /** In the middle of a stretch the bridge has the mean of its ends, and the variance h/4. */
  @Test
  void betweenGivenPointsThereIsABrownianBridge() {
    double h = 0.5;
    BrownianPath path = BrownianPath.of(h, new double[MANY]);
    double mean = 0;
    double square = 0;
    for (int k = 0; k < MANY; k++) {
      double middle = path.increment(k * h, (k + 0.5) * h).w();
      mean += middle / MANY;
      square += middle * middle / MANY;
    }
    assertEquals(0, mean, SIGMAS * Math.sqrt(h / 4 / MANY));
    assertEquals(h / 4, square, SIGMAS * Math.sqrt(2.0 / MANY) * h / 4);
  }

  /** What two states do between the points that were given for them is not the same. */
  @Test
  void bridgesBetweenOtherPointsAreOthers() {
    double[] other = new double[MANY];
    other[MANY - 1] = 1;
    BrownianTree one = BrownianPath.of(1, new double[MANY]).tree();
    BrownianTree two = BrownianPath.of(1, other).tree();
    double sum = 0;
    for (int k = 0; k < MANY - 1; k++) {
      one.read(k, k + 0.5);
      two.read(k, k + 0.5);
      sum += 4 * one.w() * two.w() / MANY;
    }
    assertEquals(0, sum, SIGMAS / Math.sqrt(MANY));
  }

  @Test
  void whereThereIsNoPathIsSaid() {
    BrownianPath path = BrownianPath.of(0.1, 0.5, 0.5);
    assertEquals("the given Brownian increments reach from 0 to 0.2, and 0.3 is asked for. Give more of them,"
        + " or shorten the run.", message(() -> path.at(0.3)));
    assertEquals("a Brownian path is known from 0 to 1073742000, not at -1.",
        message(() -> BrownianPath.of(1, "L").at(-1)));
    assertEquals("a Brownian path is read forwards, not from 2 to 1.",
        message(() -> BrownianPath.of(1, "L").increment(2, 1)));
    assertEquals("a Brownian path is known from 0 to 1073742000, not at NaN.",
        message(() -> BrownianPath.of(1, "L").at(Double.NaN)));
    assertEquals("Brownian increment 1 is NaN; give finite numbers.",
        message(() -> BrownianPath.of(1, 0, Double.NaN)));
    assertEquals("Brownian increments over steps of 0 make no path; the step is a finite length above 0.",
        message(() -> BrownianPath.of(0, 1.0)));
    assertEquals("a clock at the rate 0.0 does not go; give one above 0.",
        message(() -> BrownianPath.of(1, "L").atRate(0)));
  }

  private static String message(org.junit.jupiter.api.function.Executable asking) {
    return assertThrows(IllegalArgumentException.class, asking).getMessage();
  }
}
