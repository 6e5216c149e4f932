package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many iterations, Jacobians and matrices it takes to end an implicit step. */
class NewtonTest {

  private static final double RTOL = 0.01;

  /** One over the tolerance of each state. */
  private static final double[] UNIT = {1 / RTOL, 1 / RTOL};

  /** In tolerances: what the iteration may leave is a twentieth of one. */
  private static final double LEFT = 0.05;

  private static final double[] P = {1, 2};
  private static final double[] D = {0.3, -0.2};

  private static final ExactField LINEAR = ExactField.linear(new double[][] {{-50, 1}, {2, -0.1}});

  /** x' = -x^3, y' = -10 y. */
  private static final ExactField CUBIC = ExactField.autonomous(2, (t, y, d) -> {
    d[0] = -y[0] * y[0] * y[0];
    d[1] = -10 * y[1];
  }, (t, y, j) -> {
    j[0] = -3 * y[0] * y[0];
    j[3] = -10;
  });

  private final double[] e = new double[2];
  private final double[] y1 = new double[2];

  private boolean converges(Newton newton, double c) {
    return newton.converges(0, c, 1, P, D, UNIT, e, y1);
  }

  /** c*e + d - f(p + e), over c: how far the solution is off, where c is larger than all modes. */
  private double[] off(VectorField field, double c) {
    double[] rates = new double[2];
    field.derivatives(0, y1, rates);
    double[] off = new double[2];
    for (int i = 0; i < 2; i++) {
      off[i] = (c * e[i] + D[i] - rates[i]) / c;
    }
    return off;
  }

  @Test
  void ofALinearFieldTheSecondIterationOnlyFindsThatTheFirstWasEnough() {
    Newton newton = new Newton(LINEAR, RTOL);
    assertTrue(converges(newton, 100));
    assertEquals(2, newton.evaluations());
    assertArrayEquals(new double[2], off(LINEAR, 100), LEFT * RTOL);
  }

  @Test
  void theMatrixServesForShiftsNearItsOwn() {
    Newton newton = new Newton(LINEAR, RTOL);
    for (double c : new double[] {100, 110, 90, 120, 80}) {
      assertTrue(converges(newton, c));
      assertArrayEquals(new double[2], off(LINEAR, c), LEFT * RTOL, "at " + c);
    }
    assertEquals(1, newton.decompositions());
    assertTrue(converges(newton, 200));
    assertEquals(2, newton.decompositions());
    assertEquals(2, newton.jacobians());
  }

  /** A Jacobian of differences costs evaluations: a matrix with another shift is made of the old one. */
  @Test
  void aJacobianOfDifferencesServesForSeveralMatrices() {
    Newton newton = new Newton(Fields.OSCILLATOR, RTOL);
    assertTrue(converges(newton, 100));
    assertTrue(converges(newton, 200));
    assertEquals(2, newton.decompositions());
    assertEquals(1, newton.jacobians());
  }

  @Test
  void ofACurvedFieldTheSolutionIsAsCloseAsItHasToBe() {
    Newton newton = new Newton(CUBIC, RTOL);
    assertTrue(converges(newton, 20));
    assertArrayEquals(new double[2], off(CUBIC, 20), LEFT * RTOL);
  }

  @Test
  void anotherFieldGetsAnotherJacobian() {
    Newton newton = new Newton(LINEAR, RTOL);
    converges(newton, 100);
    newton.forget();
    converges(newton, 100);
    assertEquals(2, newton.jacobians());
  }

  /** The Jacobian says that nothing changes, and x' = -1000 x does. */
  @Test
  void whatDoesNotConvergeIsNamedWithItsEquation() {
    ExactField wrong = ExactField.autonomous(2, (t, y, d) -> d[1] = -1000 * y[1], (t, y, j) -> { });
    Newton newton = new Newton(wrong, RTOL);
    assertFalse(converges(newton, 100));
    assertEquals("Newton's iteration does not converge: its last update moves state 1 by 2.0e+02,"
        + " and component 1 is off by 2.0e+04", newton.complaint(UNIT).orElseThrow());
  }

  @Test
  void aSingularMatrixIsNotIteratedWith() {
    Newton newton = new Newton(ExactField.linear(new double[][] {{100, 0}, {0, -1}}), RTOL);
    assertFalse(converges(newton, 100));
    assertEquals(0, newton.evaluations());
    assertEquals(Optional.empty(), newton.complaint(UNIT));
  }

  @Test
  void ratesThatAreNoNumberEndTheIteration() {
    Newton newton = new Newton(
        ExactField.autonomous(2, (t, y, d) -> Arrays.fill(d, 0, 2, Double.NaN), (t, y, j) -> { }), RTOL);
    assertFalse(converges(newton, 100));
    assertEquals(1, newton.evaluations());
    assertEquals(Optional.empty(), newton.complaint(UNIT));
  }
}
