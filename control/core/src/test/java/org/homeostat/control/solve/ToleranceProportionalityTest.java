package org.homeostat.control.solve;

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

  /** Asked for is 100 tolerances; measured at most 53 (E2 by Tsit5), on stiff problems 1.4. */
  private static final double FAIR = 100;

  /**
   * Problems whose end hangs on all before it: errors grow along an orbit. The error that is fair grows by
   * the factor by which an error halfway grows.
   */
  private static final List<String> SENSITIVE =
      List.of("D1", "D2", "D3", "D4", "D5", "pleiades", "arenstorf");

  /**
   * Slopes of log error over log tolerance. Measured are 0.75 to 1.35, the high ones where loose
   * tolerances lose more than their share: Tsit5 past the near collisions of the Pleiades, Vern7 on E2.
   */
  private static final double FLATTEST = 0.7;
  private static final double STEEPEST = 1.4;

  /**
   * In tolerances; below this an error says nothing: it has been damped away, or steps as long as stability
   * allows have made it.
   */
  private static final double DAMPED = 0.01;

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
  Stream<DynamicTest> errorsAreWithinAHundredTolerances() {
    return each((method, problem) -> {
      double fair = SENSITIVE.contains(problem.name()) ? FAIR * growth(problem) : FAIR;
      double[] errors = sweep(method, problem).errors();
      for (int k = 0; k < TOLERANCES.length; k++) {
        double tolerances = errors[k] / TOLERANCES[k];
        assertTrue(tolerances <= fair, tolerances + " tolerances of " + TOLERANCES[k] + ", fair is " + fair);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> errorsAreProportionalToTheTolerance() {
    return each((method, problem) -> {
      double slope = sweep(method, problem).slope();
      assertTrue(FLATTEST <= slope && slope <= STEEPEST, "slope " + slope);
    });
  }

  @TestFactory
  Stream<DynamicTest> everyTighterToleranceTakesMoreEvaluations() {
    return each((method, problem) -> {
      long[] evaluations = sweep(method, problem).evaluations();
      for (int k = 1; k < evaluations.length; k++) {
        assertTrue(evaluations[k - 1] < evaluations[k], Arrays.toString(evaluations));
      }
    });
  }

  private interface Claim {
    void check(String method, ReferenceProblem problem);
  }

  private static Stream<DynamicTest> each(Claim claim) {
    return Stream.of("tsit5", "vern7", "rodas5p")
        .flatMap(method -> problems(method).stream().map(problem -> DynamicTest.dynamicTest(
            method + " on " + problem, () -> claim.check(method, problem))));
  }

  private static List<ReferenceProblem> problems(String method) {
    Stream<ReferenceProblem> detest = Detest.all().stream();
    return method.equals("rodas5p")
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
