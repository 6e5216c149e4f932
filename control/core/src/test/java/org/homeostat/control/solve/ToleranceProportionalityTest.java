package org.homeostat.control.solve;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Our methods on problems whose end is known, at tolerances of 1e-4, 1e-5 ... 1e-10. Errors are the largest
 * of all components: relative on the stiff problems, mixed on the others, as {@link ReferenceProblem#error}
 * says.
 */
class ToleranceProportionalityTest {

  private static final double[] TOLERANCES = {1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10};

  /**
   * Asked for is 100 tolerances; measured are at most 92 (the Pleiades by Tsit5 at 1e-4), on stiff problems
   * 2.3 (Robertson's at 1e-10).
   */
  private static final double FAIR = 100;

  /**
   * What is allowed, in tolerances, on orbits, where errors grow along the way, and beside it what is
   * measured, at the worst tolerance. All others are held to what is fair, Vern7 on D1 to D5 too (57).
   */
  private static final Map<String, Double> ALLOWED = Map.ofEntries(
      entry("tsit5 on D1", 300.0),          // 194
      entry("tsit5 on D2", 1000.0),         // 652
      entry("tsit5 on D3", 1000.0),         // 894
      entry("tsit5 on D4", 600.0),          // 422
      entry("tsit5 on D5", 1000.0),         // 682
      entry("rodas5p on D2", 200.0),        // 131
      entry("rodas5p on D3", 400.0),        // 292
      entry("rodas5p on D4", 150.0),        // 102
      entry("rodas5p on D5", 250.0),        // 166
      entry("bdf on D1", 1000.0),           // 602
      entry("bdf on D2", 4000.0),           // 2570
      entry("bdf on D3", 5000.0),           // 3560
      entry("bdf on D4", 1500.0),           // 1050
      entry("bdf on D5", 700.0),            // 470
      entry("bdf on E2", 200.0),            // 147
      entry("tsit5 on arenstorf", 2e4),     // 1.4e4
      entry("vern7 on arenstorf", 1000.0)); // 571

  /** On such a problem an error halfway grows by this factor at least: 21 on D5, 1.3e4 on Arenstorf's. */
  private static final double SENSITIVE = 20;

  /** With a larger error an orbit is lost; measured is 0.23 (Arenstorf's by Tsit5 at 1e-4). */
  private static final double LOST = 0.3;

  /**
   * Slopes of log error over log tolerance. Measured are 0.75 to 1.35, the high ones where loose
   * tolerances lose more than their share: Tsit5 past the near collisions of the Pleiades, Vern7 on E2.
   */
  private static final double FLATTEST = 0.7;
  private static final double STEEPEST = 1.4;

  /** On E2, 0.63: where few stages do, at loose tolerances, Radau's steps are better than asked. */
  private static final double FLATTEST_OF_RADAU = 0.6;

  /**
   * In tolerances; below this an error says nothing: it has been damped away, or steps as long as stability
   * allows have made it.
   */
  private static final double DAMPED = 0.01;

  /** By so many decades of the tolerance any method takes more evaluations. */
  private static final int FEW = 3;

  private static final Map<String, Sweep> SWEEPS = new ConcurrentHashMap<>();

  /** What a method does at each of the tolerances. */
  private record Sweep(double[] errors, long[] evaluations) {

    /** The slope of the straight line through log error over log tolerance that is nearest. */
    double slope() {
      double[] x = Arrays.stream(TOLERANCES).map(Math::log).toArray();
      double[] y = IntStream.range(0, x.length)
          .mapToDouble(k -> Math.log(Math.max(errors[k], DAMPED * TOLERANCES[k]))).toArray();
      return Slope.of(x, y);
    }
  }

  @TestFactory
  Stream<DynamicTest> errorsAreWithinAHundredTolerancesOrWhatAnOrbitIsAllowed() {
    return each((method, problem) -> {
      double fair = ALLOWED.getOrDefault(method + " on " + problem, FAIR);
      double[] errors = sweep(method, problem).errors();
      for (int k = 0; k < TOLERANCES.length; k++) {
        double tolerances = errors[k] / TOLERANCES[k];
        assertTrue(tolerances <= fair, tolerances + " tolerances of " + TOLERANCES[k] + ", fair is " + fair);
        assertTrue(errors[k] <= LOST, errors[k] + " at " + TOLERANCES[k]);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> moreIsAllowedOnlyWhereAnErrorHalfwayGrowsToThatMuch() {
    List<ReferenceProblem> all = Stream.concat(Detest.all().stream(), Orbits.all().stream()).toList();
    return ALLOWED.keySet().stream().sorted().map(key -> DynamicTest.dynamicTest(key, () -> {
      ReferenceProblem problem = all.stream().filter(p -> key.endsWith(" on " + p)).findFirst().orElseThrow();
      double growth = growth(problem);
      assertTrue(growth >= SENSITIVE && FAIR * growth >= ALLOWED.get(key), "an error grows by " + growth);
    }));
  }

  @TestFactory
  Stream<DynamicTest> errorsAreProportionalToTheTolerance() {
    return each((method, problem) -> {
      double slope = sweep(method, problem).slope();
      double flattest = method.equals("radau") ? FLATTEST_OF_RADAU : FLATTEST;
      assertTrue(flattest <= slope && slope <= STEEPEST, "slope " + slope);
    });
  }

  /** But for Radau, which chooses its order with the tolerance: of a higher one it may take fewer. */
  @TestFactory
  Stream<DynamicTest> everyTighterToleranceTakesMoreEvaluations() {
    return each((method, problem) -> {
      long[] evaluations = sweep(method, problem).evaluations();
      int apart = method.equals("radau") ? FEW : 1;
      for (int k = apart; k < evaluations.length; k++) {
        assertTrue(evaluations[k - apart] < evaluations[k], Arrays.toString(evaluations));
      }
    });
  }

  private interface Claim {
    void check(String method, ReferenceProblem problem);
  }

  private static Stream<DynamicTest> each(Claim claim) {
    return Stream.of("tsit5", "vern7", "rodas5p", "bdf", "radau")
        .flatMap(method -> problems(method).stream().map(problem -> DynamicTest.dynamicTest(
            method + " on " + problem, () -> claim.check(method, problem))));
  }

  private static List<ReferenceProblem> problems(String method) {
    Stream<ReferenceProblem> detest = Detest.all().stream();
    return List.of("rodas5p", "bdf", "radau").contains(method)
        ? Stream.concat(detest.filter(problem -> problem.field().hasJacobian()), StiffProblems.all().stream())
            .toList()
        : Stream.concat(detest, Orbits.all().stream()).toList();
  }

  private static Sweep sweep(String method, ReferenceProblem problem) {
    return SWEEPS.computeIfAbsent(method + problem, key -> {
      double[] errors = new double[TOLERANCES.length];
      long[] evaluations = new long[TOLERANCES.length];
      for (int k = 0; k < TOLERANCES.length; k++) {
        Solution run = problem.solve(method, TOLERANCES[k]);
        assertTrue(run.outcome() instanceof Outcome.Completed, key + ": " + run.outcome());
        errors[k] = problem.error(run.last());
        evaluations[k] = run.statistics().evaluations();
      }
      return new Sweep(errors, evaluations);
    });
  }

  /** By how many tolerances the end moves, at most, when one component halfway moves by one. */
  private static double growth(ReferenceProblem problem) {
    Solver exact = Solver.named("dp853").with(problem.tolerance(1e-13));
    double tolerance = 1e-9;
    double half = problem.end() / 2;
    double[] there = exact.solve(problem.field(), 0, problem.start(), half, List.of()).last();
    double growth = 1;
    for (int i = 0; i < there.length; i++) {
      double[] moved = there.clone();
      moved[i] += tolerance * (problem.floor() + Math.abs(moved[i]));
      double[] end = exact.solve(problem.field(), half, moved, problem.end(), List.of()).last();
      growth = Math.max(growth, problem.error(end) / tolerance);
    }
    return growth;
  }
}
