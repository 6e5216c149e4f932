package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PastTest {

  /** Ten digits, as promised. */
  private static final double TEN_DIGITS = 1e-10;

  @Test
  void aConstantPastGoesBackForEver() {
    double[] values = {1, 2};
    Past past = Past.constant(values);
    values[1] = 3;
    assertEquals(Double.NEGATIVE_INFINITY, past.from());
    assertEquals(2, past.signal(1, -1e9));
    assertEquals(0, past.rate(1, -1));
    assertEquals(List.of(), past.breakings());
  }

  @Test
  void ratesThatAreNotGivenAreFoundByDifferencesToTenDigits() {
    Past past = Past.of(-2, t -> new double[] {Math.exp(t), Math.sin(3 * t)});
    for (double t = -2; t <= 0; t += 0.125) {
      assertEquals(Math.exp(t), past.rate(0, t), TEN_DIGITS);
      assertEquals(3 * Math.cos(3 * t), past.rate(1, t), TEN_DIGITS);
    }
  }

  @Test
  void differencesStayWithinThePast() {
    Past past = Past.of(-2, t -> new double[] {t < -2 || t > 0 ? Double.NaN : t * t});
    assertEquals(-4, past.rate(0, -2), TEN_DIGITS);
    assertEquals(0, past.rate(0, 0), TEN_DIGITS);
  }

  @Test
  void breakingPointsCannotBeChanged() {
    Past past = Past.of(-2, t -> new double[] {Math.abs(t + 1)}, t -> new double[] {Math.signum(t + 1)},
        new Past.Breaking(-1, 1));
    assertEquals(List.of(new Past.Breaking(-1, 1)), past.breakings());
    assertThrows(UnsupportedOperationException.class, () -> past.breakings().clear());
  }
}
