package org.homeostat.physiology.leptin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two framings of a law have one vector field, to rounding, at points far from any trajectory. */
class LeptinTwinsTest {
  private static final long SEED = 20090109;
  private static final int POINTS = 500;
  private static final double STEP = 0.01;

  /**
   * {@code r - (r - y)} costs an ulp of the larger of r and y. For r up to 10 that is 2e-15 beside the
   * half-saturations 0.22 and 0.55, so 1e-14 of what is eaten or spent; and a few roundings more.
   */
  private static final double ROUNDING = 4e-14;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.337, 1, 10})
  void theStaticLawIsOneInBothFramings(double level) {
    Model feedback = LeptinLoop.feedback();
    Model setpoint = LeptinLoop.setpoint().let("Lset", level);
    forEachPoint(2, y -> compare(feedback, y, setpoint, y, 1));
  }

  /**
   * At the same fixed steps only {@code r - (r - y)} differs. The bounds are a few roundings of fat, and what
   * MODELS has for large r (1.6e-10 and 1.6e-7) with room: an ulp of r beside brain leptin.
   */
  @ParameterizedTest
  @CsvSource({"0, 0", "0.1, 2e-15", "0.337, 2e-15", "1, 2e-15", "10, 2e-15", "1e6, 2e-10", "1e9, 2e-7"})
  void roundingGrowsWithTheScaleOfTheReference(double level, double bound) {
    double[] feedback = fatOnDiet(LeptinLoop.feedback());
    double[] setpoint = fatOnDiet(LeptinLoop.setpoint().let("Lset", level));
    double largest = 0;
    for (int i = 0; i < feedback.length; i++) {
      largest = Math.max(largest, Math.abs(setpoint[i] / feedback[i] - 1));
    }
    assertTrue(largest <= bound, "relative difference of FM " + largest);
  }

  /** By the classical method of Runge and Kutta with steps of 0.01 d, for 200 d. */
  private static double[] fatOnDiet(Model model) {
    VectorField field = model.let("rhoFood", 4.07).field();
    double[] y = model.start();
    double[] fat = new double[20_000];
    for (int i = 0; i < fat.length; i++) {
      double[] k1 = slope(field, y, 0, y);
      double[] k2 = slope(field, y, STEP / 2, k1);
      double[] k3 = slope(field, y, STEP / 2, k2);
      double[] k4 = slope(field, y, STEP, k3);
      for (int j = 0; j < y.length; j++) {
        y[j] += STEP / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
      }
      fat[i] = y[0];
    }
    return fat;
  }

  private static double[] slope(VectorField field, double[] y, double step, double[] k) {
    double[] at = y.clone();
    for (int j = 0; j < y.length; j++) {
      at[j] += step * k[j];
    }
    double[] out = new double[y.length];
    field.derivatives(0, at, out);
    return out;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.337, 1, 10})
  void aLaggedSensorIsAnErrorNeuron(double level) {
    Model feedback = LeptinLoop.lagFeedback();
    Model setpoint = LeptinLoop.lagSetpoint().let("Lset", level);
    forEachPoint(3, y ->
        compare(feedback, y, setpoint, new double[] {y[0], y[1], level - y[2]}, -1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.337, 1, 10})
  void integralOfErrorIsIntegralOfAFunctionOfLeptin(double level) {
    Model feedback = LeptinLoop.integralFeedback().let("kz", level);
    Model setpoint = LeptinLoop.integralSetpoint().let("Lset", level);
    forEachPoint(3, y -> compare(feedback, y, setpoint, y, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.337, 1, 10})
  void ofTheLinearLawOnlyTheInterceptsCount(double level) {
    Model setpoint = LeptinLoop.law("linear").setpoint().let("Lset", level);
    Model feedback = LeptinLoop.law("linear").feedback()
        .let("FI0", setpoint.value("c1") + setpoint.value("kFI") * level)
        .let("s0", setpoint.value("c2") + setpoint.value("ks") * level);
    forEachPoint(2, y -> compare(feedback, y, setpoint, y, 1));
  }

  @Test
  void aMovedSetPointIsABiasedSensor() {
    Model biased = LeptinLoop.feedback().let("bias", 0.1);
    Model shifted = LeptinLoop.setpoint().let("shift", 0.1);
    forEachPoint(2, y -> compare(biased, y, shifted, y, 1));
  }

  @Test
  void onlyTheIntegralAndTheLinearTwinsNeedAMap() {
    assertEquals(List.of("FI0 = c1 + kFI*Lset", "s0 = c2 + ks*Lset"),
        LeptinLoop.map(LeptinLoop.law("linear").feedback(), LeptinLoop.law("linear").setpoint()));
    assertEquals(List.of(),
        LeptinLoop.map(LeptinLoop.law("linear").feedback(), LeptinLoop.integralSetpoint()));
    List<String> level = List.of("kz = Lset");
    assertEquals(level, LeptinLoop.map(LeptinLoop.integralFeedback(), LeptinLoop.integralSetpoint()));
    assertEquals(level, LeptinLoop.map(LeptinLoop.integralSetpoint(), LeptinLoop.integralFeedback()));
    assertEquals(List.of(), LeptinLoop.map(LeptinLoop.feedback(), LeptinLoop.setpoint()));
    assertEquals(List.of(), LeptinLoop.map(LeptinLoop.lagFeedback(), LeptinLoop.lagSetpoint()));
    assertEquals(List.of(), LeptinLoop.map(LeptinLoop.integralSetpoint(), LeptinLoop.integralSetpoint()));
    assertEquals(List.of(), LeptinLoop.map(LeptinLoop.delayFeedback(), LeptinLoop.delaySetpoint()));
  }

  @Test
  void whatTwinsShareTheyDeclareAlike() {
    assertDeclaredAlike(LeptinLoop.feedback(), LeptinLoop.setpoint());
    assertDeclaredAlike(LeptinLoop.lagFeedback(), LeptinLoop.lagSetpoint());
    assertDeclaredAlike(LeptinLoop.integralFeedback(), LeptinLoop.integralSetpoint());
    assertDeclaredAlike(LeptinLoop.delayFeedback(), LeptinLoop.delaySetpoint());
    assertDeclaredAlike(LeptinLoop.law("linear").feedback(), LeptinLoop.law("linear").setpoint());
  }

  private static void assertDeclaredAlike(Model a, Model b) {
    a.quantities().stream().filter(quantity -> b.has(quantity.name())).forEach(quantity -> {
      var other = b.quantity(quantity.name());
      assertEquals(quantity.unit(), other.unit(), quantity.name());
      assertEquals(quantity.domain(), other.domain(), quantity.name());
      assertEquals(quantity.value(), other.value(), quantity.name());
      assertEquals(quantity.noise(), other.noise(), quantity.name());
    });
  }

  private interface Point {
    void check(double[] y);
  }

  private static void forEachPoint(int states, Point point) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < POINTS; i++) {
      double[] y = {random.nextDouble(60), random.nextDouble(20), random.nextDouble(2)};
      point.check(Arrays.copyOf(y, states));
    }
  }

  /** The derivatives agree beside the terms whose difference they are; the third one but for its sign. */
  private static void compare(Model a, double[] ya, Model b, double[] yb, int sign) {
    double[] fa = new double[ya.length];
    double[] fb = new double[yb.length];
    a.field().derivatives(0, ya, fa);
    b.field().derivatives(0, yb, fb);
    double scale = a.evaluate(0, ya).get("EE") / a.value("rhoFat")
        + Math.abs(a.value("rhoFood") * a.evaluate(0, ya).get("FI") / a.value("rhoFat"));
    assertEquals(fa[0], fb[0], ROUNDING * scale, "dFM/dt");
    assertEquals(fa[1], fb[1], "dL/dt");
    if (fa.length > 2) {
      assertEquals(fa[2], sign * fb[2], ROUNDING, a.states().get(2));
    }
  }
}
