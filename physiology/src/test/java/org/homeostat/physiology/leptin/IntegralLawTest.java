package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.replace;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an animal can do limits what the integral law asks for, and Z does not run away from it: T6. */
class IntegralLawTest {
  private static final Solver TIGHT = Solver.auto().rtol(1e-10);
  private static final long SEED = 2008;

  /** The law as the paper writes it, without limits. */
  private static Model unlimited() {
    return LeptinLoop.integralSetpoint().named("unlimited").with(
        replace("dZ/dt = e"), replace("N = hunger/k4"), replace("M = (burn/k6 - 1)/k7"));
  }

  private static Trajectory run(Model model, Protocol protocol, double until) {
    return Simulation.of(model).under(protocol).until(days(until)).with(TIGHT).run().orThrow();
  }

  @Test
  void betweenTheLimitsItIsThePapersLaw() {
    VectorField limited = LeptinLoop.integralSetpoint().field();
    VectorField unlimited = unlimited().field();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 500; i++) {
      double[] y = {random.nextDouble(60), random.nextDouble(12), random.nextDouble(-1, 1.5)};
      double[] ours = new double[3];
      double[] paper = new double[3];
      limited.derivatives(0, y, ours);
      unlimited.derivatives(0, y, paper);
      assertEquals(paper[2], ours[2], "dZ/dt");
      assertEquals(paper[0], ours[0], "dFM/dt");
    }
  }

  /** MODELS gives the fixed point; day 400 was computed elsewhere. */
  @Test
  void withoutLimitsItReturnsFatOnADenserDiet() {
    Model diet = unlimited().let("rhoFood", 4.07);
    assertAgrees("6.335964", run(diet, Protocol.none(), 400).last("FM"), "day 400");
    assertAgrees("6.335960", Runs.start(diet.atRest()).get("FM"), "rest");
  }

  @Test
  void withoutLeptinZEndsWhereIntakeCannotFollow() {
    Model knockout = LeptinLoop.integralSetpoint().startingAt("L", 0).let("Rsyn", 0);
    Trajectory course = run(knockout, Protocol.none(), 600);
    double e = knockout.value("Lset");
    double bound = (knockout.value("k4") - knockout.value("c1") - knockout.value("a1") * e)
        / knockout.value("a2") + knockout.value("Tt") * e;
    assertEquals(bound, course.last("Z"), 1e-9 * bound);
    for (double t = 0; t < 600; t += 1) {
      assertTrue(course.at(t, "Z") <= bound * (1 + 1e-9), "Z on day " + t + " is " + course.at(t, "Z"));
      assertTrue(course.at(t, "FI") <= 5.6 && course.at(t, "M") >= 0, "day " + t);
    }
    assertAgrees("73.346", course.last("BM"), "BM");
  }

  /** Leptin comes back after a hundred days, to animals that could do the same, all the time. */
  @Test
  void anAnimalThatGetsItsLeptinBackStopsEatingSoonerThanOneThatIsWoundUp() {
    Protocol lacking = Protocol.of("lacking leptin", during(days(0), days(100)).set("Rsyn", 0));
    double limited = satisfied(LeptinLoop.integralSetpoint(), lacking);
    double wound = satisfied(LeptinLoop.integralSetpoint().with(replace("dZ/dt = e")), lacking);
    assertTrue(limited < 112, "satisfied on day " + limited);
    assertTrue(wound > 135, "satisfied on day " + wound);
  }

  /** The days are those of an independent SciPy integration (Radau, rtol 1e-10), FM falling to 0. */
  @Test
  void soMuchFatGivesSoMuchLeptinThatItThenStarves() {
    Protocol lacking = Protocol.of("lacking leptin", during(days(0), days(100)).set("Rsyn", 0));
    Model wound = LeptinLoop.integralSetpoint().with(replace("dZ/dt = e"));
    assertAgrees("137.946", run(LeptinLoop.integralSetpoint(), lacking, 200).end(), "day");
    assertAgrees("137.946", run(LeptinLoop.integralFeedback(), lacking, 200).end(), "day");
    assertAgrees("172.867", run(wound, lacking, 200).end(), "day, wound up");
  }

  /** The day from which on less is eaten than at the set point. */
  private static double satisfied(Model model, Protocol protocol) {
    Trajectory course = run(model, protocol, 200);
    double day = 100;
    while (course.at(day, "FI") > model.value("c1")) {
      day += 0.1;
    }
    return day;
  }

  /** An integrator that followed what is eaten would be led to the lower limit, and hunger to nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"FI", "N"})
  void aFastLeavesHungerBehind(String held) {
    Protocol fast = Protocol.of("fast", during(days(0), days(2)).hold(held, 0));
    Trajectory course = run(LeptinLoop.integralFeedback(), fast, 3);
    assertEquals(0, course.at(1, "FI"));
    assertTrue(course.at(2.01, "FI") > 1.01 * course.at(0, "hunger"), "intake " + course.at(2.01, "FI"));
  }

  /** So much leptin that nothing is eaten: Z is led back from the other limit, too. */
  @Test
  void tooMuchLeptinLeadsZToTheOtherLimit() {
    Protocol flood = Protocol.of("flood", after(days(0)).infuse("infusion", 1e5));
    Trajectory course = run(LeptinLoop.integralSetpoint(), flood, 5);
    assertEquals(0, course.last("FI"), "g/d");
    assertEquals(1, course.last("M"));
    Model law = course.model();
    double e = course.last("e");
    double bound = law.value("Tt") * e - (law.value("c1") + law.value("a1") * e) / law.value("a2");
    double z = course.last("Z");
    assertTrue(z > bound && z < bound + 0.1, "led back as fast as it falls at " + bound + ", is at " + z);
  }
}
