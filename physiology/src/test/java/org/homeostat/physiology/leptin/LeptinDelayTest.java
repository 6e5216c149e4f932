package org.homeostat.physiology.leptin;

import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hipparchus.complex.Complex;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Source;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes late, and how much lateness the loop bears: theorem T7. */
class LeptinDelayTest {
  private static final Solver TIGHT = Solver.auto().rtol(1e-10);

  /** Global error over 400 d at rtol 1e-10, with room. */
  private static final double SAME = 1e-8;

  /** Twins differ by rounding and by what the solver makes of it. */
  private static final double ROUNDING = 1e-9;

  /** What the start excites besides the slow pair decays at 0.033 per day or faster: gone to e^-16. */
  private static final double SETTLED = 500;

  /** The tops of parabolas through a grid of 0.05 d are right to 1e-7 or so, over a thousand days. */
  private static final double RATE = 1e-9;

  private static final double GRID = 0.05;

  /** The characteristic root of the slow pair by Newton's method on s + p + a exp(-s D) = 0. */
  private static Complex root(double p, double a, double delay) {
    Complex s = new Complex(0, Math.sqrt(a * a - p * p));
    for (int i = 0; i < 50; i++) {
      Complex late = s.multiply(-delay).exp().multiply(a);
      s = s.subtract(s.add(p).add(late).divide(late.multiply(-delay).add(1)));
    }
    return s;
  }

  private static Complex root(double delay) {
    Model reduced = LeptinLoop.reducedDelay();
    return root(reduced.value("p"), reduced.value("a"), delay);
  }

  @Test
  void theReducedLoopIsTheJacobianOfTheWholeOneAtRest() {
    Model reduced = LeptinLoop.reducedDelay();
    assertAgrees("0.0435711", reduced.value("p"), "p");
    assertAgrees("0.0803805", reduced.value("a"), "a");
    assertEquals(Source.Mark.DERIVED, reduced.quantity("a").source().orElseThrow().mark());
  }

  @Test
  void theReducedLoopSwingsForEverAtADelayOfAMonth() {
    double p = LeptinLoop.reducedDelay().value("p");
    double a = LeptinLoop.reducedDelay().value("a");
    double frequency = Math.sqrt(a * a - p * p);
    double delay = Math.acos(-p / a) / frequency;
    assertAgrees("31.736", delay, "critical delay");
    assertAgrees("93.02", 2 * Math.PI / frequency, "period");
    assertEquals(0, root(p, a, delay).getRealPart(), 1e-15, "a few roundings in numbers below one tenth");
    assertAgrees("-0.00034", root(31).getRealPart(), "growth at 31 d");
    assertAgrees("0.00053", root(33).getRealPart(), "growth at 33 d");
  }

  @ParameterizedTest
  @ValueSource(doubles = {31, 33})
  void itsPeaksFallBelowThatDelayAndGrowAboveItAsTheCharacteristicRootSays(double delay) {
    Complex root = root(delay);
    double period = 2 * Math.PI / root.getImaginaryPart();
    List<Peak> peaks = Peak.of(run(LeptinLoop.reducedDelay().let("D", delay), 1600), SETTLED, 1600, GRID, 0);
    Peak first = peaks.get(0);
    Peak last = peaks.get(peaks.size() - 1);
    assertTrue(peaks.size() > 10, peaks.size() + " peaks");
    assertEquals(period, (last.time() - first.time()) / (peaks.size() - 1), 1e-4, "period in d");
    for (int i = 1; i < peaks.size(); i++) {
      assertEquals(delay > 32, peaks.get(i).height() > peaks.get(i - 1).height(), "peak " + i);
    }
    double growth = Math.log(last.height() / first.height()) / (last.time() - first.time());
    assertEquals(root.getRealPart(), growth, RATE, "growth per day at D = " + delay);
  }

  private static Trajectory run(Model model, double until) {
    return Simulation.of(model).until(until).with(TIGHT).run().orThrow();
  }

  /** The whole loop is not linear, so that it is watched close to its rest. */
  @ParameterizedTest
  @CsvSource({"31.2, false", "32.2, true"})
  void theWholeLoopGrowsFromAboutTheSameDelayOn(double delay, boolean grows) {
    Model model = LeptinLoop.delayFeedback().let("D", delay);
    double rest = Runs.start(model).get("FM");
    Trajectory course = run(model.startingAt("FM", rest + 1e-3), 1600);
    List<Peak> peaks = Peak.of(course, SETTLED, 1600, 0.25, rest);
    assertTrue(peaks.size() > 10, peaks.size() + " peaks");
    for (int i = 1; i < peaks.size(); i++) {
      assertEquals(grows, peaks.get(i).height() > peaks.get(i - 1).height(), "peak " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"leptin.delay.feedback", "leptin.delay.setpoint"})
  void anAnimalAtRestStaysThereHoweverLateItSenses(String name) {
    for (double delay : new double[] {0, 1, 20}) {
      Map<String, Double> last = run(Catalogue.model(name).let("D", delay), 60).last();
      assertAgrees("6.335960", last.get("FM"), name + ", D = " + delay);
      assertAgrees("4.619637", last.get("L"), name + ", D = " + delay);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"leptin.delay.feedback", "leptin.delay.setpoint"})
  void withoutDelayItIsTheStaticLaw(String name) {
    Comparison study = Comparison.of(LeptinLoop.feedback(), Catalogue.model(name).let("D", 0))
        .under(LeptinProtocols.fastThenDiet()).until(days(60)).with(TIGHT);
    for (Difference difference : study.differences()) {
      assertTrue(difference.maxRelative() < SAME, difference.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast-then-diet", "infusion", "knockout"})
  void theTwinsRunAlike(String protocol) {
    for (double delay : new double[] {1, 20}) {
      Comparison study = Comparison.of(
              LeptinLoop.delaySetpoint().let("D", delay), LeptinLoop.delayFeedback().let("D", delay))
          .under(Catalogue.protocol(protocol)).until(days(60)).with(TIGHT);
      assertTrue(study.difference().maxRelative() < ROUNDING, study.difference().toString());
    }
  }

  /** Leptin that starts low recovers within the hour; the animal learns of it three days later. */
  @Test
  void intakeAnswersAfterTheDelay() {
    Trajectory course = run(LeptinLoop.delayFeedback().let("D", 3).startingAt("L", 1), 4);
    double hungry = course.at(0, "FI");
    assertEquals(hungry, course.at(2.99, "FI"), SAME * hungry);
    assertTrue(course.at(3.1, "FI") < 0.9 * hungry, "intake on day 3.1 is " + course.at(3.1, "FI"));
  }
}
