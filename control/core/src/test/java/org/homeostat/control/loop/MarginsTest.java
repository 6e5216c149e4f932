package org.homeostat.control.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

/** Margins against textbooks, and where they print few digits against closed forms of the same loops. */
class MarginsTest {

  /** What this issue asks for where a closed form gives the number. */
  private static final double EXACT = 1e-6;

  /** The digits that are printed in the sources. */
  private static final double FOUR_DIGITS = 5.1e-5;
  private static final double TWO_DIGITS = 5.1e-3;

  /** The loop of Seiler, Packard and Gahinet, and of the documentation of allmargin. */
  private static final LoopGain SEILER =
      LoopGain.of(TransferFunction.system(new double[] {25}, 1, 10, 10, 10));

  /**
   * The classical margins, printed to four decimals.
   *
   * @see "MathWorks, Control System Toolbox documentation, allmargin, first example: GainMargin 3.6000 at
   *     3.1623, PhaseMargin 29.1104 at 1.7844, DelayMargin 0.2847"
   */
  @Test
  void classicalMarginsAreThoseOfAllmargin() {
    Margins margins = SEILER.margins();
    assertTrue(margins.isStable());
    assertEquals(3.6, margins.gainUp(), EXACT);
    assertEquals(Math.sqrt(10), margins.up().orElseThrow().frequency(), EXACT);
    assertEquals(29.1104, margins.phase(), FOUR_DIGITS);
    assertEquals(1.7844, margins.atPhase().orElseThrow().frequency(), FOUR_DIGITS);
    assertEquals(0.2847, margins.delay(), FOUR_DIGITS);
    assertEquals(0, margins.gainDown());
  }

  /**
   * Published are two digits. The longer numbers are from a second route, which
   * is a scan of 400001 frequencies with a bounded search in the best bracket (SciPy 1.17.1), to the eight
   * digits that such a search keeps.
   *
   * @see "P. Seiler, A. Packard, P. Gahinet, An introduction to disk margins, IEEE Control Systems Magazine
   *     40 (2020), 78-95: alpha 0.46, gains 0.63 to 1.59, 25.8 degrees"
   */
  @Test
  void diskMarginsAreThoseOfSeilerPackardAndGahinet() {
    Margins margins = SEILER.margins();
    DiskMargin disk = margins.disk();
    assertEquals(0.46, disk.alpha(), TWO_DIGITS);
    assertEquals(0.63, disk.lowGain(), TWO_DIGITS);
    assertEquals(1.59, disk.highGain(), TWO_DIGITS);
    assertEquals(0.458092548, disk.alpha(), EXACT);
    assertEquals(1.95502690, disk.frequency(), EXACT);
    assertEquals(2.486659914, margins.sensitivity().value(), EXACT);
    assertEquals(2.01145363, margins.sensitivity().frequency(), EXACT);
    assertEquals(2.056058524, margins.complementary().value(), EXACT);
    assertEquals(1 / margins.sensitivity().value(), SEILER.disk(1).alpha(), EXACT);
    assertEquals(1 / margins.complementary().value(), SEILER.disk(-1).alpha(), EXACT);
  }

  /** Every factor on the edge of the disk leaves the loop stable but the one that is reached. */
  @Test
  void aFactorOnTheEdgeOfTheDiskPutsAPoleOnTheAxis() {
    DiskMargin disk = SEILER.margins().disk();
    Complex l = SEILER.system().at(new Complex(0, disk.frequency())).getEntry(0, 0);
    Complex f = l.reciprocal().negate();
    Complex delta = f.subtract(1).multiply(2).divide(f.add(1));
    assertEquals(disk.alpha(), delta.norm(), EXACT);
    assertEquals(2 * Math.toDegrees(Math.atan(disk.alpha() / 2)), disk.phase(), EXACT);
  }

  /**
   * P = 3 (1 - 2 s)/((5 s + 1)(10 s + 1)), the book's process with an inverse response: its ultimate gain 2.5
   * at sqrt(0.17) is in closed form, by Routh. The other digits, at gain 1.136, come from a second route, a
   * scan of 400001 frequencies with SciPy 1.17.1's brentq and bounded search.
   *
   * @see "after S. Skogestad, I. Postlethwaite, Multivariable feedback control, 2nd ed., Wiley, 2005,
   *     chapter 2"
   */
  @Test
  void inverseResponseProcessHasTheBooksUltimateGain() {
    LinearSystem plant = TransferFunction.system(new double[] {-6, 3}, 50, 15, 1);
    Margins whole = LoopGain.of(plant).margins();
    assertEquals(2.5, whole.gainUp(), EXACT);
    assertEquals(Math.sqrt(0.17), whole.up().orElseThrow().frequency(), EXACT);
    Margins controlled = LoopGain.of(plant.times(1.136)).margins();
    assertEquals(2.5 / 1.136, controlled.gainUp(), EXACT);
    assertEquals(40.884652, controlled.phase(), EXACT);
    assertEquals(2.340115984, controlled.sensitivity().value(), EXACT);
    assertEquals(1.667188818, controlled.complementary().value(), EXACT);
    assertFalse(LoopGain.of(plant.times(3)).margins().isStable());
  }

  /**
   * L = 3/(s + 1)^3: all in closed form, crossing the axis at sqrt(3) with -3/8 and the circle where
   * (1 + w^2)^3 = 9; nearest to -1 at w^2 = 7/4, where |S| is 11/5.
   *
   * @see "after K. J. Astrom, R. M. Murray, Feedback systems, Princeton, 2008, chapter 9, on this loop"
   */
  @Test
  void threeEqualLagsHaveTheClosedForm() {
    LinearSystem lag = TransferFunction.system(new double[] {1}, 1, 1);
    Margins margins = LoopGain.of(lag.series(lag).series(lag).times(3)).margins();
    double w = Math.sqrt(Math.cbrt(9) - 1);
    assertEquals(8.0 / 3, margins.gainUp(), EXACT);
    assertEquals(Math.sqrt(3), margins.up().orElseThrow().frequency(), EXACT);
    assertEquals(180 - 3 * Math.toDegrees(Math.atan(w)), margins.phase(), EXACT);
    assertEquals(w, margins.atPhase().orElseThrow().frequency(), EXACT);
    assertEquals(2.2, margins.sensitivity().value(), EXACT);
    assertEquals(Math.sqrt(7) / 2, margins.sensitivity().frequency(), EXACT);
  }

  /** K e^(-s)/s: the axis is crossed at pi/2 with gain margin pi/(2 K), the circle at K. */
  @Test
  void anIntegratorWithADelayHasTheClosedForm() {
    double k = 0.5;
    LinearSystem loop = TransferFunction.system(new double[] {k}, 1, 0).series(LinearSystem.delay(1));
    Margins margins = LoopGain.of(loop).margins();
    assertTrue(margins.isStable());
    assertEquals(Math.PI / 2 / k, margins.gainUp(), EXACT);
    assertEquals(90 - Math.toDegrees(k), margins.phase(), EXACT);
    assertEquals(Math.PI / 2 / k - 1, margins.delay(), EXACT);
    LinearSystem slow = TransferFunction.system(new double[] {0.1}, 1, 0).series(LinearSystem.delay(2));
    assertEquals(1, LoopGain.of(slow).margins().complementary().value(), 1e-12, "T is 1 at frequency 0");
    List<Crossing> all = margins.phaseCrossings();
    assertEquals(8, all.size(), "those with |L| above 0.01");
    for (int n = 0; n < 8; n++) {
      assertEquals(Math.PI * (2 * n + 0.5), all.get(n).frequency(), EXACT);
    }
  }

  /** K e^(-D s)/(T s + 1): the circle is crossed at sqrt(K^2 - 1)/T. */
  @Test
  void aLagWithADelayHasTheClosedForm() {
    double k = 3;
    double t = 2;
    double d = 0.4;
    LinearSystem loop = TransferFunction.system(new double[] {k}, t, 1).series(LinearSystem.delay(d));
    Margins margins = LoopGain.of(loop).margins();
    double w = Math.sqrt(k * k - 1) / t;
    double phase = Math.PI - Math.atan(t * w) - d * w;
    assertEquals(w, margins.atPhase().orElseThrow().frequency(), EXACT);
    assertEquals(Math.toDegrees(phase), margins.phase(), EXACT);
    assertEquals(phase / w, margins.delay(), EXACT);
    double up = margins.up().orElseThrow().frequency();
    assertEquals(Math.PI, Math.atan(t * up) + d * up, EXACT);
    assertEquals(Math.hypot(1, t * up) / k, margins.gainUp(), EXACT);
  }

  /** 10 (s + 1)^2/s^3 is stable only above gain 1/2 of K (s + 1)^2/s^3, by Routh. */
  @Test
  void conditionallyStableLoopsHaveALowerGain() {
    Margins margins = LoopGain.of(TransferFunction.system(new double[] {10, 20, 10}, 1, 0, 0, 0)).margins();
    assertTrue(margins.isStable());
    assertEquals(0.05, margins.gainDown(), EXACT);
    assertEquals(1, margins.down().orElseThrow().frequency(), EXACT);
    assertEquals(Double.POSITIVE_INFINITY, margins.gainUp());
  }

  /** An unstable plant with static gain: the crossing at frequency 0 bounds the gain from below. */
  @Test
  void anUnstablePlantNeedsGainAtFrequencyZero() {
    Margins margins = LoopGain.of(TransferFunction.system(new double[] {4}, 1, -1)).margins();
    assertTrue(margins.isStable());
    assertEquals(0.25, margins.gainDown(), EXACT);
    assertEquals(0, margins.down().orElseThrow().frequency());
  }

  /** A resonance of width 1e-6 lifts the loop above 1 on both sides of it. */
  @Test
  void narrowResonancesAreNotMissed() {
    double z = 1e-6;
    Margins margins = LoopGain.of(TransferFunction.system(new double[] {1e-3}, 1, 2 * z, 1)).margins();
    assertEquals(2, margins.gainCrossings().size());
    for (Crossing crossing : margins.gainCrossings()) {
      double w2 = crossing.frequency() * crossing.frequency();
      assertEquals(1e-3, Math.hypot(1 - w2, 2 * z * crossing.frequency()), 1e-12);
    }
    assertTrue(margins.sensitivity().value() > 100);
  }

  /** The Hopf bifurcation of the reduced loop lies at 31.736 d (MODELS T7); of the whole one at 31.706 d. */
  @Test
  void leptinLoopsHaveTheirDelayMargins() {
    double exact = Math.acos(-0.0435711 / 0.0803805)
        / Math.sqrt(0.0803805 * 0.0803805 - 0.0435711 * 0.0435711);
    Margins reduced = Linearization.of(LeptinPlant.reduced(20)).opened("u").margins();
    assertEquals(exact - 20, reduced.delay(), EXACT);
    assertEquals(31.736, 20 + reduced.delay(), 5e-4);
    assertEquals(31.706, Linearization.of(LeptinPlant.tam()).opened("Lb").margins().delay(), 5e-4);
  }

  @Test
  void frequenciesAreSaidWithTheirUnit() {
    String text = Linearization.of(LeptinPlant.tam()).opened("Lb").toString();
    assertTrue(text.contains("|L| = 1 at 0.0675467 rad/d (122.708 degrees)\n  delay   31.7064 d"), text);
  }

  @Test
  void anUnstableClosedLoopIsSaidPlainly() {
    Margins margins = Linearization.of(LeptinPlant.reduced(33)).opened("delay(FM, D)").margins();
    assertFalse(margins.isStable());
    assertTrue(margins.gainDown() < 1 && margins.gainDown() > 0.97);
    assertTrue(margins.toString().startsWith("THE CLOSED LOOP IS NOT STABLE (unstable, roots 0.000525"),
        margins.toString());
  }

  /** The pole at 1 is cancelled in L, and is still there when the loop is closed. */
  @Test
  void aCancelledUnstableModeIsNotForgotten() {
    LoopGain loop = LoopGain.of(TransferFunction.system(new double[] {1, -1}, 1, 2)
        .series(TransferFunction.system(new double[] {3}, 1, -1)));
    assertFalse(loop.margins().isStable());
    assertTrue(loop.toString().startsWith("""
        L(s) = 3/(s + 2)
          without the mode 1 (not stable), which no input moves
        THE CLOSED LOOP IS NOT STABLE (unstable, roots 1, -5)"""), loop.toString());
  }

  /** Of a gain of 1/2 every turn below 180 degrees - acos(4/5) stays in the disk, and every positive gain. */
  @Test
  void aDiskMayReachBeyondAHalfPlane() {
    DiskMargin disk = LoopGain.of(LinearSystem.gain(0.5)).margins().disk();
    assertEquals(6, disk.alpha(), EXACT);
    assertEquals(-0.5, disk.lowGain(), EXACT);
    assertEquals(Double.POSITIVE_INFINITY, disk.highGain());
    assertEquals(180 - Math.toDegrees(Math.acos(0.8)), disk.phase(), EXACT);
  }

  @Test
  void bandwidthOfALagIsItsRate() {
    LoopGain loop = LoopGain.of(TransferFunction.system(new double[] {3}, 1, 2));
    assertEquals(5, loop.bandwidth(), EXACT);
  }

  /** Poles on the axis are passed beside: 0.1 (s + 1/2)/(s (s^2 + 1)), whose closed loop grows by Routh. */
  @Test
  void polesOnTheAxisAreNoObstacle() {
    LinearSystem loop = TransferFunction.system(new double[] {0.1, 0.05}, 1, 0, 1, 0);
    Margins margins = LoopGain.of(loop).margins();
    assertFalse(margins.isStable());
    assertEquals(3, margins.gainCrossings().size());
    for (Crossing crossing : margins.gainCrossings()) {
      double w = crossing.frequency();
      assertEquals(Math.hypot(0.05, 0.1 * w), w * Math.abs(1 - w * w), EXACT);
    }
    FrequencyResponse response = FrequencyResponse.of(loop, 0.5, 2);
    assertEquals(-180, response.degrees()[response.size() - 1]
        - Math.toDegrees(Math.atan(4)) + 90, 1e-3, "a pair of poles on the axis turns by half a turn");
  }

  /** A gain that turns the sign lies on the axis at all frequencies: that is one crossing at either end. */
  @Test
  void aNegativeGainIsOneCrossing() {
    Margins margins = LoopGain.of(LinearSystem.gain(-0.5)).margins();
    assertEquals(2, margins.gainUp(), EXACT);
    assertEquals(List.of(0.0, Double.POSITIVE_INFINITY),
        margins.phaseCrossings().stream().map(Crossing::frequency).toList());
  }

  /**
   * A growing mode, a resonance of damping 1e-4 and a long delay: the roots right of a line are counted only
   * where there are not too many of them.
   */
  @Test
  void resonantLoopsWithALongDelayAreDecided() {
    LinearSystem loop = TransferFunction.system(new double[] {0.022, -0.12, -7.5, 0}, 1, -0.3012, 3.0168,
        -0.9097, 0).series(LinearSystem.delay(4));
    assertFalse(LoopGain.of(loop).margins().isStable());
  }

  @Test
  void marginsPrintForATerminal() {
    assertEquals("""
        L(s) = 25/((s + 9.01366)(s^2 + 0.986345 s + 1.10943))
        the closed loop is stable
          gain    times 0 to 3.6; L < 0 at 3.16228 (times 3.6)
          phase   29.1104 degrees; |L| = 1 at 1.78444 (29.1104 degrees)
          delay   0.284724
          disk    alpha 0.458093 (skew 0) at 1.95503: gains from 0.627278 to 1.59419, or 25.8017 degrees
          Ms      2.48666 at 2.01145
          Mt      2.05606 at 1.87562""", SEILER.toString());
  }
}
