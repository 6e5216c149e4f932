package org.homeostat.benchmarks.problems;

import static org.homeostat.control.model.Part.*;

import org.homeostat.control.model.Model;

/**
 * P1: a loop of gut, fat, plasma and brain leptin, NPY/AgRP and POMC under a daily rhythm of meals, with the
 * time in hours. Non-stiff for a method of moderate accuracy.
 */
final class Loop6 {
  /** The angular frequency of a day. */
  private static final double W = 2 * Math.PI / 24;

  private Loop6() {}

  static Model model() {
    return Model.of("P1", time("1"),
        state("G", 50,  "1", "gut content, kcal"),
        state("F", 20,  "1", "fat, kg"),
        state("L", 12,  "1", "plasma leptin, ng/mL"),
        state("B", 1,   "1", "brain leptin"),
        state("N", 0.4, "1", "NPY/AgRP"),
        state("P", 0.4, "1", "POMC"),

        parameter("w",     W,                     "1", "angular frequency of a day, per h"),
        parameter("A",     600,                   "1", "intake, kcal/h"),
        parameter("d0",    0.4,                   "1", "drive without NPY"),
        parameter("dN",    2,                     "1", "drive by NPY"),
        parameter("KP",    2,                     "1", "POMC that halves the drive"),
        parameter("kg",    0.8,                   "1", "emptying of the gut, per h"),
        parameter("e0",    70,                    "1", "expenditure without fat, kcal/h"),
        parameter("e1",    1.2,                   "1", "expenditure per fat"),
        parameter("eB",    0.3,                   "1", "expenditure by brain leptin"),
        parameter("rho",   9400,                  "1", "energy density of fat, kcal/kg"),
        parameter("acc",   0.8 * Math.cos(5 * W),  "1", "rhythm of meals, cosine"),
        parameter("acs",   0.8 * Math.sin(5 * W),  "1", "rhythm of meals, sine"),
        parameter("alc",   0.2 * Math.cos(16 * W), "1", "rhythm of secretion, cosine"),
        parameter("als",   0.2 * Math.sin(16 * W), "1", "rhythm of secretion, sine"),
        parameter("sL",    0.924,                 "1", "secretion of leptin per fat"),
        parameter("kL",    1.3862943611198906,    "1", "clearance of leptin, per h: half in 30 min"),
        parameter("Vt",    1.4,                   "1", "transport into the brain at most"),
        parameter("KT",    10,                    "1", "plasma leptin at half of it"),
        parameter("kB",    0.7,                   "1", "clearance from the brain, per h"),
        parameter("KN",    0.9,                   "1", "brain leptin that halves NPY"),
        parameter("KG",    300,                   "1", "gut content that halves NPY"),
        parameter("tN",    1.0 / 12,              "1", "lag of NPY: 5 min"),
        parameter("KM",    1.1,                   "1", "brain leptin at half of POMC"),
        parameter("wN",    0.3,                   "1", "inhibition of POMC by NPY"),
        parameter("tP",    8.0 / 60,              "1", "lag of POMC: 8 min"),
        parameter("kappa", 6,                     "1", "sharpness of meals"),

        equations("""
            c     = cos(w*t)
            s     = sin(w*t)
            c3    = 4*c^3 - 3*c                           # cos(3*w*t): three meals a day
            meal  = exp(kappa*(c3 - 1))
            m     = (1 + acc*c + acs*s)*meal
            dG/dt = A*m*(d0 + dN*N)/(1 + P/KP) - kg*G
            dF/dt = (kg*G - (e0 + e1*F)*(1 + eB*B/(1 + B)))/rho
            dL/dt = sL*F*(1 + alc*c + als*s) - kL*L
            dB/dt = Vt*L/(KT + L) - kB*B
            dN/dt = (1/(1 + (B/KN)^4 + (G/KG)^2) - N)/tN
            dP/dt = ((B^4/(KM^4 + B^4))*(1 - wN*N) - P)/tP
            """));
  }
}
