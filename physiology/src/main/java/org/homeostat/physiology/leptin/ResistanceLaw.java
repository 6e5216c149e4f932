package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.RECONSTRUCTED;
import static org.homeostat.physiology.leptin.Sources.eq;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.Source;

/**
 * The static law in an animal in which much leptin makes the way into the brain hard: the paper's leptin
 * resistance, its equation 10, as <em>reconstructed</em>. The equation itself was not seen. The caption of
 * the paper's Figure 5 says that k2 rises once plasma leptin exceeds k10, how fast by k9, and that with k9
 * = 7 and k10 = 9 a mouse fed low fat, high fat and low fat again ends at another weight than it began at.
 *
 * <pre>
 * k2 = k20*(1 + k9*max(0, L/k10 - 1))                  here K2, with k2 for k20
 * </pre>
 *
 * <p>So read, an animal on food of 4.07 kcal/g rests at 31.07 g and at 41.26 g, with a threshold at 38.76 g
 * between, and on food of 5.55 kcal/g at 60.43 g alone: it does not come back by itself. These densities
 * are those of Surwit's diets from memory, unverified. Were k9 added, {@code k2 = k20 + k9*max(0, L -
 * k10)}, there would be one rest at either, and no such memory.
 *
 * <p>It is the plant that is resistant, and the law is the static one, in two framings. Without k9 it is the
 * static law of the animal that is not.
 */
final class ResistanceLaw {
  private static final Source CAPTION = eq(10).marked(RECONSTRUCTED,
      "the value is in the caption of Fig 5E; the form of the equation was not seen");

  private ResistanceLaw() {}

  static Law law() {
    return new Law("resistance", "leptin-resistant static law (reconstructed)", "in sensed leptin",
        "in the error against Lset", StaticLaw::feedback, StaticLaw::setpoint)
        .on(ResistanceLaw::animal);
  }

  private static Model animal() {
    return TamPlant.model().with(
        parameter("k9",  7, "1",     "rise of k2 per excess of plasma leptin").nonNegative().source(CAPTION),
        parameter("k10", 9, "ng/mL", "plasma leptin above which k2 rises").positive().source(CAPTION),
        auxiliary("K2", "ng/mL", "k2 as plasma leptin raises it"),
        equations("K2     = k2*(1 + k9*pos(L/k10 - 1))      # Eq 10 as reconstructed: its form was not seen"),
        replace("Lb     = k1*L/(K2 + L) + k3*L"));
  }
}
