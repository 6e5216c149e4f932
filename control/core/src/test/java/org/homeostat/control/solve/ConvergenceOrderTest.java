package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * With steps of one length, errors fall with the power of that length which the kernel declares: those at the
 * ends of the steps, and those of the dense output between them. The orders show once steps are so short that
 * the first term of the error rules all others, so what is looked at is the shortest steps at which rounding
 * does not yet show; the fields are such that there are some for all kernels.
 */
class ConvergenceOrderTest {

  /** The difference between a measured slope and the order that is declared; measured is 0.13. */
  private static final double NEAR = 0.2;

  /** Rounding adds up over an orbit to some 1e-14, and in one step of Vern7's interpolant to 4e-15. */
  private static final double ABOVE_ROUNDING = 1e-12;

  /** Slopes are taken over so many step lengths, each shorter than the one before by the root of two. */
  private static final int LENGTHS = 4;

  private static final int FEWEST = 16;
  private static final int MOST = 4096;

  private static final double[] SHARES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  private interface Making {
    Kernel kernel(VectorField field, Tolerance tolerance);
  }

  /**
   * A kernel and what it declares.
   *
   * @param order the power of the step with which errors fall over a span of time
   * @param dense the order of the interpolant: after one step from an exact start its error falls with one
   *     power more
   */
  private record Method(String name, Making making, int order, int dense) {}

  private static final List<Method> METHODS = List.of(
      new Method("Tsit5", Tsit5::new, 5, 4),
      new Method("Vern7", Vern7::new, 7, 7),
      new Method("Rodas5P", Rodas5P::new, 5, 4));

  /** A state as a function of time. */
  private interface Curve {
    double[] at(double t);
  }

  private record Known(String name, VectorField field, double end, Curve solution) {}

  private static final List<Known> FIELDS = List.of(forced(), orbit(), clockedOrbit());

  /** x'' = -x + cos 2t. */
  private static Known forced() {
    return new Known("a forced oscillator", new ExactField(2, (t, y, d) -> {
      d[0] = y[1];
      d[1] = -y[0] + Math.cos(2 * t);
    }, (t, y, j) -> {
      j[1] = 1;
      j[2] = -1;
    }, (t, y, d) -> d[1] = -2 * Math.sin(2 * t)), 4, t -> new double[] {
      Math.cos(t) - Math.cos(2 * t) / 3, -Math.sin(t) + 2 * Math.sin(2 * t) / 3});
  }

  private static Known orbit() {
    return new Known("an orbit", Detest.named("D3").field(), 10, ConvergenceOrderTest::kepler);
  }

  /** The same orbit, run through as a clock says that goes at the pace 1 + 0.2 sin(t/2). */
  private static Known clockedOrbit() {
    VectorField orbit = Detest.named("D3").field();
    return new Known("an orbit driven by a clock", new ExactField(4, (t, y, d) -> {
      orbit.derivatives(t, y, d);
      scale(d, 1 + 0.2 * Math.sin(t / 2));
    }, (t, y, j) -> {
      orbit.jacobian(t, y, j);
      scale(j, 1 + 0.2 * Math.sin(t / 2));
    }, (t, y, d) -> {
      orbit.derivatives(t, y, d);
      scale(d, 0.1 * Math.cos(t / 2));
    }), 10, t -> kepler(t + 0.4 * (1 - Math.cos(t / 2))));
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /** Position and velocity on an ellipse of eccentricity one half, from Kepler's equation. */
  private static double[] kepler(double t) {
    double e = 0.5;
    double anomaly = t;
    for (int k = 0; k < 30; k++) {
      anomaly -= (anomaly - e * Math.sin(anomaly) - t) / (1 - e * Math.cos(anomaly));
    }
    double rate = 1 / (1 - e * Math.cos(anomaly));
    double b = Math.sqrt(1 - e * e);
    return new double[] {Math.cos(anomaly) - e, b * Math.sin(anomaly),
      -Math.sin(anomaly) * rate, b * Math.cos(anomaly) * rate};
  }

  @TestFactory
  Stream<DynamicTest> endsOfStepsConvergeAtTheDeclaredOrder() {
    return each((method, known) -> assertOrder(method.order(), n -> run(method, known, n)[0]));
  }

  /** An interpolant one order below the method's does no harm: its error is made anew in each step. */
  @TestFactory
  Stream<DynamicTest> denseOutputConvergesAtTheDeclaredOrder() {
    return each((method, known) ->
        assertOrder(Math.min(method.order(), method.dense() + 1), n -> run(method, known, n)[1]));
  }

  /** The same from the steps that were kept, when the kernel has long gone on. */
  @TestFactory
  Stream<DynamicTest> keptSolutionsConvergeAtTheDeclaredOrder() {
    return each((method, known) ->
        assertOrder(Math.min(method.order(), method.dense() + 1), n -> kept(method, known, n)));
  }

  @TestFactory
  Stream<DynamicTest> theErrorOfOneStepFallsWithOnePowerMore() {
    return each((method, known) -> assertOrder(method.order() + 1, n -> single(method, known, n)[0]));
  }

  @TestFactory
  Stream<DynamicTest> theErrorWithinOneStepFallsWithOnePowerMoreThanTheInterpolantsOrder() {
    return each((method, known) -> assertOrder(method.dense() + 1, n -> single(method, known, n)[1]));
  }

  private interface Claim {
    void check(Method method, Known known);
  }

  private static Stream<DynamicTest> each(Claim claim) {
    return METHODS.stream().flatMap(method -> FIELDS.stream().map(known -> DynamicTest.dynamicTest(
        method.name() + " on " + known.name(), () -> claim.check(method, known))));
  }

  private interface Errors {
    double of(int steps);
  }

  private static void assertOrder(int order, Errors errors) {
    Deque<double[]> points = new ArrayDeque<>();
    double error = 1;
    for (double n = FEWEST; n < MOST && !(error < ABOVE_ROUNDING); n *= Math.sqrt(2)) {
      error = errors.of((int) n);
      points.add(new double[] {-Math.log((int) n), Math.log(error)});
      if (points.size() > LENGTHS) {
        points.removeFirst();
      }
    }
    double slope = Slope.of(points.stream().mapToDouble(p -> p[0]).toArray(),
        points.stream().mapToDouble(p -> p[1]).toArray());
    assertEquals(order, slope, NEAR);
  }

  /** The largest errors of a run of n equal steps: at their ends, and within them. */
  private static double[] run(Method method, Known known, int n) {
    Kernel kernel = kernel(method, known);
    kernel.start(0, known.solution().at(0));
    double[] largest = new double[2];
    for (int k = 0; k < n; k++) {
      enlarge(largest, kernel, known, k * known.end() / n, (k + 1) * known.end() / n);
      kernel.accept();
    }
    return largest;
  }

  /** The largest error of the kept solution of n equal steps, after the last of them. */
  private static double kept(Method method, Known known, int n) {
    Kernel kernel = kernel(method, known);
    double[] start = known.solution().at(0);
    Track track = new Track(0, start);
    kernel.start(0, start);
    track.begin(kernel);
    for (int k = 0; k < n; k++) {
      double end = (k + 1) * known.end() / n;
      kernel.attempt(end);
      track.keep(kernel, k * known.end() / n, end, end, kernel.proposed());
      kernel.accept();
    }
    double largest = 0;
    for (int k = 0; k < n; k++) {
      for (double theta : SHARES) {
        double t = (k + theta) * known.end() / n;
        largest = Math.max(largest, distance(track.at(t), known.solution().at(t)));
      }
    }
    return largest;
  }

  /** The largest errors of single steps, each of which starts on the solution. */
  private static double[] single(Method method, Known known, int n) {
    Kernel kernel = kernel(method, known);
    double[] largest = new double[2];
    for (double start = 0; start < 1; start += 0.125) {
      double t = start * known.end();
      kernel.start(t, known.solution().at(t));
      enlarge(largest, kernel, known, t, t + known.end() / n);
    }
    return largest;
  }

  private static Kernel kernel(Method method, Known known) {
    return method.making().kernel(known.field(), Tolerance.of(1e-9));
  }

  private static void enlarge(double[] largest, Kernel kernel, Known known, double from, double to) {
    kernel.attempt(to);
    largest[0] = Math.max(largest[0], distance(kernel.proposed(), known.solution().at(to)));
    double[] y = new double[known.field().dimension()];
    for (double theta : SHARES) {
      kernel.interpolate(theta, y);
      largest[1] = Math.max(largest[1], distance(y, known.solution().at(from + theta * (to - from))));
    }
  }

  private static double distance(double[] y, double[] z) {
    double largest = 0;
    for (int i = 0; i < y.length; i++) {
      largest = Math.max(largest, Math.abs(y[i] - z[i]));
    }
    return largest;
  }
}
