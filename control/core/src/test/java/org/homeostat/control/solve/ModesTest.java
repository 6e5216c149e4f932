package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

class ModesTest {

  /** Jacobians by central differences are right to about ten digits. */
  private static final double DIFFERENCES = 1e-9;

  @Test
  void eigenvaluesComeFastestFirstWithTheStateTheyMoveMost() {
    Modes modes = at(linear(-1, 0, 0, -50));
    assertEigenvalue(-50, 0, modes, 0);
    assertEigenvalue(-1, 0, modes, 1);
    assertEquals(List.of("component 1", "component 0"), modes.states());
    assertTrue(modes.isStable());
    assertEquals(50, modes.spread(), 50 * DIFFERENCES);
  }

  @Test
  void timeConstantsAreOneOverTheDecay() {
    List<Double> constants = at(linear(-4, 1, 0, -0.5)).timeConstants();
    assertEquals(0.25, constants.get(0), DIFFERENCES);
    assertEquals(2, constants.get(1), 10 * DIFFERENCES);
  }

  /** x'' + 2 d x' + x = 0 has the eigenvalues -d +- i sqrt(1 - d^2). */
  @Test
  void aDampedOscillatorHasAPair() {
    Modes modes = at(linear(0, 1, -1, -0.2));
    double turn = Math.sqrt(1 - 0.01);
    assertEigenvalue(-0.1, turn, modes, 0);
    assertEigenvalue(-0.1, -turn, modes, 1);
    assertEquals(1, modes.spread(), DIFFERENCES);
    assertEquals(10, modes.timeConstants().get(0), 1e-6);
    assertTrue(modes.toString().startsWith("fastest mode -0.1000 + 0.9950i (component "), modes.toString());
  }

  @Test
  void aModeThatGrowsIsNotStableAndItsTimeConstantIsNegative() {
    Modes modes = at(linear(-3, 0, 0, 2));
    assertFalse(modes.isStable());
    assertEquals(-0.5, modes.timeConstants().get(1), DIFFERENCES);
    assertEquals("fastest mode -3.000 (component 0), slowest 2.000 (component 1)", modes.toString());
  }

  @Test
  void aModeThatNeitherGrowsNorDecaysTakesForEver() {
    Modes modes = at(linear(-1, 0, 0, 0));
    assertFalse(modes.isStable());
    assertEquals(Double.POSITIVE_INFINITY, modes.timeConstants().get(1));
    assertEquals(Double.POSITIVE_INFINITY, modes.spread());
  }

  @Test
  void aFieldThatItsStatesDoNotChangeHasModesThatStandStill() {
    Modes modes = at(linear(0, 0, 0, 0));
    assertEquals(List.of(Complex.ZERO, Complex.ZERO), modes.eigenvalues());
    assertEquals(List.of("component 0", "component 1"), modes.states());
    assertFalse(modes.isStable());
    assertEquals(1, modes.spread());
  }

  @Test
  void aFieldWithoutStatesHasNoModes() {
    Modes modes = at(Fields.of(0, (t, y, d) -> { }));
    assertTrue(modes.isStable());
    assertEquals(1, modes.spread());
    assertEquals("no modes", modes.toString());
  }

  @Test
  void whereTheJacobianIsNoNumberThereAreNone() {
    assertEquals(Optional.empty(), Modes.at(Fields.scalar((t, x) -> Math.log(x)), 0, new double[] {-1}));
  }

  @Test
  void aFieldWithoutAJacobianGetsOneByDifferences() {
    VectorField field = Fields.of(2, (t, y, d) -> {
      d[0] = Math.sin(y[0]) * y[1] + t * t;
      d[1] = Math.exp(y[0]) + t * y[1];
    });
    double[] jacobian = new double[4];
    field.jacobian(2, new double[] {0.3, 5}, jacobian);
    assertEquals(5 * Math.cos(0.3), jacobian[0], DIFFERENCES);
    assertEquals(Math.sin(0.3), jacobian[1], DIFFERENCES);
    assertEquals(Math.exp(0.3), jacobian[2], DIFFERENCES);
    assertEquals(2, jacobian[3], DIFFERENCES);
    double[] byTime = new double[2];
    field.timeDerivative(2, new double[] {0.3, 5}, byTime);
    assertEquals(4, byTime[0], DIFFERENCES);
    assertEquals(5, byTime[1], DIFFERENCES);
    assertFalse(field.hasJacobian());
  }

  private static VectorField linear(double a, double b, double c, double d) {
    return Fields.of(2, (t, y, rates) -> {
      rates[0] = a * y[0] + b * y[1];
      rates[1] = c * y[0] + d * y[1];
    });
  }

  private static Modes at(VectorField field) {
    return Modes.at(field, 0, new double[field.dimension()]).orElseThrow();
  }

  private static void assertEigenvalue(double real, double imaginary, Modes modes, int place) {
    Complex value = modes.eigenvalues().get(place);
    assertEquals(real, value.getRealPart(), 50 * DIFFERENCES);
    assertEquals(imaginary, value.getImaginaryPart(), DIFFERENCES);
  }
}
