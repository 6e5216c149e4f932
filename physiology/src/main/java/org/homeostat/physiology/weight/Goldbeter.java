package org.homeostat.physiology.weight;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.READ;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Source;

/**
 * Weight that cycles between dieting and relapse, Goldbeter 2006: weight P, intake Q and cognitive restraint
 * R, each scaled to lie between 0 and 1.
 *
 * <pre>
 * dP/dt = a*Q - V*P/(Km + P)
 * dQ/dt = V1*(1 - Q)/(K1 + 1 - Q) - V2*R*Q/(K2 + Q)
 * dR/dt = P*V3*(1 - R)/(K3 + 1 - R) - V4*R/(K4 + R)
 * </pre>
 *
 * <p>Written without a set point. With small K1 to K4, which are one K here, Q and R away from 0 and 1
 * integrate errors: {@code dR/dt = V3*(P - V4/V3)} and {@code dQ/dt = V2*(V1/V2 - R)}. The rest at P =
 * 0.42234 is unstable; weight cycles in 10.182 weeks, on which Q and R do come close to 0 and 1.
 *
 * @see "Goldbeter A: A model for the dynamics of human weight cycling, Journal of Biosciences 31 (2006)
 *     129-136"
 */
public final class Goldbeter {
  private static final Source PAPER = Source.of("Goldbeter A", 2006,
          "A model for the dynamics of human weight cycling", "Journal of Biosciences 31(1):129-136", "")
      .marked(READ, "in BIOMD0000000079");

  private Goldbeter() {}

  /** The published model; K stands for the paper's K1 to K4, which are equal there. */
  public static Model cycling() {
    return core("weight.goldbeter",
        parameter("K", 0.01, "1", "how near saturation intake and restraint work; K1 to K4 of the paper")
            .positive().source(PAPER),
        equations("""
            dQ/dt = V1*(1 - Q)/(K + 1 - Q) - V2*R*Q/(K + Q)
            dR/dt = V3*P*(1 - R)/(K + 1 - R) - V4*R/(K + R)
            """));
  }

  /**
   * What is left as K goes to 0, while Q and R lie between 0 and 1: two integrals of errors in series, with
   * set points that are ratios of rates. Beyond 0 and 1 it means nothing.
   */
  public static Model zeroOrder() {
    return core("weight.goldbeter.zeroOrder",
        auxiliary("Pset", "1", "weight at which restraint neither grows nor falls"),
        auxiliary("Rset", "1", "restraint at which intake neither grows nor falls"),
        auxiliary("eP", "1", "error of weight"),
        auxiliary("eR", "1", "error of restraint"),
        equations("""
            Pset  = V4/V3
            Rset  = V1/V2
            eP    = Pset - P
            eR    = Rset - R
            dQ/dt = V2*eR
            dR/dt = -V3*eP
            """));
  }

  private static Model core(String name, Part... law) {
    List<Part> parts = new ArrayList<>(List.of(time("wk"),
        state("P", 0.43, "1", "weight").nonNegative().source(PAPER),
        state("Q", 0.8,  "1", "intake").within(0, 1).source(PAPER),
        state("R", 0.55, "1", "restraint").within(0, 1).source(PAPER),

        parameter("a",  0.1, "1/wk", "weight gained by eating").positive().source(PAPER),
        parameter("V",  0.1, "1/wk", "most weight that is lost").positive().source(PAPER),
        parameter("Km", 0.2, "1",    "weight at half of that").positive().source(PAPER),
        parameter("V1", 1,   "1/wk", "intake's own rise").positive().source(PAPER),
        parameter("V2", 1.5, "1/wk", "intake's fall under restraint").positive().source(PAPER),
        parameter("V3", 6,   "1/wk", "restraint's rise with weight").positive().source(PAPER),
        parameter("V4", 2.5, "1/wk", "restraint's own fall").positive().source(PAPER),
        equations("dP/dt = a*Q - V*P/(Km + P)")));
    parts.addAll(List.of(law));
    return Model.of(name, all(parts));
  }
}
