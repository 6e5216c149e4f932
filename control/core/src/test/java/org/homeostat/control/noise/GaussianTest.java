package org.homeostat.control.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class GaussianTest {

  /** A quantile x with relative error e has a probability with the relative error x^2 e in the far tail. */
  private static final double ROUNDING = 2e-15;

  private static final int MANY = 1_000_000;

  /** Standard errors that a sample of a fixed seed may be off. */
  private static final double SIGMAS = 4;

  @Test
  void theQuantileInvertsTheDistribution() {
    for (double p = 0x1p-53; p < 0.5; p *= 1.37) {
      double x = Gaussian.quantile(p);
      double again = Erf.erfc(-x / Math.sqrt(2)) / 2;
      assertEquals(p, again, ROUNDING * (2 + x * x) * p, "p = " + p);
    }
  }

  @Test
  void theQuantileIsOddAboutOneHalf() {
    assertEquals(0, Gaussian.quantile(0.5));
    for (int k = 1; k < 100; k++) {
      assertEquals(-Gaussian.quantile(k / 256.0), Gaussian.quantile(1 - k / 256.0));
    }
  }

  /** Tables give 1.959963984540054, -3.090232306167813 and -6.361340902404056. */
  @Test
  void knownQuantiles() {
    assertEquals(1.959963984540054, Gaussian.quantile(0.975), 4e-16 * 2);
    assertEquals(-3.090232306167813, Gaussian.quantile(1e-3), 1e-15);
    assertEquals(-6.361340902404056, Gaussian.quantile(1e-10), 2e-15);
  }

  @Test
  void theExtremeBitsAreFiniteAndOpposite() {
    assertTrue(Double.isFinite(Gaussian.of(0)));
    assertEquals(-Gaussian.of(0), Gaussian.of(-1));
  }

  @Test
  void mixedCountersAreStandardNormal() {
    double[] powers = new double[5];
    double lagged = 0;
    double before = 0;
    for (int k = 0; k < MANY; k++) {
      double z = Gaussian.of(Mixing.at(7, k));
      for (int p = 1; p < powers.length; p++) {
        powers[p] += Math.pow(z, p) / MANY;
      }
      lagged += z * before / MANY;
      before = z;
    }
    double error = SIGMAS / Math.sqrt(MANY);
    assertEquals(0, powers[1], error);
    assertEquals(1, powers[2], Math.sqrt(2) * error);
    assertEquals(0, powers[3], Math.sqrt(15) * error);
    assertEquals(3, powers[4], Math.sqrt(96) * error);
    assertEquals(0, lagged, error);
  }
}
