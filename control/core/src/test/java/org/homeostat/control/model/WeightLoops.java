package org.homeostat.control.model;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;

import java.util.ArrayList;
import java.util.List;

/**
 * The common test problems P1 and P2: a daily rhythm of meals, and the loop from gut and fat over leptin to
 * two groups of neurons. In P2 two fast opponent neurons carry the error. Hours, without units.
 */
final class WeightLoops {
  private static final double W = 2 * Math.PI / 24;

  private static final String LINES = """
      w    = 2*pi/24
      c    = cos(w*t)
      s    = sin(w*t)
      c3   = 4*c^3 - 3*c
      meal = exp(kappa*(c3 - 1))
      m    = (1 + acc*c + acs*s)*meal
      dG/dt = A*m*(d0 + dN*N)/(1 + P/KP) - kg*G
      dF/dt = (kg*G - (e0 + e1*F)*(1 + eB*B/(1 + B)))/rho
      dL/dt = sL*F*(1 + alc*c + als*s) - kL*L
      dB/dt = Vt*L/(KT + L) - kB*B
      """;

  private static final List<Part> BODY = List.of(
      time("1"),
      state("G", 50, "1", ""), state("F", 20, "1", ""), state("L", 12, "1", ""),
      state("B", 1, "1", ""), state("N", 0.4, "1", ""), state("P", 0.4, "1", ""),
      parameter("A", 600, "1", ""), parameter("d0", 0.4, "1", ""), parameter("dN", 2.0, "1", ""),
      parameter("KP", 2.0, "1", ""), parameter("kg", 0.8, "1", ""), parameter("e0", 70, "1", ""),
      parameter("e1", 1.2, "1", ""), parameter("eB", 0.3, "1", ""), parameter("rho", 9400, "1", ""),
      parameter("acc", 0.8 * Math.cos(5 * W), "1", ""), parameter("acs", 0.8 * Math.sin(5 * W), "1", ""),
      parameter("alc", 0.2 * Math.cos(16 * W), "1", ""), parameter("als", 0.2 * Math.sin(16 * W), "1", ""),
      parameter("sL", 0.924, "1", ""), parameter("kL", 1.3862943611198906, "1", ""),
      parameter("Vt", 1.4, "1", ""), parameter("KT", 10, "1", ""), parameter("kB", 0.7, "1", ""),
      parameter("KN", 0.9, "1", ""), parameter("KG", 300, "1", ""), parameter("tN", 1.0 / 12, "1", ""),
      parameter("KM", 1.1, "1", ""), parameter("wN", 0.3, "1", ""), parameter("tP", 8.0 / 60, "1", ""),
      parameter("kappa", 6, "1", ""), equations(LINES));

  private WeightLoops() {}

  /** P1: the error is implicit. */
  static Model implicit() {
    return Model.of("loop6", with(equations("""
        dN/dt = (1/(1 + (B/KN)^4 + (G/KG)^2) - N)/tN
        dP/dt = ((B^4/(KM^4 + B^4))*(1 - wN*N) - P)/tP
        """)));
  }

  /** P2: the error is carried by two neurons with a time constant of 0.1 s. */
  static Model explicit() {
    return Model.of("loop8", with(
        state("Ep", 0.03, "1", ""), state("Em", 0.03, "1", ""),
        parameter("Bs", 1.0, "1", ""), parameter("KE", 1500, "1", ""), parameter("beta", 20, "1", ""),
        parameter("wi", 0.2, "1", ""), parameter("te", 0.1 / 3600, "1", ""),
        parameter("gN", 15, "1", ""), parameter("th", 0.1, "1", ""),
        equations("""
        x  = (Bs - B)/Bs - G/KE
        sp = log(1 + exp(beta*x))/beta
        sm = sp - x
        dEp/dt = (sp - Ep - wi*Em)/te
        dEm/dt = (sm - Em - wi*Ep)/te
        dN/dt = (1/(1 + exp(-gN*(Ep - th))) - N)/tN
        dP/dt = ((1 - wN*N)/(1 + exp(-gN*(Em - th))) - P)/tP
        """)));
  }

  private static Part[] with(Part... more) {
    List<Part> parts = new ArrayList<>(BODY);
    parts.addAll(List.of(more));
    return Part.all(parts);
  }
}
