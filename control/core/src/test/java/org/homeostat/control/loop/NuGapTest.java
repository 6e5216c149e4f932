package org.homeostat.control.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

/** The nu-gap against closed forms, documented examples, and what a metric has to obey. */
class NuGapTest {

  /** A peak is followed uphill to rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * MathWorks' documentation of gapmetric and ncfmargin (Robust Control Toolbox, 2023): 0.0020, 0.1390 and
   * 0.1961, four decimals. It promises a relative accuracy of 1e-3.
   */
  private static final double DOCUMENTED = 1e-3;

  /** 1/(s - e) and 1/(s + e): unstable and stable, yet near; the distance at 0 is 2e/(1 + e^2). */
  @Test
  void anUnstableAndAStablePlantMayBeNear() {
    NuGap gap = NuGap.between(firstOrder(1, -0.001), firstOrder(1, 0.001));
    assertTrue(gap.isWindingMet());
    assertEquals(2 * 0.001 / (1 + 1e-6), gap.value(), ROUNDING);
    assertEquals(0.0020, gap.value(), 0.0020 * DOCUMENTED);
    assertEquals("nu-gap 0.00200000 at frequency 0; the winding numbers agree", gap.toString());
  }

  @Test
  void theDocumentedExamplesOfGapmetricAreMet() {
    LinearSystem p1 = secondOrder(1, 2, 5, 10);
    LinearSystem p2 = secondOrder(1, 1, 3, 10);
    NuGap gap = NuGap.between(p1, p2);
    assertEquals(0.1390, gap.value(), 0.1390 * DOCUMENTED);
    LinearSystem integral = firstOrder(4.4, 0);
    CoprimeMargin margin = CoprimeMargin.of(p1, integral);
    assertEquals(0.1961, margin.value(), 0.1961 * DOCUMENTED);
    assertTrue(Math.asin(CoprimeMargin.of(p2, integral).value())
        >= Math.asin(margin.value()) - Math.asin(gap.value()));
    assertEquals(0.0997, Math.asin(CoprimeMargin.of(p2, integral).value()), 0.0997 * DOCUMENTED);
  }

  /** k1/(s + a) and k2/(s + a): far apart at omega = sqrt(k1 k2 - a^2), by |k1 - k2|/(k1 + k2). */
  @Test
  void gainsOfFirstOrderDifferByTheClosedForm() {
    double k1 = 3;
    double k2 = 5;
    NuGap gap = NuGap.between(firstOrder(k1, 1), firstOrder(k2, 1));
    assertEquals((k2 - k1) / (k1 + k2), gap.value(), ROUNDING);
    assertEquals(Math.sqrt(k1 * k2 - 1), gap.frequency(), 1e-6);
  }

  /** Integrators k1/s and k2/s: |k1 - k2|/(k1 + k2), with a pole of each on the axis. */
  @Test
  void polesOnTheAxisAreGoneAround() {
    NuGap gap = NuGap.between(firstOrder(1, 0), firstOrder(3, 0));
    assertTrue(gap.isWindingMet());
    assertEquals(0.5, gap.value(), ROUNDING);
    NuGap mixed = NuGap.between(firstOrder(1, 0), firstOrder(1, 0.5));
    assertTrue(mixed.isWindingMet());
    assertEquals(mixed.value(), NuGap.between(firstOrder(1, 0.5), firstOrder(1, 0)).value(), ROUNDING);
    assertEquals(1 / Math.sqrt(1 + 4), mixed.value(), 1e-9);
  }

  /** Far slower than the other modes, k1/s and k2/s with k = 1e-3: zeros near the pole are not cut off. */
  @Test
  void slowIntegratorsAreNearToo() {
    NuGap gap = NuGap.between(firstOrder(1e-3, 0), firstOrder(1.1e-3, 0));
    assertTrue(gap.isWindingMet(), gap.toString());
    assertEquals(0.1 / 2.1, gap.value(), ROUNDING);
  }

  /** Two channels that share an integrator and an undamped pair: the graph stays whole at their poles. */
  @Test
  void severalChannelsMayShareAPoleOnTheAxis() {
    double[][] a = {{0, 0, 0}, {0, 0, 2}, {0, -2, 0}};
    double[][] b = {{1, 0.5}, {0.3, 1}, {-1, 0.2}};
    double[][] c = {{1, -0.4, 0.2}, {0.1, 1, 0.6}};
    LinearSystem one = LinearSystem.of(a, b, c, new double[2][2]);
    b[0][0] = 1.05;
    NuGap gap = NuGap.between(one, LinearSystem.of(a, b, c, new double[2][2]));
    assertTrue(gap.isWindingMet(), gap.toString());
    assertTrue(gap.value() > 0.01 && gap.value() < 0.05, gap.toString());
  }

  /** Gains apart: |k1 - k2| / sqrt((1 + k1^2)(1 + k2^2)). */
  @Test
  void gainsAreApartByTheChord() {
    assertEquals(4 / Math.sqrt(2 * 26), NuGap.between(LinearSystem.gain(1), LinearSystem.gain(5)).value(),
        ROUNDING);
  }

  /** 100/(s + 1) and 100/(s - 1) nearly equal in gain feedback; 0.1/(s + 1) and 0.1/(s - 1) not at all. */
  @Test
  void theWindingConditionTellsWhatTheChordDoesNot() {
    NuGap far = NuGap.between(firstOrder(0.1, 1), firstOrder(0.1, -1));
    assertFalse(far.isWindingMet());
    assertEquals(1, far.value());
    assertEquals(0.2 / 1.01, far.distance(), ROUNDING);
    assertTrue(far.toString().contains("winding numbers differ by"), far.toString());
    NuGap near = NuGap.between(firstOrder(100, 1), firstOrder(100, -1));
    assertTrue(near.isWindingMet());
    assertEquals(2 * 100 / (1 + 1e4), near.value(), ROUNDING);
  }

  /** Of the winding condition the other form: [P1, -P2~] has as many growing modes as P2 has states. */
  @Test
  void theWindingConditionAgreesWithTheCountOfClosedLoopModes() {
    SplittableRandom random = new SplittableRandom(11);
    int met = 0;
    for (int trial = 0; trial < 20; trial++) {
      int m = 1 + random.nextInt(2);
      LinearSystem p1 = random(random, 1 + random.nextInt(3), m);
      LinearSystem p2 = random(random, 1 + random.nextInt(3), m);
      NuGap gap = NuGap.between(p1, p2);
      boolean expected =
          CharacteristicRoots.of(p1.feedback(conjugate(p2))).growing() == p2.states().size();
      assertEquals(expected, gap.isWindingMet(), "trial " + trial + ": " + gap);
      assertEquals(gap.value(), NuGap.between(p2, p1).value(), 1e-9, "trial " + trial);
      met += expected ? 1 : 0;
    }
    assertTrue(met > 2 && met < 18, "both cases occur: " + met);
  }

  /** P~(s) = P(-s)'. */
  private static LinearSystem conjugate(LinearSystem p) {
    Block a = new Block(p.a().length, p.a().length, p.a());
    Block b = new Block(p.a().length, p.inputs().size(), p.b());
    Block c = new Block(p.outputs().size(), p.a().length, p.c());
    return LinearSystem.of(a.transpose().times(-1).entries(), c.transpose().times(-1).entries(),
        b.transpose().entries(),
        new Block(p.outputs().size(), p.inputs().size(), p.d()).transpose().entries());
  }

  @Test
  void theGapIsAMetric() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 3; trial++) {
      List<LinearSystem> three = List.of(random(random, 2, 2), random(random, 2, 2), random(random, 3, 2));
      double ab = NuGap.between(three.get(0), three.get(1)).value();
      double bc = NuGap.between(three.get(1), three.get(2)).value();
      double ac = NuGap.between(three.get(0), three.get(2)).value();
      assertTrue(ac <= ab + bc + ROUNDING, "trial " + trial);
      assertEquals(0, NuGap.between(three.get(0), three.get(0)).value(), 1e-14);
    }
  }

  /** A delay of tau in 1/(s + 1): |1 - e^(-i w tau)| / (1 + 1/(w^2 + 1)) / (w^2 + 1), scanned. */
  @Test
  void delayedSystemsAreTreatedExactly() {
    double lag = 0.5;
    LinearSystem plain = firstOrder(1, 1);
    LinearSystem late = LinearSystem.delay(lag).series(plain);
    NuGap gap = NuGap.between(plain, late);
    double scanned = IntStream.range(1, 400_000).mapToDouble(k -> k * 1e-4)
        .map(w -> new Complex(0, -w * lag).exp().subtract(1).norm() * Math.sqrt(w * w + 1) / (w * w + 2))
        .max().orElseThrow();
    assertTrue(gap.isWindingMet());
    assertEquals(scanned, gap.value(), 1e-8);
    NuGap loops = NuGap.between(Delayed.scalar(-0.0435711, -0.0803805, 31),
        Delayed.scalar(-0.0435711, -0.0803805, 33));
    assertTrue(loops.isWindingMet(), "one is stable, the other not, and both are near: " + loops);
    assertTrue(loops.value() < 0.2, loops.toString());
    assertThrows(IllegalArgumentException.class,
        () -> NuGap.between(LinearSystem.delay(1), LinearSystem.gain(1)));
  }

  @Test
  void alongASweepTheGapIsGivenAtEachValue() {
    double[] values = DoubleStream.of(1, 2, 4).toArray();
    List<NuGap.At> sweep = NuGap.along(k -> firstOrder(1, 0), k -> firstOrder(k, 0), values);
    for (NuGap.At at : sweep) {
      assertEquals((at.value() - 1) / (at.value() + 1), at.gap().value(), ROUNDING);
    }
  }

  @Test
  void whatIsHiddenAndDoesNotDecayIsRefused() {
    LinearSystem hidden = LinearSystem.of(new double[][] {{-1, 0}, {0, 2}}, new double[][] {{1}, {0}},
        new double[][] {{1, 1}}, new double[][] {{0}});
    var refused = assertThrows(IllegalArgumentException.class, () -> NuGap.between(hidden, firstOrder(1, 1)));
    assertTrue(refused.getMessage().startsWith("the mode 2 does not decay, and no input reaches it"),
        refused.getMessage());
    var misfit = assertThrows(IllegalArgumentException.class,
        () -> NuGap.between(firstOrder(1, 1), LinearSystem.gain(new double[][] {{1, 2}})));
    assertTrue(misfit.getMessage().contains("inputs"), misfit.getMessage());
  }

  private static LinearSystem random(SplittableRandom random, int n, int m) {
    return LinearSystem.of(
        matrix(random, n, n), matrix(random, n, m), matrix(random, m, n), new double[m][m]);
  }

  private static double[][] matrix(SplittableRandom random, int rows, int columns) {
    return IntStream.range(0, rows)
        .mapToObj(i -> IntStream.range(0, columns).mapToDouble(j -> 4 * random.nextDouble() - 2).toArray())
        .toArray(double[][]::new);
  }

  /** k/(s + a). */
  private static LinearSystem firstOrder(double k, double a) {
    return LinearSystem.of(new double[][] {{-a}}, new double[][] {{k}}, new double[][] {{1}},
        new double[][] {{0}});
  }

  /** (b1 s + b0)/(s^2 + a1 s + a0). */
  private static LinearSystem secondOrder(double b1, double b0, double a1, double a0) {
    return LinearSystem.of(new double[][] {{0, 1}, {-a0, -a1}}, new double[][] {{0}, {1}},
        new double[][] {{b0, b1}}, new double[][] {{0}});
  }
}
