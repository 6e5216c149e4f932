package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealTest {

  /**
   * Repeated squaring rounds about twice for each bit of the exponent, each time by half an ulp, which the
   * next doubles.
   */
  private static final double ROUNDING_PER_POWER = 2e-16;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 16, 33, 100, -1, -2, -5})
  void repeatedSquaringAgreesWithPow(int n) {
    for (double x : new double[] {0.3, 1, 1.7, -2.5}) {
      double expected = Math.pow(x, n);
      double rounding = ROUNDING_PER_POWER * Math.max(1, Math.abs(n));
      assertEquals(expected, Real.power(x, n), Math.abs(expected) * rounding);
    }
  }

  @Test
  void wholeExponentsAreMultipliedAndOthersAreNot() {
    assertEquals(Real.power(1.1, 1024), Real.power(1.1, new BigFraction(1024)));
    assertEquals(Math.pow(1.001, 1025), Real.power(1.001, new BigFraction(1025)));
    assertEquals(Math.pow(2, 0.75), Real.power(2, new BigFraction(3, 4)));
    assertEquals(-8, Real.power(-2, new BigFraction(3)));
    assertEquals(Double.NaN, Real.power(-2, new BigFraction(1, 2)));
  }

  @Test
  void aHillCurveIsOneHalfAtItsConstantAndSaturates() {
    assertEquals(0.5, Real.hill(3, 3, 2.5));
    assertEquals(0, Real.hill(0, 3, 2));
    assertEquals(0.8, Real.hill(2, 1, 2));
  }

  @Test
  void theSmoothFunctionsDoNotOverflow() {
    assertEquals(1000, Real.softplus(1000));
    assertEquals(0, Real.softplus(-1000));
    assertEquals(Math.log(2), Real.softplus(0));
    assertEquals(1, Real.sigmoid(1000));
    assertEquals(0, Real.sigmoid(-1000));
    assertEquals(0.5, Real.sigmoid(0));
  }

  @Test
  void theSigmoidAndItsMirrorAddUpToOne() {
    for (double x = -5; x <= 5; x += 0.37) {
      assertEquals(1, Real.sigmoid(x) + Real.sigmoid(-x), Math.ulp(1.0));
    }
  }

  @Test
  void notANumberStaysSo() {
    for (Function function : Function.values()) {
      assertTrue(Double.isNaN(Real.apply(function, new double[] {Double.NaN, 1, 2})), function.text());
    }
  }

  @Test
  void theRectifierHasNoNegativeZero() {
    assertEquals(Double.doubleToLongBits(0.0), Double.doubleToLongBits(Real.pos(-0.0)));
  }
}
