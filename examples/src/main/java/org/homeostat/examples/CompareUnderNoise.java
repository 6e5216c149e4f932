package org.homeostat.examples;

import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.noise.Noise;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.homeostat.physiology.leptin.LeptinProtocols;

/** Do two descriptions of a loop still agree when it is noisy, and how is a difference of law seen there? */
public final class CompareUnderNoise {
  private CompareUnderNoise() {}

  /** Puts the framings of one law on one Brownian path, then two laws, as the lag between them shrinks. */
  public static void main(String[] args) {
    Noise noise = Noise.seed(7);
    Comparison framings = Comparison.of(LeptinLoop.setpoint(), LeptinLoop.feedback())
        .under(LeptinProtocols.fastThenDiet()).until(days(60)).noisy(noise);
    Difference largest = framings.difference();
    System.out.println(framings);
    System.out.println("On one path the framings differ by " + Numbers.round(largest.maxRelative(), 1)
        + " of a quantity's size at most, in " + largest.quantity() + ": by rounding.");

    Comparison laws = Comparison.of(LeptinLoop.lagFeedback(), LeptinLoop.feedback()).until(days(1))
        .noisy(noise);
    System.out.println("\nThe lagged law comes to the static one as its lag shrinks:");
    System.out.println(laws.limit("tau").paths(4));
  }
}
