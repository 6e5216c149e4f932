package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

/** A run that leaves a state's declared domain stops there and says which terms drove it out. */
class BoundTest {

  /** A run is let 1000 tolerances past the end: 5e-6 ng/mL at 4 a day, and 1e-6 at 0.2 a day. */
  private static final double SLACK = 6e-6;

  private static final Model CLEARANCE = Model.of("clearance",
      time("d"),
      state("L", 5, "ng/mL", "leptin").nonNegative(),
      parameter("c", 2, "1/d", "clearance"),
      parameter("drain", 4, "ng/mL/d", "what an antibody takes away"),
      equations("dL/dt = -c*L - drain"));

  /** L = 7 exp(-2t) - 2. */
  @Test
  void aStateThatFallsBelowItsDomainStopsTheRun() {
    Trajectory run = Simulation.of(CLEARANCE).until(10).run();
    Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, run.outcome());
    assertEquals(Math.log(3.5) / 2, stopped.time(), SLACK);
    assertEquals("L fell below 0 ng/mL", stopped.reason());
    assertTrue(stopped.culprit().matches("dL/dt is -3\\.9999\\d* there: -c\\*L - drain,"
        + " where c = 2, L = -5\\.0\\d*e-6 and drain = 4\\."), stopped.culprit());
    assertEquals("It is declared as L >= 0, and the equations drive it out."
        + " Do less to it, let its equation stop it there, or declare another range."
        + Trouble.A_STATE_LEFT_ITS_DOMAIN.more(), stopped.remedy());
  }

  @Test
  void aStateThatDecaysToTheEndOfItsDomainGoesOn() {
    Trajectory run = Simulation.of(CLEARANCE.let("drain", 0)).until(100).run();
    assertInstanceOf(Outcome.Completed.class, run.outcome());
  }

  @Test
  void aStateThatRisesAboveItsDomainStopsTheRun() {
    Model share = Model.of("share", time("d"),
        state("s", 0.5, "1", "a share").within(0, 1), parameter("r", 0.2, "1/d", "rise"),
        equations("ds/dt = r"));
    Trajectory run = Simulation.of(share).until(10).run();
    assertEquals(2.5, run.end(), SLACK);
    assertEquals("s rose above 1", ((Outcome.Stopped) run.outcome()).reason());
  }
}
