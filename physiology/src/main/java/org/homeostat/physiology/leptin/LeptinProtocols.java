package org.homeostat.physiology.leptin;

import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Protocol;

/** What can be done to the animal of {@link LeptinLoop}, under the names that the command line takes. */
public final class LeptinProtocols {
  private static final double DIET = 4.07;

  private LeptinProtocols() {}

  /** Nothing is done: the animal stays at rest. */
  public static Protocol none() {
    return Protocol.none();
  }

  /** No food for two days, from day 10 to day 12. */
  public static Protocol fast() {
    return Protocol.of("fast", twoDaysWithoutFood());
  }

  /** The fast of {@link #fast}, and from day 20 on the food of {@link #diet}. */
  public static Protocol fastThenDiet() {
    return Protocol.of("fast-then-diet", twoDaysWithoutFood(), after(days(20)).set("rhoFood", DIET));
  }

  private static Clause twoDaysWithoutFood() {
    return during(days(10), days(12)).hold("FI", 0);
  }

  /** Food of 4.07 kcal/g in the place of chow, from the start. */
  public static Protocol diet() {
    return Protocol.of("diet", after(days(0)).set("rhoFood", DIET));
  }

  /** Leptin infused into the blood at 100 ng/d, from the start. */
  public static Protocol infusion() {
    return Protocol.of("infusion", after(days(0)).infuse("infusion", 100));
  }

  /** Fat secretes no leptin from the start on, as in ob/ob. */
  public static Protocol knockout() {
    return Protocol.of("knockout", after(days(0)).set("Rsyn", 0));
  }

  /** The NPY/AgRP drive N is silenced from the start: no intake. For laws that have an N. */
  public static Protocol silenceN() {
    return Protocol.of("silence-N", after(days(0)).lesion("N"));
  }

  /** The error is clamped at 0 from the start. For the setpoint framing, which alone has an error. */
  public static Protocol clampE() {
    return Protocol.of("clamp-e", after(days(0)).hold("e", 0));
  }

  /** The set point is moved up by 0.1 ng/g from the start. For the setpoint framing, which alone has one. */
  public static Protocol shift() {
    return Protocol.of("shift", after(days(0)).set("shift", 0.1));
  }

  /** The sensor reads brain leptin too low by 0.1 ng/g from the start: the counterpart of {@link #shift}. */
  public static Protocol sensorBias() {
    return Protocol.of("sensor-bias", after(days(0)).set("bias", 0.1));
  }
}
