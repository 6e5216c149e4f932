package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.loop.Hopf;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;

/** Whether rests of models with delays are stable. */
class DelayedRestTest {

  /** Both routes end at rounding; the parameters have four digits, so that the condition is small. */
  private static final double EXACT = 1e-10;

  /** Mackey and Glass (1977): P' = beta P(t - tau)/(1 + P(t - tau)^n) - gamma P. */
  private static Model mackeyGlass(double tau) {
    return Model.of("cells", time("d"),
        state("P", 0.9, "1", "circulating cells").positive(),
        parameter("beta", 0.2, "1/d", "production"),
        parameter("gamma", 0.1, "1/d", "loss"),
        parameter("n", 10, "1", "steepness"),
        parameter("tau", tau, "d", "ripening"),
        equations("dP/dt = beta*delay(P, tau)/(1 + delay(P, tau)^n) - gamma*P"));
  }

  /**
   * At rest P = 1, and the slope of the production there is beta (1 - n/2)/2 = -0.4 per day: it swings from
   * tau = arccos(-gamma/0.4)/sqrt(0.4^2 - gamma^2) = 4.708 d on.
   */
  @Test
  void theRestOfMackeyAndGlassIsStableUpToTheClosedForm() {
    double omega = Math.sqrt(0.16 - 0.01);
    double critical = Math.acos(-0.25) / omega;
    Hopf hopf = Hopf.of(mackeyGlass(1), "tau", 1, 10);
    assertEquals(critical, hopf.value(), EXACT);
    assertEquals(2 * Math.PI / omega, hopf.period(), EXACT);
    assertTrue(rest(critical - 0.01).isStable());
    assertFalse(rest(critical + 0.01).isStable());
  }

  private static Equilibrium rest(double tau) {
    Model model = mackeyGlass(tau);
    return Equilibrium.reachedFrom(model, model.start()).orElseThrow();
  }

  @Test
  void itsTextSaysWhetherItIsStableWithItsDelays() {
    assertTrue(rest(3).toString().startsWith("cells rests at\n  P        1"), rest(3).toString());
    String unstable = rest(6).toString();
    assertTrue(unstable.startsWith("cells has an unstable equilibrium at"), unstable);
    assertTrue(unstable.contains("with its delays unstable, roots 0.0"), unstable);
    assertTrue(unstable.contains("as if nothing came late, eigenvalues -0.5 per d"), unstable);
  }

  @Test
  void alongABranchTheSwingIsMetAtTheSameDelay() {
    Branch branch = Branch.of(mackeyGlass(1), "tau", 0.5, 8);
    assertEquals(1, branch.hopfs().size(), branch.toString());
    assertEquals(Math.acos(-0.25) / Math.sqrt(0.15), branch.hopfs().get(0).at(), 1e-6);
    assertEquals(2 * Math.PI / Math.sqrt(0.15), branch.hopfs().get(0).period(), 1e-5);
  }

  @Test
  void aRangeWithoutAChangeIsToldWithItsGrowthRates() {
    var none = assertThrows(IllegalArgumentException.class, () -> Hopf.of(mackeyGlass(1), "tau", 1, 2));
    assertTrue(none.getMessage().startsWith("stability does not change as tau goes from 1 to 2: the growth"
        + " rate goes from -"), none.getMessage());
  }
}
