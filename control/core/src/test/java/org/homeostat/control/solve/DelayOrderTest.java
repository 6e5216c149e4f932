package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * On a delay equation whose history has a kink, errors fall with the order of the method, at the ends of the
 * steps and between them, as long as the steps end at the breaking points: those of the history and of the
 * start, and those that come of them. Where they do not, the order is lost.
 *
 * <p>The equation is y' = -y + b y(t-1) with y = exp(-t) p(t), p = 1 + |t + 1/2| up to 0: then p' = b e
 * p(t-1), and p is a polynomial on each half.
 */
class DelayOrderTest {

  /** The difference between a measured slope and the order; measured is 0.15. */
  private static final double NEAR = 0.2;

  /** What is left of the order where steps do not end at the breaking points is that of the first of them. */
  private static final double LOST = 2.6;

  private static final Tolerance TIGHTEST = new Tolerance(Tolerance.SMALLEST, Tolerance.SMALLEST);

  /** Errors between these are neither of steps too long nor of rounding, or of the iteration. */
  private static final double LARGE = 1e-3;
  private static final double SMALL = 1e-12;

  /** Slopes are taken over so many step lengths. */
  private static final int LENGTHS = 4;

  private static final double B = -2;
  private static final int HALVES = 6;
  private static final double[] SHARES = {0.15, 0.3, 0.45, 0.6, 0.75, 0.9};
  private static final List<double[]> POLYNOMIALS = polynomials();

  /** A method, its order at the ends of steps, that of its interpolant, and errors that are too small. */
  private record Method(String name, March.Making making, int order, int dense, double small) {}

  private static final List<Method> METHODS = List.of(
      new Method("Tsit5", Tsit5::new, 5, 4, 1e-12),
      new Method("Vern7", Vern7::new, 7, 7, 1e-13),
      new Method("Rodas5P", Rodas5P::new, 5, 4, 1e-12),
      new Method("Radau with 3 stages",
          (field, tolerance) -> new Radau(field, tolerance, RadauControl.ofStages(3)), 5, 5, 1e-12));

  /** On [k/2, k/2 + 1/2], by s = t - k/2. */
  private static List<double[]> polynomials() {
    List<double[]> all = new ArrayList<>(List.of(new double[] {1.5, -1}, new double[] {1, 1}));
    for (int k = 0; k < HALVES; k++) {
      double[] before = all.get(k);
      double[] p = new double[before.length + 1];
      p[0] = DelayProblems.value(all.get(k + 1), 0.5);
      for (int i = 0; i < before.length; i++) {
        p[i + 1] = B * Math.E * before[i] / (i + 1);
      }
      all.add(p);
    }
    return all;
  }

  private static double solution(double t) {
    int k = (int) Math.max(0, Math.min(HALVES + 1, Math.floor(2 * t) + 2));
    return Math.exp(-t) * DelayProblems.value(POLYNOMIALS.get(k), t - (k - 2) / 2.0);
  }

  private static double rate(double t) {
    return -solution(t) + Math.exp(-t) * (t < -0.5 ? -1 : 1);
  }

  private static final VectorField FIELD =
      DelayField.of(1, (t, y, z, d) -> d[0] = -y[0] + B * z[0], DelayField.delay(0, 1));

  private static final Past PAST = Past.of(-1, t -> new double[] {solution(t)},
      t -> new double[] {rate(t)}, new Past.Breaking(-0.5, 1));

  /** The largest errors, at the ends of steps and between them. */
  private record Errors(double ends, double between) {}

  /** A run of steps of one length, up to t = 3; the first may be shorter. */
  private static Errors run(Method method, double first, double h) {
    Problem problem =
        new Problem(FIELD, 0, new double[] {solution(0)}, HALVES / 2.0, List.of()).after(PAST);
    DelayedRun run = new DelayedRun(problem, FIELD.delays().orElseThrow(), TIGHTEST);
    Kernel kernel = new Rounds(method.making().kernel(run.field(), TIGHTEST), run, TIGHTEST);
    kernel.start(0, problem.y0());
    double ends = 0;
    double between = 0;
    double[] y = new double[1];
    double t = 0;
    for (int k = 0; t < HALVES / 2.0 - h / 2; k++) {
      double end = first + k * h;
      kernel.attempt(end);
      kernel.remember(end);
      for (double theta : SHARES) {
        kernel.interpolate(theta, y);
        between = Math.max(between, Math.abs(y[0] - solution(t + theta * (end - t))));
      }
      ends = Math.max(ends, Math.abs(kernel.proposed()[0] - solution(end)));
      kernel.accept();
      t = end;
      if (run.reach(t, kernel.state(), -1, kernel) == 0) {
        kernel.start(t, kernel.state());
      }
    }
    return new Errors(ends, between);
  }

  private interface Size {
    double of(int steps);
  }

  /** Over the shortest steps that are neither too long nor too short to tell; so many go into 1. */
  private static double slope(double small, Size size) {
    List<double[]> points = new ArrayList<>();
    double error = 1;
    for (int steps = 4; error > small && steps < 4000; steps += Math.max(2, 2 * (steps / 10))) {
      error = size.of(steps);
      if (error < LARGE && error > small) {
        points.add(new double[] {-Math.log(steps), Math.log(error)});
      }
    }
    List<double[]> last = points.subList(points.size() - LENGTHS, points.size());
    return Slope.of(last.stream().mapToDouble(p -> p[0]).toArray(),
        last.stream().mapToDouble(p -> p[1]).toArray());
  }

  @TestFactory
  Stream<DynamicTest> endsOfStepsConvergeAtTheOrderOfTheMethod() {
    return METHODS.stream().map(method -> DynamicTest.dynamicTest(method.name(), () ->
        assertEquals(method.order(),
            slope(method.small(), n -> run(method, 1.0 / n, 1.0 / n).ends()), NEAR)));
  }

  @TestFactory
  Stream<DynamicTest> denseOutputConvergesAtTheOrderOfTheMethod() {
    return METHODS.stream().map(method -> DynamicTest.dynamicTest(method.name(), () ->
        assertEquals(Math.min(method.order(), method.dense() + 1),
            slope(method.small(), n -> run(method, 1.0 / n, 1.0 / n).between()), NEAR)));
  }

  @TestFactory
  Stream<DynamicTest> stepsThatLeadOverBreakingPointsLoseTheOrder() {
    return METHODS.stream().map(method -> DynamicTest.dynamicTest(method.name(), () -> {
      double slope = slope(method.small(), n -> n > 400 ? 0 : run(method, 0.37 / n, 1.0 / n).ends());
      assertTrue(slope < LOST, "the slope is " + slope);
    }));
  }

  /** The multistep method keeps its order where nothing breaks: the history is the solution. */
  @Test
  void theMultistepMethodKeepsItsOrderOnASmoothSolution() {
    double pi = Math.PI;
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = z[0], DelayField.delay(0, 1.5 * pi));
    for (int order = 2; order <= 5; order++) {
      int k = order;
      assertEquals(order, slope(SMALL, n -> multistep(field, k, 8 * n)), NEAR, "order " + order);
    }
  }

  /** y' = y(t - 3 pi/2): sin t is a solution. */
  private static double multistep(VectorField field, int order, int steps) {
    double h = 3.0 / steps;
    double[] times = new double[order + 1];
    double[][] states = new double[order + 1][];
    for (int j = 0; j <= order; j++) {
      times[j] = -j * h;
      states[j] = new double[] {Math.sin(times[j])};
    }
    Problem problem = new Problem(field, 0, new double[] {0}, 3, List.of())
        .after(Past.of(-5, t -> new double[] {Math.sin(t)}, t -> new double[] {Math.cos(t)}));
    DelayedRun run = new DelayedRun(problem, field.delays().orElseThrow(), TIGHTEST);
    Bdf bdf = new Bdf(run.field(), new Tolerance(1e-13, 1e-13));
    Kernel kernel = new Rounds(bdf, run, TIGHTEST);
    kernel.start(0, problem.y0());
    bdf.start(times, states);
    double error = 0;
    for (int i = 1; i <= steps; i++) {
      kernel.attempt(i * h);
      kernel.remember(i * h);
      kernel.accept();
      run.reach(i * h, kernel.state(), -1, kernel);
      error = Math.max(error, Math.abs(kernel.state()[0] - Math.sin(i * h)));
    }
    return error;
  }
}
