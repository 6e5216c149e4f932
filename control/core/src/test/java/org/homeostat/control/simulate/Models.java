package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;

import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;

/** Models of a line or two, with solutions in closed form. */
final class Models {

  /** The standard solver's tolerance, and some more for what adds up along a run. */
  static final double SOLVER = 1e-8;

  private Models() {}

  /** x' = -k*x + u, x(0) = 2, k = 1 /d. */
  static Model decay() {
    return Model.of("decay", time("d"),
        state("x", 2, "g", "store"),
        parameter("k", 1, "1/d", "loss"),
        input("u", 0, "g/d", "supply"),
        parameter("low", 1, "g", "threshold"),
        equations("""
            loss  = k*x
            dx/dt = u - loss
            """));
  }

  /** x = cos t, v = -sin t, and n, which rests. */
  static Model oscillator() {
    return Model.of("oscillator", time("1"),
        state("x", 1, "1", "place"),
        state("v", 0, "1", "speed"),
        parameter("w", 1, "1", "frequency, squared"),
        equations("""
            dx/dt = v
            dv/dt = -w*x
            """));
  }

  /** Loses 0.3 of its 1 g each day. */
  static Model leak() {
    return Model.of("leak", time("d"),
        state("x", 1, "g", "store").nonNegative().endsAt(0, "runs dry"),
        parameter("q", 0.3, "g/d", "loss"),
        parameter("low", 0.5, "g", "threshold"),
        equations("dx/dt = -q"));
  }

  static Trajectory run(Model model, Protocol protocol, double until) {
    return Simulation.of(model).under(protocol).until(until).run();
  }
}
