package org.homeostat.control.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

class PolesAndZerosTest {

  /** Simple roots of well-scaled problems. */
  private static final double ROUNDING = 1e-9;

  @Test
  void zerosDoNotDependOnTheRelativeDegree() {
    for (double[] numerator : new double[][] {{5}, {1, 3}, {1, 2, 10}, {2, 1, 3, 1}, {1, 3, 3, 9, 7}}) {
      LinearSystem system = TransferFunction.system(numerator, 1, 4.5, 8, 6, 1.5);
      TransferFunction h = TransferFunction.of(system);
      assertEquals(numerator.length - 1, h.zeros().size());
      assertArrayEquals(numerator, h.numerator(), ROUNDING);
      assertArrayEquals(new double[] {1, 4.5, 8, 6, 1.5}, h.denominator(), ROUNDING);
    }
  }

  /**
   * G(s) = [s - 1, 4; 4.5, 2 (s - 1)]/(s + 2) has the zero 4 and the pole -2, once.
   *
   * @see "S. Skogestad, I. Postlethwaite, Multivariable feedback control, 2nd ed., Wiley, 2005, section 4.5"
   */
  @Test
  void multivariableZerosAreWhereTheMatrixLosesRank() {
    LinearSystem g = TransferFunction.system(new double[] {1, -1}, 1, 2);
    LinearSystem g12 = TransferFunction.system(new double[] {4}, 1, 2);
    LinearSystem g21 = TransferFunction.system(new double[] {4.5}, 1, 2);
    LinearSystem g22 = TransferFunction.system(new double[] {2, -2}, 1, 2);
    LinearSystem fork = LinearSystem.gain(new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});
    LinearSystem sum = LinearSystem.gain(new double[][] {{1, 1, 0, 0}, {0, 0, 1, 1}});
    PolesAndZeros all =
        PolesAndZeros.of(fork.series(g.append(g12).append(g21).append(g22)).series(sum));
    assertRoots(all.poles(), -2);
    assertRoots(all.zeros(), 4);
  }

  @Test
  void aPlantThatIsNotSquareMostlyHasNoZeros() {
    LinearSystem one = TransferFunction.system(new double[] {1, 3}, 1, 3, 2);
    LinearSystem two = TransferFunction.system(new double[] {1, 5}, 1, 3, 2);
    LinearSystem fork = LinearSystem.gain(new double[][] {{1}, {1}});
    assertTrue(PolesAndZeros.of(fork.series(one.append(two))).zeros().isEmpty());
    LinearSystem shared = TransferFunction.system(new double[] {1, 3}, 1, 9, 2);
    assertRoots(PolesAndZeros.of(fork.series(one.append(shared))).zeros(), -3);
  }

  @Test
  void cancelledModesAreListedWithTheirStability() {
    LinearSystem unstable = TransferFunction.system(new double[] {1, -1}, 1, 2)
        .series(TransferFunction.system(new double[] {1}, 1, -1));
    PolesAndZeros all = PolesAndZeros.of(unstable);
    assertRoots(all.poles(), -2);
    assertTrue(all.zeros().isEmpty());
    assertRoots(all.unmoved(), 1);
    assertTrue(all.unseen().isEmpty());
    assertFalse(all.cancelsStableModesOnly());
    assertEquals(List.of("1 (not stable), which no input moves"), all.cancelled());
    assertEquals("1/(s + 2)", TransferFunction.of(unstable).toString());
  }

  @Test
  void statesInVeryDifferentUnitsGiveTheSameZeros() {
    LinearSystem plain = TransferFunction.system(new double[] {1, 2, 10}, 1, 6, 11, 6);
    double[] scale = {1e-7, 1, 1e8};
    double[][] a = plain.a();
    double[][] b = plain.b();
    double[][] c = plain.c();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        a[i][j] *= scale[j] / scale[i];
      }
      b[i][0] /= scale[i];
      c[0][i] *= scale[i];
    }
    TransferFunction h = TransferFunction.of(LinearSystem.of(a, b, c, plain.d()));
    assertEquals("(s^2 + 2 s + 10)/((s + 1)(s + 2)(s + 3))", h.toString());
  }

  @Test
  void tamsLoopHasTheLeptinPoleAsZeroOfTheFatPath() {
    TransferFunction h =
        TransferFunction.of(Linearization.of(LeptinPlant.tam()).loadOn("FM").to("FM").system());
    assertEquals(-33.4842, h.zeros().get(0).getRealPart(), 5e-5);
    assertEquals(-0.124251, h.poles().get(0).getRealPart(), 5e-7);
    assertEquals(-33.4035, h.poles().get(1).getRealPart(), 5e-5);
    assertEquals("\\frac{s + 33.4842}{s^{2} + 33.5277 s + 4.15042}", h.latex());
  }

  @Test
  void delayedSystemsAreReferredToTheirRightmostRoots() {
    var error = assertThrows(IllegalArgumentException.class, () -> PolesAndZeros.of(LinearSystem.delay(2)));
    assertEquals("with delay(u, 2.0) there are infinitely many poles. CharacteristicRoots gives the"
        + " rightmost; pade(n) an approximation.", error.getMessage());
  }

  @Test
  void aNumeratorOfHigherDegreeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> TransferFunction.system(new double[] {1, 0, 0}, 1, 1));
  }

  private static void assertRoots(List<Complex> roots, double... expected) {
    assertArrayEquals(expected, roots.stream().mapToDouble(Complex::getRealPart).sorted().toArray(), 1e-7);
  }
}
