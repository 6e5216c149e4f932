package org.homeostat.benchmarks.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
  private static final int POINTS = 100;
  /** The same formulas, in an order that may differ: a few roundings, of the largest in a row. */
  private static final double ROUNDING = 1e-13;
  /** What central differences can be trusted to, of the largest in a row. */
  private static final double DIFFERENCES = 1e-6;
  private static final long SEED = 20261123;

  static Stream<Problem> ready() {
    return Problems.names().stream().filter(Problems::isReady).map(Problems::named);
  }

  static Stream<Problem> written() {
    return ready().filter(problem -> problem.byHand().isPresent() && problem.start().length <= 40);
  }

  static Stream<VectorField> withJacobian() {
    return ready().filter(problem -> problem.start().length <= 40)
        .flatMap(problem -> Stream.concat(Stream.of(problem.field()), problem.byHand().stream()))
        .filter(VectorField::hasJacobian);
  }

  /** States around 1, where all of these fields are smooth and no term drowns another one. */
  private static double[] point(SplittableRandom random, int n) {
    return random.doubles(n, 0.5, 1.5).toArray();
  }

  @ParameterizedTest
  @MethodSource("written")
  void textAndHandWrittenJavaGiveTheSameRates(Problem problem) {
    int n = problem.start().length;
    var random = new SplittableRandom(SEED);
    for (int k = 0; k < POINTS; k++) {
      double t = 48 * random.nextDouble();
      double[] y = point(random, n);
      double[] text = new double[n];
      double[] byHand = new double[n];
      problem.field().derivatives(t, y, text);
      problem.byHand().orElseThrow().derivatives(t, y, byHand);
      assertArrayEquals(byHand, text);
    }
  }

  @ParameterizedTest
  @MethodSource("written")
  void textAndHandWrittenJavaAgreeOnTheDerivatives(Problem problem) {
    int n = problem.start().length;
    var random = new SplittableRandom(SEED);
    for (int k = 0; k < POINTS; k++) {
      double t = 48 * random.nextDouble();
      double[] y = point(random, n);
      assertRowsAgree(n, linearized(problem.byHand().orElseThrow(), t, y),
          linearized(problem.field(), t, y), ROUNDING);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void theReplicatedNetworkIsTheHandWrittenOne(int homeostats) {
    VectorField text = Homeostats.network(homeostats).field();
    VectorField byHand = new HandWrittenNetwork(homeostats);
    assertEquals(byHand.sparsity(), text.sparsity());
    var random = new SplittableRandom(SEED);
    double t = 48 * random.nextDouble();
    double[] y = point(random, 4 * homeostats);
    double[] wanted = new double[8 * homeostats + byHand.sparsity().size()];
    double[] found = new double[wanted.length];
    byHand.linearize(t, y, wanted);
    text.linearize(t, y, found);
    assertArrayEquals(Arrays.copyOf(wanted, y.length), Arrays.copyOf(found, y.length));
    for (int k = y.length; k < wanted.length; k++) {
      assertEquals(wanted[k], found[k], ROUNDING * Math.max(1, Math.abs(wanted[k])));
    }
  }

  @ParameterizedTest
  @MethodSource("withJacobian")
  void derivativesAreThoseThatDifferencesGive(VectorField field) {
    int n = field.dimension();
    var random = new SplittableRandom(SEED);
    double t = 48 * random.nextDouble();
    double[] y = point(random, n);
    assertRowsAgree(
        n, linearized(withoutDerivatives(field), t, y), linearized(field, t, y), DIFFERENCES);
  }

  @ParameterizedTest
  @MethodSource("withJacobian")
  void theThreeThatLinearizeGivesAreThoseThatCanBeHadAlone(VectorField field) {
    int n = field.dimension();
    var random = new SplittableRandom(SEED);
    double t = 48 * random.nextDouble();
    double[] y = point(random, n);
    double[] rates = new double[n];
    int entries = field.sparsity().size();
    double[] jacobian = new double[entries];
    double[] byTime = new double[n];
    double[] all = new double[n + entries + n];
    field.derivatives(t, y, rates);
    field.jacobian(t, y, jacobian);
    field.timeDerivative(t, y, byTime);
    field.linearize(t, y, all);
    assertArrayEquals(rates, Arrays.copyOf(all, n));
    assertArrayEquals(jacobian, Arrays.copyOfRange(all, n, n + entries));
    assertArrayEquals(byTime, Arrays.copyOfRange(all, n + entries, all.length));
  }

  /** Rates, the whole Jacobian row by row, and derivatives by time. */
  private static double[] linearized(VectorField field, double t, double[] y) {
    int n = field.dimension();
    double[] entries = new double[n + field.sparsity().size() + n];
    field.linearize(t, y, entries);
    double[] whole = new double[n + n * n + n];
    System.arraycopy(entries, 0, whole, 0, n);
    System.arraycopy(field.sparsity().spread(entries, n), 0, whole, n, n * n);
    System.arraycopy(entries, entries.length - n, whole, n + n * n, n);
    return whole;
  }

  private static VectorField withoutDerivatives(VectorField field) {
    return new VectorField() {
      @Override
      public int dimension() {
        return field.dimension();
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        field.derivatives(t, y, dydt);
      }
    };
  }

  /** Compares rates, rows of the Jacobian and derivatives by time, each row relative to its largest entry. */
  private static void assertRowsAgree(int n, double[] expected, double[] actual, double tolerance) {
    for (int row = 0; row < n + 2; row++) {
      double[] wanted = Arrays.copyOfRange(expected, row * n, (row + 1) * n);
      double[] found = Arrays.copyOfRange(actual, row * n, (row + 1) * n);
      for (int j = 0; j < n; j++) {
        assertEquals(wanted[j], found[j], tolerance * Math.max(1, largest(wanted)),
            "row " + row + ", column " + j);
      }
    }
  }

  private static double largest(double[] numbers) {
    return Arrays.stream(numbers).map(Math::abs).max().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("ready")
  void theReferenceHasTheProblemsTimesAndNoErrorAgainstItself(Problem problem) {
    assertEquals(0, problem.error(Reference.of(problem).states()));
  }

  /** Hipparchus' code is not ours, so this checks the problem against its reference. */
  @ParameterizedTest
  @MethodSource("ready")
  void aTightRunOfHipparchusReachesTheReferenceOfANonStiffProblem(Problem problem) {
    if (!problem.isStiff()) {
      var tight = Solver.named("dp853").with(problem.tolerance(1e-12));
      var solution = tight.solve(problem.field(), 0, problem.start(), problem.end(), List.of());
      double[][] states =
          Arrays.stream(problem.times()).mapToObj(solution.dense()::at).toArray(double[][]::new);
      double atThisTolerance = 1e-9;
      assertTrue(problem.error(states) < atThisTolerance, problem.name() + " " + problem.error(states));
    }
  }

  @Test
  void aStateThatIsNoNumberIsNoSmallError() {
    for (ErrorMeasure measure : ErrorMeasure.values()) {
      assertEquals(Double.NaN, measure.of(new double[][] {{1, Double.NaN}}, new double[][] {{1, 1}}));
    }
  }

  @Test
  void errorsAreMeasuredAsTheProblemsSay() {
    double[][] reference = {{1, 10}, {2, 5}};
    double[][] states = {{1, 10}, {2.5, 5.5}};
    assertEquals(0.25, ErrorMeasure.OVER_TIMES.of(states, reference));
    assertEquals(0.25, ErrorMeasure.EACH_AT_END.of(states, reference));
    assertEquals(0.1, ErrorMeasure.LARGEST_AT_END.of(states, reference));
  }

  @Test
  void groupsStandForTheirProblems() {
    assertEquals(List.of("P1"), Problems.expand("P1"));
    assertEquals(List.of("rober", "hires", "vdp", "pleiades", "arenstorf"), Problems.expand("P5"));
    assertThrows(IllegalArgumentException.class, () -> Problems.expand("P7"));
  }
}
