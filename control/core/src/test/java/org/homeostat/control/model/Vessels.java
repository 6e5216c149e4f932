package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;

/** A vessel that leaks, and a valve that fills it: two small models to be joined. */
final class Vessels {
  private Vessels() {}

  /** It needs somebody who lets water in. */
  static Model vessel() {
    return Model.of("vessel", time("h"),
        state("V", rest(1), "L", "volume").nonNegative(),
        input("in",   "L/h",    "inflow"),
        input("rain", 0, "L/h", "what falls in"),
        parameter("k", 0.1, "1/h", "leak").positive().assumed("a small hole"),
        equations("""
            out   = k*V               # what leaks
            dV/dt = in + rain - out   # comes less goes
            """));
  }

  /** It has no state, and is told the volume. With the vessel it settles at g*Vset/(k + g) = 4 L. */
  static Model valve() {
    return Model.of("valve", time("h"),
        input("V", "L", "volume that is seen"),
        parameter("g",    0.4, "1/h", "gain").positive(),
        parameter("Vset", 5,   "L",   "volume wanted").positive(),
        equations("in = g*(Vset - V)"));
  }

  /** Both in one. */
  static Model loop() {
    return Model.join(vessel(), valve()).connecting("V", "in").named("loop");
  }

  /** A signal that goes round for ever, and so never rests. */
  static Model wave() {
    return Model.of("wave", time("h"),
        state("x", 1, "1", "place"),
        state("y", 0, "1", "speed"),
        parameter("w", 0.5, "1/h", "frequency"),
        equations("dx/dt = w*y\ndy/dt = -w*x"));
  }

  /** Something that decays, whatever else there is. */
  static Model heat() {
    return Model.of("heat", time("h"),
        state("T", 60, "K", "excess temperature"),
        parameter("h", 0.2, "1/h", "loss"),
        equations("dT/dt = -h*T"));
  }

  /** One of everything that a name can stand in. */
  static Model memory() {
    return Model.of("memory", time("h"),
        state("a", "2*c", "1", "a state").nonNegative().noise("s*a").before("c + t/(1 * tau)")
            .endsAt(0, "ends"),
        state("b", 3, "1", "another"),
        parameter("c", 0.5, "1", "a number"),
        parameter("tau", 2, "h", "lag"),
        parameter("s", 0.1, "1/h^(1/2)", "noise"),
        input("u", 0, "1/h", "something more"),
        equations("""
            late  = delay(a, tau + 0*tau)   # a, a while ago
            da/dt = if(a  >  c, -a, late) / tau + u   # what a does
            db/dt = -(b)/tau
            """));
  }
}
