package org.homeostat.examples;

import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.identify.Identifiability;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.homeostat.physiology.leptin.LeptinProtocols;

/** Can a set point be told from measurements of fat and leptin? */
public final class WhatIsIdentifiable {
  private WhatIsIdentifiable() {}

  /** Asks it of a law in which the set point is a gauge, and of one that integrates the error. */
  public static void main(String[] args) {
    Simulation proportional =
        Simulation.of(LeptinLoop.setpoint()).under(LeptinProtocols.diet()).until(days(60));
    System.out.println(Identifiability.of(proportional).measuring("FM", "L").to("Lset", "shift", "k5"));
    System.out.println();
    Simulation integral =
        Simulation.of(LeptinLoop.integralSetpoint()).under(LeptinProtocols.diet()).until(days(60));
    System.out.println(Identifiability.of(integral).measuring("FM", "L").to("Lset", "c1", "a2"));
  }
}
