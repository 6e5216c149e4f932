package org.homeostat.control.view;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.during;

import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;

/** A leaking tank whose inflow falls as it fills, in both framings; it rests at 4 L. */
public final class Tank {
  public static final Protocol DROUGHT = Protocol.of("drought", during(2, 3).hold("q", 0));

  private Tank() {}

  public static Model feedback() {
    return plant("tank.feedback", "q = g*(top - V)");
  }

  public static Model setpoint() {
    return plant("tank.setpoint", "e = r - V\nq = g*(e + top - r)")
        .with(auxiliary("twice", "L", "").assumed("a quantity without a meaning"), equations("twice = 2*V"));
  }

  private static Model plant(String name, String law) {
    return Model.of(name, time("h"),
        state("V", rest(1), "L", "volume").nonNegative().endsAt(0.5, "runs dry"),
        parameter("k", 0.5, "1/h", "leak").positive(),
        parameter("g", 1, "1/h", "gain").positive(),
        parameter("top", 6, "L", "volume at which the inflow stops").positive(),
        parameter("r", 4, "L", "expected volume").positive(),
        input("q", "L/h", "inflow"),
        equations(law + "\ndV/dt = q - k*V   # inflow less leak"));
  }

  public static Comparison study() {
    return Comparison.of(feedback(), setpoint()).under(DROUGHT).until(12);
  }
}
