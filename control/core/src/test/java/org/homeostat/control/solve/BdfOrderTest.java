package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At each of its orders, with the order held and the points before the start on the solution, errors fall
 * with the power k of the steps' length: at the ends of the steps and between them, in steps of one length
 * and in such as change again and again.
 */
class BdfOrderTest {

  /** The difference between a measured slope and the order; measured is 0.09. */
  private static final double NEAR = 0.2;

  /** So tight that what the iteration leaves does not show. */
  private static final Tolerance TOLERANCE = new Tolerance(1e-13, 1e-13);

  /** The ratios of steps to those before, which come again and again. */
  private static final double[] EQUAL = {1};
  private static final double[] CHANGING = {1, 1.3, 0.8, 1, 1.25, 1 / 1.3};

  private static final double[] SHARES = {0.1, 0.3, 0.5, 0.7, 0.9};

  private static final double END = 4;

  /** The longest steps looked at, for each order: rounding does not show yet in the shortest. */
  private static final double[] FIRST = {2e-3, 4e-3, 8e-3, 0.012, 0.02};

  /** x = tan(sin t)/2 and y = exp(sin t), held on their ways by fast modes: neither linear nor autonomous. */
  private static final ExactField FIELD = new ExactField(2, (t, y, d) -> {
    d[0] = (0.5 + 2 * y[0] * y[0]) * Math.cos(t) - 20 * (y[0] - Math.tan(Math.sin(t)) / 2);
    d[1] = y[1] * Math.cos(t) - 5 * (y[1] * y[1] - Math.exp(2 * Math.sin(t)))
        + 3 * (y[0] - Math.tan(Math.sin(t)) / 2);
  }, (t, y, j) -> {
    j[0] = 4 * y[0] * Math.cos(t) - 20;
    j[2] = 3;
    j[3] = Math.cos(t) - 10 * y[1];
  }, (t, y, d) -> d[0] = 0);

  private static double[] solution(double t) {
    return new double[] {Math.tan(Math.sin(t)) / 2, Math.exp(Math.sin(t))};
  }

  static Stream<Arguments> cases() {
    return IntStream.rangeClosed(1, BdfCoefficients.HIGHEST).boxed().flatMap(order -> Stream.of(
        Arguments.of(order, "equal", EQUAL), Arguments.of(order, "changing", CHANGING)));
  }

  /**
   * The largest errors of a run: at the ends of the steps, between them, and between them as they are kept.
   */
  private record Errors(double ends, double between, double kept) {}

  @ParameterizedTest(name = "order {0}, {1} steps")
  @MethodSource("cases")
  void endsOfStepsConvergeAtTheOrder(int order, String name, double[] ratios) {
    assertEquals(order, slope(order, ratios, Errors::ends), NEAR);
  }

  @ParameterizedTest(name = "order {0}, {1} steps")
  @MethodSource("cases")
  void denseOutputConvergesAtTheOrder(int order, String name, double[] ratios) {
    assertEquals(order, slope(order, ratios, Errors::between), NEAR);
  }

  @ParameterizedTest(name = "order {0}, {1} steps")
  @MethodSource("cases")
  void keptStepsConvergeAtTheOrder(int order, String name, double[] ratios) {
    assertEquals(order, slope(order, ratios, Errors::kept), NEAR);
  }

  private static double slope(int order, double[] ratios, ToDoubleFunction<Errors> which) {
    double first = FIRST[order - 1];
    double[] lengths = {first, first / 1.4, first / 2, first / 2.8};
    return Slope.of(Arrays.stream(lengths).map(Math::log).toArray(), Arrays.stream(lengths)
        .map(h -> Math.log(which.applyAsDouble(run(order, h, ratios)))).toArray());
  }

  private static Errors run(int order, double length, double[] ratios) {
    double h = length;
    double t = 0;
    double[] times = new double[order + 1];
    double[][] states = new double[order + 1][];
    for (int j = 0; j <= order; j++) {
      times[j] = t - j * h;
      states[j] = solution(times[j]);
    }
    Bdf bdf = new Bdf(FIELD, TOLERANCE);
    bdf.start(times, states);
    double ends = 0;
    double between = 0;
    double kept = 0;
    double[] y = new double[2];
    double[] store = new double[bdf.kept()];
    for (int k = 0; t < END; k++) {
      h *= ratios[k % ratios.length];
      bdf.attempt(t + h);
      ends = Math.max(ends, distance(bdf.proposed(), t + h));
      bdf.keep(store, 0);
      for (double theta : SHARES) {
        bdf.interpolate(theta, y);
        between = Math.max(between, distance(y, t + theta * h));
        bdf.interpolant().at(t, h, store, 0, theta, y);
        kept = Math.max(kept, distance(y, t + theta * h));
      }
      bdf.accept();
      t += h;
    }
    return new Errors(ends, between, kept);
  }

  private static double distance(double[] y, double t) {
    double[] exact = solution(t);
    return Math.max(Math.abs(y[0] - exact[0]), Math.abs(y[1] - exact[1]));
  }
}
