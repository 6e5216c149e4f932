package org.homeostat.physiology.testosterone;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.READ;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Source;

/**
 * Testosterone T, which inhibits its own releasing hormone R through the pituitary's L, Smith 1980. The
 * authors write {@code (c - h*T)*(1 - H(T - c/h))}, with H a step: c minus h*T, cut at zero.
 *
 * <pre>
 * dR/dt = h*pos(c/h - T) - b1*R
 * dL/dt = g1*R - b2*L
 * dT/dt = g2*L - b3*T
 * </pre>
 *
 * <p>The same formula is an inhibition that ends secretion above the threshold c/h, or a rectified error
 * against the set point c/h. T rests below it, at 8.1643 of 8.3333, since the loop gain is finite (48.3);
 * that rest is unstable for h above 2.042, and the levels then swing. The source states no units, of time
 * neither.
 *
 * @see "Smith WR: Hypothalamic regulation of pituitary secretion of luteinizing hormone II: feedback control
 *     of gonadotropin secretion, Bulletin of Mathematical Biology 42 (1980) 57-78"
 */
public final class Smith {
  private static final Source PAPER = Source.of("Smith WR", 1980,
          "Hypothalamic regulation of pituitary secretion of luteinizing hormone II: feedback control of"
              + " gonadotropin secretion",
          "Bulletin of Mathematical Biology 42:57-78", "")
      .marked(READ, "in BIOMD0000000831, which states no units; the citation is from memory");

  private Smith() {}

  /** Testosterone inhibits: secretion falls with T and ends at c/h. */
  public static Model feedback() {
    return core("testosterone.smith.feedback", equations("dR/dt = h*pos(c/h - T) - b1*R"));
  }

  /** Secretion follows the error of T against a set point, where it is positive. */
  public static Model setpoint() {
    return core("testosterone.smith.setpoint",
        auxiliary("Tset", "1", "testosterone below which there is secretion: the set point"),
        auxiliary("e", "1", "error: set point less testosterone"),
        equations("""
            Tset  = c/h
            e     = Tset - T
            dR/dt = h*pos(e) - b1*R
            """));
  }

  private static Model core(String name, Part... law) {
    List<Part> parts = new ArrayList<>(List.of(time("1"),
        state("R", 0.5, "1", "luteinizing hormone releasing hormone").nonNegative().source(PAPER),
        state("L", 22,  "1", "luteinizing hormone").nonNegative().source(PAPER),
        state("T", 15,  "1", "testosterone").nonNegative().source(PAPER),

        parameter("h",  12,   "1", "inhibition of secretion per testosterone").positive().source(PAPER),
        parameter("c",  100,  "1", "secretion without testosterone").positive().source(PAPER),
        parameter("b1", 1.29, "1", "clearance of R").positive().source(PAPER),
        parameter("g1", 10,   "1", "secretion of L per R").positive().source(PAPER),
        parameter("b2", 0.97, "1", "clearance of L").positive().source(PAPER),
        parameter("g2", 0.7,  "1", "secretion of T per L").positive().source(PAPER),
        parameter("b3", 1.39, "1", "clearance of T").positive().source(PAPER),
        equations("""
            dL/dt = g1*R - b2*L
            dT/dt = g2*L - b3*T
            """)));
    parts.addAll(List.of(law));
    return Model.of(name, all(parts));
  }
}
