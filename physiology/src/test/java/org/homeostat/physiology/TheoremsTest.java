package org.homeostat.physiology;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.LeptinProtocols.clampE;
import static org.homeostat.physiology.leptin.LeptinProtocols.diet;
import static org.homeostat.physiology.leptin.LeptinProtocols.none;
import static org.homeostat.physiology.leptin.LeptinProtocols.shift;
import static org.homeostat.physiology.leptin.LeptinProtocols.silenceA;
import static org.homeostat.physiology.leptin.LeptinProtocols.silenceN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.defence.Adaptation;
import org.homeostat.control.defence.Defence;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.Separation;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.identify.Identifiability;
import org.homeostat.control.identify.Identified;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.loop.Hopf;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;

/**
 * The theorems on set points and settling points, each stated and then asked of the library, on the mouse of
 * Tam et al. 2009. Throughout, y is the sensed level (brain leptin), r a reference and e = r - y the error.
 * The numbers were computed elsewhere, from the equations of the paper, and are held to their last digit.
 */
class TheoremsTest {
  private static final Solver TIGHT = Solver.auto().rtol(1e-11);
  private static final double DIET = 4.07;

  /** Two ways to write one field differ by the solver's error, which is below 1e-9 at rtol 1e-11. */
  private static final double SAME = 1e-9;

  /** A number that is given to so many digits may be off by half of the last one, and a little. */
  private static void assertDigits(String expected, double actual) {
    String digits = expected.replaceAll("e.*", "");
    int decimals = digits.contains(".") ? digits.length() - digits.indexOf('.') - 1 : 0;
    double power =
        expected.contains("e") ? Double.parseDouble(expected.substring(expected.indexOf('e') + 1)) : 0;
    assertEquals(Double.parseDouble(expected), actual, 0.51 * Math.pow(10, power - decimals));
  }

  private static Trajectory run(Model model, Protocol protocol, double until) {
    return Simulation.of(model).under(protocol).until(days(until)).with(TIGHT).run().orThrow();
  }

  private static double rest(Model model, String quantity) {
    return Equilibrium.reachedFrom(model, model.start()).orElseThrow().value(quantity);
  }

  private static Model fed(Model model) {
    return model.let("rhoFood", DIET);
  }

  private static Verdict verdict(Model a, Model b, String... map) {
    return Equivalence.between(a, b).given(map).until(days(60)).challenged(diet()).verdict();
  }

  private static void assertProvedForAllValues(Verdict verdict) {
    assertEquals("Proved, all values in the domain", verdict.kind() + ", " + verdict.scope(), verdict.text());
  }

  private static double apart(Model a, Model b, Protocol protocol, String quantity) {
    return Comparison.of(a, b).given(LeptinLoop::map).under(protocol).until(days(200)).with(TIGHT)
        .differences().stream().filter(gap -> gap.quantity().equals(quantity))
        .findFirst().orElseThrow().maxAbsolute();
  }

  /**
   * T1. With psi(e) = phi(r - e) and r constant, the law in the error and the law in what is sensed are one
   * vector field, whatever r: r is a gauge. Fix psi, or clamp e, and r is felt.
   */
  @Test
  void t1TheReferenceOfAStaticLawIsAGauge() {
    Verdict verdict = verdict(LeptinLoop.setpoint(), LeptinLoop.feedback());
    assertProvedForAllValues(verdict);
    assertTrue(verdict.statement().contains("Lset is a gauge"), verdict.statement());
    for (double r : new double[] {0, 0.1, 0.337, 1, 10}) {
      assertTrue(apart(LeptinLoop.setpoint().let("Lset", r), LeptinLoop.feedback(), diet(), "FM") < SAME);
    }
    assertTrue(apart(LeptinLoop.setpoint().let("Lset", 1e6), LeptinLoop.feedback(), diet(), "FM") < 1e-8,
        "r - (r - y) loses 1e6 ulps, 1e-10 of y; 3.4e-11 of FM was measured elsewhere");
    Model setpoint = LeptinLoop.setpoint();
    assertDigits("73.35", run(setpoint.let("Lset", 0), clampE(), 800).last("BM"));
    assertDigits("47.29", run(setpoint.let("Lset", 0.1), clampE(), 800).last("BM"));
    assertDigits("28.34", run(setpoint, clampE(), 800).last("BM"));
  }

  /** The linear law with its set point moved, and its levels with it: u = (c - k*q) + k*(r + q - y). */
  private static Model moved(Model linear, double q) {
    return linear.let("Lset", linear.value("Lset") + q)
        .let("c1", linear.value("c1") - linear.value("kFI") * q)
        .let("c2", linear.value("c2") - linear.value("ks") * q);
  }

  /**
   * T2. Of an affine law u = c + k(r - y) only c + k r can be told: (r, c) to (r + q, c - k q) changes
   * nothing. And it is the static law to first order only: far from rest it is another.
   */
  @Test
  void t2ABiasIsASetPoint() {
    Model linear = LeptinLoop.law("linear").setpoint();
    assertDigits("3.472391", linear.value("c1"));
    assertDigits("3.914774", linear.value("kFI"));
    assertDigits("0.3921396", linear.value("c2"));
    assertDigits("-0.1732512", linear.value("ks"));
    assertTrue(apart(linear, moved(linear, 0.1), diet(), "FM") < SAME);
    Identified told = Identifiability.of(Simulation.of(fed(linear)).until(days(60)))
        .measuring("FM", "L").to("Lset", "c1", "c2");
    assertEquals(2, told.rank(), told.toString());
    assertEquals(List.of("Lset", "c1", "c2"), told.directions().get(0).names());
    assertProvedForAllValues(LeptinLoop.law("linear").twins().until(days(60)).verdict());
    assertDigits("8.842561", rest(fed(linear), "FM"));
    Model knockedOut = linear.let("Rsyn", 0);
    assertDigits("45.94", rest(knockedOut, "BM"));
    assertDigits("4.7917", rest(knockedOut, "FI"));
    assertDigits("0.33375", rest(knockedOut, "EE") / rest(knockedOut, "BM"));
    assertEquals("Refuted", verdict(LeptinLoop.feedback(), linear).kind());
  }

  /**
   * T3. With z' = r - y and u = c + k z, what is sensed returns to r under every constant load that does
   * not enter sensor or integrator: here r can be told. A proportional law leaves an offset. That is a
   * difference of law, and not of framing.
   */
  @Test
  void t3IntegralActionReturnsWhatIsSensedAndProportionalActionDoesNot() {
    assertDigits("9.068256", rest(fed(LeptinLoop.feedback()), "FM"));
    assertDigits("6.335960", rest(fed(LeptinLoop.integralSetpoint()), "FM"));
    Adaptation integral = Adaptation.of(LeptinLoop.integralSetpoint(), "Lb", "rhoFood");
    assertTrue(integral.isExact() && integral.isForAllValues(), integral.toString());
    assertEquals(List.of("hunger < k4", "hunger > 0"), integral.limits());
    assertFalse(Adaptation.of(LeptinLoop.feedback(), "Lb", "rhoFood").isExact());
    assertEquals("Refuted", verdict(LeptinLoop.feedback(), LeptinLoop.integralFeedback()).kind());
    assertProvedForAllValues(
        verdict(LeptinLoop.integralSetpoint(), LeptinLoop.integralFeedback(), "kz = Lset"));
  }

  /**
   * T4. An error neuron that lags by tau is a sensor that lags by tau, as long as r stays where it is; a
   * step of r tells them apart. Beside the law without a lag it is O(tau) apart, at the same rest.
   */
  @Test
  void t4AnErrorNeuronIsASensorLag() {
    Verdict twins = verdict(LeptinLoop.lagSetpoint(), LeptinLoop.lagFeedback());
    assertProvedForAllValues(twins);
    assertTrue(twins.separatedBy().stream().map(Separation::intervention)
        .anyMatch(done -> done.startsWith("setting shift")), twins.text());
    Model prompt = LeptinLoop.feedback();
    Model late = LeptinLoop.lagFeedback();
    assertDigits("8.076e-4", apart(prompt, late.let("tau", 0.01), diet(), "FM"));
    assertDigits("0.08328", apart(prompt, late.let("tau", 1), diet(), "FM"));
    assertDigits("0.0807", apart(prompt, late.let("tau", 1e-3), diet(), "FM") / 1e-3);
    assertDigits("9.5007", highest(late.let("tau", 10)));
    assertDigits("10.3966", highest(late.let("tau", 30)));
    assertDigits("9.068256", rest(fed(late.let("tau", 30)), "FM"));
  }

  private static double highest(Model model) {
    Trajectory course = run(model, diet(), 120);
    return DoubleStream.of(course.series("FM", course.grid(0.1)).values()).max().orElseThrow();
  }

  /** T4, the reduced loop s^2 tau + s (1 + p tau) + (p + a): it swings from tau = 2.4755 d to 212.79 d. */
  @Test
  void t4ALagMakesTheLoopSwingAndNeverUnstable() {
    Map<Double, Boolean> swinging = Map.of(2.475, false, 2.476, true, 212.7, true, 212.9, false);
    swinging.forEach((tau, swings) -> {
      CharacteristicRoots roots = CharacteristicRoots.of(Linearization.of(reducedLag(tau)).system());
      assertTrue(roots.isStable());
      assertEquals(swings, roots.rightmost().getImaginary() != 0, "tau = " + tau + " d: " + roots);
    });
  }

  private static Model reducedLag(double tau) {
    Model late = LeptinLoop.reducedDelay();
    return Model.of("reduced", time("d"),
        state("FM", 0, "g", "fat above its rest"), state("s", 0, "g", "what is sensed of it"),
        parameter("p", late.value("p"), "1/d", "by its mass"),
        parameter("a", late.value("a"), "1/d", "by leptin"),
        parameter("tau", tau, "d", "lag"),
        equations("dFM/dt = -p*FM - a*s\nds/dt = (FM - s)/tau"));
  }

  /** The law of two rectified arms, A = [r0 + g e]+ (AgRP) and B = [r0 - g e]+ (POMC), E = wA A - wB B. */
  private static Model opponent() {
    return LeptinLoop.law("opponent").setpoint();
  }

  /** What the two arms make of an error e at the rest of the static law. */
  private static double told(Model arms, double e) {
    Model biased = arms.let("bias", e);
    return biased.evaluate(0, biased.start()).get("E");
  }

  /**
   * T5. Two rectified arms of one weight are the static law where the baseline is 0; a higher baseline
   * doubles the gain within |g e| <= r0; unequal weights make a kink at e = 0. T1 holds for the law as a
   * whole: its thresholds written in what is sensed are the same law.
   */
  @Test
  void t5TwoArmsOfOneWeightAreTheStaticLaw() {
    assertEquals("Proved",
        Equivalence.between(opponent(), LeptinLoop.setpoint()).until(days(5)).verdict().kind());
    Model based = opponent().let("r0", 0.1);
    Model unequal = opponent().let("wA", 2);
    for (double e : new double[] {-0.3, -0.1, -0.03, 0.05, 0.1, 0.2}) {
      double twice = Math.signum(e) * (Math.min(Math.abs(e), 0.1) + Math.abs(e));
      assertEquals(twice, told(based, e), SAME, "2 w g within, w g beyond");
      assertEquals(e > 0 ? 2 * e : e, told(unequal, e), SAME, "a kink at e = 0");
    }
    assertProvedForAllValues(LeptinLoop.law("opponent").twins().until(days(5)).verdict());
  }

  /**
   * T5, lesions. With the arm against gain gone, richer food leads to the level that the plant alone holds,
   * and defence against loss stays what it was; the other lesion does the opposite.
   */
  @Test
  void t5ALesionOfOneArmTakesTheDefenceOfOneSide() {
    double lean = rest(LeptinLoop.feedback().let("rhoFood", 2.8), "FM");
    double passive = rest(LeptinLoop.setpoint().held("e", 0).let("rhoFood", 2.8), "FM");
    assertTrue(passive < lean - 1, "nothing else holds it up");
    for (Model arms : List.of(opponent(), LeptinLoop.law("opponent").feedback())) {
      assertDigits("14.039799", rest(fed(arms.held("B", 0)), "FM"));
      assertDigits("9.068256", rest(fed(arms.held("A", 0)), "FM"));
      assertEquals(lean, rest(arms.held("B", 0).let("rhoFood", 2.8), "FM"), SAME * lean);
      assertEquals(passive, rest(arms.held("A", 0).let("rhoFood", 2.8), "FM"), SAME * passive);
    }
  }

  /**
   * T6. Saturation of a static law is part of the law; an integral winds up. Without leptin e stays at its
   * largest, and the paper's Z and intake grow without bound, where the static law's intake ends at k4. With
   * limits and back-calculation Z stays bounded, and the animal ends as under the static law.
   */
  @Test
  void t6AnIntegralWindsUpWhereAStaticLawSaturates() {
    Model limited = LeptinLoop.integralSetpoint().startingAt("L", 0).let("Rsyn", 0);
    Model wound = limited.with(
        replace("dZ/dt = e"), replace("N = hunger/k4"), replace("M = (burn/k6 - 1)/k7"));
    double e = wound.value("Lset");
    assertEquals(50 * e, run(wound, none(), 50).last("Z"), SAME * 50 * e);
    assertTrue(run(wound, none(), 200).last("FI") > 20, "g/d, and growing; an obese mouse eats 5.6");
    for (Model saturating : List.of(LeptinLoop.feedback(), LeptinLoop.setpoint(),
        LeptinLoop.integralFeedback(), LeptinLoop.integralSetpoint())) {
      assertDigits("5.6", rest(saturating.let("Rsyn", 0), "FI"));
      assertDigits("73.3464", rest(saturating.let("Rsyn", 0), "BM"));
    }
    assertDigits("7.3763", run(limited, none(), 800).last("Z"));
  }

  /**
   * T7. A delay of y or of e is one law for constant r. With a > p the reduced loop swings for ever at
   * D = arccos(-p/a)/sqrt(a^2 - p^2), the whole one near it.
   */
  @Test
  void t7ADelayIsOneInBothFramingsAndHasAMargin() {
    assertProvedForAllValues(verdict(LeptinLoop.delaySetpoint(), LeptinLoop.delayFeedback()));
    Hopf reduced = Hopf.of(LeptinLoop.reducedDelay(), "D", 20, 45);
    assertDigits("31.736", reduced.value());
    assertDigits("93.02", reduced.period());
    assertDigits("31.706", Hopf.of(LeptinLoop.delayFeedback(), "D", 20, 45).value());
  }

  /** T8. What is done to e or to r separates the framings; what is done to what both have does not. */
  @Test
  void t8InterventionsOnTheErrorSeparateTheFramings() {
    Model setpoint = LeptinLoop.setpoint();
    assertDigits("28.336", run(setpoint, clampE(), 400).last("BM"));
    assertDigits("36.0398", run(fed(setpoint), clampE(), 1000).last("BM"));
    Protocol leptinClamp = Protocol.of("clamp", after(days(0)).hold("Lb", setpoint.value("Lset")));
    assertDigits("36.0398", run(fed(LeptinLoop.feedback()), leptinClamp, 1000).last("BM"));
    for (Model model : List.of(setpoint, LeptinLoop.feedback())) {
      assertDigits("73.3464", rest(model.let("Rsyn", 0), "BM"));
      assertDigits("6.72", run(model, silenceN(), 60).end());
    }
    double moved = run(setpoint, shift(), 400).last("FM");
    assertDigits("7.9926", moved);
    assertEquals(moved, rest(LeptinLoop.feedback().let("bias", 0.1), "FM"), 1e-6 * moved, "at rest by then");
    List<String> told = verdict(setpoint, LeptinLoop.feedback()).separatedBy().stream()
        .map(Separation::intervention).toList();
    assertEquals(List.of(
        "holding e at 0 ng/g in leptin.setpoint", "setting shift to 0.1 ng/g in leptin.setpoint"), told);
  }

  /**
   * T8, the AgRP cell. To silence it is to force e to -r0/g, and not to 0: with a baseline r0, intake falls
   * below nominal; with r0 = 0 nothing changes at rest. It depends on the assumed rate code. In feedback it
   * is the kinked law with that arm removed.
   */
  @Test
  void t8SilencingTheAgrpCellIsNotSilencingTheError() {
    Model based = opponent().let("r0", 0.1);
    double fat = run(based, silenceA(), 60).last("FM");
    assertDigits("3.472391", run(opponent(), silenceA(), 1).at(0, "FI"));
    assertDigits("3.472391", run(based, clampE(), 1).at(0, "FI"));
    assertEquals(opponent().held("e", -0.1).evaluate(0, opponent().start()).get("FI"),
        run(based, silenceA(), 1).at(0, "FI"), SAME);
    assertTrue(fat < run(based, clampE(), 60).last("FM") - 0.1, "leaner than without the error: " + fat);
    Model feedback = LeptinLoop.law("opponent").feedback().let("r0", 0.1);
    assertEquals(fat, run(feedback, silenceA(), 60).last("FM"), SAME * fat);
    double[] rest = feedback.start();
    Model removed = feedback.named("arm removed").with(replace("A = 0*r0"))
        .startingAt("FM", rest[0]).startingAt("L", rest[1]);
    assertEquals(fat, run(removed, none(), 60).last("FM"), SAME * fat);
  }

  /**
   * T9. A set point that drifts to what is sensed gives all active regulation up: the system goes to the
   * passive level. Its twin in feedback is a wash-out filter.
   */
  @Test
  void t9ADriftingSetPointEndsAtThePassiveLevel() {
    Model drift = LeptinLoop.law("adaptive").setpoint();
    Trajectory course = run(drift, diet(), 1000);
    assertDigits("9.5819", course.at(50, "FM"));
    assertDigits("11.3984", course.at(200, "FM"));
    assertDigits("13.9064", course.last("FM"));
    for (double tauS : new double[] {10, 100, 1000}) {
      assertDigits("14.039799", rest(fed(drift.let("tauS", tauS)), "FM"));
    }
    assertProvedForAllValues(verdict(drift, LeptinLoop.law("adaptive").feedback(), "w = r", "kz = Lset"));
  }

  /**
   * T10. A small load moves fat by 1/(passive + active) with the loop closed and by 1/passive with it open;
   * what share the loop removes depends on the operating point, and on the size of the step.
   */
  @Test
  void t10TwoThirdsOfALoadAreRemovedByTheLoop() {
    Defence chow = Defence.of(LeptinLoop.feedback(), "FM").counted("rhoFat").openedAt("Lb");
    assertDigits("0.8964", chow.offset());
    assertDigits("2.5501", chow.openOffset());
    assertDigits("0.3921396", chow.passiveSlope());
    assertDigits("0.7234246", chow.activeSlope());
    assertDigits("0.648", chow.share());
    assertDigits("0.586",
        Defence.of(fed(LeptinLoop.feedback()), "FM").counted("rhoFat").openedAt("Lb").share());
    assertDigits("0.645", Defence.of(LeptinLoop.feedback(), "FM").against("rhoFood").openedAt("Lb").upTo(DIET)
        .step().orElseThrow().share());
  }
}
