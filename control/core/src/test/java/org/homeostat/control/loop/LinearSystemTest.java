package org.homeostat.control.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

class LinearSystemTest {

  /** Rounding of a few complex operations. */
  private static final double ROUNDING = 1e-13;

  private static final Complex S = new Complex(0.3, 1.7);
  private static final LinearSystem LAG = LinearSystem.of(
      new double[][] {{-2}}, new double[][] {{3}}, new double[][] {{1}}, new double[][] {{0}});
  private static final LinearSystem OSCILLATOR = LinearSystem.of(new double[][] {{0, 1}, {-4, -0.4}},
      new double[][] {{0}, {1}}, new double[][] {{1, 0.5}}, new double[][] {{0.2}});

  @Test
  void transferIsThatOfTheFormula() {
    assertClose(new Complex(3).divide(S.add(2)), value(LAG));
    Complex denominator = S.square().add(S.multiply(0.4)).add(4);
    assertClose(S.multiply(0.5).add(1).divide(denominator).add(0.2), value(OSCILLATOR));
  }

  @Test
  void connectionsAreTheAlgebraOfTransfers() {
    LinearSystem late = LAG.series(LinearSystem.delay(0.7));
    Complex p = value(late);
    Complex q = value(OSCILLATOR);
    assertClose(value(LAG).multiply(S.multiply(-0.7).exp()), p);
    assertClose(p.multiply(q), value(late.series(OSCILLATOR)));
    assertClose(p.add(q), value(late.parallel(OSCILLATOR)));
    assertClose(p.divide(p.add(1)), value(late.feedback()));
    assertClose(p.divide(p.multiply(q).add(1)), value(late.feedback(OSCILLATOR)));
    assertClose(p.multiply(-2.5), value(late.times(-2.5)));
    assertClose(q.reciprocal(), value(OSCILLATOR.inverse()));
    LinearSystem both = LinearSystem.gain(1).parallel(late);
    assertClose(p.add(1).reciprocal(), value(both.inverse()));
  }

  @Test
  void aLoopAroundADelayedIntegratorHasAValueWhereTheIntegratorHasNone() {
    LinearSystem integrator = LinearSystem.of(
        new double[][] {{0}}, new double[][] {{1}}, new double[][] {{1}}, new double[][] {{0}});
    LinearSystem loop = integrator.series(LinearSystem.delay(1)).feedback();
    assertClose(Complex.ONE, loop.at(Complex.ZERO).getEntry(0, 0));
    assertThrows(IllegalArgumentException.class, () -> integrator.at(Complex.ZERO));
  }

  @Test
  void aLagOfZeroIsWorkedIn() {
    LinearSystem plain = OSCILLATOR.series(LinearSystem.delay(0));
    assertTrue(!plain.isDelayed());
    assertClose(value(OSCILLATOR), value(plain));
  }

  @Test
  void channelsAreSelectedByName() {
    LinearSystem both = LAG.withInputs("food").withOutputs("fat").append(OSCILLATOR);
    assertEquals(List.of("x", "x1", "x2"), both.states());
    assertEquals(List.of("food", "u"), both.inputs());
    assertClose(value(OSCILLATOR), both.at(S, "u", "y"));
    assertClose(Complex.ZERO, both.at(S, "food", "y"));
    var error = assertThrows(IllegalArgumentException.class, () -> both.from("foot"));
    assertEquals("there is no input 'foot'. Did you mean 'food'?", error.getMessage());
  }

  @Test
  void illPosedLoopsAreRefused() {
    var error = assertThrows(IllegalArgumentException.class, () -> LinearSystem.gain(-1).feedback());
    assertEquals("the loop is ill-posed: what is fed back at once equals what goes in, 1 - K D is singular."
        + " Put a lag or a state into it.", error.getMessage());
    assertThrows(IllegalArgumentException.class, LAG::inverse);
  }

  @Test
  void matricesThatDoNotFitAreRefused() {
    var error = assertThrows(IllegalArgumentException.class, () -> LinearSystem.of(
        new double[][] {{1, 2}}, new double[][] {{1}}, new double[][] {{1}}, new double[][] {{0}}));
    assertEquals("A is 1 x 2; here it has to be 1 x 1.", error.getMessage());
    var lag = assertThrows(IllegalArgumentException.class, () -> LinearSystem.delay(-1));
    assertEquals("a lag is -1.0; it is zero or positive, and finite.", lag.getMessage());
  }

  @Test
  void printsAsATable() {
    assertEquals("""
        a linear system of order 1 from u to y
                             x  u  delay(u, 0.5)
          dx/dt             -2  3              0
          y                  0  0              1
          in delay(u, 0.5)   1  0              0
          delay(u, 0.5) is 'in delay(u, 0.5)' 0.5 ago""",
        LAG.series(LinearSystem.delay(0.5)).toString());
  }

  private static Complex value(LinearSystem system) {
    return system.at(S).getEntry(0, 0);
  }

  private static void assertClose(Complex expected, Complex actual) {
    assertArrayEquals(new double[] {expected.getRealPart(), expected.getImaginaryPart()},
        new double[] {actual.getRealPart(), actual.getImaginaryPart()}, ROUNDING);
  }
}
