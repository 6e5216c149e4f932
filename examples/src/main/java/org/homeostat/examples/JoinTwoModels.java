package org.homeostat.examples;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.unit.Time.hours;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Simulation;

/** How do I make one model of two? Outputs of one close inputs of the other. */
public final class JoinTwoModels {
  private JoinTwoModels() {}

  /** What glucose and insulin do; how much insulin is secreted is open. The values are made up. */
  static Model body() {
    return Model.of("body", time("min"),
        state("G", 15, "mmol/L", "plasma glucose").nonNegative(),
        state("I", 10, "mU/L",   "plasma insulin").nonNegative(),
        input("secretion", "mU/L/min", "insulin secreted"),
        input("inflow", 0, "mmol/L/min", "glucose from elsewhere"),
        parameter("Gb", 5,    "mmol/L",   "fasting glucose").positive(),
        parameter("p1", 0.02, "1/min",    "uptake without insulin").positive(),
        parameter("k",  4e-4, "L/mU/min", "insulin sensitivity").positive(),
        parameter("n",  0.15, "1/min",    "insulin clearance").positive(),
        equations("""
            dG/dt = p1*(Gb - G) - k*I*G + inflow
            dI/dt = secretion - n*I
            """));
  }

  /** How much insulin is secreted at that glucose: a part without a state. */
  static Model pancreas() {
    return Model.of("pancreas", time("min"),
        input("G", "mmol/L", "glucose that the islets sense"),
        parameter("Gb", 5,   "mmol/L",      "glucose above which they secrete").positive(),
        parameter("s",  0.8, "mU/mmol/min", "secretion per glucose above it").nonNegative(),
        equations("secretion = s*pos(G - Gb)"));
  }

  static Model person() {
    return Model.join(body(), pancreas()).connecting("G", "secretion").sharing("Gb").named("person");
  }

  /** Two persons whose blood mixes, the second without a pancreas. */
  static Model pair(double exchange) {
    return Model.join(person(), person().let("s", 0)).prefixed("well", "ill")
        .with(parameter("Q", exchange, "1/min", "share of the blood exchanged in a minute").nonNegative())
        .connecting("well_inflow = Q*(ill_G - well_G)", "ill_inflow = Q*(well_G - ill_G)").named("pair");
  }

  public static void main(String[] args) {
    System.out.println(person() + "\n\n" + pair(0.01) + "\n");
    for (double exchange : new double[] {0, 0.01}) {
      var course = Simulation.of(pair(exchange)).until(hours(2)).run().orThrow();
      System.out.println("Exchange " + Numbers.show(exchange) + " 1/min: after two hours glucose is "
          + Numbers.round(course.last("well_G"), 4) + " and " + Numbers.round(course.last("ill_G"), 4)
          + " mmol/L");
    }
    System.out.println("ill_G is " + pair(0).origin("ill_G"));
  }
}
