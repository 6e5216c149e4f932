package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.*;

import org.homeostat.control.model.Model;

/** Published loops, as small as they can be written. */
final class Homeostats {
  private Homeostats() {}

  /** Topp et al. 2000: glucose, insulin and beta cells. */
  static Model topp() {
    return Model.of("topp", time("d"),
        state("G", 100, "mg/dL", "glucose").nonNegative(),
        state("I", 10, "1", "insulin").nonNegative(),
        state("B", 300, "mg", "beta cells").nonNegative(),
        parameter("R0", 864, "mg/dL/d", "glucose production").positive(),
        parameter("EG0", 1.44, "1/d", "clearance without insulin").positive(),
        parameter("SI", 0.72, "1/d", "insulin sensitivity").positive(),
        parameter("sigma", 43.2, "1/mg/d", "secretion").positive(),
        parameter("a", 20000, "mg^2/dL^2", "half-saturation").positive(),
        parameter("k", 432, "1/d", "insulin clearance").positive(),
        parameter("d0", 0.06, "1/d", "death").positive(),
        parameter("r1", 0.84e-3, "dL/mg/d", "growth").positive(),
        parameter("r2", 0.24e-5, "dL^2/mg^2/d", "glucotoxicity").positive(),
        equations("""
            dG/dt = R0 - (EG0 + SI*I)*G
            dI/dt = B*sigma*G^2/(a + G^2) - k*I
            dB/dt = (-d0 + r1*G - r2*G^2)*B
            """));
  }

  /** Smith 1980: a rectified error drives testosterone. */
  static Model smith() {
    return Model.of("smith", time("1"),
        state("R", 1.5, "1", "releasing hormone").nonNegative(),
        state("L", 16, "1", "luteinizing hormone").nonNegative(),
        state("T", 8, "1", "testosterone").nonNegative(),
        parameter("h", 12, "1", "feedback gain").positive(),
        parameter("c", 100, "1", "drive").positive(),
        equations("""
            dR/dt = h*pos(c/h - T) - 1.29*R
            dL/dt = 10*R - 0.97*L
            dT/dt = 0.7*L - 1.39*T
            """));
  }

  /** An enzyme that binds its substrate: enzyme is conserved, free or bound. */
  static Model enzyme() {
    return Model.of("enzyme", time("s"),
        state("E", 1.5, "uM", "free enzyme").nonNegative(),
        state("C", 0.5, "uM", "complex").nonNegative(),
        state("S", 3, "uM", "substrate").nonNegative(),
        parameter("v", 1, "uM/s", "supply"),
        parameter("on", 2, "1/uM/s", "binding"),
        parameter("off", 1, "1/s", "unbinding"),
        parameter("cat", 3, "1/s", "turnover"),
        equations("""
            dE/dt = -on*E*S + (off + cat)*C
            dC/dt = on*E*S - (off + cat)*C
            dS/dt = v - on*E*S + off*C
            """));
  }
}
