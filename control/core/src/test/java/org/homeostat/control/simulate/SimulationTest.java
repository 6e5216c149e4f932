package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.simulate.Models.SOLVER;
import static org.homeostat.control.simulate.Models.decay;
import static org.homeostat.control.simulate.Models.oscillator;
import static org.homeostat.control.simulate.Models.run;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.control.unit.Time.hours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {

  @ParameterizedTest
  @CsvSource({"tsit5", "vern7", "rodas5p", "bdf", "radau", "dp853", "dp54", "gbs", "adams"})
  void aModelLeftAloneFollowsItsClosedForm(String method) {
    Trajectory run = Simulation.of(decay()).until(days(5)).with(Solver.named(method)).run();
    for (double t = 0; t <= 5; t += 0.1) {
      assertEquals(2 * Math.exp(-t), run.at(t, "x"), SOLVER);
      assertEquals(run.at(t, "x"), run.at(t, "loss"), "an auxiliary goes with the state");
    }
  }

  /** A clause that sets a parameter to the value it has changes nothing but where the run restarts. */
  @Test
  void aBoundaryWhereNothingHappensChangesNothing() {
    Protocol idle = Protocol.of("idle", during(3.7, 9.1).set("w", 1), at(5).scale("x", 1));
    Trajectory whole = run(oscillator(), none(), 20);
    Trajectory parts = run(oscillator(), idle, 20);
    for (double t = 0; t <= 20; t += 0.1) {
      assertEquals(whole.at(t, "x"), parts.at(t, "x"), SOLVER);
    }
  }

  @Test
  void whatIsDoneLaterShowsLaterAndOtherwiseTheSame() {
    Model resting = decay().let("u", 2);
    Trajectory early = run(resting, Protocol.of("dose", at(1).set("x", 5), after(2).set("k", 3)), 11);
    Trajectory late = run(resting, Protocol.of("dose", at(8).set("x", 5), after(9).set("k", 3)), 18);
    for (double t = 0.05; t <= 10; t += 0.1) {
      assertEquals(early.at(t, "x"), late.at(t + 7, "x"), SOLVER);
    }
  }

  @Test
  void aModelInOtherUnitsOfTimeGivesTheSameCourse() {
    Model hourly = Model.of("decay", time("h"),
        state("x", 2, "g", "store"),
        parameter("k", 1.0 / 24, "1/h", "loss"),
        equations("dx/dt = -k*x"));
    Protocol dose = Protocol.of("dose", at(days(1)).set("x", 2), after(hours(36)).scale("k", 2));
    Trajectory byHour = Simulation.of(hourly).under(dose).until(days(3)).run();
    Trajectory byDay = Simulation.of(decay()).under(dose).until(days(3)).run();
    assertEquals(72, byHour.until());
    for (double t = 0; t <= 3; t += 0.1) {
      assertEquals(byDay.at(t, "x"), byHour.at(24 * t, "x"), SOLVER);
    }
  }

  @Test
  void aHeldStateIsPutToItsValueAtOnceAndGoesOnFromThere() {
    Trajectory run = run(decay(), Protocol.of("clamp", during(1, 3).hold("x", 5)), 4);
    assertEquals(5, run.at(1, "x"), "the value after the jump");
    assertEquals(2 * Math.exp(-1), run.at(Math.nextDown(1.0), "x"), SOLVER);
    assertEquals(5, run.at(2.9, "x"));
    assertEquals(5 * Math.exp(-1), run.last("x"), SOLVER);
  }

  @Test
  void aStateHeldWhereItIsStaysThere() {
    Trajectory run = run(decay(), Protocol.of("freeze", during(1, 3).hold("x")), 4);
    assertEquals(run.at(1, "x"), run.at(2.5, "x"));
    assertEquals(2 * Math.exp(-2), run.last("x"), SOLVER);
  }

  @Test
  void aHeldAuxiliaryTakesItsValueInTheWindowOnly() {
    Trajectory run = run(decay(), Protocol.of("no loss", during(1, 3).lesion("loss")), 4);
    assertEquals(0, run.at(1, "loss"));
    assertEquals(2 * Math.exp(-1), run.at(2, "x"), SOLVER);
    assertEquals(2 * Math.exp(-1), run.at(3, "loss"), SOLVER, "released, with the value on the right");
  }

  /** x' = r - x from 2: x = r + (2 - r)*exp(-t); then decay. */
  @ParameterizedTest
  @CsvSource({"x", "u"})
  void anInfusionIntoAStateOrAnInputFollowsItsClosedForm(String target) {
    Trajectory run = run(decay(), Protocol.of("infusion", during(0, 2).infuse(target, 3)), 4);
    assertEquals(3 - Math.exp(-1), run.at(1, "x"), SOLVER);
    double end = 3 - Math.exp(-2);
    assertEquals(end * Math.exp(-2), run.last("x"), SOLVER);
  }

  @Test
  void infusionsAddUpToWhatFlowsAlready() {
    Trajectory run = run(decay().let("u", 1), Protocol.of("infusion", after(0).infuse("u", 3)), 1);
    assertEquals(4 - 2 * Math.exp(-1), run.last("x"), SOLVER);
  }

  @Test
  void aParameterIsSetOrScaledInTheWindowOnly() {
    double full = 2 * Math.exp(-1 - 2 - 1);
    assertEquals(full, run(decay(), Protocol.of("faster", during(1, 2).set("k", 2)), 3).last("x"), SOLVER);
    assertEquals(full, run(decay(), Protocol.of("faster", during(1, 2).scale("k", 2)), 3).last("x"), SOLVER);
    Trajectory run = run(decay(), Protocol.of("faster", during(1, 2).scale("k", 2)), 3);
    assertEquals(1, run.everything(0.5).get("k"));
    assertEquals(2, run.everything(1).get("k"), "from its begin on");
    assertEquals(1, run.everything(2).get("k"), "its end excluded");
    assertEquals(1, run.model().value("k"), "the model itself is as it was");
  }

  @Test
  void aStateIsSetOrScaledAtTheInstant() {
    Protocol doses = Protocol.of("doses", at(0).set("x", 1), at(1).scale("x", 3), at(2).set("x", 7));
    Trajectory run = run(decay(), doses, 3);
    assertEquals(1, run.at(0, "x"));
    assertEquals(Math.exp(-1), run.at(Math.nextDown(1.0), "x"), SOLVER);
    assertEquals(3 * Math.exp(-1), run.at(1, "x"), SOLVER);
    assertEquals(7, run.at(2, "x"));
    assertEquals(7 * Math.exp(-1), run.last("x"), SOLVER);
  }

  @Test
  void whatWouldBeginAtTheEndDoesNotShow() {
    Trajectory run = run(decay(), Protocol.of("late", at(3).set("x", 7), after(3).hold("loss", 0)), 3);
    assertEquals(2 * Math.exp(-3), run.last("x"), SOLVER);
    assertEquals(2 * Math.exp(-3), run.last("loss"), SOLVER);
  }

  @Test
  void boundariesThatAreSomeLastDigitsApartAreBothDone() {
    double close = Math.nextUp(Math.nextUp(1.0));
    Trajectory run = run(decay(), Protocol.of("close", at(1).set("x", 3), at(close).scale("x", 2)), 2);
    assertTrue(run.outcome().isFinished(), run::ending);
    assertEquals(3, run.at(1, "x"));
    assertEquals(6 * Math.exp(-1), run.last("x"), SOLVER);
  }

  @Test
  void manyBoundariesAtOddTimesAreAllReached() {
    var clauses = new Clause[200];
    for (int i = 0; i < clauses.length; i++) {
      clauses[i] = at(days((i + 1) / 7.0)).scale("x", 1.5);
    }
    Trajectory run = run(decay().let("k", 0), Protocol.of("doses", clauses), 30);
    assertEquals(Math.log(2) + 200 * Math.log(1.5), Math.log(run.last("x")), SOLVER);
  }

  @Test
  void aRunAsksForLengthAClosedModelAndAProtocolThatFits() {
    assertEquals("a run until 0 has no length; say until(days(60)) or the like.",
        assertThrows(IllegalArgumentException.class, () -> Simulation.of(decay()).until(0)).getMessage());
    Model open = Model.of("tank", time("d"), state("x", 1, "g", "store"), input("u", "g/d", "supply"),
        equations("dx/dt = u"));
    assertEquals("tank: the input 'u' is open."
            + " Close it with an equation u = ..., give it a default, or hold it."
            + Trouble.OPEN_INPUT.more(),
        assertThrows(ModelException.class, () -> Simulation.of(open)).getMessage());
    Protocol wrong = Protocol.of("clamp", during(1, 2).hold("k", 3));
    assertEquals("clamp: 'k' cannot be held;"
            + " it is a parameter, and only states, inputs and auxiliaries can.\n"
            + "    To change a parameter, use scale(\"k\", factor) or set(\"k\", value).",
        assertThrows(ModelException.class, () -> Simulation.of(decay()).under(wrong)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Simulation.of(oscillator()).until(days(3)),
        "a model without a unit of time has no days");
  }

  @Test
  void aSimulationSaysNothingTwice() {
    Simulation usual = Simulation.of(decay());
    assertEquals(Time.of(400), usual.until());
    assertEquals(Solver.auto(), usual.solver());
    assertEquals(usual.until(3), usual.until(Time.of(3)));
  }

  @Test
  void itsTextSaysWhatIsRunHowLongAndHowInALineAndThenWhatIsDone() {
    assertEquals("decay, until 400 d: auto, rtol 1e-9", Simulation.of(decay()).toString());
    Protocol dose = Protocol.of("dose", at(1).set("x", 5), during(days(2), hours(72)).hold("u", 0));
    Simulation run = Simulation.of(decay()).under(dose).until(hours(84)).with(Solver.named("tsit5"));
    assertEquals("decay, under dose, until 3.5 d: tsit5, rtol 1e-9\n  " + dose.clauses().get(0) + "\n  "
        + dose.clauses().get(1), run.toString());
    assertEquals("oscillator, until 8: noise, seed 7",
        Simulation.of(oscillator().noisy("v", "0.1")).until(8).noisy(Noise.seed(7)).toString());
  }
}
