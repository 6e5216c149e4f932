package org.homeostat.examples;

import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.physiology.leptin.LeptinLoop;

/** How do I put two descriptions of a loop side by side, and learn whether they are the same loop? */
public final class CompareFramings {
  private CompareFramings() {}

  /** Compares the loop with a set point against the loop without one, under a fast and a richer food. */
  public static void main(String[] args) {
    Protocol fast = Protocol.of("two-day fast", during(days(10), days(12)).hold("FI", 0));
    Comparison study =
        Comparison.of(LeptinLoop.setpoint(), LeptinLoop.feedback()).under(fast).until(days(60));

    System.out.println(study.verdict());
    System.out.println();
    System.out.println(study.table("FM", "L", "FI"));
    study.trajectories().forEach(course ->
        System.out.println("Fat when food returns, " + course.model().name() + ": "
            + Numbers.round(course.at(12, "FM")) + " g"));
  }
}
