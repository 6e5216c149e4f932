package org.homeostat.physiology.motif;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.control.model.Source.Mark.READ;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Source;

/**
 * The homeostat of Tyson, Chen and Novak 2003: a response R switches off the enzyme E that makes it, so that
 * R hardly changes with the signal S that removes it. The enzyme is dynamic here; the paper's curve takes it
 * to be quasi-steady, with the same rests.
 *
 * <pre>
 * dR/dt = k0*E - k2*S*R
 * dE/dt = k3*(Et - E)/(J*Et + Et - E) - k4*R*E/(J*Et + E)
 * </pre>
 *
 * <p>With small J, which is J3 and J4 of the paper, E integrates an error against the set point k3/k4 =
 * 0.5, as long as it is neither all on nor all off: for S below 2. Dimensionless.
 *
 * @see "Tyson JJ, Chen KC, Novak B: Sniffers, buzzers, toggles and blinkers: dynamics of regulatory and
 *     signaling pathways in the cell, Current Opinion in Cell Biology 15 (2003) 221-231"
 */
public final class Tyson {
  private static final Source PAPER = Source.of("Tyson JJ, Chen KC, Novak B", 2003,
          "Sniffers, buzzers, toggles and blinkers: dynamics of regulatory and signaling pathways in the"
              + " cell",
          "Current Opinion in Cell Biology 15:221-231", "")
      .marked(READ, "in BIOMD0000000309");
  private static final Source REST =
      PAPER.marked(DERIVED, "the rest at S = 1, which is exact and whatever J");

  private Tyson() {}

  /** The enzyme is switched on and off by saturated rates. */
  public static Model homeostat() {
    return core("motif.tyson",
        parameter("J", 0.01, "1", "how near saturation E is switched; J3 and J4 of the paper").positive()
            .source(PAPER),
        equations("dE/dt = k3*(Et - E)/(J*Et + Et - E) - k4*R*E/(J*Et + E)"));
  }

  /** What is left as J goes to 0, while E lies between 0 and Et: the integral of an error. */
  public static Model integral() {
    return core("motif.tyson.integral",
        auxiliary("Rset", "1", "response at which E neither grows nor falls"),
        auxiliary("e", "1", "error: set point less response"),
        equations("""
            Rset  = k3/k4
            e     = Rset - R
            dE/dt = k4*e
            """));
  }

  private static Model core(String name, Part... law) {
    List<Part> parts = new ArrayList<>(List.of(time("1"),
        state("R", 0.5, "1", "response").nonNegative().source(REST),
        state("E", 0.5, "1", "active enzyme").nonNegative().source(REST),

        parameter("S",  1,   "1", "signal").nonNegative().source(PAPER),
        parameter("Et", 1,   "1", "all enzyme").positive().source(PAPER),
        parameter("k0", 1,   "1", "production of R by E").positive().source(PAPER),
        parameter("k2", 1,   "1", "removal of R by S").positive().source(PAPER),
        parameter("k3", 0.5, "1", "E switched on").positive().source(PAPER),
        parameter("k4", 1,   "1", "E switched off by R").positive().source(PAPER),
        equations("dR/dt = k0*E - k2*S*R")));
    parts.addAll(List.of(law));
    return Model.of(name, all(parts));
  }
}
