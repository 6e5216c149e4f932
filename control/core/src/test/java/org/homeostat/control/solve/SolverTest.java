package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SolverTest {

  /**
   * Measured on three turns of the oscillator: Adams is off by 24 tolerances at 1e-10, the others by at
   * most 3.
   */
  private static final double FAIR = 30;

  private static final double TURNS = 20;

  /** What a tolerance of 1e-9 leaves of a thousandth of a time constant. */
  private static final double BRIEF = 1e-12;

  /** A tenth of the tolerance: BDF starts at order 1, and is off by 1.8e-11. */
  private static final double BRIEF_BDF = 1e-10;

  static Stream<String> methods() {
    return Method.names().stream();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theErrorAtTheEndIsSomeTolerances(String method) {
    for (double rtol : new double[] {1e-6, 1e-8, 1e-10}) {
      double[] end = oscillation(method, rtol).last();
      assertEquals(Math.cos(TURNS), end[0], FAIR * rtol, method + " at " + rtol);
      assertEquals(-Math.sin(TURNS), end[1], FAIR * rtol, method + " at " + rtol);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theErrorBetweenStepsIsSomeTolerances(String method) {
    for (double rtol : new double[] {1e-6, 1e-8, 1e-10}) {
      double error = largestError(oscillation(method, rtol).dense(), Math::cos);
      assertTrue(error < FAIR * rtol, method + " at " + rtol + ": " + error);
    }
  }

  @ParameterizedTest
  @CsvSource({"dp853, 3", "dp54, 3", "adams, 10", "tsit5, 3", "vern7, 3", "rodas5p, 3", "radau, 3",
      "bdf, 10"})
  void decayIsRightToTheToleranceRelativeToWhatIsLeft(String method, double tolerances) {
    for (double rtol : new double[] {1e-6, 1e-8, 1e-10}) {
      Solution decay = Solver.named(method).rtol(rtol).solve(Fields.DECAY, 0, new double[] {1}, 5, List.of());
      for (double t = 0; t <= 5; t += 0.01) {
        assertEquals(1, decay.dense().at(t)[0] / Math.exp(-t), tolerances * rtol, method + " at " + t);
      }
    }
  }

  /**
   * The global error of a method whose step's error is kept at the tolerance is proportional to the
   * tolerance.
   */
  @ParameterizedTest
  @CsvSource({"dp853", "dp54", "tsit5", "vern7"})
  void aTenThousandthOfTheToleranceIsATenThousandthOfTheError(String method) {
    double coarse = largestError(oscillation(method, 1e-6).dense(), Math::cos);
    double fine = largestError(oscillation(method, 1e-10).dense(), Math::cos);
    assertEquals(4, Math.log10(coarse / fine), 0.2);
  }

  /** Steps grow as the tolerance to the power of minus one over the order. */
  @ParameterizedTest
  @CsvSource({"dp853, 8", "dp54, 5", "tsit5, 5"})
  void theNumberOfStepsShowsTheOrderOfTheMethod(String method, double order) {
    double[] start = {1, 0};
    Solver solver = Solver.named(method);
    double coarse = solver.rtol(1e-7).solve(Fields.OSCILLATOR, 0, start, 500, List.of()).statistics().steps();
    double fine = solver.rtol(1e-11).solve(Fields.OSCILLATOR, 0, start, 500, List.of()).statistics().steps();
    assertEquals(order, 4 / Math.log10(fine / coarse), 0.2);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theClockDoesNotMatterToAFieldWithoutOne(String method) {
    Solver solver = Solver.named(method);
    double[] now = solver.solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, 3, List.of()).last();
    double[] later = solver.solve(Fields.OSCILLATOR, 1000, new double[] {1, 0}, 1003, List.of()).last();
    assertArrayEquals(now, later, FAIR * 1e-9);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aRunInTwoPartsEndsWhereOneRunDoes(String method) {
    Solver solver = Solver.named(method);
    double[] middle = solver.solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, 1.7, List.of()).last();
    double[] end = solver.solve(Fields.OSCILLATOR, 1.7, middle, TURNS, List.of()).last();
    assertArrayEquals(new double[] {Math.cos(TURNS), -Math.sin(TURNS)}, end, FAIR * 1e-9);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void denseOutputBeginsAtTheStartAndEndsAtTheEndToTheLastBit(String method) {
    double end = 1 / 0.3;
    Solution run = Solver.named(method).solve(Fields.DECAY, 0.1, new double[] {0.7}, end, List.of());
    assertEquals(0.1, run.dense().from());
    assertEquals(end, run.dense().to());
    assertEquals(end, run.outcome().time());
    assertArrayEquals(new double[] {0.7}, run.dense().at(0.1));
    assertArrayEquals(run.last(), run.dense().at(end));
  }

  @Test
  void denseOutputGivesACopyAndNothingOutsideTheRun() {
    DenseOutput dense = Fields.solved(Fields.DECAY, new double[] {1}, 2).dense();
    dense.at(1)[0] = 7;
    assertEquals(Math.exp(-1), dense.at(1)[0], 1e-8);
    assertRefused("The solution is known from 0.0 to 2.0, not at 2.5.", () -> dense.at(2.5));
    assertRefused("The solution is known from 0.0 to 2.0, not at NaN.", () -> dense.at(Double.NaN));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theStartIsNotTouched(String method) {
    double[] start = {1, 0};
    Solver.named(method).solve(Fields.OSCILLATOR, 0, start, 1, List.of());
    assertArrayEquals(new double[] {1, 0}, start);
  }

  /** Adams' starting procedure wants some steps, and Gragg-Bulirsch-Stoer's first step fails at zero. */
  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodDoesAShortSpanAndAStartAtZero(String method) {
    Solver solver = Solver.named(method);
    Solution brief = solver.solve(Fields.DECAY, 0, new double[] {1}, 1e-3, List.of());
    assertEquals(Math.exp(-1e-3), brief.last()[0], method.equals("bdf") ? BRIEF_BDF : BRIEF);
    VectorField driven = Fields.scalar((t, x) -> -33 * (x - Math.sin(t)));
    double expected = (33 * (33 * Math.sin(1) - Math.cos(1)) + 33 * Math.exp(-33)) / (1 + 33 * 33);
    assertEquals(expected, solver.solve(driven, 0, new double[] {0}, 1, List.of()).last()[0], 1e-8, method);
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "1e6, 3", "1, 999", "0, 1"})
  void aSpanOfSomeLastDigitsIsDoneToo(double from, int digits) {
    double to = from + digits * Math.ulp(from);
    Solution run = Solver.auto().solve(Fields.DECAY, from, new double[] {1}, to, List.of());
    assertTrue(run.outcome() instanceof Outcome.Completed, () -> run.outcome().toString());
    assertEquals(to, run.dense().to());
    assertEquals(Math.exp(from - to), run.last()[0], Math.ulp(1.0));
    assertEquals(1, run.dense().at(from)[0]);
  }

  @Test
  void statisticsCountWhatTheRunCost() {
    long[] calls = {0};
    VectorField counted = Fields.scalar((t, x) -> {
      calls[0]++;
      return -x;
    });
    Statistics cost = Solver.named("tsit5").solve(counted, 0, new double[] {1}, 5, List.of()).statistics();
    assertEquals("tsit5", cost.method());
    assertEquals(calls[0], cost.evaluations());
    assertEquals(6 * (cost.steps() + cost.rejected().orElseThrow()) + 2, cost.evaluations());
    assertEquals(0, cost.jacobians());
  }

  @Test
  void costsAddUp() {
    Statistics one = Fields.solved(Fields.DECAY, new double[] {1}, 5).statistics();
    Statistics both = Statistics.none("dp54").plus(one).plus(one);
    assertEquals(2 * one.steps(), both.steps());
    assertEquals(2 * one.evaluations(), both.evaluations());
    assertEquals(2 * one.rejected().orElseThrow(), both.rejected().orElseThrow());
    Statistics silent = new Statistics("gbs", 3, OptionalLong.empty(), 50, 0);
    assertTrue(both.plus(silent).rejected().isEmpty(), "one that does not tell makes the sum unknown");
  }

  @Test
  void aSolverPrintsItsMethodAndTolerance() {
    assertEquals("auto, rtol 1e-9", Solver.auto().toString());
    assertEquals("adams, rtol 2.5e-7", Solver.named("adams").rtol(2.5e-7).toString());
    assertEquals(new Tolerance(1e-6, 1e-9), Solver.auto().rtol(1e-6).tolerance());
    assertEquals(1e-3, Solver.auto().with(new Tolerance(1e-6, 1e-3)).tolerance().atol());
  }

  @Test
  void anUnknownSolverIsAnsweredWithTheList() {
    assertRefused("There is no solver 'rk4'. The solvers are auto, tsit5, vern7, rodas5p, bdf, "
            + "radau, dp853, dp54, gbs, adams.",
        () -> Solver.named("rk4"));
  }

  @Test
  void whatHasNoLengthOrNoNumbersIsRefused() {
    assertRefused("The start has 1 values and the field has 2 states.",
        () -> Fields.solved(Fields.OSCILLATOR, new double[] {1}, 1));
    assertRefused("The start of state 1 is NaN; give a finite number.",
        () -> Fields.solved(Fields.OSCILLATOR, new double[] {1, Double.NaN}, 1));
    assertRefused("A run from 0 to 0 has no length; the end comes after the start.",
        () -> Fields.solved(Fields.DECAY, new double[] {1}, 0));
    assertRefused("A run from 0 to -1 has no length; the end comes after the start.",
        () -> Fields.solved(Fields.DECAY, new double[] {1}, -1));
    assertRefused("A run from 0 to Infinity has no length; the end comes after the start.",
        () -> Fields.solved(Fields.DECAY, new double[] {1}, Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "0 | rtol is 0; a relative tolerance lies between 1e-14 and 1. 1e-9 is a good start.",
      "1 | rtol is 1; a relative tolerance lies between 1e-14 and 1. 1e-9 is a good start.",
      "1e-15 | rtol is 1e-15; a relative tolerance lies between 1e-14 and 1. 1e-9 is a good start.",
      "NaN | rtol is NaN; a relative tolerance lies between 1e-14 and 1. 1e-9 is a good start."})
  void aToleranceThatCannotBeKeptIsRefused(double rtol, String message) {
    assertRefused(message, () -> Solver.auto().rtol(rtol));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1e-12", "NaN", "Infinity"})
  void anAbsoluteToleranceIsAboveZero(double atol) {
    assertThrows(IllegalArgumentException.class, () -> new Tolerance(1e-9, atol));
  }

  private static Solution oscillation(String method, double rtol) {
    return Solver.named(method).rtol(rtol).solve(Fields.OSCILLATOR, 0, new double[] {1, 0}, TURNS, List.of());
  }

  private static double largestError(DenseOutput dense, DoubleUnaryOperator exact) {
    double largest = 0;
    for (double t = dense.from(); t <= dense.to(); t += 0.01) {
      largest = Math.max(largest, Math.abs(dense.at(t)[0] - exact.applyAsDouble(t)));
    }
    return largest;
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
