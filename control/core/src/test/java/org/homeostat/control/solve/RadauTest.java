package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RadauTest {
  private static final Tolerance TIGHT = new Tolerance(1e-13, 1e-13);

  /** What the iteration leaves at that tolerance. */
  private static final double ITERATED = 1e-12;

  /** y' = lambda y, for the two parts of y. */
  private static ExactField linear(Complex lambda) {
    double re = lambda.getReal();
    double im = lambda.getImaginary();
    return ExactField.linear(new double[][] {{re, -im}, {im, re}});
  }

  private static Radau startedAt(int stages, VectorField field, double t, double... y) {
    Radau kernel = new Radau(field, TIGHT, RadauControl.ofStages(stages));
    kernel.start(t, y);
    return kernel;
  }

  private static Complex step(int stages, Complex z) {
    Radau kernel = startedAt(stages, linear(z), 0, 1, 0);
    kernel.attempt(1);
    return new Complex(kernel.proposed()[0], kernel.proposed()[1]);
  }

  /** The Pade approximation of degrees s - 1 and s to the exponential. */
  private static Complex stability(int s, Complex z) {
    Complex above = Complex.ZERO;
    Complex below = Complex.ZERO;
    double a = 1;
    double b = 1;
    Complex power = Complex.ONE;
    for (int k = 0; k <= s; k++) {
      above = above.add(power.multiply(a));
      below = below.add(power.multiply(b));
      a *= (s - 1.0 - k) / ((k + 1.0) * (2 * s - 1 - k));
      b *= -(s - k) / ((k + 1.0) * (2 * s - 1 - k));
      power = power.multiply(z);
    }
    return above.divide(below);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7})
  void aStepOfALinearFieldIsItsStabilityFunction(int stages) {
    for (double re : new double[] {-1e4, -30, -3, -0.1, 0, 0.5}) {
      for (double im : new double[] {0, 0.3, 5, 40}) {
        Complex z = new Complex(re, im);
        assertEquals(0, step(stages, z).subtract(stability(stages, z)).norm(), ITERATED, "at " + z);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7})
  void modesFarFasterThanTheStepVanish(int stages) {
    for (double z : new double[] {-1e4, -1e6, -1e8}) {
      assertEquals(0, step(stages, new Complex(z)).norm(), 2 * stages * stages / -z, "at " + z);
    }
  }

  /** The stability function is analytic in the left half plane, so it is largest on the imaginary axis. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7})
  void noOscillationGrows(int stages) {
    for (double omega = 1e-3; omega < 1e6; omega *= 1.1) {
      double size = step(stages, new Complex(0, omega)).norm();
      assertTrue(size <= 1 + ITERATED, omega + ": " + size);
    }
  }

  @Test
  void aSingularMatrixIsNoStep() {
    for (int stages : new int[] {3, 5, 7}) {
      Radau kernel = startedAt(stages, linear(new Complex(RadauTableau.of(stages).gamma())), 0, 1, 0);
      assertTrue(Double.isNaN(kernel.attempt(1)));
      assertTrue(kernel.attempt(0.5) > 0);
    }
  }

  @Test
  void whatIsNotFiniteIsNoStep() {
    VectorField root = Fields.scalar((t, y) -> t < 1 ? 1 : Math.sqrt(-y));
    assertTrue(Double.isNaN(startedAt(5, root, 0.5, 1).attempt(2)));
    VectorField pole = Fields.scalar((t, y) -> t < 1 ? 0 : 1 / (y - y));
    assertTrue(Double.isNaN(startedAt(5, pole, 0.5, 1).attempt(2)));
    assertTrue(Double.isNaN(startedAt(5, Fields.DECAY, 0, Double.POSITIVE_INFINITY).attempt(1)));
  }

  /** No line through a jump leads to a zero of it. */
  private static final VectorField JUMP = new ExactField(
      1, (t, y, d) -> d[0] = y[0] > 0.5 ? -1 : 1, (t, y, j) -> j[0] = 0, (t, y, d) -> d[0] = 0);

  @Test
  void anIterationThatDoesNotConvergeIsNoStepAndSaysWhichStateAndEquation() {
    Radau kernel = startedAt(3, JUMP, 0, 0);
    assertTrue(kernel.attempt(10) > 1);
    String complaint = kernel.complaint().orElseThrow();
    assertTrue(complaint.matches("Newton's iteration does not converge: correction \\d+ of state 0, by the"
        + " equation for component 0, is still \\d\\.\\de[+-]\\d+"), complaint);
    assertTrue(kernel.attempt(0.1) <= 1);
    assertFalse(kernel.complaint().isPresent());
  }

  @Test
  void anAttemptAfterARejectedOneIsAsIfItWereTheFirst() {
    VectorField field = StiffProblems.robertson().field();
    Radau kernel = startedAt(5, field, 0, 1, 0, 0);
    kernel.attempt(1);
    kernel.interpolate(0.5, new double[3]);
    kernel.attempt(1e-3);
    Radau fresh = startedAt(5, field, 0, 1, 0, 0);
    fresh.attempt(1e-3);
    assertArrayEquals(fresh.proposed(), kernel.proposed(), ITERATED);
  }

  @Test
  void aRunOfALinearFieldTakesFewJacobians() {
    Solution run = Solver.named("radau")
        .solve(linear(new Complex(-1, 3)), 0, new double[] {1, 0}, 20, List.of());
    assertTrue(run.statistics().jacobians() <= 2, run.statistics().toString());
  }

  @ParameterizedTest
  @CsvSource({"1e-6, 100", "1e-9, 150", "1e-12, 250"})
  void robertsonsProblemTakesFewSteps(double tolerance, int steps) {
    ReferenceProblem problem = StiffProblems.robertson();
    Solution run = problem.solve("radau", tolerance);
    assertTrue(run.statistics().steps() <= steps, run.statistics().toString());
  }

  @Test
  void denseOutputMeetsTheEndsAndOutlivesTheStep() {
    Radau kernel = startedAt(5, linear(new Complex(-1, 3)), 0, 1, 0);
    kernel.attempt(0.5);
    double[] store = new double[kernel.kept() + 3];
    kernel.keep(store, 3);
    double[] inside = new double[2];
    kernel.interpolate(0.3, inside);
    double[] end = kernel.proposed().clone();
    Kernel.Interpolant interpolant = kernel.interpolant();
    kernel.accept();
    kernel.attempt(1);
    double[] y = new double[2];
    interpolant.at(0, 0.5, store, 3, 0, y);
    assertArrayEquals(new double[] {1, 0}, y);
    interpolant.at(0, 0.5, store, 3, 1, y);
    assertArrayEquals(end, y, Math.ulp(1.0));
    interpolant.at(0, 0.5, store, 3, 0.3, y);
    assertArrayEquals(inside, y);
  }
}
