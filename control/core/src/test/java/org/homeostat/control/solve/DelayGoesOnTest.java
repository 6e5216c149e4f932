package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.solve.DelayProblems.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run with delays goes on after an event, or from where another ended, as if it had not been cut. */
class DelayGoesOnTest {

  /** Cut or not, a run is right to some tolerances. */
  private static final double FAIR = 10;
  private static final double RTOL = 1e-8;
  private static final Tolerance TOLERANCE = new Tolerance(RTOL, RTOL);

  /** Values of one polynomial by two ways. */
  private static final double ROUNDING = 1e-13;

  static List<String> methods() {
    return DelayProblems.METHODS;
  }

  private static double distance(Solution run, DelayProblems.Curve other) {
    return DelayProblems.error(run, other);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aRunGoesOnFromThePastOfAnother(String method) {
    Known known = DelayProblems.linear(-0.2, -1.4, 8);
    Solver solver = Solver.named(method).with(TOLERANCE);
    Problem whole = known.problem();
    double t = 0;
    double[] y = whole.y0();
    Past past = Past.constant(1);
    for (double end : new double[] {0.3, 1, 1.7, 2.45, 2.46, 5, 8}) {
      Solution part = solver.solve(
          new Problem(whole.field(), t, y, end, List.of()).after(past), Monitor.NONE);
      assertTrue(distance(part, known.solution()) <= FAIR * RTOL, "up to " + end);
      t = end;
      y = part.last();
      past = part.past().orElseThrow();
    }
    for (double s = 0.01; s < 8; s += 0.01) {
      assertEquals(known.solution().at(s)[0], past.signal(0, s), FAIR * RTOL, "at " + s);
    }
    assertEquals(1, past.signal(0, -0.5));
    assertEquals(Double.NEGATIVE_INFINITY, past.from());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void anEventThatOnlyNotesLeavesTheRunAsItIs(String method) {
    Known known = DelayProblems.linear(-0.2, -1.4, 8);
    Problem whole = known.problem();
    Event noted = new Event("zero", (t, y) -> y[0], Crossing.EITHER, Event.Effect.NOTED);
    Solution run = Solver.named(method).with(TOLERANCE).solve(
        new Problem(whole.field(), 0, whole.y0(), 8, List.of(noted)), Monitor.NONE);
    assertTrue(run.happened().size() >= 3, run.happened().toString());
    assertTrue(distance(run, known.solution()) <= FAIR * RTOL);
  }

  /** y' = -y(t-1), and at t = 1.5 y is set to 2: what was before comes back a second later, jump and all. */
  @ParameterizedTest
  @MethodSource("methods")
  void whatAResetChangesComesBackAfterTheLag(String method) {
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = -z[0], DelayField.delay(0, 1));
    Event reset = new Event("reset", (t, y) -> t - 1.5, Crossing.RISING, (t, y) -> {
      y[0] = 2;
      return true;
    });
    Solution run = Solver.named(method).with(TOLERANCE)
        .solve(field, 0, new double[] {1}, 2.9999, List.of(reset));
    assertTrue(distance(run, t -> new double[] {afterReset(t)}) <= FAIR * RTOL);
    Past past = run.past().orElseThrow();
    double when = run.happened().get(0).time();
    assertEquals(2, past.signal(0, when), ROUNDING);
    assertEquals(-0.375, past.signal(0, Math.nextDown(when)), FAIR * RTOL);
    assertTrue(past.breakings().contains(new Past.Breaking(when, 0)), past.breakings().toString());
  }

  /** 1 - t up to 1, then (t-1)^2/2 - (t-1), from 1.5 on 2 - ..., from 2.5 on with 2 delayed. */
  private static double afterReset(double t) {
    if (t < 1) {
      return 1 - t;
    }
    if (t < 1.5) {
      return (t - 1) * (t - 1) / 2 - (t - 1);
    }
    if (t <= 2) {
      return 2 + (t - 1) * (t - 1) / 2 - (t - 1) + 0.375;
    }
    double s = Math.min(t, 2.5) - 2;
    double from = 1.875 - s * s * s / 6 + s * s / 2;
    double r = t - 2.5;
    return r <= 0 ? from : from - (2.375 * r + r * r * r / 6 - 0.375 * r - 0.25 * r * r);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void samplesAreThoseOfTheSolution(String method) {
    Known known = DelayProblems.linear(-1, 0.5, 8);
    double[] times = IntStream.rangeClosed(0, 80).mapToDouble(k -> k / 10.0).toArray();
    Samples samples = Solver.named(method).with(TOLERANCE)
        .sample(known.problem().field(), 0, known.problem().y0(), times);
    for (int k = 0; k < times.length; k++) {
      assertEquals(known.solution().at(times[k])[0], samples.states().get(k)[0], FAIR * RTOL);
    }
  }

  /** Two runs from one past, of which the first goes on in its memory: the second one sees nothing of it. */
  @Test
  void aPastIsAValue() {
    VectorField field = DelayProblems.linear(-1, 0.5, 8).problem().field();
    Solver solver = Solver.named("vern7").with(TOLERANCE);
    Solution first = solver.solve(field, 0, new double[] {1}, 2.2, List.of());
    Past past = first.past().orElseThrow();
    Problem one = new Problem(field, 2.2, first.last(), 6, List.of()).after(past);
    Problem two = new Problem(field, 2.2, new double[] {5}, 6, List.of()).after(past);
    double[] before = IntStream.range(0, 220).mapToDouble(k -> past.signal(0, k / 100.0)).toArray();
    double[] expected = solver.solve(one, Monitor.NONE).last();
    double[] other = solver.solve(two, Monitor.NONE).last();
    assertArrayEquals(expected, solver.solve(one, Monitor.NONE).last());
    assertArrayEquals(other, solver.solve(two, Monitor.NONE).last());
    assertArrayEquals(before, IntStream.range(0, 220).mapToDouble(k -> past.signal(0, k / 100.0)).toArray());
    assertTrue(Math.abs(expected[0] - other[0]) > 1e-3, Arrays.toString(other));
  }

  /** Where the rates switch is a kink, and it comes back as one. */
  @ParameterizedTest
  @MethodSource("methods")
  void aKinkAtASwitchComesBackAfterTheLag(String method) {
    Solution run = Solver.named(method).with(TOLERANCE)
        .solve(new SwitchedDelay(), 0, new double[] {0}, 2, List.of());
    assertTrue(distance(run, t -> new double[] {SwitchedDelay.solution(t)}) <= FAIR * RTOL);
    List<Double> kinks = run.past().orElseThrow().breakings().stream().map(Past.Breaking::time).toList();
    assertTrue(kinks.stream().anyMatch(t -> Math.abs(t - 1.7) < RTOL), kinks.toString());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void samplesAfterAPastAreThoseOfTheSolution(String method) {
    Known known = DelayProblems.neves();
    Problem problem = known.problem();
    Samples samples = Solver.named(method).with(TOLERANCE).sample(
        problem.field(), problem.t0(), problem.y0(), problem.past().orElseThrow(), 1, 2, 5);
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(known.solution().at(samples.times()[k]), samples.states().get(k), FAIR * RTOL);
    }
  }

  @Test
  void aPastsRateIsTheSlopeOfItsPolynomials() {
    Known known = DelayProblems.linear(-1, 0.5, 8);
    Past past = DelayProblems.run(known, "vern7", 1e-11).past().orElseThrow();
    for (double t = 0.05; t < 8; t += 0.1) {
      double h = 1e-4;
      double slope = (past.signal(0, t + h) - past.signal(0, t - h)) / (2 * h);
      assertEquals(slope, past.rate(0, t), 1e-6);
    }
  }

}
