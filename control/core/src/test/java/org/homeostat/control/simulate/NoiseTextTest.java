package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.noise.BrownianPath;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is said against runs with noise that make no sense. */
class NoiseTextTest {

  private static Model pair(String noiseOnX, String noiseOnY) {
    return Model.of("pair", time("d"),
        state("X", 1, "1", "one"), state("Y", 1, "1", "other"), parameter("T", 0.5, "d", "when"),
        parameter("s", 0.1, "1/d^(1/2)", "noise"), parameter("k", 90, "1/d", "rate"),
        equations("both = X*Y\ndX/dt = -k*X\ndY/dt = X*k - k*Y"))
        .noisy("X", noiseOnX).noisy("Y", noiseOnY);
  }

  private static void run(Model model, Noise noise) {
    Simulation.of(model).until(60).noisy(noise).run();
  }

  private static String message(Executable running) {
    return assertThrows(IllegalArgumentException.class, running).getMessage();
  }

  @Test
  void noiseThatIsNotDeclared() {
    assertEquals("decay: no noise is declared. Declare it on a state, as in state(\"x\", ...).noise(\"s*x\"),"
        + " or add it by model.noisy(\"x\", \"...\")." + Trouble.NOISE_IS_REFUSED.more(),
        assertThrows(ModelException.class, () -> run(Models.decay(), Noise.seed(1))).getMessage());
  }

  @Test
  void milsteinOnNoiseThatIsNotDiagonal() {
    assertEquals("pair: milstein is for diagonal noise, and the noise on X depends on Y, which has noise of"
        + " its own. Use euler-maruyama." + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> run(pair("s*both", "s"), Noise.seed(1).by("milstein"))));
  }

  @Test
  void sra1OnNoiseThatIsNotAdditive() {
    assertEquals("pair: sra1 is for additive noise, and the noise on Y depends on Y. Use milstein."
        + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> run(pair("s", "s*Y"), Noise.seed(1).by("sra1"))));
    assertEquals("pair: sra1 is for additive noise, and the noise on X depends on X. Use euler-maruyama."
        + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> run(pair("s*both", "s"), Noise.seed(1).by("sra1"))));
  }

  @Test
  void theBestMethodIsTakenWhereNoneIsNamed() {
    for (String[] each : new String[][] {{"s", "s*if(t > T, 2, 1)", "sra1"}, {"s*X", "s", "milstein"},
        {"s*Y", "s", "euler-maruyama"}}) {
      Trajectory run = Simulation.of(pair(each[0], each[1]).let("k", 1)).until(1).noisy(Noise.seed(1)).run();
      assertEquals(each[2] + " in steps of 0.0009765625 d, seed 1", run.solving());
    }
  }

  @Test
  void stepsTooLongForTheFastestMode() {
    assertEquals("pair: steps of 0.05 d are too long for sra1: the fastest mode (dX/dt) has the rate 90 /d,"
        + " and grows in them. Take at most 0.02222222 d, better 0.0009765625 d."
        + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> run(pair("s", "s").with(replace("dY/dt = X*k/2 - k*Y/2")), Noise.seed(1).step(0.05))));
    assertEquals("pair: steps of 0.5 d are too long for milstein: the noise on X has the rate 100 /d, and"
        + " grows in them. Take at most 0.02 d, better 0.0009765625 d." + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> run(pair("s*X", "s").let("k", 1).let("s", 10), Noise.seed(1).step(0.5))));
  }

  @Test
  void stepsTooMany() {
    assertEquals("pair: a run of 60 d in steps of 1e-9 d has 6.00e+10 steps, more than can be kept; the"
        + " fastest mode (dX/dt) has the rate 90 /d. Shorten the run, or take longer steps: 5.364418e-6 d"
        + " or more." + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> run(pair("s", "s").with(replace("dY/dt = X*k/2 - k*Y/2")), Noise.seed(1).step(1e-9))));
  }

  @Test
  void pathsThatAreMissingOrTooShort() {
    Map<String, BrownianPath> one = Map.of("X", BrownianPath.of(0.01, 0.1, 0.2));
    assertEquals("pair: there is no path for the noise on Y, only for X. Give every noisy state one."
        + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> run(pair("s", "s"), Noise.along(one))));
    assertEquals("pair: the path for the noise on X reaches from 0 to 0.02 d, and the run to 1 d. Shorten the"
        + " run, or give more increments." + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> Simulation.of(pair("s", "s").held("Y")).until(1)
            .noisy(Noise.along(one).step(0.01)).run()));
    assertEquals("there are no paths to run along; give one for each noisy state, or say Noise.seed(7).",
        message(() -> Noise.along(Map.of())));
  }

  @Test
  void timesThatPathsDoNotTell() {
    Model slow = pair("s", "s").let("k", 1e-9);
    assertEquals("pair: the path for the noise on X reaches from 0 to 1073742000 d, and the run to"
        + " 2000000000 d. Shorten the run, or name a longer unit for the path: Noise.clock(...)."
        + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> Simulation.of(slow).until(2e9).noisy(Noise.seed(1).step(1e8)).run()));
    assertEquals("pair: in steps of 7.275958e-12 d the noise on X is lost: its path tells times apart that"
        + " differ by 2.328306e-10 d. Take longer steps, or name a shorter unit for the path:"
        + " Noise.clock(...)." + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> Simulation.of(slow).until(1e-8).noisy(Noise.seed(1)).run()));
    assertTrue(Simulation.of(slow).until(1e-8).noisy(Noise.seed(1).clock(Unit.parse("s"))).run()
        .outcome().isFinished());
    assertEquals("pair: paths that run in kg are none in the model's time, which is in d. Leave out"
        + " clock(...), or name a unit of time."
        + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> run(slow, Noise.seed(1).clock(Unit.parse("kg")))));
  }

  @Test
  void whatIsNoNoise() {
    assertEquals("There is no method 'heun' for noise. The methods are euler-maruyama, milstein, sra1.",
        message(() -> Noise.seed(1).by("heun")));
    assertEquals("there is no path -1; the first is path 0.", message(() -> Noise.seed(1).path(-1)));
    assertEquals("paths that are given are those of one run; there is no path 3 beside them. Say"
        + " Noise.along(...) for each run.",
        message(() -> Noise.along(Map.of("X", BrownianPath.of(1, 0.5))).path(3)));
    assertEquals("a step of 0 leads nowhere; give a length above 0.", message(() -> Noise.seed(1).step(0)));
    assertEquals("decay: this run has no noise; its solver's tolerance says how accurate it is.",
        message(() -> Simulation.of(Models.decay()).until(1).run().strongError()));
  }

  @Test
  void aNoiseTellsWhatItIs() {
    assertEquals("seed 7", Noise.seed(7).toString());
    assertEquals("milstein, seed 7, path 3", Noise.seed(7).path(3).by("milstein").toString());
    assertEquals("steps of 0.01, seed 7", Noise.seed(7).step(0.01).toString());
  }
}
