package org.homeostat.control.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

/** Characteristic roots against closed forms, a published study, and the count of them. */
class CharacteristicRootsTest {

  /** Newton's method on the exact function ends at rounding; a few ulps are its condition. */
  private static final double ROUNDING = 1e-13;

  /** The reduced loop of Tam et al. (2009), per day; physiology's {@code ReducedDelay} derives them. */
  private static final double P = 0.0435711;
  private static final double A = 0.0803805;

  /** DESIGN section 5 and the issue give the delay and the period to five and four digits. */
  private static final double DELAY_DIGITS = 5e-4;
  private static final double PERIOD_DIGITS = 5e-3;

  @Test
  void scalarRootsAreLambertsFunction() {
    double a = -1;
    double b = -2.5;
    double lag = 3;
    CharacteristicRoots roots = CharacteristicRoots.of(Delayed.scalar(a, b, lag));
    assertTrue(roots.roots().size() >= 4, roots.toString());
    for (int k = 0; k < 2; k++) {
      Complex exact = lambert(new Complex(b * lag * Math.exp(-a * lag)), k).divide(lag).add(a);
      Complex found = roots.roots().get(2 * k);
      assertEquals(0, exact.subtract(found).norm(), ROUNDING * (1 + exact.norm()), roots.toString());
      assertEquals(found.conjugate(), roots.roots().get(2 * k + 1));
    }
  }

  /** Branch k of w e^w = z for z below 0 and k >= 0, by Newton's method on w + log w = log z + 2 pi i k. */
  private static Complex lambert(Complex z, int k) {
    Complex right = z.log().add(new Complex(0, 2 * Math.PI * k));
    Complex w = right;
    for (int i = 0; i < 100; i++) {
      w = w.subtract(w.add(w.log()).subtract(right).divide(w.reciprocal().add(1)));
    }
    return w;
  }

  @Test
  void theReducedLoopSwingsWhereTheClosedFormSays() {
    Hopf hopf = Hopf.of("D", lag -> Delayed.scalar(-P, -A, lag), 1, 60);
    double omega = Math.sqrt(A * A - P * P);
    assertEquals(Math.acos(-P / A) / omega, hopf.value(), ROUNDING * hopf.value());
    assertEquals(2 * Math.PI / omega, hopf.period(), 1e-9);
    assertEquals(31.736, hopf.value(), DELAY_DIGITS);
    assertEquals(93.02, hopf.period(), PERIOD_DIGITS);
    assertTrue(hopf.isLosing());
    assertEquals("stable up to D = 31.7362, unstable above; there it swings with a period of 93.0196",
        hopf.toString());
  }

  @Test
  void theReducedLoopDecaysBelowAndGrowsAbove() {
    assertEquals(-3.4e-4, CharacteristicRoots.of(Delayed.scalar(-P, -A, 31)).growth(), 5e-6);
    assertEquals(5.3e-4, CharacteristicRoots.of(Delayed.scalar(-P, -A, 33)).growth(), 5e-6);
  }

  /** x'' + x = 0 three times over itself: a root of multiplicity three, of which each alone loses digits. */
  @Test
  void rootsThatAreRepeatedKeepAllTheirDigits() {
    double[][] a = new double[6][6];
    for (int i = 0; i < 6; i += 2) {
      a[i][i + 1] = 1;
      a[i + 1][i] = -1;
      if (i > 0) {
        a[i - 1][i] = 1;
      }
    }
    List<Complex> roots = CharacteristicRoots.of(plain(a)).roots();
    assertEquals(6, roots.size());
    for (Complex root : roots) {
      assertEquals(0, root.getRealPart(), 1e-11, roots.toString());
      assertEquals(1, Math.abs(root.getImaginaryPart()), 1e-11, roots.toString());
    }
    List<Complex> defective = CharacteristicRoots.of(plain(
        new double[][] {{-1, 1, 0}, {0, -1, 1}, {0, 0, -1}})).roots();
    assertEquals(List.of(-1.0, -1.0, -1.0), defective.stream().map(Complex::getRealPart).toList());
  }

  /** x' = a x + b x(t - tau) has a double root where b tau = -exp(a tau - 1): at a - 1/tau. */
  @Test
  void aDoubleRootOfADelayedEquationIsFoundAsOne() {
    double a = 0.3;
    double lag = 2;
    double b = -Math.exp(a * lag - 1) / lag;
    CharacteristicRoots roots = CharacteristicRoots.of(Delayed.scalar(a, b, lag));
    assertEquals(a - 1 / lag, roots.roots().get(0).getRealPart(), 1e-11);
    assertEquals(roots.roots().get(0), roots.roots().get(1));
  }

  @Test
  void incommensurateLagsGiveRootsOfTheQuasipolynomial() {
    double[] lags = {1, Math.sqrt(2), Math.PI};
    double[] gains = {-0.4, -0.7, 0.9};
    LinearSystem system = Delayed.of(new double[][] {{-0.2}}, new double[][] {{1}}, new double[][] {{1}},
        new double[][][] {{{gains[0]}}, {{gains[1]}}, {{gains[2]}}}, lags);
    for (Complex root : CharacteristicRoots.of(system).roots()) {
      Complex left = root.add(0.2);
      for (int k = 0; k < 3; k++) {
        left = left.subtract(root.multiply(-lags[k]).exp().multiply(gains[k]));
      }
      assertEquals(0, left.norm(), ROUNDING * 10, root.toString());
    }
  }

  /** x' = -x + k x(t - tau) is stable for every lag if |k| < 1, and for no long one if k < -1. */
  @Test
  void lagsLongBesideTheRatesAreDecided() {
    assertTrue(CharacteristicRoots.of(Delayed.scalar(-1, -0.99, 100)).isStable());
    assertTrue(CharacteristicRoots.of(Delayed.scalar(-1, 0.99, 100)).isStable());
    CharacteristicRoots unstable = CharacteristicRoots.of(Delayed.scalar(-1, -1.01, 40));
    assertFalse(unstable.isStable());
    assertTrue(unstable.growing() > 0);
  }

  @Test
  void aLagOfZeroAndNoLagGiveEigenvalues() {
    assertEquals(List.of(new Complex(-3)), CharacteristicRoots.of(Delayed.scalar(-1, -2, 0)).roots());
    CharacteristicRoots pair = CharacteristicRoots.of(plain(new double[][] {{0, 1}, {-4, -0.2}}));
    assertEquals(-0.1, pair.growth(), ROUNDING);
    assertEquals(Math.sqrt(3.99), pair.rightmost().getImaginaryPart(), ROUNDING);
    assertEquals("stable, roots -0.1 +- 1.9975i", pair.toString());
    assertEquals(Double.NEGATIVE_INFINITY, CharacteristicRoots.of(LinearSystem.gain(2)).growth());
  }

  @Test
  void anIntegratorIsNeitherStableNorGrowing() {
    CharacteristicRoots roots = CharacteristicRoots.of(plain(new double[][] {{0, 1}, {0, -5}}));
    assertFalse(roots.isStable());
    assertEquals(0, roots.growing());
  }

  @Test
  void aDelayOutsideEveryLoopAddsNoRoot() {
    LinearSystem late = plain(new double[][] {{0}}).withInputs("u").series(LinearSystem.delay(1));
    assertEquals(List.of(Complex.ZERO), CharacteristicRoots.of(late).roots());
    LinearSystem two = plain(new double[][] {{-1, 0}, {0, -2}}).series(LinearSystem.delay(5));
    assertEquals(List.of(new Complex(-1), new Complex(-2)), CharacteristicRoots.of(two).roots());
  }

  /** Rates from 1e-4 to 1e4 and states in units that differ by 1e6: the roots keep their digits. */
  @Test
  void badlyScaledStatesDoNotMatter() {
    double[][] a = {{-1e4, 1e6, 0}, {1e-6, -2, 1e3}, {0, 1e-9, -1e-4}};
    List<Complex> roots = CharacteristicRoots.of(plain(a)).roots();
    double product = roots.stream().map(Complex::getRealPart).reduce(1.0, (x, y) -> x * y);
    double determinant = -1e4 * (-2 * -1e-4 - 1e3 * 1e-9) - 1e6 * (1e-6 * -1e-4);
    assertEquals(determinant, product, 1e-10 * Math.abs(determinant));
  }

  /** x(t) = k x(t - 1) inside a state's loop: neutral; contracting for |k| < 1, refused beyond. */
  @Test
  void neutralTermsAreTreatedWhereTheyFadeAndRefusedElsewhere() {
    CharacteristicRoots fading = CharacteristicRoots.of(neutral(0.5));
    for (Complex s : fading.roots()) {
      Complex delay = s.negate().exp();
      Complex left = s.add(1).subtract(delay.multiply(-2).divide(delay.multiply(-0.5).add(1)));
      assertEquals(0, left.norm(), 1e-10, fading.toString());
    }
    var refused = assertThrows(IllegalArgumentException.class, () -> CharacteristicRoots.of(neutral(1.1)));
    assertTrue(refused.getMessage().contains("feed each other"), refused.getMessage());
  }

  /** x' = -x - 2 w, w(t) = z(t - 1), z = x + k w. */
  private static LinearSystem neutral(double k) {
    return LinearSystem.of(new double[][] {{-1}}, new double[][] {{1, -2}}, new double[][] {{1}, {1}},
        new double[][] {{0, 0}, {0, k}}).delaying(List.of("w"), 1);
  }

  /** Of 25 random systems with two lags, no root right of the edge is missing: counted anew further right. */
  @Test
  void theCountOfRootsAgreesWithTheRootsOnAnyLine() {
    SplittableRandom random = new SplittableRandom(41);
    for (int trial = 0; trial < 25; trial++) {
      int n = 1 + random.nextInt(3);
      double[][] a = matrix(random, n);
      LinearSystem system = Delayed.of(a, new double[n][1], new double[1][n],
          new double[][][] {matrix(random, n), matrix(random, n)},
          0.1 + random.nextDouble(), 1 + random.nextDouble());
      CharacteristicRoots roots = CharacteristicRoots.of(system);
      double line = roots.edge() + 0.3 * (roots.growth() - roots.edge()) + 1e-3;
      long right = roots.roots().stream().filter(root -> root.getRealPart() > line).count();
      assertEquals(right, new HalfPlane(new Characteristic(system), n).count(line), "trial " + trial);
    }
  }

  private static double[][] matrix(SplittableRandom random, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> IntStream.range(0, n).mapToDouble(j -> 4 * random.nextDouble() - 2).toArray())
        .toArray(double[][]::new);
  }

  private static LinearSystem plain(double[][] a) {
    return LinearSystem.of(a, new double[a.length][1], new double[1][a.length], new double[1][1]);
  }
}
