package org.homeostat.control.defence;

import static org.homeostat.control.model.Part.*;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;

/** Published loops and small ones of our own, dimensionless. */
final class Loops {
  private Loops() {}

  private static Part number(String name, double value) {
    return parameter(name, value, "1", name).positive();
  }

  private static Part level(String name, double start) {
    return state(name, start, "1", name).nonNegative();
  }

  /** Topp et al. 2000: glucose, insulin and beta cells. */
  static Model topp() {
    return Model.of("topp", time("1"), level("G", 100), level("I", 10), level("B", 300),
        number("R0", 864), number("EG0", 1.44), number("SI", 0.72), number("sigma", 43.2), number("a", 20000),
        number("k", 432), number("d0", 0.06), number("r1", 0.84e-3), number("r2", 0.24e-5),
        equations("""
            dG/dt = R0 - (EG0 + SI*I)*G
            dI/dt = B*sigma*G^2/(a + G^2) - k*I
            dB/dt = (-d0 + r1*G - r2*G^2)*B
            """));
  }

  /** The toy of antithetic integral feedback, Briat et al. 2016. */
  static Model antithetic() {
    return Model.of("antithetic", time("1"), level("Y", 1), level("A", 1), level("B", 1),
        number("X", 1), number("kY", 1), number("ky", 1), number("kA", 1), number("kB", 1), number("kab", 1),
        equations("""
            dY/dt = kY*X*A - ky*Y
            dA/dt = kA - kab*A*B
            dB/dt = kB*Y - kab*A*B
            """));
  }

  /** Karin et al. 2016, minutes and mM. */
  static Model karin() {
    return Model.of("karin", time("1"), level("G", 5.4), level("I", 10), level("beta", 322),
        number("u0", 1 / 30.0), number("C", 1e-3), number("si", 5e-4), number("p", 0.03),
        number("gamma", 0.3),
        number("alpha", 7.85), number("up", 0.021 / 1440), number("down", 0.025 / 1440),
        equations("""
            dG/dt    = u0 - (C + si*I)*G
            dI/dt    = p*beta*G^2/(alpha^2 + G^2) - gamma*I
            dbeta/dt = beta*(up/(1 + (8.4/G)^1.7) - down/(1 + (G/4.8)^8.5))
            """));
  }

  /** The gland masses of the HPA axis. */
  static Model gland() {
    return Model.of("gland", time("1"), level("x1", 1), level("x2", 1), level("x3", 1), level("P", 1),
        level("A", 1), number("u", 1), number("g1", 249.5), number("g2", 49.9), number("g3", 12.5),
        number("gP", 0.0347), number("gA", 0.0231), number("K", 4),
        equations("""
            GR     = 1/(1 + (x3/K)^3)
            dx1/dt = g1*(u/x3*GR - x1)
            dx2/dt = g2*(x1*P*GR - x2)
            dx3/dt = g3*(x2*A - x3)
            dP/dt  = gP*P*(x1 - 1)
            dA/dt  = gA*A*(x2 - 1)
            """));
  }

  /** Tyson et al. 2003, the homeostat with a dynamic enzyme. */
  static Model tyson() {
    return Model.of("tyson", time("1"), level("R", 0.5), level("E", 0.5), number("S", 1), number("k3", 0.5),
        number("k4", 1), number("J", 0.01), number("Et", 1),
        equations("""
            dR/dt = E - S*R
            dE/dt = k3*(Et - E)/(J*Et + Et - E) - k4*R*E/(J*Et + E)
            """));
  }

  /** A plant under a proportional law. */
  static Model proportional() {
    return Model.of("proportional", time("1"), level("y", 1), number("d", 1), number("g", 3),
        number("r", 1),
        equations("""
            e     = r - y
            u     = g*e
            dy/dt = d - y + u
            """));
  }

  /** The same law on a plant without a leak. */
  static Model integrating() {
    return proportional().named("integrating").with(replace("dy/dt = d - 1 + u"));
  }

  /** An output with a largest value along the load. */
  static Model infinitesimal() {
    return Model.of("infinitesimal", time("1"), level("y", 1), number("d", 1),
        equations("dy/dt = 3 - (d - 1)^2 - y"));
  }

  /** Integral action that forgets. */
  static Model leaky() {
    return Model.of("leaky", time("1"), level("y", 1), state("z", 0, "1", "z"), number("d", 1),
        number("r", 1), number("eps", 0.01),
        equations("""
            dy/dt = d + z - y
            dz/dt = r - y - eps*z
            """));
  }
}
