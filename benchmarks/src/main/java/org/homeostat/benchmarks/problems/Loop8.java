package org.homeostat.benchmarks.problems;

import static org.homeostat.control.model.Part.*;

import org.homeostat.control.model.Model;

/**
 * P2: the loop of {@link Loop6} with the set point made explicit. Two opponent error neurons, with a lag of
 * 0.1 s in a loop of hours, compare brain leptin with a set point; NPY and POMC answer to them. Stiff.
 */
final class Loop8 {
  private Loop8() {}

  static Model model() {
    return Loop6.model().named("P2").with(
        state("Ep", 0.03, "1", "error neuron for too little"),
        state("Em", 0.03, "1", "error neuron for too much"),

        parameter("Bs",   1,        "1", "set point of brain leptin"),
        parameter("KE",   1500,     "1", "gut content that counts as the set point"),
        parameter("beta", 20,       "1", "sharpness of the error neurons"),
        parameter("wi",   0.2,      "1", "their inhibition of each other"),
        parameter("te",   0.1 / 3600, "1", "lag of the error neurons: 0.1 s"),
        parameter("gN",   15,       "1", "slope of the answer"),
        parameter("th",   0.1,      "1", "error at half of the answer"),

        equations("""
            x      = (Bs - B)/Bs - G/KE
            sp     = log(1 + exp(beta*x))/beta
            sm     = sp - x
            dEp/dt = (sp - Ep - wi*Em)/te
            dEm/dt = (sm - Em - wi*Ep)/te
            """),
        replace("""
            dN/dt  = (1/(1 + exp(-gN*(Ep - th))) - N)/tN
            dP/dt  = ((1 - wN*N)/(1 + exp(-gN*(Em - th))) - P)/tP
            """));
  }
}
