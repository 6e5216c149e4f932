package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.provider.Arguments;

/** The smallest model with one of everything: water runs into a tank and leaks out of it. */
final class Tank {
  private Tank() {}

  /** It settles at q/k = 5 L. */
  static Model tank(Part... more) {
    List<Part> parts = new ArrayList<>(List.of(
        time("h"),
        state("V", 2, "L", "volume").nonNegative(),
        parameter("q", 0.5, "L/h", "inflow").nonNegative(),
        parameter("k", 0.1, "1/h", "leak").positive(),
        equations("""
            leak  = k*V          # what is lost
            dV/dt = q - leak
            """)));
    parts.addAll(List.of(more));
    return Model.of("tank", all(parts));
  }

  /** The same, its volume declared to start at rest, with an inlet that is closed unless said otherwise. */
  static Model resting() {
    return Model.of("tank", time("h"),
        state("V", rest(2), "L", "volume").nonNegative(),
        input("u", 0, "L/h", "another inlet"),
        parameter("q", 0.5, "L/h", "inflow").nonNegative(),
        parameter("k", 0.1, "1/h", "leak").positive(),
        equations("dV/dt = q + u - k*V"));
  }

  /** Where its states are at first, in one line of text with six digits. */
  static String start(Model model) {
    StringBuilder text = new StringBuilder();
    double[] start = model.start();
    for (int i = 0; i < start.length; i++) {
      text.append(i == 0 ? "" : ", ").append(model.states().get(i)).append(""
          + " ").append(Numbers.round(start[i]));
    }
    return text.toString();
  }

  /** A row of a table of refusals: what is described wrongly, the description, and the whole message. */
  static Arguments refused(String what, Executable description, String message) {
    return Arguments.of(what, description, message);
  }

  static void assertRefused(String message, Executable description) {
    assertEquals(message, assertThrows(ModelException.class, description).getMessage());
  }
}
