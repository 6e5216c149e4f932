package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

/** Lags that cannot be, and methods that know none: who is told what. */
class DelayRefusalTest {

  private static final double[] ONE = {1};

  private static String refused(VectorField field, Past past) {
    Problem problem = new Problem(field, 0, ONE, 10, List.of()).after(past);
    return assertThrows(IllegalArgumentException.class,
        () -> Solver.auto().solve(problem, Monitor.NONE)).getMessage();
  }

  private static VectorField lagged(double tau) {
    return DelayField.of(1, (t, y, z, d) -> d[0] = -z[0], DelayField.delay(0, tau));
  }

  private static VectorField lagged(DelayField.Lag lag) {
    return DelayField.of(1, (t, y, z, d) -> d[0] = -z[0], DelayField.delay(0, lag));
  }

  private static Outcome outcome(VectorField field, Past past, String method) {
    return Solver.named(method).solve(new Problem(field, 0, ONE, 10, List.of()).after(past), Monitor.NONE)
        .outcome();
  }

  @Test
  void aNegativeConstantLagIsRefusedBeforeTheRun() {
    assertEquals("the lag of delay(state 0, -0.5) is -0.5: at t = 0. A lag is a number, zero or positive: the"
        + " value that was there so long ago. Where it is computed, floor it, as max(tau, 0) does."
        + Trouble.A_DELAY_IS_REFUSED.more(),
        refused(lagged(-0.5), Past.constant(1)));
  }

  @Test
  void aConstantLagThatIsNoNumberIsRefusedBeforeTheRun() {
    assertTrue(refused(lagged(Double.NaN), Past.constant(1)).startsWith(
        "the lag of delay(state 0, NaN) is NaN: at t = 0."));
  }

  @Test
  void aConstantLagBeyondTheHistoryIsRefusedBeforeTheRun() {
    assertEquals("delay(state 0, 3) looks back beyond the history: at t = 0 its lag is 3, which leads to -3,"
        + " and the history begins at -2. Give a history that goes back as far as that, or one without a"
        + " beginning." + Trouble.A_DELAY_IS_REFUSED.more(),
        refused(lagged(3), Past.of(-2, t -> ONE)));
  }

  @Test
  void aLagThatBecomesNegativeStopsTheRunThere() {
    for (String method : DelayProblems.METHODS) {
      Outcome outcome = outcome(lagged((t, y) -> 2 - t), Past.constant(1), method);
      assertEquals(2, outcome.time(), 1e-5, method);
      assertTrue(outcome.toString().startsWith("the lag of the delayed state 0 is -"), outcome.toString());
    }
  }

  @Test
  void aLagThatBecomesNoNumberStopsTheRunThere() {
    for (String method : DelayProblems.METHODS) {
      Outcome outcome = outcome(lagged((t, y) -> Math.sqrt(3 - t)), Past.constant(1), method);
      assertEquals(3, outcome.time(), 1e-5, method);
      assertTrue(outcome.toString().startsWith("the lag of the delayed state 0 is NaN"), outcome.toString());
    }
  }

  @Test
  void aLagThatLeadsBeyondTheHistoryStopsTheRunThere() {
    for (String method : DelayProblems.METHODS) {
      Outcome outcome = outcome(lagged((t, y) -> 1 + 2 * t), Past.of(-3, t -> ONE), method);
      assertEquals(2, outcome.time(), 1e-5, method);
      assertTrue(outcome.toString().startsWith("the delayed state 0 looks back beyond the history"),
          outcome.toString());
      assertTrue(outcome.toString().contains("the history begins at -3"), outcome.toString());
    }
  }

  @Test
  void aLagThatIsWrongAtOnceStopsTheRunAtItsStart() {
    for (String method : DelayProblems.METHODS) {
      Outcome outcome = outcome(lagged((t, y) -> -1), Past.constant(1), method);
      assertEquals(0, outcome.time());
      assertTrue(outcome.toString().startsWith("the lag of the delayed state 0 is -1"), outcome.toString());
    }
  }

  @Test
  void methodsOfHipparchusSayThatTheyKnowNoDelays() {
    String message = assertThrows(IllegalArgumentException.class,
        () -> Solver.named("dp853").solve(lagged(1), 0, ONE, 1, List.of())).getMessage();
    assertEquals("'dp853' does not integrate fields with delays, and this one has delay(state 0, 1). Take"
        + " auto, tsit5, vern7, rodas5p, bdf or radau.", message);
    String other = assertThrows(IllegalArgumentException.class,
        () -> HomeostatIntegrator.of(Solver.stiff()).integrate(
            new ExpandableODE(new FieldEquations(lagged(1))), new ODEState(0, ONE), 1)).getMessage();
    assertTrue(other.startsWith("'HomeostatIntegrator' does not integrate fields with delays"), other);
  }

  @Test
  void aTermOfAStateThatThereIsNotIsRefused() {
    assertEquals("The term delay(state 2, 1) reads a state that the field does not have; its states are"
        + " 0 to 0.", assertThrows(IllegalArgumentException.class,
            () -> DelayField.of(1, (t, y, z, d) -> { }, DelayField.delay(2, 1))).getMessage());
  }
}
