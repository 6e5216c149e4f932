package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PiControlTest {

  /** What the cubics leave; the choice of a step's length needs no more than some percent. */
  private static final double OFF = 1e-3;

  @Test
  void theQuickLogarithmAndPowerAreRightToAThousandth() {
    for (double x = 1e-11; x < 1e12; x *= 1.07) {
      assertEquals(Math.log(x) / Math.log(2), PiControl.log2(x), OFF);
    }
    for (double x = -40; x < 40; x += 0.013) {
      assertEquals(1, PiControl.exp2(x) / Math.pow(2, x), OFF);
    }
  }

  @Test
  void errorsThatStayTheSameGiveStepsOfOneLengthNearTheTolerance() {
    StepControl control = new PiControl(5);
    double h = 1;
    for (int i = 0; i < 50; i++) {
      h *= control.afterAcceptance(Math.pow(h, 5));
    }
    double last = control.afterAcceptance(Math.pow(h, 5));
    assertEquals(1, last, OFF);
    assertTrue(h > 0.6 && h < 1, "h is " + h);
  }

  @Test
  void aRejectedStepIsShortenedAndTheNextOneIsNotLonger() {
    StepControl control = new PiControl(5);
    assertEquals(0.9 * Math.pow(32, -0.2), control.afterRejection(32), OFF);
    assertEquals(0.25, control.afterRejection(Double.NaN));
    assertTrue(control.afterAcceptance(1e-6) <= 1);
    assertTrue(control.afterAcceptance(1e-6) > 1);
  }
}
