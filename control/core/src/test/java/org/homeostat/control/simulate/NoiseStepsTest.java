package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

/** How long steps with noise may be: where the drift is fast, swings, or becomes fast under a protocol. */
class NoiseStepsTest {

  /** A tenth of the damping's time constant: explicit steps dampen by a twentieth less, over four. */
  private static final double LESS_DAMPED = Math.exp(4.0 / 20);

  /** What so little noise does to an amplitude in that time. */
  private static final double SCATTER = 0.03;

  private static Model swing(double damping) {
    return Model.of("swing", time("1"), state("X", 1, "1", "place"),
        state("V", 0, "1", "speed").noise("s*V"), parameter("d", damping, "1", "damping"),
        parameter("s", 0.001, "1", "noise"), equations("dX/dt = V - d*X\ndV/dt = -X - d*V"));
  }

  private static Model store() {
    return Model.of("store", time("1"), state("X", 1, "1", "store").noise("s"),
        parameter("k", 1, "1", "return"), parameter("s", 0.3, "1", "noise"), equations("dX/dt = k*(1 - X)"));
  }

  private static String refusal(Model model, Noise noise, double until) {
    return assertThrows(IllegalArgumentException.class,
        () -> Simulation.of(model).until(until).noisy(noise).run()).getMessage();
  }

  /** Milstein's method is of first order in the drift: in steps of 1/16 the amplitude would grow to 4900. */
  @Test
  void theStepThatIsChosenLetsAnOscillationFade() {
    Trajectory run = Simulation.of(swing(0.01)).until(400).noisy(Noise.seed(1)).run();
    double amplitude = Math.hypot(run.last("X"), run.last("V"));
    assertEquals(Math.exp(-4) * LESS_DAMPED, amplitude, SCATTER * amplitude);
    assertEquals("milstein in steps of 0.0009765625, seed 1", run.solving());
  }

  @Test
  void stepsInWhichAnOscillationGrowsAreRefused() {
    assertEquals("swing: steps of 0.0625 are too long for milstein: the oscillation of dX/dt at 1 is damped"
        + " at 0.01 only, and grows in them. Take at most 0.019998, better 0.0009765625."
        + Trouble.NOISE_IS_REFUSED.more(),
        refusal(swing(0.01), Noise.seed(1).step(0.0625), 400));
    assertTrue(refusal(swing(0), Noise.seed(1).step(0.0625), 400).contains("damped at 0 only"));
    assertTrue(refusal(swing(0).noisy("V", "s"), Noise.seed(1).step(0.3), 400).contains("too long for sra1"),
        "of second order in the drift, it may take 2/400^(1/3)");
    assertTrue(Simulation.of(swing(0).noisy("V", "s")).until(400).noisy(Noise.seed(1).step(0.25)).run()
        .outcome().isFinished());
  }

  /** Steps are settled at a run's start; X would swing up by four orders of magnitude while k is 300. */
  @Test
  void aPhaseThatIsTooFastForTheStepsStopsTheRun() {
    Simulation hurried = Simulation.of(store()).until(10)
        .under(of("hurry", during(2, 2.2).scale("k", 300)));
    Trajectory run = hurried.noisy(Noise.seed(1)).run();
    assertEquals("""
        store stopped at 2 of 10: steps of 0.0078125 are too long for sra1: the fastest mode \
        (dX/dt) has the rate 300, and grows in them.
            Noise.step(...) sets them. Take at most 0.006666667, better 0.0002441406.""", run.ending());
    assertTrue(hurried.noisy(Noise.seed(1).step(1.0 / 4096)).run().outcome().isFinished());
  }

  /** A run of half a time constant is one step of that length, whatever was said. */
  @Test
  void noStepIsLongerThanTheRun() {
    Trajectory run = Simulation.of(store()).until(0.5).noisy(Noise.seed(1).step(100)).run();
    assertEquals(1, run.statistics().steps());
  }

  /** The slope of sqrt(X) is infinite there. */
  @Test
  void theNoiseOfASquareRootStartsAtZero() {
    Model births = store().noisy("X", "s*sqrt(X)").startingAt("X", 0);
    Trajectory run = Simulation.of(births).until(1).noisy(Noise.seed(1)).run();
    assertEquals("milstein in steps of 0.0009765625, seed 1", run.solving());
    assertTrue(run.outcome().isFinished(), run::ending);
  }
}
