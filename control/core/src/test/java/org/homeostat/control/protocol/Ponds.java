package org.homeostat.control.protocol;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.junit.jupiter.api.function.Executable;

/** A model with a quantity of each kind, in days, in hours and without unit, to do things to. */
final class Ponds {
  private Ponds() {}

  private static Model pond(String time) {
    String perTime = time.equals("1") ? "1" : "1/" + time;
    return Model.of("pond", time(time),
        state("V", 2, "1", "volume").nonNegative(),
        state("S", 1, "1", "salt"),
        input("rain", 0.5, perTime, "rain").nonNegative(),
        parameter("k", 0.1, perTime, "leak").positive(),
        auxiliary("leak", perTime, "what is lost").nonNegative(),
        equations("""
            leak  = k*V
            dV/dt = rain - leak
            dS/dt = -k*S
            """));
  }

  static Model inDays() {
    return pond("d");
  }

  static Model inHours() {
    return pond("h");
  }

  static Model dimensionless() {
    return pond("1");
  }

  static void assertRefused(String message, Executable description) {
    assertEquals(message, assertThrows(ModelException.class, description).getMessage());
  }

  static void assertNoArgument(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
