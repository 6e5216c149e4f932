package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With s stages, the error at the ends of steps falls with the power 2s - 1 of their length, that of one step
 * with the power 2s, and that within one step, by the dense output, with the power s + 3. Orders so high show
 * in a few long steps only, before rounding: so {@link ConvergenceOrderTest} is not for them.
 */
class RadauOrderTest {

  /** The difference between a measured slope and the order. */
  private static final double NEAR = 0.2;

  /** What an iteration leaves has to be less than the errors that are looked at. */
  private static final Tolerance TIGHTEST = new Tolerance(Tolerance.SMALLEST, Tolerance.SMALLEST);

  /** Errors between these are neither of steps too long nor of rounding. */
  private static final double LARGE = 1e-3;
  private static final double SMALL = 1.5e-13;

  /** Rounding adds up over a long time. */
  private static final double ADDED_UP = 3e-11;

  /** Slopes are taken over so many step lengths. */
  private static final int LENGTHS = 4;

  /** Each step is shorter by this than the one before. */
  private static final double RATIO = Math.sqrt(Math.sqrt(Math.sqrt(2)));

  private static final double[] SHARES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  /** x = tan(u), y = cos(3t) exp(u), where u = sin(t)/2: neither linear nor autonomous. */
  private static final ExactField FIELD = new ExactField(2, (t, y, d) -> {
    d[0] = (1 + y[0] * y[0]) * Math.cos(t) / 2;
    d[1] = y[1] * Math.cos(t) / 2 - 3 * Math.sin(3 * t) * Math.exp(Math.atan(y[0]));
  }, (t, y, j) -> {
    j[0] = y[0] * Math.cos(t);
    j[2] = -3 * Math.sin(3 * t) * Math.exp(Math.atan(y[0])) / (1 + y[0] * y[0]);
    j[3] = Math.cos(t) / 2;
  }, (t, y, d) -> {
    d[0] = -(1 + y[0] * y[0]) * Math.sin(t) / 2;
    d[1] = -y[1] * Math.sin(t) / 2 - 9 * Math.cos(3 * t) * Math.exp(Math.atan(y[0]));
  });

  private static final double END = 6;
  private static final double APART = 0.25;
  private static final double LATE = 200;

  /** Steps of 6 are too long for all. */
  private static final double FEWEST = 1;

  private static double[] solution(double t) {
    double u = Math.sin(t) / 2;
    return new double[] {Math.tan(u), Math.cos(3 * t) * Math.exp(u)};
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7})
  void endsOfStepsConvergeAtTheOrderOfRadausQuadrature(int stages) {
    assertOrder(2 * stages - 1, ADDED_UP, n -> run(stages, END / n));
  }

  /** With seven stages an error above rounding is one of steps so long that further terms show. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void theErrorOfOneStepFallsWithOnePowerMore(int stages) {
    assertOrder(2 * stages, SMALL, n -> single(stages, END / n));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7})
  void theErrorWithinOneStepFallsWithThePowerOfStagesAndThree(int stages) {
    assertOrder(stages + 3, SMALL, n -> inside(stages, END / n));
  }

  private interface Errors {
    double of(double steps);
  }

  /** Over the shortest of the steps that are neither too long nor too short to tell. */
  private static void assertOrder(int order, double small, Errors errors) {
    List<double[]> points = new ArrayList<>();
    double error = 1;
    for (double n = FEWEST; error > small; n *= RATIO) {
      error = errors.of(n);
      if (error < LARGE && error > small) {
        points.add(new double[] {-Math.log(n), Math.log(error)});
      }
    }
    List<double[]> last = points.subList(points.size() - LENGTHS, points.size());
    assertEquals(order, Slope.of(last.stream().mapToDouble(p -> p[0]).toArray(),
        last.stream().mapToDouble(p -> p[1]).toArray()), NEAR);
  }

  private static Kernel kernel(int stages, VectorField field) {
    return new Radau(field, TIGHTEST, RadauControl.ofStages(stages));
  }

  private static final ExactField OSCILLATOR = ExactField.linear(new double[][] {{0, 1}, {-1, 0}});

  private static double[] oscillation(double t) {
    return new double[] {Math.cos(t), -Math.sin(t)};
  }

  /** The largest error at the ends of steps of that length, of an oscillator over a long time. */
  private static double run(int stages, double h) {
    Kernel kernel = kernel(stages, OSCILLATOR);
    kernel.start(0, oscillation(0));
    double largest = 0;
    for (int k = 1; k * h < LATE; k++) {
      kernel.attempt(k * h);
      kernel.accept();
      largest = Math.max(largest, distance(kernel.state(), oscillation(k * h)));
    }
    return largest;
  }

  /** The largest error at the ends of single steps that start on the solution. */
  private static double single(int stages, double h) {
    Kernel kernel = kernel(stages, OSCILLATOR);
    double largest = 0;
    for (double t = 0; t < END; t += APART) {
      kernel.start(t, oscillation(t));
      kernel.attempt(t + h);
      largest = Math.max(largest, distance(kernel.proposed(), oscillation(t + h)));
    }
    return largest;
  }

  /** The largest error within single steps that start on the solution. */
  private static double inside(int stages, double h) {
    Kernel kernel = kernel(stages, FIELD);
    double largest = 0;
    double[] y = new double[2];
    for (double t = 0; t < END; t += APART) {
      kernel.start(t, solution(t));
      kernel.attempt(t + h);
      for (double theta : SHARES) {
        kernel.interpolate(theta, y);
        largest = Math.max(largest, distance(y, solution(t + theta * h)));
      }
    }
    return largest;
  }

  private static double distance(double[] y, double[] z) {
    double largest = 0;
    for (int i = 0; i < y.length; i++) {
      double distance = Math.abs(y[i] - z[i]);
      largest = distance <= largest ? largest : distance;
    }
    return largest;
  }
}
