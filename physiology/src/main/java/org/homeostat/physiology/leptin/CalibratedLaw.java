package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.physiology.leptin.Sources.eq;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Part;

/**
 * What the laws of the paper's equations 8 and 9 have in common: intake and expenditure are asked for as such
 * (<em>hunger</em>, <em>burn</em>), about their values at the rest of the static law, and the drives are what
 * is asked for as a share of what the static law can give: N of k4, M of k7 beyond k6.
 */
final class CalibratedLaw {
  private static final String C1 = "k4*k5/(k5 + Lb) at rest, computed; Manes 2015 holds 3.4724";
  private static final String C2 =
      "k6*(1 + k7*Lb/(k8 + Lb)) at rest, computed; Manes 2015 holds 11.1116, the whole animal's kcal/d";

  private CalibratedLaw() {}

  /** The drives, and what is asked for. */
  static List<Part> drives() {
    List<Part> parts = new ArrayList<>(StaticLaw.effectors(StaticLaw.stimulation().positive()));
    parts.add(auxiliary("hunger", "g/d", "intake asked for"));
    parts.add(auxiliary("burn", "kcal/g/d", "expenditure per body mass asked for"));
    return parts;
  }

  /** What is asked for where sensed leptin is at its reference. */
  static List<Part> calibration() {
    RestPoint rest = RestPoint.ofStaticLaw();
    return List.of(
        parameter("c1", rest.intake(), "g/d", "intake at the rest of the static law")
            .positive().source(eq(8).marked(DERIVED, C1)),
        parameter("c2", rest.specificExpenditure(), "kcal/g/d",
            "expenditure per body mass at the rest of the static law")
            .positive().source(eq(9).marked(DERIVED, C2)));
  }
}
