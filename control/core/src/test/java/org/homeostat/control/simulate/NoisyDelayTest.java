package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

/** Models with delays and noise, under protocols and without. */
class NoisyDelayTest {

  /** Roundings of sums of some thousand numbers of size 1. */
  private static final double ROUNDING = 1e-12;

  private static final Noise NOISE = Noise.seed(7);

  private static Model model(String name, String equations, Part... more) {
    List<Part> parts = new ArrayList<>(List.of(more));
    parts.addAll(List.of(time("d"), state("x", 1, "g", "store").noise("s"),
        parameter("D", 1, "d", "delay"), parameter("k", 0.5, "1/d", "gain"),
        parameter("s", 0.3, "g/d^(1/2)", "noise"), parameter("top", 2, "g", "level"),
        equations(equations)));
    return Model.of(name, all(parts));
  }

  private static Model feedback() {
    return model("feedback", "S = x - top\nlate = delay(S, D)\ndx/dt = -k*late");
  }

  private static Model setpoint() {
    return model("setpoint", "e = top - x\ndx/dt = k*delay(e, D)");
  }

  private static Trajectory run(Model model, Noise noise) {
    return Simulation.of(model).until(10).noisy(noise).run().orThrow();
  }

  @Test
  void theMethodIsTheBestThatLooksAtTheBeginningOfItsStepsOnly() {
    assertEquals("euler-maruyama in steps of 0.0078125 d, seed 7", run(feedback(), NOISE).solving());
    assertEquals("milstein in steps of 0.0078125 d, seed 7",
        run(feedback().noisy("x", "s*x/top"), NOISE).solving());
  }

  @Test
  void aStepIsAtMostATenthOfTheShortestLag() {
    assertEquals("euler-maruyama in steps of 0.001953125 d, seed 7",
        run(feedback().let("D", 0.02), NOISE).solving());
    assertEquals("euler-maruyama in steps of 0.0078125 d, seed 7",
        run(feedback().let("D", 0), NOISE).solving(), "a lag of 0 asks for nothing");
  }

  @Test
  void aLagOfZeroIsTheModelWithoutTheDelay() {
    Model now = feedback().with(replace("late = S"));
    Noise euler = NOISE.by("euler-maruyama");
    assertEquals(run(now, euler).last("x"), run(feedback().let("D", 0), euler).last("x"));
  }

  @Test
  void whatComesLateIsWhatWasThere() {
    Trajectory run = run(feedback(), NOISE);
    for (double t = 1; t <= 10; t += 0.25) {
      assertEquals(run.at(t - 1, "S"), run.at(t, "late"), ROUNDING, "at " + t);
    }
    assertEquals(-1, run.at(0.6, "late"), "before the start it was always what it was there");
  }

  @Test
  void phasesInWhichNothingHappensChangeNothing() {
    Trajectory whole = run(feedback(), NOISE);
    Protocol idle = Protocol.of("idle", during(days(1.5), days(4.25)).scale("k", 1),
        during(days(1.5), days(1.75)).scale("s", 1));
    Trajectory cut = Simulation.of(feedback()).under(idle).until(10).noisy(NOISE).run().orThrow();
    assertEquals(4, cut.phases().size());
    assertEquals(whole.last(), cut.last());
    assertEquals(whole.at(5.3), cut.at(5.3));
  }

  @Test
  void whatAProtocolDidComesBackAfterTheLag() {
    Protocol hold = Protocol.of("hold", during(days(2), days(3)).hold("x", 5));
    Trajectory run = Simulation.of(feedback()).under(hold).until(10).noisy(NOISE).run().orThrow();
    assertEquals(5, run.at(2.5, "x"));
    assertEquals(3, run.at(3.5, "late"), ROUNDING);
    assertEquals(run.at(4, "x") - 2, run.at(5, "late"), ROUNDING);
  }

  @Test
  void aRunRemembersTheOneBefore() {
    Trajectory first = run(feedback(), NOISE);
    Model on = feedback().startingAt("x", first.last("x"));
    Simulation after = Simulation.of(on).after(first).until(3);
    assertEquals(first.at(9.5, "S"), after.noisy(Noise.seed(8)).run().at(0.5, "late"), ROUNDING);
    assertEquals(first.at(9.5, "S"), after.run().orThrow().at(0.5, "late"), ROUNDING, "also without noise");
  }

  /** Of strong order 1, though the lag is no multiple of the step. */
  @Test
  void halfTheStepHalvesTheError() {
    Model model = feedback().let("D", 0.3);
    double coarse = run(model, NOISE.step(1.0 / 64)).strongError().get("x");
    double fine = run(model, NOISE.step(1.0 / 1024)).strongError().get("x");
    assertTrue(coarse / fine > 8 && coarse / fine < 32, "16 in the mean of many paths, not " + coarse / fine);
  }

  @Test
  void twoFramingsOnOnePathDifferByRounding() {
    Trajectory one = run(setpoint(), NOISE);
    Trajectory other = run(feedback(), NOISE);
    for (double t = 0; t <= 10; t += 0.1) {
      assertEquals(one.at(t, "x"), other.at(t, "x"), ROUNDING, "at " + t);
    }
  }

  @Test
  void signalsMayReadEachOtherThroughThePast() {
    Model model = model("echo", "S = x + delay(S, 1.5*D)/4\ndx/dt = -k*S",
        auxiliary("S", "g", "what is heard").before("0*top"));
    Trajectory run = run(model, NOISE.step(1.0 / 128));
    for (double t = 0; t <= 8; t += 0.5) {
      assertEquals(run.at(t + 1.5, "x") + run.at(t, "S") / 4, run.at(t + 1.5, "S"), ROUNDING, "at " + t);
    }
  }

  @Test
  void aLagThatTurnsNegativeStopsTheRun() {
    Trajectory run = Simulation.of(model("early", "tau = D - t*k*D\ndx/dt = -k*delay(x, tau)")).until(10)
        .noisy(NOISE).run();
    assertEquals(2, run.end(), 0.01);
    assertTrue(run.outcome() instanceof Outcome.Stopped);
    assertTrue(run.ending().contains("the lag of delay(x, tau) is -0.0"), run.ending());
  }

  @Test
  void sra1IsRefused() {
    assertEquals("feedback: sra1 asks for rates inside its steps, where what delay(S, D) reads may not be"
        + " known yet. Use euler-maruyama, which is of strong order 1 for additive noise."
        + Trouble.NOISE_IS_REFUSED.more(),
        assertThrows(IllegalArgumentException.class, () -> run(feedback(), NOISE.by("sra1"))).getMessage());
  }
}
