package org.homeostat.control.loop;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.input;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.rest;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;

import org.homeostat.control.model.Model;

/**
 * The leptin loops that the tests of this room need.
 *
 * @see "J. Tam, D. Fukumura, R. K. Jain: A mathematical model of murine metabolic regulation by leptin, Cell
 *     Metab. 9 (2009) 52-63, doi:10.1016/j.cmet.2008.11.005"
 */
final class LeptinPlant {
  private LeptinPlant() {}

  /** Tam's settling law on Tam's plant. */
  static Model tam() {
    return Model.of("leptin", time("d"),
        state("FM", rest(6), "g", "fat mass").nonNegative(),
        state("L", rest(5), "ng/mL", "plasma leptin").nonNegative(),
        parameter("FFM", 22, "g", "fat-free mass"),
        parameter("alpha", 0.022, "mL/g", "blood volume by mass"),
        parameter("beta", 1.5, "mL", "blood volume"),
        parameter("Rsyn", 51.84, "ng/g/d", "secretion"),
        parameter("GFR", 284.4, "mL/d", "filtration"),
        parameter("RC", 0.25, "1", "renal clearance"),
        parameter("k1", 1.42, "ng/g", "saturable transport"),
        parameter("k2", 15.6, "ng/mL", "its half-saturation"),
        parameter("k3", 0.00272, "mL/g", "non-saturable transport"),
        parameter("k4", 5.6, "g/d", "intake without leptin"),
        parameter("k5", 0.55, "ng/g", "leptin for half intake"),
        parameter("k6", 0.24432, "kcal/g/d", "expenditure without leptin"),
        parameter("k7", 1, "1", "leptin on expenditure"),
        parameter("k8", 0.22, "ng/g", "its half-saturation"),
        parameter("rhoFat", 9, "kcal/g", "energy density of fat"),
        parameter("rhoFood", 3.2, "kcal/g", "energy density of food"),
        input("infusion", 0, "ng/d", "leptin infused"),
        equations("""
            BM = FM + FFM
            BV = alpha*BM + beta
            Lb = k1*L/(k2 + L) + k3*L
            N = k5/(k5 + Lb)
            FI = k4*N
            EE = k6*BM*(1 + k7*Lb/(k8 + Lb))
            dFM/dt = (rhoFood*FI - EE)/rhoFat
            dL/dt = (FM*Rsyn + infusion - GFR*RC*L)/BV
            """));
  }

  /** The reduced loop of MODELS T7: FM' = -p FM - a FM(t - D). */
  static Model reduced(double delay) {
    return Model.of("reduced leptin loop", time("d"),
        state("FM", 0, "g", "fat mass, as a deviation"),
        parameter("p", 0.0435711, "1/d", "passive restoring"),
        parameter("a", 0.0803805, "1/d", "active restoring"),
        parameter("D", delay, "d", "delay"),
        input("load", 0, "g/d", "load"),
        equations("""
            u = -a*delay(FM, D)
            dFM/dt = -p*FM + u + load
            """));
  }
}
