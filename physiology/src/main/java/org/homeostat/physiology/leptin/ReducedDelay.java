package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.physiology.leptin.Sources.TAM_2009;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;

/**
 * The delayed loop reduced to fat mass alone: linear about the rest of the static law on chow, plasma leptin
 * taken to follow fat at once. Its one state is how far fat mass is above that rest, and may be negative.
 *
 * <pre>
 * dFM/dt = -p*FM - a*delay(FM, D)          p = 0.0435711 per day,  a = 0.0803805 per day
 * </pre>
 *
 * <p>With {@code a > p} it swings for ever at {@code D = arccos(-p/a)/sqrt(a^2 - p^2)} = 31.736 d, with a
 * period of 93.02 d; it decays below and grows above. The whole loop does so at 31.706 d.
 *
 * @param p what a gram of fat costs by its mass, leptin held, per day
 * @param a what leptin brings back of a gram of fat, per day
 */
record ReducedDelay(double p, double a) {

  private static final ReducedDelay OF_STATIC_LAW = of(LeptinLoop.feedback());

  private static final Source RESPONSE = TAM_2009.at("Eqs 1-7");

  /** From the exact Jacobian at rest: rows and columns are FM, L. */
  private static ReducedDelay of(Model law) {
    double[] slope = new double[4];
    law.field().jacobian(0, law.start(), slope);
    double leptinPerFat = -slope[2] / slope[3];
    return new ReducedDelay(-slope[0], -slope[1] * leptinPerFat);
  }

  static Model model() {
    return Model.of("leptin.reducedDelay", time("d"),
        state("FM", 1, "g", "fat mass above its rest")
            .assumed("a gram above its rest, and so for as long as the loop remembers; it is linear, so that"
                + " the size says nothing"),
        response("p", OF_STATIC_LAW.p, "loss of fat by its own mass",
            "minus the slope of dFM/dt in FM at the rest of the static law, leptin held; computed"),
        response("a", OF_STATIC_LAW.a, "loss of fat by leptin",
            "minus the slope of dFM/dt in L there, times that of L in FM where L follows; computed"),
        parameter("D", 31, "d", "how late leptin acts").nonNegative()
            .assumed("just below 31.736 d, where the loop swings for ever; a delay margin, not physiology"),
        equations("dFM/dt = -p*FM - a*delay(FM, D)"));
  }

  private static Quantity response(String name, double value, String meaning, String how) {
    return parameter(name, value, "1/d", meaning).nonNegative().source(RESPONSE.marked(DERIVED, how));
  }
}
