package org.homeostat.physiology.leptin;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.protocol.Protocol;

/**
 * What can be done to the animal of {@link LeptinLoop}, under the names that the command line takes. Each is
 * a {@link Manipulation}, which says what it means in each framing; the methods give its protocol.
 */
public final class LeptinProtocols {
  private static final List<Manipulation> ALL = List.of(
      Feeding.fast(), Feeding.fastThenDiet(), Feeding.diet(), Feeding.richDiet(), Feeding.dietSchedule(),
      Body.cold(), Body.lipectomy(),
      LeptinSignal.infusion(), LeptinSignal.knockout(), LeptinSignal.receptorKnockout(),
      LeptinSignal.replacement(),
      Lesions.silenceN(), Lesions.silenceM(), Lesions.silenceA(), Lesions.silenceB(),
      Counterparts.clampE(), Counterparts.clampS(), Counterparts.shift(), Counterparts.sensorBias());

  private LeptinProtocols() {}

  /** All manipulations, in the order in which to show them. */
  public static List<Manipulation> all() {
    return ALL;
  }

  /** The manipulation of that name. */
  public static Optional<Manipulation> named(String name) {
    return all().stream().filter(manipulation -> manipulation.name().equals(name)).findFirst();
  }

  /** Nothing is done: the animal stays at rest. */
  public static Protocol none() {
    return Protocol.none();
  }

  /** No food for two days, from day 10 to day 12. */
  public static Protocol fast() {
    return Feeding.fast().protocol();
  }

  /** The fast of {@link #fast}, and from day 20 on the food of {@link #diet}. */
  public static Protocol fastThenDiet() {
    return Feeding.fastThenDiet().protocol();
  }

  /** Food of 4.07 kcal/g in the place of chow, from the start. */
  public static Protocol diet() {
    return Feeding.diet().protocol();
  }

  /** Food of 5.55 kcal/g in the place of chow, from the start. */
  public static Protocol richDiet() {
    return Feeding.richDiet().protocol();
  }

  /** Food of 4.07 kcal/g for 120 d, of 5.55 kcal/g for 120 d more, then of 4.07 kcal/g again. */
  public static Protocol dietSchedule() {
    return Feeding.dietSchedule().protocol();
  }

  /** Two kcal/d spent beyond what the law asks for, from the start. */
  public static Protocol cold() {
    return Body.cold().protocol();
  }

  /** Half of the fat removed on day 10. */
  public static Protocol lipectomy() {
    return Body.lipectomy().protocol();
  }

  /** Leptin infused into the blood at 100 ng/d, from the start. */
  public static Protocol infusion() {
    return LeptinSignal.infusion().protocol();
  }

  /** Fat secretes no leptin from the start on, as in ob/ob. */
  public static Protocol knockout() {
    return LeptinSignal.knockout().protocol();
  }

  /** Leptin is secreted and not sensed from the start on, as in db/db. */
  public static Protocol receptorKnockout() {
    return LeptinSignal.receptorKnockout().protocol();
  }

  /** The knock-out, and from day 60 on an infusion of what a wild type secretes at rest. */
  public static Protocol replacement() {
    return LeptinSignal.replacement().protocol();
  }

  /** The NPY/AgRP drive N is silenced from the start: no intake. */
  public static Protocol silenceN() {
    return Lesions.silenceN().protocol();
  }

  /** The melanocortin drive M is silenced from the start: the least expenditure. */
  public static Protocol silenceM() {
    return Lesions.silenceM().protocol();
  }

  /** The NPY/AgRP cells A are silenced from the start. For the opponent law, which alone has cells. */
  public static Protocol silenceA() {
    return Lesions.silenceA().protocol();
  }

  /** The POMC cells B are silenced from the start. For the opponent law, which alone has cells. */
  public static Protocol silenceB() {
    return Lesions.silenceB().protocol();
  }

  /** The error is clamped at 0 from the start. For the setpoint framing, which alone has an error. */
  public static Protocol clampE() {
    return Counterparts.clampE().protocol();
  }

  /** What is sensed is clamped at brain leptin at rest from the start: the counterpart of {@link #clampE}. */
  public static Protocol clampS() {
    return Counterparts.clampS().protocol();
  }

  /** The set point is moved up by 0.1 ng/g from the start. For the setpoint framing, which alone has one. */
  public static Protocol shift() {
    return Counterparts.shift().protocol();
  }

  /** The sensor reads brain leptin too low by 0.1 ng/g from the start: the counterpart of {@link #shift}. */
  public static Protocol sensorBias() {
    return Counterparts.sensorBias().protocol();
  }
}
