package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The problems that the solvers are measured with say what they should. */
class ReferenceProblemsTest {

  /** The worst of the published ends of DETEST (C3) is off by 1.02e-13, from rounding in its making. */
  private static final double PUBLISHED = 1.1e-13;

  /** Closed forms in double precision, of arguments up to 21. */
  private static final double ROUNDING = 1e-14;

  /** Central differences with relative steps of 1e-5 are off by about their square. */
  private static final double DIFFERENCES = 1e-8;

  /** The rounding of the rates over that step. */
  private static final double CANCELLED = 1e-10;

  private static final ReferenceProblem MEALS = new ReferenceProblem(
      "meals", MealDrivenLoop.FIELD, MealDrivenLoop.START, 240, MealDrivenLoop.reference().get(0), 1, 0);

  static Stream<ReferenceProblem> withJacobian() {
    return Stream.of(Detest.all(), StiffProblems.all(), List.of(MEALS)).flatMap(List::stream)
        .filter(problem -> problem.field().hasJacobian());
  }

  static Stream<String> published() {
    return Detest.all().stream().map(ReferenceProblem::name).filter(name -> !name.equals("C4"));
  }

  @ParameterizedTest
  @MethodSource("withJacobian")
  void jacobiansAreTheSlopesOfTheRates(ReferenceProblem problem) {
    VectorField field = problem.field();
    int n = field.dimension();
    double[] y = somewhere(problem);
    double[] dfdy = new double[n * n];
    field.jacobian(3, y, dfdy);
    for (int j = 0; j < n; j++) {
      double[] slope = slope(field, 0, y, j, 1e-5 * Math.abs(y[j]));
      double rounding = CANCELLED * largest(rates(field, 3, y)) / Math.abs(y[j]);
      double tolerance = DIFFERENCES * largest(slope) + rounding;
      for (int i = 0; i < n; i++) {
        assertEquals(slope[i], dfdy[i * n + j], tolerance, "df" + (i + 1) + "/dy" + (j + 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withJacobian")
  void timeDerivativesAreTheSlopesOfTheRatesInTime(ReferenceProblem problem) {
    double[] y = somewhere(problem);
    double[] dfdt = new double[y.length];
    problem.field().timeDerivative(3, y, dfdt);
    double[] slope = slope(problem.field(), 1e-5, y, 0, 0);
    assertArrayEquals(slope, dfdt, DIFFERENCES * (1 + largest(slope)));
  }

  @ParameterizedTest
  @MethodSource("published")
  void theEndsOfDetestAreThePublishedOnes(String name) {
    double[] own = Detest.kept(name);
    assertArrayEquals(Detest.kept(name + "*"), own, PUBLISHED * Math.max(1, largest(own)));
  }

  @Test
  void theEndsOfDetestAreThoseOfTheClosedForms() {
    closed("A1", Math.exp(-20));
    closed("A2", 1 / Math.sqrt(21));
    closed("A3", Math.exp(Math.sin(20)));
    closed("A4", 20 / (1 + 19 * Math.exp(-5)));
    closed("B2", 1 + Math.exp(-20) / 2, 1, 1 - Math.exp(-20) / 2);
    closed("C1", poisson());
    closed("C2", geometric());
    closed("C3", sines(10));
    closed("C4", sines(51));
    closed("E1", Detest.bessel(21));
    closed("E4", 30 + Math.log(Math.cosh(20 * Math.sqrt(0.0128))) / 0.4,
        Math.sqrt(0.08) * Math.tanh(20 * Math.sqrt(0.0128)));
    closed("E5", 12.5 * Math.log(5) - 6, 2.4);
  }

  @ParameterizedTest
  @CsvSource({"D1, 0.1", "D2, 0.3", "D3, 0.5", "D4, 0.7", "D5, 0.9"})
  void theEndsOfOrbitsAreKeplers(String name, double e) {
    double anomaly = 20;
    for (int k = 0; k < 60; k++) {
      anomaly -= (anomaly - e * Math.sin(anomaly) - 20) / (1 - e * Math.cos(anomaly));
    }
    double rate = 1 / (1 - e * Math.cos(anomaly));
    double b = Math.sqrt(1 - e * e);
    closed(name, Math.cos(anomaly) - e, b * Math.sin(anomaly), -Math.sin(anomaly) * rate,
        b * Math.cos(anomaly) * rate);
  }

  @Test
  void theErrorOfAnAnswerIsNothingAndWhatIsNoNumberIsNoSmallError() {
    ReferenceProblem decay = Detest.named("A1");
    assertEquals(0, decay.error(decay.answer()));
    assertTrue(Double.isNaN(decay.error(new double[] {Double.NaN})));
  }

  private static void closed(String name, double... values) {
    assertArrayEquals(values, Detest.kept(name), ROUNDING * Math.max(1, largest(values)), name);
  }

  /** Member i of the decay chain at rate one is exp(-t) t^i/i!; the last holds the rest. */
  private static double[] poisson() {
    double[] y = new double[10];
    double term = Math.exp(-20);
    y[9] = 1;
    for (int i = 0; i < 9; i++) {
      y[i] = term;
      y[9] -= term;
      term *= 20.0 / (i + 1);
    }
    return y;
  }

  /** Member i of the decay chain at rates 1, 2 ... is exp(-t) (1 - exp(-t))^i; the last holds the rest. */
  private static double[] geometric() {
    double[] y = new double[10];
    y[9] = 1;
    for (int i = 0; i < 9; i++) {
      y[i] = Math.exp(-20) * Math.pow(-Math.expm1(-20), i);
      y[9] -= y[i];
    }
    return y;
  }

  /** The heat equation's sum over its sine modes. */
  private static double[] sines(int n) {
    double[] y = new double[n];
    for (int k = 1; k <= n; k++) {
      double a = k * Math.PI / (n + 1);
      for (int i = 0; i < n; i++) {
        y[i] += 2.0 / (n + 1) * Math.sin(a) * Math.sin((i + 1) * a) * Math.exp(20 * (2 * Math.cos(a) - 2));
      }
    }
    return y;
  }

  /** A point of the same sizes as the end, but off it. */
  private static double[] somewhere(ReferenceProblem problem) {
    SplittableRandom random = new SplittableRandom(1);
    double[] y = problem.answer().clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= 1 + random.nextDouble();
    }
    return y;
  }

  private static double[] slope(VectorField field, double dt, double[] y, int j, double dy) {
    double[] high = y.clone();
    double[] low = y.clone();
    high[j] += dy;
    low[j] -= dy;
    double[] slope = rates(field, 3 + dt, high);
    double[] below = rates(field, 3 - dt, low);
    double width = dy == 0 ? 2 * dt : high[j] - low[j];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (slope[i] - below[i]) / width;
    }
    return slope;
  }

  private static double[] rates(VectorField field, double t, double[] y) {
    double[] rates = new double[y.length];
    field.derivatives(t, y, rates);
    return rates;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
