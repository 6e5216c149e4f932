package org.homeostat.physiology.glucose;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.READ;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.Source;

/**
 * Glucose G, insulin I and beta-cell mass beta of Karin et al. 2016, with dynamical compensation.
 *
 * <pre>
 * dG/dt    = u0 + u - (C + si*I)*G
 * dI/dt    = p*beta*G^2/(alpha^2 + G^2) - gamma*I
 * dbeta/dt = beta*(mup/(1 + (Gp/G)^np) - mum/(1 + (G/Gm)^nm))
 * </pre>
 *
 * <p>Where beta-cell mass is at rest glucose is 5.398443 mM, whatever si, p, C and u0 are: the zero of growth
 * less death is a set point that no equation names. Once beta has adapted, the answer of glucose to a meal u
 * does not depend on si either. The sources state no unit of insulin and of beta-cell mass.
 *
 * @see "Karin O, Swisa A, Glaser B, Dor Y, Alon U: Dynamical compensation in physiological circuits,
 *     Molecular Systems Biology 12 (2016) 886, doi 10.15252/msb.20167216"
 */
public final class Karin {
  private static final double MINUTES_PER_DAY = 1440;

  private static final Source PAPER = Source.of("Karin O, Swisa A, Glaser B, Dor Y, Alon U", 2016,
          "Dynamical compensation in physiological circuits", "Molecular Systems Biology 12:886",
          "10.15252/msb.20167216")
      .marked(READ, "in STRIKE-GOLDD's transcription, the values in a third party's R script");
  private static final String AT_REST = "at rest at the declared values";

  private Karin() {}

  /** The published loop, with no meal. */
  public static Model betaCells() {
    return Model.of("glucose.karin", time("min"),
        state("G",    rest(5),   "mM", "plasma glucose").positive().assumed(AT_REST),
        state("I",    rest(10),  "1",  "plasma insulin").nonNegative().assumed(AT_REST),
        state("beta", rest(320), "1",  "functional beta-cell mass").positive().assumed(AT_REST),
        input("u", 0, "mM/min", "glucose from a meal").nonNegative()
            .assumed("no meal unless a run says so"),

        parameter("u0",    1.0 / 30, "mM/min", "production of glucose").positive().source(PAPER),
        parameter("C",     1e-3,     "1/min",  "glucose's own clearance").positive().source(PAPER),
        parameter("si",    5e-4,     "1/min",  "clearance per insulin: sensitivity").positive().source(PAPER),
        parameter("p",     0.03,     "1/min",  "most insulin secreted by beta cells").positive()
            .source(PAPER),
        parameter("alpha", 7.85,     "mM",     "glucose at half of that").positive().source(PAPER),
        parameter("gamma", 0.3,      "1/min",  "clearance of insulin").positive().source(PAPER),
        parameter("mup",   0.021 / MINUTES_PER_DAY, "1/min", "most growth of beta cells").positive()
            .source(PAPER),
        parameter("mum",   0.025 / MINUTES_PER_DAY, "1/min", "most death of beta cells").positive()
            .source(PAPER),
        parameter("Gp",    8.4,      "mM",     "glucose at half of the growth").positive().source(PAPER),
        parameter("np",    1.7,      "1",      "steepness of growth").positive().source(PAPER),
        parameter("Gm",    4.8,      "mM",     "glucose at half of the death").positive().source(PAPER),
        parameter("nm",    8.5,      "1",      "steepness of death").positive().source(PAPER),
        equations("""
            dG/dt    = u0 + u - (C + si*I)*G
            dI/dt    = p*beta*G^2/(alpha^2 + G^2) - gamma*I
            dbeta/dt = beta*(mup/(1 + (Gp/G)^np) - mum/(1 + (G/Gm)^nm))
            """));
  }
}
