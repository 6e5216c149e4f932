package org.homeostat.control.identify;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.progress.Cancelled;
import org.homeostat.control.progress.Watcher;
import org.homeostat.control.simulate.Simulation;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final double[] TIMES = DoubleStream.iterate(0.5, t -> t <= 5, t -> t + 0.5).toArray();
  private static final double SD = 0.05;
  /** The square root of 3.841458820694124. */
  private static final double DEVIATE = 1.959963984540054;
  /** Of runs to 1e-10, whose deviations are measured in noise of a twentieth. */
  private static final double SOLVER = 1e-6;

  private static Model decay() {
    return Model.of("decay", time("h"),
        state("x", 2, "mg", "what decays"),
        parameter("k", 0.6, "1/h", "rate").positive(),
        equations("dx/dt = -k*x"));
  }

  private static Fit fit(Model model, String... unknowns) {
    Simulation run = Simulation.of(model).until(5);
    return Fit.of(run, Measured.expected(run, "x", TIMES, SD)).to(unknowns);
  }

  /** x(t) = x0*exp(-k*t): the information is the sum of products of exp(-k*t) and -x0*t*exp(-k*t). */
  @Test
  void theInformationOnADecayIsTheClosedForm() {
    double[][] expected = new double[2][2];
    for (double t : TIMES) {
      double[] slope = {Math.exp(-0.6 * t) / SD, -2 * t * Math.exp(-0.6 * t) / SD};
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          expected[i][j] += slope[i] * slope[j];
        }
      }
    }
    double[][] found = fit(decay(), "x", "k").information();
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        assertEquals(expected[i][j], found[i][j], SOLVER * Math.abs(expected[i][j]));
      }
    }
  }

  /** Where the model is linear in the unknown, the profile is a parabola. */
  @Test
  void theIntervalOfAStartIsTheClosedForm() {
    Profile profile = fit(decay(), "x").profile("x");
    double information = DoubleStream.of(TIMES).map(t -> Math.exp(-1.2 * t)).sum() / (SD * SD);
    double half = DEVIATE / Math.sqrt(information);
    assertEquals(3.841458820694124, profile.threshold(), 1e-12);
    assertEquals(2, profile.best(), SOLVER);
    assertEquals(2 - half, profile.low().orElseThrow(), SOLVER);
    assertEquals(2 + half, profile.high().orElseThrow(), SOLVER);
    for (Profile.Point point : profile.points()) {
      assertEquals(information * (point.value() - 2) * (point.value() - 2), point.rise(), 10 * SOLVER);
    }
  }

  /** With the start unknown too: chi2 after the best start, in closed form, by bisection. */
  @Test
  void theIntervalOfARateIsTheClosedForm() {
    Profile profile = fit(decay(), "x", "k").profile("k");
    assertEquals(crossing(0.6, 0.3), profile.low().orElseThrow(), SOLVER);
    assertEquals(crossing(0.6, 1.2), profile.high().orElseThrow(), SOLVER);
  }

  private static double rise(double k) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (double t : TIMES) {
      double y = 2 * Math.exp(-0.6 * t);
      xy += Math.exp(-k * t) * y;
      xx += Math.exp(-2 * k * t);
      yy += y * y;
    }
    return (yy - xy * xy / xx) / (SD * SD);
  }

  private static double crossing(double inside, double outside) {
    double near = inside;
    double far = outside;
    for (int i = 0; i < 100; i++) {
      double middle = (near + far) / 2;
      if (rise(middle) < DEVIATE * DEVIATE) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return near;
  }

  @Test
  void measuredValuesAreFitted() {
    SplittableRandom random = new SplittableRandom(11);
    double[] values = DoubleStream.of(TIMES).map(t -> 3 * Math.exp(-0.9 * t) + SD * random.nextGaussian())
        .toArray();
    Fit fit = Fit.of(Simulation.of(decay()).until(5), Measured.of("x", TIMES, values, SD)).to("x", "k");
    assertTrue(fit.chiSquared() < 20, fit.toString());
    Profile rate = fit.profile("k");
    assertTrue(rate.low().orElseThrow() < 0.9 && 0.9 < rate.high().orElseThrow(), rate.toString());
    double[] deviations = fit.information()[1];
    assertTrue(deviations[1] > 0);
  }

  /** Only a*b acts on what is measured: each alone is flat. */
  @Test
  void aProductTellsNeitherFactor() {
    Model product = Model.of("product", time("h"),
        state("x", 2, "1", "what decays"),
        parameter("a", 0.6, "1", "a factor").positive(), parameter("b", 1, "1/h", "a factor").positive(),
        equations("dx/dt = -a*b*x"));
    Profile profile = fit(product, "a", "b").profile("a");
    assertTrue(profile.isFlat());
    assertFalse(profile.isIdentifiable());
    assertTrue(profile.says().startsWith("a is not told by these samples: the fit is as good from "),
        profile.says());
  }

  /** Raue's practical case: sampled well above its half-saturation, only its lower side is told. */
  @Test
  void aHalfSaturationFarBelowTheSamplesIsOpenBelow() {
    Model saturated = Model.of("saturated", time("h"),
        state("x", 20, "1", "substrate"),
        parameter("V", 2, "1/h", "most removed").positive(),
        parameter("K", 0.5, "1", "half-saturation").positive(),
        equations("dx/dt = -V*x/(K + x)"));
    Simulation run = Simulation.of(saturated).until(5);
    Fit fit = Fit.of(run, Measured.expected(run, "x", TIMES, SD)).to("V", "K");
    Profile profile = fit.profile("K");
    assertTrue(profile.low().isEmpty() && profile.high().isPresent(), profile.toString());
    assertFalse(profile.isFlat());
    assertTrue(profile.says().startsWith("K is practically not identifiable: open below, at most "),
        profile.says());
    assertTrue(fit.profile("V").isIdentifiable());
  }

  @Test
  void itPrintsANumberAndAPicture() {
    String text = fit(decay(), "x", "k").profile("k").toString();
    String[] lines = text.split("\n");
    assertEquals("k = 0.6, between 0.5452 and 0.6592 1/h (95 %)", lines[0]);
    assertEquals(10, lines.length);
    assertTrue(lines[1 + 1].startsWith("  3.841 |"), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
    assertTrue(lines[8].startsWith("      0 |") && lines[8].contains("*"), text);
  }

  @Test
  void whatCannotBeFittedIsSaid() {
    Simulation run = Simulation.of(decay()).until(5);
    Measured late = Measured.of("x", new double[] {9}, new double[] {1}, 1);
    assertEquals("x is measured at 9, and the run ends at 5. Run longer: until(9).",
        assertThrows(IllegalArgumentException.class, () -> Fit.of(run, late)).getMessage());
    assertThrows(ModelException.class, () -> Fit.of(run));
    assertThrows(ModelException.class,
        () -> Fit.of(run, Measured.of("z", new double[] {1}, new double[] {1}, 1)));
    assertThrows(IllegalArgumentException.class, () -> fit(decay(), "k").profile("x"));
    assertThrows(IllegalArgumentException.class,
        () -> Measured.of("x", new double[] {1}, new double[] {1}, 0));
    assertThrows(IllegalArgumentException.class,
        () -> Measured.of("x", new double[] {1, 2}, new double[] {1}, 1));
  }

  /** A fit that was cut short would be a wrong one. */
  @Test
  void aFitOrAProfileThatIsCancelledIsNone() {
    Fit whole = fit(decay(), "x", "k");
    AtomicInteger looks = new AtomicInteger();
    assertThrows(Cancelled.class, () -> Watcher.during(
        progress -> looks.incrementAndGet() < 3, () -> fit(decay().let("k", 0.5), "x", "k")));
    looks.set(0);
    assertThrows(Cancelled.class, () -> Watcher.during(
        progress -> looks.incrementAndGet() < 500, () -> whole.profile("k")));
    assertTrue(whole.profile("k").isIdentifiable(), "asked again it is told");
  }
}
