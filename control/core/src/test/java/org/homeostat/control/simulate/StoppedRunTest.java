package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.*;
import static org.homeostat.control.simulate.Models.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

/** What a run says that could not finish. */
class StoppedRunTest {

  @Test
  void anExplosionIsToldWithItsMode() {
    Model model = Model.of("explosion", time("d"), state("x", 1, "g", "mass"),
        parameter("a", 1, "1/g/d", "growth"), equations("dx/dt = a*x^2"));
    Trajectory run = run(model, none(), 2);
    assertEquals(1, run.end(), 1e-6);
    assertEquals("""
        explosion stopped at 1 d of 2 d: the step fell below 1.8e-15 of the run.
            fastest mode (dx/dt)
            The fastest mode grows: something may become infinite here.\
         Look at the state just before, or loosen rtol.""" + Trouble.STIFF_MODEL_STOPPED.more(),
        run.ending().replaceAll("mode \\S+ \\(dx/dt\\), slowest.*", "mode (dx/dt)"));
  }

  @Test
  void aLogarithmOfANegativeIsToldWithTheTermAndItsValues() {
    Model model = Model.of("cooling", time("d"),
        state("x", 1, "1", "heat"), parameter("q", 0.25, "1/d", "loss"),
        equations("u = log(x)\ndx/dt = -q + 0*q*u"));
    Trajectory run = run(model, none(), 10);
    assertEquals(4, run.end(), 1e-6);
    String[] lines = run.ending().split("\\n");
    assertTrue(lines[0].startsWith("cooling stopped at 4 d of 10 d:"
        + " dx/dt is NaN, because u is NaN, first in log(x), where x = -"), lines[0]);
    assertEquals("    Look at the values there:"
        + " a state may have left the range that the equation is meant for.", lines[1]);
    assertEquals(Trouble.A_RATE_IS_NOT_A_NUMBER.more(), "\n" + lines[2]);
    assertEquals(3, lines.length);
  }

  @Test
  void aProtocolThatBreaksAnEquationStopsTheRunThere() {
    Model model = Model.of("ratio", time("1"), state("x", 1, "1", "level"), parameter("d", 2, "1", "divisor"),
        equations("dx/dt = 1/d"));
    Trajectory run = run(model, Protocol.of("break", after(3).set("d", 0)), 10);
    assertEquals("""
        ratio stopped at 3 of 10: dx/dt is Infinity, first in 1/d, where d = 0.
            Look at the values there: a state may have left the range that the equation is meant for."""
        + Trouble.A_RATE_IS_NOT_A_NUMBER.more(),
        run.ending());
    assertTrue(run.toString().startsWith("ratio stopped at 3 of 10, under break: dx/dt is"), run.toString());
    assertEquals(2.5, run.last("x"), 1e-9);
    assertFalse(run.outcome().isFinished());
  }

  @Test
  void orThrowThrowsWhatTheEndingSays() {
    Model model = Model.of("root", time("1"), state("x", -1, "1", "level"), equations("dx/dt = sqrt(x)"));
    Trajectory run = run(model, none(), 10);
    assertEquals(run.ending(), assertThrows(IllegalStateException.class, run::orThrow).getMessage());
    assertTrue(run.toString()
        .startsWith("root stopped at 0 of 10: dx/dt is NaN, first in sqrt(x), where x = -1."));
    assertEquals(1, run.grid(1).length);
  }

  /** sqrt(x) is a number at 0, and its slope is none. */
  @Test
  void aSlopeThatIsInfiniteStopsAMethodThatNeedsItAtOnce() {
    Model tank = Model.of("tank", time("1"), state("x", 0, "1", "level"), equations("dx/dt = -sqrt(x)"));
    Trajectory run = Simulation.of(tank).with(Solver.stiff()).until(10).run();
    assertEquals("""
        tank stopped at 0 of 10: the derivative of dx/dt by x is -Infinity.
            The equation has no slope there, as sqrt(x) has none at 0. Keep the state away from that point,\
         or use a method that needs no Jacobian: Solver.nonStiff()."""
        + Trouble.A_DERIVATIVE_IS_NOT_A_NUMBER.more(), run.ending());
    assertEquals(0, run.statistics().steps());
    Trajectory other = Simulation.of(tank).with(Solver.nonStiff()).until(10).run();
    assertEquals(0, other.orThrow().last("x"));
  }
}
