package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.all;
import static org.homeostat.control.model.Part.auxiliary;
import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;

/** The leaky store of {@link Loops} behind a delay, in both framings, and a smallest delayed decay. */
final class LateLoops {
  private LateLoops() {}

  private static Model late(String name, Part... parts) {
    List<Part> all = new ArrayList<>(List.of(
        parameter("umax", 3, "g/d", "largest drive").positive(),
        parameter("h", 1, "g", "level at half drive").positive(),
        parameter("bias", 0, "g", "error of the sensor"),
        parameter("D", 0.5, "d", "how late the level is known").nonNegative()));
    all.addAll(List.of(parts));
    return Loops.plant().named(name).with(all.toArray(Part[]::new));
  }

  /** The law in the level as it was D ago. */
  static Model feedback() {
    return late("late, feedback", auxiliary("s", "g", "sensed level"), auxiliary("ys", "g", "level known"),
        equations("s = y - bias\nys = delay(s, D)\nu = umax*h/(h + ys)"));
  }

  /** The law in the error as it was D ago. */
  static Model setpoint() {
    return late("late, setpoint",
        parameter("r", 1.5, "g", "set point"),
        parameter("shift", 0, "g", "displacement of the set point"),
        auxiliary("e", "g", "prediction error"), auxiliary("ys", "g", "level known"),
        equations("e = r + shift - (y - bias)\nys = r - delay(e, D)\nu = umax*h/(h + ys)"));
  }

  /** The law without the delay. */
  static Model prompt() {
    return Loops.plant().named("prompt").with(
        parameter("umax", 3, "g/d", "largest drive").positive(),
        parameter("h", 1, "g", "level at half drive").positive(),
        equations("u = umax*h/(h + y)"));
  }

  /** A model in x and y with parameters a, b, c and lags p, q, all of one dimension. */
  static Model of(String name, String text, Part... more) {
    List<Part> parts = new ArrayList<>(List.of(time("1"),
        parameter("a", 0.5, "1", "a number").positive(),
        parameter("b", 2, "1", "a number").positive(),
        parameter("c", 1.25, "1", "a number").positive(),
        parameter("p", 0.25, "1", "a lag").nonNegative(),
        parameter("q", 0.5, "1", "a lag").nonNegative(),
        equations(text)));
    for (String state : List.of("x", "y")) {
      if (text.contains("d" + state + "/dt")) {
        parts.add(state(state, state.equals("x") ? 1.5 : 0.75, "1", "a state").nonNegative());
      }
    }
    parts.addAll(List.of(more));
    return Model.of(name, all(parts));
  }
}
