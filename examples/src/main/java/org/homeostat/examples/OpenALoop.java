package org.homeostat.examples;

import org.homeostat.control.loop.FrequencyResponse;
import org.homeostat.control.loop.Hopf;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.loop.LoopGain;
import org.homeostat.control.loop.Norms;
import org.homeostat.control.model.Numbers;
import org.homeostat.physiology.leptin.LeptinLoop;

/** How do I open a loop, and learn how much gain, phase and lateness it bears? */
public final class OpenALoop {
  private OpenALoop() {}

  /** Opens the leptin loop where the brain reads leptin, and closes it again with a delay. */
  public static void main(String[] args) {
    Linearization near = Linearization.of(LeptinLoop.feedback()).from("rhoFood").to("FM");
    System.out.println("From food to fat: " + Norms.hInfinity(near.system()));
    LoopGain loop = near.opened("Lb");
    System.out.println(loop);
    System.out.println();
    System.out.println(FrequencyResponse.of(loop.system()));
    System.out.println();
    System.out.println("It bears a delay of " + Numbers.round(loop.margins().delay(), 5) + " d.");
    System.out.println(Hopf.of(LeptinLoop.delayFeedback(), "D", 20, 45));
  }
}
