package org.homeostat.control.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** H2 and H-infinity norms against closed forms, SLICOT's documented examples and other routes. */
class NormsTest {

  /** The issue asks for six digits of references; closed forms agree to rounding times a condition. */
  private static final double SIX_DIGITS = 1e-6;
  private static final double ROUNDING = 1e-12;

  /** The frequency of a peak is known to half the digits of its height. */
  private static final double HALF_THE_DIGITS = 1e-7;

  @Test
  void ofFirstOrderTheH2NormIsTheRootOfOneOverTwoA() {
    for (double a : new double[] {1e-3, 0.7, 50}) {
      LinearSystem lag = LinearSystem.of(new double[][] {{-a}}, one(), one(), zero());
      assertEquals(Math.sqrt(1 / (2 * a)), Norms.h2(lag).value(), ROUNDING / a);
      assertEquals(1 / a, Norms.hInfinity(lag).value(), ROUNDING / a);
      assertEquals(0, Norms.hInfinity(lag).frequency());
    }
  }

  @Test
  void ofSecondOrderThePeakIsTheResonance() {
    for (double zeta : new double[] {1e-4, 0.05, 0.3, 0.7}) {
      LinearSystem resonant = oscillator(zeta);
      double damped = Math.sqrt(1 - zeta * zeta);
      HInfinityNorm norm = Norms.hInfinity(resonant);
      assertEquals(1 / (2 * zeta * damped), norm.value(), 1e-11 / zeta);
      assertEquals(Math.sqrt(1 - 2 * zeta * zeta), norm.frequency(), HALF_THE_DIGITS);
      assertEquals(1 / (2 * Math.sqrt(zeta)), Norms.h2(resonant).value(), 1e-10 / zeta);
    }
  }

  /** SLICOT, AB13DD and AB13CD example: 0.5000000001D+06 at 0.1414213562D+01, to its tolerance of 1e-9. */
  @Test
  void slicotsHInfinityExampleIsMet() {
    double[][] a = {{0, 1, 0, 0, 0, 0}, {-0.5, -0.0002, 0, 0, 0, 0}, {0, 0, 0, 1, 0, 0},
        {0, 0, -1, -0.00002, 0, 0}, {0, 0, 0, 0, 0, 1}, {0, 0, 0, 0, -2, -0.000002}};
    double[][] b = {{1}, {0}, {1}, {0}, {1}, {0}};
    HInfinityNorm norm =
        Norms.hInfinity(LinearSystem.of(a, b, new double[][] {{1, 0, 1, 0, 1, 0}}, zero()));
    assertEquals(0.5000000001e6, norm.value(), SIX_DIGITS * 0.5e6);
    assertEquals(1.414213562, norm.frequency(), SIX_DIGITS);
  }

  /**
   * Two masses, springs and dampers: 11.47 at 0.8483, to the four digits printed (Zhou & Doyle, Essentials of
   * robust control, 1998, section 4.4); the H2 norm is scipy 1.17's, from solve_continuous_lyapunov.
   */
  @Test
  void zhouAndDoylesTwoMassesAreMet() {
    double[][] a = {{0, 0, 1, 0}, {0, 0, 0, 1}, {-1, 1, -0.2, 0.2}, {0.5, -2.5, 0.1, -0.15}};
    double[][] b = {{0, 0}, {0, 0}, {1, 0}, {0, 0.5}};
    double[][] c = {{1, 0, 0, 0}, {0, 1, 0, 0}};
    LinearSystem masses = LinearSystem.of(a, b, c, new double[2][2]);
    HInfinityNorm norm = Norms.hInfinity(masses);
    assertEquals(11.47, norm.value(), 5e-3);
    assertEquals(0.8483, norm.frequency(), 5e-5);
    assertEquals(2.5601012100216445, Norms.h2(masses).value(), ROUNDING * 10);
  }

  /** SLICOT, AB13BD example, the L2 norm: 7.93948D+00, six digits. The system is unstable, so no H2 norm. */
  @Test
  void slicotsL2ExampleIsMetByTheIntegral() {
    LinearSystem system = interconnected();
    double integral = FrequencyIntegral.of(system, CharacteristicRoots.of(system));
    assertEquals(7.93948, Math.sqrt(integral), 5e-6);
    assertFalse(Norms.h2(system).isFinite());
  }

  /** The load-frequency model of two areas. */
  private static LinearSystem interconnected() {
    double[][] a = {
        {-0.04165, 0, 4.92, 0.492, 0, 0, 0},
        {-5.21, -12.5, 0, 0, 0, 0, 0},
        {0, 3.33, -3.33, 0, 0, 0, 0},
        {0.545, 0, 0, 0, 0.0545, 0, 0},
        {0, 0, 0, -0.492, 0.004165, 0, 4.92},
        {0, 0, 0, 0, 0.521, -12.5, 0},
        {0, 0, 0, 0, 0, 3.33, -3.33}};
    double[][] b = {{0, 0}, {12.5, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 12.5}, {0, 0}};
    double[][] c = {{1, 0, 0, 0, 0, 0, 0}, {0, 0, 0, 1, 0, 0, 0}, {0, 0, 0, 0, 1, 0, 0}};
    return LinearSystem.of(a, b, c, new double[3][2]);
  }

  /** Random stable systems: the H2 norm by Kronecker's equation, the peak by a scan of a million gains. */
  @Test
  void otherRoutesGiveTheSameNorms() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 6; trial++) {
      LinearSystem system =
          stable(random, 2 + random.nextInt(4), 1 + random.nextInt(3), 1 + random.nextInt(3));
      assertEquals(kronecker(system), Norms.h2(system).value(), 1e-9 * kronecker(system), "trial " + trial);
      double integral = Math.sqrt(FrequencyIntegral.of(system, CharacteristicRoots.of(system)));
      assertEquals(integral, Norms.h2(system).value(), 1e-9 * integral, "trial " + trial);
      double norm = Norms.hInfinity(system).value();
      double scanned = IntStream.rangeClosed(0, 4000)
          .mapToDouble(k -> Norms.gain(system, 0.005 * k)).max().orElseThrow();
      assertTrue(scanned <= norm * (1 + ROUNDING), "trial " + trial);
      assertEquals(scanned, norm, 1e-3 * norm, "trial " + trial);
    }
  }

  private static LinearSystem stable(SplittableRandom random, int n, int m, int p) {
    double[][] a = matrix(random, n, n);
    double growth = CharacteristicRoots.of(LinearSystem.of(a, new double[n][1], new double[1][n], zero()))
        .growth();
    for (int i = 0; i < n; i++) {
      a[i][i] -= growth + 0.05 + random.nextDouble();
    }
    return LinearSystem.of(a, matrix(random, n, m), matrix(random, p, n), new double[p][m]);
  }

  private static double kronecker(LinearSystem system) {
    int n = system.states().size();
    double[][] a = system.a();
    RealMatrix b = MatrixUtils.createRealMatrix(system.b());
    RealMatrix q = b.multiplyTransposed(b);
    RealMatrix all = MatrixUtils.createRealMatrix(n * n, n * n);
    double[] right = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        right[i * n + j] = -q.getEntry(i, j);
        for (int k = 0; k < n; k++) {
          all.addToEntry(i * n + j, k * n + j, a[i][k]);
          all.addToEntry(i * n + j, i * n + k, a[j][k]);
        }
      }
    }
    double[] flat = new LUDecomposition(all).getSolver().solve(MatrixUtils.createRealVector(right)).toArray();
    RealMatrix p = MatrixUtils.createRealMatrix(n, n);
    IntStream.range(0, n * n).forEach(k -> p.setEntry(k / n, k % n, flat[k]));
    RealMatrix c = MatrixUtils.createRealMatrix(system.c());
    return Math.sqrt(c.multiply(p).multiplyTransposed(c).getTrace());
  }

  /**
   * x' = -a x - b x(t - tau) + u has the H2 norm squared (1 + (b/w) sin(w tau)) / (2 (a + b cos(w tau))) with
   * w = sqrt(b^2 - a^2) where b > |a|: the stationary variance of Langevin's equation with delay.
   *
   * @see "U. Kuechler, B. Mensch, Langevin's stochastic differential equation extended by a time-delayed
   *     term, Stochastics 40, 1992, 23-42, doi:10.1080/17442509208833780"
   */
  @Test
  void theDelayedH2NormIsTheVarianceOfLangevinsEquationWithDelay() {
    double[][] cases = {{0, 1, 1}, {0.5, 2, 0.7}, {0.0435711, 0.0803805, 31}, {-0.2, 0.6, 1.5}};
    for (double[] each : cases) {
      double a = each[0];
      double b = each[1];
      double w = Math.sqrt(b * b - a * a);
      double exact = Math.sqrt((1 + b / w * Math.sin(w * each[2])) / (2 * (a + b * Math.cos(w * each[2]))));
      assertEquals(exact, Norms.h2(Delayed.scalar(-a, -b, each[2])).value(), 1e-9 * exact);
    }
  }

  /** The gain of the reduced loop peaks where that of 1/|i w + a + b e^(-i w tau)| does; scanned densely. */
  @Test
  void theDelayedPeakIsThatOfTheExactGain() {
    LinearSystem loop = Delayed.scalar(-0.0435711, -0.0803805, 31);
    HInfinityNorm norm = Norms.hInfinity(loop);
    double scanned = IntStream.range(1, 200_000)
        .mapToDouble(k -> gain(0.0435711, 0.0803805, 31, k * 1e-6)).max().orElseThrow();
    assertEquals(scanned, norm.value(), 1e-5 * scanned);
    assertTrue(norm.value() >= scanned * (1 - ROUNDING));
    assertEquals(CharacteristicRoots.of(loop).rightmost().getImaginaryPart(), norm.frequency(), 1e-5);
  }

  private static double gain(double a, double b, double lag, double omega) {
    return 1 / new Complex(a + b * Math.cos(omega * lag), omega - b * Math.sin(omega * lag)).norm();
  }

  @Test
  void infiniteAndZeroFrequenciesAreTold() {
    LinearSystem lead = LinearSystem.of(new double[][] {{-1}}, one(), new double[][] {{-0.5}}, one());
    HInfinityNorm high = Norms.hInfinity(lead);
    assertEquals(1, high.value(), ROUNDING);
    assertEquals(Double.POSITIVE_INFINITY, high.frequency());
    assertEquals("H-infinity norm 1.00000 at infinite frequency, by level sets", high.toString());
    H2Norm direct = Norms.h2(lead);
    assertFalse(direct.isFinite());
    assertEquals("H2 norm infinite, since an input reaches an output with no state between",
        direct.toString());
    LinearSystem growing = LinearSystem.of(one(), one(), one(), zero());
    assertEquals("H2 norm infinite, since the system is unstable: a mode grows, 1",
        Norms.h2(growing).toString());
    LinearSystem integrator = LinearSystem.of(zero(), one(), one(), zero());
    assertEquals("H-infinity norm infinite, since a mode does not decay, 0",
        Norms.hInfinity(integrator).toString());
  }

  @Test
  void withoutInputsThereIsNoNorm() {
    LinearSystem system = Linearization.of(LeptinPlant.tam()).system();
    assertTrue(CharacteristicRoots.of(system).isStable());
    for (Executable norm : List.<Executable>of(() -> Norms.h2(system), () -> Norms.hInfinity(system),
        () -> NuGap.between(system, system))) {
      String text = assertThrows(IllegalArgumentException.class, norm).getMessage();
      assertTrue(text.endsWith("is about inputs and outputs, and the system has no inputs. Name some with"
          + " from(...) or loadOn(...)."), text);
    }
  }

  /** y = u + 0.5 u(t - 1): the gain is 1.5 at every whole turn. */
  @Test
  void aDelayedFeedThroughCountsAtItsWorstPhase() {
    LinearSystem echo = LinearSystem.gain(1).parallel(LinearSystem.delay(1).times(0.5));
    assertEquals(1.5, Norms.hInfinity(echo).value(), ROUNDING);
    assertFalse(Norms.h2(echo).isFinite());
    LinearSystem late = oscillator(0.1).series(LinearSystem.delay(3));
    assertEquals(Norms.hInfinity(oscillator(0.1)).value(), Norms.hInfinity(late).value(), ROUNDING * 10);
    assertEquals(Norms.h2(oscillator(0.1)).value(), Norms.h2(late).value(), 1e-9);
  }

  private static LinearSystem oscillator(double zeta) {
    return LinearSystem.of(new double[][] {{0, 1}, {-1, -2 * zeta}}, new double[][] {{0}, {1}},
        new double[][] {{1, 0}}, zero());
  }

  private static double[][] matrix(SplittableRandom random, int rows, int columns) {
    return IntStream.range(0, rows)
        .mapToObj(i -> IntStream.range(0, columns).mapToDouble(j -> 4 * random.nextDouble() - 2).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] one() {
    return new double[][] {{1}};
  }

  private static double[][] zero() {
    return new double[][] {{0}};
  }
}
