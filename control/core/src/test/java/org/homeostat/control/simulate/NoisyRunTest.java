package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.solve.Crossing.FALLING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.noise.BrownianPath;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;

/** Runs with noise, under protocols and without. */
class NoisyRunTest {

  /** Roundings of sums of a thousand numbers of size 1. */
  private static final double ROUNDING = 1e-12;

  /** What a path does in the time 2^-32 to which its times are rounded: 1.5e-5, and some of it. */
  private static final double TICK = 1e-4;

  /** X' = m X with noise s X, and Y, which follows X. */
  private static Model growth() {
    return Model.of("growth", time("d"),
        state("X", 1, "g", "size").nonNegative().noise("s*X"),
        state("Y", 0, "g", "what follows it"),
        parameter("m", 0.5, "1/d", "growth"),
        parameter("s", 0.3, "1/d^(1/2)", "noise"),
        parameter("k", 2, "1/d", "lag"),
        parameter("one", 1, "g", "unit"),
        equations("dX/dt = m*X\ndY/dt = k*(X - Y)"));
  }

  /** An Ornstein-Uhlenbeck process about 1. */
  private static Model wander() {
    return Model.of("wander", time("d"),
        state("X", 1, "g", "store").noise("s"),
        parameter("k", 1, "1/d", "return"),
        parameter("mean", 1, "g", "middle"),
        parameter("low", 0.8, "g", "threshold"),
        parameter("s", 0.4, "g/d^(1/2)", "noise"),
        equations("dX/dt = k*(mean - X)"));
  }

  private static Trajectory run(Model model, Noise noise, double until) {
    return Simulation.of(model).until(until).noisy(noise).run();
  }

  @Test
  void aRunFollowsTheClosedFormOnItsPath() {
    Noise noise = Noise.seed(7);
    Trajectory run = run(growth(), noise, 2);
    BrownianPath w = noise.wiener("X", growth().timeUnit());
    for (double t = 0.25; t <= 2; t += 0.25) {
      double exact = Math.exp((0.5 - 0.045) * t + 0.3 * w.at(t));
      assertEquals(exact, run.at(t, "X"), 3 * run.strongError().get("X") + ROUNDING);
    }
    assertTrue(run.strongError().get("X") < 0.01 * run.last("X"));
    assertEquals("milstein in steps of 0.001953125 d, seed 7", run.solving());
    assertTrue(run.toString().endsWith(run.solving()));
  }

  @Test
  void theErrorHalvesWithTheStep() {
    Trajectory coarse = run(growth(), Noise.seed(7).step(1.0 / 32), 2);
    Trajectory fine = run(growth(), Noise.seed(7).step(1.0 / 256), 2);
    double ratio = coarse.strongError().get("X") / fine.strongError().get("X");
    assertTrue(ratio > 4 && ratio < 16, "8 in the mean of many paths, not " + ratio);
  }

  @Test
  void noiseDeclaredCountsOnlyWhereItIsAskedFor() {
    Trajectory quiet = Simulation.of(growth()).until(2).run();
    assertEquals(Math.exp(1), quiet.last("X"), Models.SOLVER);
    assertTrue(quiet.noise().isEmpty());
  }

  /** Euler's (1 + m h)^n, and the same of order 2, to the deterministic solution. */
  @Test
  void noNoiseGivesTheDriftAlone() {
    Model still = growth().noisy("X", "0");
    double h = 1.0 / 64;
    Trajectory euler = run(still, Noise.seed(7).step(h).by("euler-maruyama"), 1);
    assertEquals(Math.pow(1 + 0.5 * h, 64), euler.last("X"), ROUNDING);
    Trajectory sra = run(still, Noise.seed(7).step(h), 1);
    assertEquals("sra1 in steps of 0.015625 d, seed 7", sra.solving());
    assertEquals(Math.pow(1 + 0.5 * h + 0.125 * h * h, 64), sra.last("X"), ROUNDING);
    assertEquals(Math.exp(0.5), sra.last("X"), 0.1 * h * h);
  }

  @Test
  void theSameSeedGivesTheSameRunOnAnyThread() {
    List<Map<String, Double>> one = IntStream.range(0, 40)
        .mapToObj(k -> run(growth(), Noise.seed(7).path(k).step(0.01), 1).last()).toList();
    List<Map<String, Double>> many = IntStream.range(0, 40).parallel()
        .mapToObj(k -> run(growth(), Noise.seed(7).path(k).step(0.01), 1).last()).toList();
    assertEquals(one, many);
    assertEquals(one.get(0), run(growth(), Noise.seed(7).step(0.01), 1).last(), "path 0 is the seed's own");
    assertNotEquals(one.get(1), one.get(2));
  }

  @Test
  void twoModelsSeeOnePathWhateverElseIsNoisy() {
    Model other = growth().named("other").noisy("Y", "s*Y");
    Noise noise = Noise.seed(3).step(0.01);
    assertEquals(run(growth(), noise, 3).last("X"), run(other, noise, 3).last("X"));
    assertNotEquals(run(growth(), noise, 3).last("Y"), run(other, noise, 3).last("Y"));
    assertEquals(run(growth(), noise, 5).at(3, "X"), run(growth(), noise, 3).last("X"), "or how long it is");
  }

  /** Each with its own noise, beside one that rests. */
  @Test
  void statesThatDoNotMeetRunAsIfAlone() {
    Model beside = growth().with(state("Z", 2, "g", "rests"), state("V", 3, "g", "alone").noise("s*V"),
        equations("dZ/dt = 0\ndV/dt = -k*V"));
    Model alone = Model.of("alone", time("d"), state("V", 3, "g", "alone").noise("s*V"),
        parameter("s", 0.3, "1/d^(1/2)", "noise"), parameter("k", 2, "1/d", "lag"),
        parameter("one", 1, "g", "unit"), equations("dV/dt = -k*V"));
    for (String method : List.of("milstein", "euler-maruyama")) {
      Noise noise = Noise.seed(3).step(0.01).by(method);
      Trajectory both = run(beside, noise, 2);
      assertEquals(run(growth(), noise, 2).last("X"), both.last("X"));
      assertEquals(run(alone, noise, 2).last("V"), both.last("V"));
    }
    Noise noise = Noise.seed(3).step(0.01).by("sra1");
    Trajectory both = run(beside.noisy("X", "s*one").noisy("V", "2*s*one"), noise, 2);
    assertEquals(run(growth().noisy("X", "s*one"), noise, 2).last("X"), both.last("X"));
    assertEquals(run(alone.noisy("V", "2*s*one"), noise, 2).last("V"), both.last("V"));
  }

  /** The same model in hours: on the clock of days it sees the same path. */
  @Test
  void oneClockGivesOnePathInOtherUnits() {
    Model hours = Model.of("hours", time("h"),
        state("X", 1, "g", "size").noise("s*X"),
        parameter("m", 0.5 / 24, "1/h", "growth"),
        parameter("s", 0.3 / Math.sqrt(24), "1/h^(1/2)", "noise"),
        equations("dX/dt = m*X"));
    Noise noise = Noise.seed(7).step(Time.hours(0.5)).clock(Unit.parse("d"));
    assertEquals(run(growth(), noise, 2).last("X"), run(hours, noise, 48).last("X"), ROUNDING);
  }

  /** X1 = X0 + m h X0 + s X0 dW and so on, by hand. */
  @Test
  void givenIncrementsGiveTheirRun() {
    double[] w = {0.3, -0.1, 0.25};
    double x = 1;
    for (double dw : w) {
      x += 0.5 * 0.25 * x + 0.3 * x * dw;
    }
    Noise given = Noise.along(Map.of("X", BrownianPath.of(0.25, w))).step(0.25).by("euler-maruyama");
    Trajectory run = run(growth(), given, 0.75);
    assertEquals(x, run.last("X"), ROUNDING);
    assertEquals("euler-maruyama in steps of 0.25 d, given paths of X", run.solving());
  }

  @Test
  void aBoundaryThatChangesNothingChangesNothing() {
    Noise noise = Noise.seed(7).step(0.0625);
    Trajectory whole = run(growth(), noise, 4);
    Trajectory split = Simulation.of(growth()).until(4).noisy(noise)
        .under(of("nothing", during(1, 2.5).scale("m", 1))).run();
    assertEquals(whole.last(), split.last());
    Trajectory off = Simulation.of(growth()).until(4).noisy(noise)
        .under(of("nothing", during(1.01, 2.47).scale("m", 1))).run();
    assertEquals(whole.last("X"), off.last("X"), 0.01 * whole.last("X"), "only the steps are others there");
    assertEquals(whole.at(1), off.at(1));
  }

  @Test
  void aHeldStateRestsAndGoesOnAlongItsPath() {
    Noise noise = Noise.seed(5).step(0.0625);
    Trajectory run = Simulation.of(wander()).until(4).noisy(noise)
        .under(of("clamp", during(1.03, 2.2).hold("X", 1.5))).run();
    assertEquals(1.5, run.at(1.03, "X"));
    assertEquals(1.5, run.at(1.7, "X"));
    Trajectory free = run(wander(), noise, 4);
    assertEquals(free.at(1), run.at(1));
    double apart = run.at(2.25, "X") - free.at(2.25, "X");
    double later = run.last("X") - free.last("X");
    assertEquals(Math.exp(-1.75), later / apart, 0.01, "additive noise drops out of the difference");
  }

  @Test
  void crossingsAreLocatedOnThePath() {
    Noise noise = Noise.seed(11).step(0.0625);
    Trajectory run = Simulation.of(wander()).until(20).noisy(noise)
        .under(of("raise", when("X - low", FALLING).set("X", 1.2))).run();
    List<Phase> phases = run.phases();
    assertTrue(phases.size() > 3, "it happens several times");
    for (Phase phase : phases.subList(0, phases.size() - 1)) {
      double t = phase.to();
      assertEquals(0.8, phase.solution().at(t)[0], TICK);
      assertNotEquals(0, t % 0.0625, "between the ends of steps");
      assertEquals(1.2, run.at(t, "X"), "set there");
    }
  }

  @Test
  void anEndingEndsARunWithNoise() {
    Model leak = Model.of("leak", time("d"),
        state("x", 1, "g", "store").nonNegative().endsAt(0, "runs dry").noise("s"),
        parameter("q", 0.3, "g/d", "loss"),
        parameter("s", 0.1, "g/d^(1/2)", "noise"),
        equations("dx/dt = -q"));
    Trajectory run = run(leak, Noise.seed(2), 50);
    assertEquals(new Outcome.Ended("runs dry", run.end()), run.outcome());
    assertEquals(0, run.last("x"));
    double w = Noise.seed(2).wiener("x", leak.timeUnit()).at(run.end());
    assertEquals(0, 1 - 0.3 * run.end() + 0.1 * w, TICK, "Brownian motion with drift has no error");
  }

  @Test
  void statesAreSetAndScaledAtInstants() {
    Trajectory run = Simulation.of(growth()).until(2).noisy(Noise.seed(7))
        .under(of("cull", at(1.234).scale("X", 0.5), at(1.5).set("X", 2))).run();
    Trajectory free = run(growth(), Noise.seed(7), 2);
    assertEquals(0.5 * free.at(1.234, "X"), run.at(1.234, "X"), ROUNDING);
    assertEquals(2, run.at(1.5, "X"));
  }

  @Test
  void betweenStepsTheSolutionIsOneShorterStep() {
    double h = 0.25;
    Noise noise = Noise.seed(7).step(h).by("euler-maruyama");
    Trajectory run = run(growth(), noise, 1);
    BrownianPath w = noise.wiener("X", growth().timeUnit());
    double x = run.at(h, "X");
    assertEquals(x + 0.5 * x * 0.1 + 0.3 * x * w.increment(h, h + 0.1).w(), run.at(h + 0.1, "X"), ROUNDING);
    double before = Math.nextDown(2 * h);
    assertEquals(run.at(2 * h, "X"), run.at(before, "X"), ROUNDING);
  }

  /** Variance s^2/2k and correlation exp(-k tau), from 20 000 time constants. */
  @Test
  void ornsteinUhlenbeckIsStationary() {
    Trajectory run = run(wander(), Noise.seed(1).step(0.125), 20_000);
    double[] x = new double[19_990];
    for (int i = 0; i < x.length; i++) {
      x[i] = run.at(i + 10, "X") - 1;
    }
    double variance = 0.08;
    double error = 4 * Math.sqrt(2.0 / 20_000) * 1.2;
    for (int lag = 0; lag < 4; lag++) {
      double sum = 0;
      for (int i = lag; i < x.length; i++) {
        sum += x[i] * x[i - lag] / (x.length - lag);
      }
      assertEquals(Math.exp(-lag), sum / variance, error, "lag " + lag);
    }
  }

  @Test
  void aStateThatLeavesItsDomainStopsTheRun() {
    Model model = Model.of("store", time("d"), state("X", 1, "g", "store").nonNegative().noise("s"),
        parameter("s", 1, "g/d^(1/2)", "noise"), parameter("q", 1, "g/d", "loss"), equations("dX/dt = -q"));
    Trajectory run = run(model, Noise.seed(7), 60);
    assertTrue(run.ending().contains("X fell below 0 g"), run::ending);
    assertTrue(run.ending().contains("Noise stops there only if its intensity vanishes there"), run::ending);
  }

  @Test
  void anIntensityThatIsNoNumberStopsTheRun() {
    Model model = Model.of("root", time("1"), state("X", 0.5, "1", "store").noise("sqrt(X)"),
        equations("dX/dt = -X"));
    Trajectory run = run(model, Noise.seed(7), 60);
    assertTrue(run.outcome() instanceof Outcome.Stopped);
    assertTrue(run.ending().contains("the noise on X is NaN.\n    where X is -"), run::ending);
  }

  @Test
  void aRateThatIsNoNumberIsExplained() {
    Model model = Model.of("root", time("1"), state("X", 0.5, "1", "store").noise("1"),
        equations("dX/dt = -sqrt(X)"));
    Trajectory run = run(model, Noise.seed(7), 60);
    assertTrue(run.ending().contains("dX/dt is NaN, first in sqrt(X), where X = -"), run::ending);
  }

  @Test
  void aRunWithNoiseCanBeCancelled() {
    Trajectory run = Simulation.of(growth()).until(2).noisy(Noise.seed(7).step(0.125))
        .run((t, y) -> t < 1);
    assertEquals(1, run.end());
    assertTrue(run.ending().contains("it was cancelled"));
  }

  /** A law with a corner: the grid stays as it is. */
  @Test
  void cornersAreNotSteppedOnto() {
    Model model = wander().with(replace("dX/dt = k*pos(mean - X)"));
    Trajectory run = run(model, Noise.seed(7).step(0.125), 4);
    assertEquals(32, run.statistics().steps());
    assertArrayEquals(new double[] {0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4}, run.grid(0.5));
  }
}
