package org.homeostat.examples;

import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.protocol.Protocol.when;
import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Crossing;
import org.homeostat.physiology.leptin.LeptinLoop;

/** How do I say what is done to a model, and when? */
public final class WriteAProtocol {
  private WriteAProtocol() {}

  /** Infuses leptin for two weeks, feeds richly while the animal is lean, and at last takes fat away. */
  public static void main(String[] args) {
    Protocol protocol = Protocol.of("infusion, rescue, surgery",
        during(days(5), days(19)).infuse("infusion", 200),
        when("FM/FFM - 0.2", Crossing.FALLING).set("rhoFood", 4.07).lasting(days(7)),
        at(days(60)).scale("FM", 0.5));
    Trajectory course = Simulation.of(LeptinLoop.feedback()).under(protocol).until(days(100)).run().orThrow();

    System.out.println(protocol);
    System.out.println();
    System.out.println(course);
    System.out.println();
    System.out.println("Fat two weeks into the infusion: " + Numbers.round(course.at(19, "FM")) + " g");
    System.out.println("Fat 40 days after surgery:       " + Numbers.round(course.last("FM")) + " g");
  }
}
