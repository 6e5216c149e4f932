package org.homeostat.examples;

import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.physiology.leptin.LeptinLoop;

/** How do I run a model, and read numbers from the run? */
public final class RunAModel {
  private RunAModel() {}

  /** Fasts a mouse for two days and says what that does to its fat and its appetite. */
  public static void main(String[] args) {
    Protocol fast = Protocol.of("two-day fast", during(days(10), days(12)).hold("FI", 0));
    Trajectory course = Simulation.of(LeptinLoop.feedback()).under(fast).until(days(60)).run().orThrow();

    System.out.println(course);
    System.out.println();
    System.out.println("Fat before the fast:        " + Numbers.round(course.at(10, "FM")) + " g");
    System.out.println("Fat when food returns:      " + Numbers.round(course.at(12, "FM")) + " g");
    System.out.println("Intake before the fast:     " + Numbers.round(course.at(9, "FI")) + " g/d");
    System.out.println("Intake when food returns:   " + Numbers.round(course.at(12, "FI")) + " g/d");
    System.out.println("Fat seven weeks later:      " + Numbers.round(course.last("FM")) + " g");
  }
}
