package org.homeostat.physiology.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.StrongLimit;
import org.homeostat.physiology.weight.Goldbeter;
import org.junit.jupiter.api.Test;

/** Theorem T3: saturated enzymes integrate an error in the limit of zero order, to first order in K. */
class ZeroOrderTest {

  /** A measured order is that far from 1 at the values of the ladder. */
  private static final double NEAR = 0.1;

  @Test
  void tysonsHomeostatBecomesIntegralControl() {
    StrongLimit limit =
        Comparison.of(Tyson.homeostat().let("S", 1.4), Tyson.integral().let("S", 1.4)).until(10).limit("J");
    assertEquals(1, limit.order("R").order().orElseThrow(), NEAR, limit.toString());
    assertEquals(1, limit.order("E").order().orElseThrow(), NEAR, limit.toString());
  }

  /** For as long as intake and restraint stay off 0 and 1. */
  @Test
  void goldbetersRestraintIntegratesTheErrorOfWeight() {
    StrongLimit limit = Comparison.of(Goldbeter.cycling(), Goldbeter.zeroOrder()).until(0.5).limit("K");
    assertEquals(1, limit.order("Q").order().orElseThrow(), NEAR, limit.toString());
    assertEquals(1, limit.order("R").order().orElseThrow(), NEAR, limit.toString());
    assertTrue(limit.toString().contains("weight.goldbeter against weight.goldbeter.zeroOrder as K -> 0"));
  }
}
