package org.homeostat.physiology.leptin;

import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The animal with noise on its plasma leptin. */
class LeptinNoiseTest {
  private static final Noise NOISE = Noise.seed(7);

  /** Twins on one path differ by rounding: ten thousand steps, each of some ulps, damped by the loop. */
  private static final double ROUNDING = 1e-12;

  /**
   * In 100 days leptin forgets itself 3000 times, so that its deviation is known to 1.3 %; and what fat mass
   * adds to it is below 1 %. Three times that.
   */
  private static final double SAMPLED = 0.06;

  @Test
  void onlyPlasmaLeptinIsNoisyAndInEveryAnimalAlike() {
    Runs.animals().forEach(model -> {
      assertEquals(List.of("L"), model.noisyStates(), model.name());
      assertEquals(LeptinLoop.feedback().noise("L"), model.noise("L"), model.name());
    });
  }

  @Test
  void plasmaLeptinVariesByFivePercentAboutItsRest() {
    Model model = LeptinLoop.feedback();
    double rest = Runs.start(model).get("L");
    double clearance = model.value("GFR") * model.value("RC") / Runs.start(model).get("BV");
    double expected = model.value("sigmaL") / Math.sqrt(2 * clearance);
    Trajectory course = Simulation.of(model).until(days(110)).noisy(NOISE).run().orThrow();
    double square = IntStream.range(0, 10_000).mapToDouble(i -> course.at(10 + i / 100.0, "L") / rest - 1)
        .map(off -> off * off).average().orElseThrow();
    assertEquals(0.05, expected, 0.002, "five percent, as the declaration says");
    assertEquals(expected, Math.sqrt(square), SAMPLED * expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"leptin", "leptin.lag", "leptin.integral", "leptin.delay"})
  void twinsOnOnePathDifferByRounding(String law) {
    Model setpoint = Catalogue.model(law + ".setpoint");
    Model feedback = Catalogue.model(law + ".feedback");
    Comparison study = Comparison.of(setpoint, feedback).given(LeptinLoop::map)
        .under(LeptinProtocols.fastThenDiet()).until(days(30)).noisy(NOISE);
    assertTrue(study.difference().maxRelative() < ROUNDING, study.difference().toString());
    assertTrue(study.trajectories().get(0).noise().isPresent());
  }

  @Test
  void aNoisyMouseWithoutNpyDriveStarvesOnDaySevenToo() {
    Trajectory course = Simulation.of(LeptinLoop.feedback()).under(LeptinProtocols.silenceN()).noisy(NOISE)
        .run();
    assertEquals(0, course.last("FM"));
    assertEquals(6.72, course.end(), 0.1, "six days and a bit, give or take what five percent do");
  }
}
