package org.homeostat.examples;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.hours;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;

/** How do I write a model of my own? Declare quantities with unit and meaning, then write the equations. */
public final class WriteYourOwnModel {
  private WriteYourOwnModel() {}

  static Model warmBody() {
    return Model.of("warm body", time("min"),
        state("T", rest(37), "degC",     "core temperature"),
        state("S", rest(37), "degC",     "what the brain senses of it"),
        state("H", rest(0),  "degC/min", "heat from muscle and brown fat").nonNegative(),
        parameter("room", 24,    "degC",  "room temperature"),
        parameter("warm", 37.5,  "degC",  "sensed temperature above which there is no such heat"),
        parameter("gain", 0.05,  "1/min", "heat for each degree below it").positive(),
        parameter("cool", 0.002, "1/min", "loss to the room for each degree of difference").positive(),
        parameter("lag",  3,     "min",   "how slowly sensing and heating follow").positive(),
        equations("""
            dT/dt = H - cool*(T - room)
            dS/dt = (T - S)/lag
            dH/dt = (gain*pos(warm - S) - H)/lag
            """));
  }

  public static void main(String[] args) {
    Protocol cold = Protocol.of("cold room", during(hours(1), hours(13)).set("room", 4));
    var course = Simulation.of(warmBody()).under(cold).until(hours(24)).run().orThrow();
    System.out.println(warmBody() + "\n\n" + course + "\n");
    System.out.println("Core after 12 hours in the cold: " + Numbers.round(course.at(780, "T")) + " degC");
  }
}
