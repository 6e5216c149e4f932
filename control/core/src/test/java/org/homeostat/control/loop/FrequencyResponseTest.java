package org.homeostat.control.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrequencyResponseTest {
  private static final double ROUNDING = 1e-9;

  @Test
  void phaseIsUnwrappedWithTheDelayExact() {
    LinearSystem late = TransferFunction.system(new double[] {1}, 1, 1).series(LinearSystem.delay(3));
    FrequencyResponse response = FrequencyResponse.of(late, 1e-3, 40);
    double[] w = response.frequencies();
    double[] phase = response.degrees();
    for (int k = 0; k < w.length; k++) {
      assertEquals(-Math.toDegrees(Math.atan(w[k]) + 3 * w[k]), phase[k], 1e-6);
    }
  }

  /** The peak of 1/(s^2 + 2 z s + 1) is 1/(2 z sqrt(1 - z^2)). */
  @Test
  void aNarrowPeakIsAmongTheFrequencies() {
    double z = 1e-7;
    FrequencyResponse response = FrequencyResponse.of(TransferFunction.system(new double[] {1}, 1, 2 * z, 1));
    double peak = Arrays.stream(response.magnitudes()).max().orElseThrow();
    assertEquals(1, peak * 2 * z * Math.sqrt(1 - z * z), 1e-2);
    double[] phase = response.degrees();
    assertEquals(-180, phase[phase.length - 1], 1e-3);
  }

  @Test
  void lowFrequenciesBeginWhereIntegratorsPutThem() {
    double[] begins = {0, -90, -180, -270};
    double[][] denominators = {{1}, {1, 0}, {1, 0, 0}, {1, 0, 0, 0}};
    for (int k = 0; k < begins.length; k++) {
      LinearSystem integrators = TransferFunction.system(new double[] {1}, denominators[k]);
      LinearSystem lag = TransferFunction.system(new double[] {1}, 1, 1);
      assertEquals(begins[k], FrequencyResponse.of(integrators.series(lag)).degrees()[0], 0.1);
    }
    assertEquals(-180, FrequencyResponse.of(LinearSystem.gain(-2), 0.1, 10).degrees()[0], ROUNDING);
    assertEquals(20 * Math.log10(2), FrequencyResponse.of(LinearSystem.gain(-2), 1, 10).decibels()[0],
        ROUNDING);
  }

  @Test
  void frequenciesThatMakeNoSenseAreRefused() {
    var error = assertThrows(
        IllegalArgumentException.class, () -> FrequencyResponse.of(LinearSystem.gain(1), 0, 1));
    assertEquals("frequencies go from one above 0 to a higher one, not from 0.0 to 1.0.", error.getMessage());
  }

  @Test
  void printsATable() {
    String text = FrequencyResponse.of(TransferFunction.system(new double[] {1}, 1, 1), 0.1, 10).toString();
    assertTrue(
        text.startsWith("     frequency           dB      degrees\n           0.1     -0.04321"), text);
  }
}
