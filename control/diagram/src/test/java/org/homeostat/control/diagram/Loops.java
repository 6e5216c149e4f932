package org.homeostat.control.diagram;

import static org.homeostat.control.model.Part.*;

import java.util.List;
import java.util.SplittableRandom;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;

/** Models three lines long. */
final class Loops {
  private Loops() {}

  /** A room that is heated where it is too cold. */
  static Model thermostat() {
    return Model.of("room.setpoint", time("h"),
        state("T", 18, "K", "warmth"),
        input("out", 5, "K", "warmth outside"),
        parameter("Tset", 20, "K", "wanted warmth"),
        parameter("gain", 2, "1", "heat per error"),
        parameter("tau", 3, "h", "how slowly it cools").positive(),
        auxiliary("e", "K", "what is missing"),
        equations("""
            e     = Tset - T
            heat  = gain*pos(e)
            dT/dt = (heat + out - T)/tau
            """));
  }

  /** The same room, its heater driven by warmth itself. */
  static Model feedback() {
    return Model.of("room.feedback", time("h"),
        state("T", 18, "K", "warmth"),
        input("out", 5, "K", "warmth outside"),
        parameter("off", 20, "K", "warmth at which heating stops"),
        parameter("gain", 2, "1", "heat per error"),
        parameter("tau", 3, "h", "how slowly it cools").positive(),
        equations("""
            heat  = gain*pos(off - T)
            dT/dt = (heat + out - T)/tau
            """));
  }

  /** A state x, not negative, and a y that is a formula of x with k = 2 and n = 3. */
  static Model with(String formula) {
    return Model.of("one formula", time("h"),
        state("x", 1, "1", "what drives").nonNegative(),
        parameter("k", 2, "1", "a number").positive(),
        parameter("n", 3, "1", "another").positive(),
        parameter("nothing", 0, "1", "zero"),
        equations("y = " + formula + "\ndx/dt = 0"));
  }

  static Model of(Part... parts) {
    return Model.of("some", parts);
  }

  /** States in a ring, with as many links across it. */
  static Model ring(int size) {
    SplittableRandom random = new SplittableRandom(3);
    Part[] parts = new Part[size + 2];
    StringBuilder equations = new StringBuilder();
    parts[0] = time("1");
    for (int i = 0; i < size; i++) {
      parts[i + 1] = state("x" + i, 1, "1", "unit " + i);
      equations.append("dx").append(i).append("/dt = x").append((i + size - 1) % size)
          .append(" - x").append(i).append(random.nextBoolean() ? " + x" : " - x")
          .append(random.nextInt(size)).append("\n");
    }
    parts[size + 1] = equations(equations.toString());
    return Model.of("ring", parts);
  }

  static List<Influence> influences(Model model) {
    return LoopDiagram.of(model).influences().get(model);
  }
}
