package org.homeostat.physiology.motif;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.READ;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;

/**
 * Antithetic integral control of gene expression, Briat et al. 2016: two controller species that annihilate
 * each other, one made at a constant rate, one by the protein that is controlled.
 *
 * <pre>
 * dm/dt  = k*z1 - m                        mRNA
 * dp/dt  = gam*m - p - kd*z2*p             protein
 * dz1/dt = mu - eta*z1*z2
 * dz2/dt = theta*p - eta*z1*z2
 * </pre>
 *
 * <p>{@code z1 - z2} integrates {@code mu - theta*p}, an error against the set point mu/theta, but no
 * molecule is it, and z1 alone acts. With kd &gt; 0 the second species acts too: rein control, two opposed
 * arms. Dimensionless.
 *
 * @see "Briat C, Gupta A, Khammash M: Antithetic integral feedback ensures robust perfect adaptation in noisy
 *     biomolecular networks, Cell Systems 2 (2016) 15-26"
 */
public final class Antithetic {
  private static final Source PAPER = Source.of("Briat C, Gupta A, Khammash M", 2016,
          "Antithetic integral feedback ensures robust perfect adaptation in noisy biomolecular networks",
          "Cell Systems 2:15-26", "")
      .marked(READ, "the form and values in the first author's course scripts");
  private static final String EMPTY = "nothing is there at the start";

  private Antithetic() {}

  /** As published, in the two species. */
  public static Model species() {
    return core("motif.antithetic", species("z2", "controller species made by the protein"),
        equations("""
            dz1/dt = mu - eta*z1*z2
            dz2/dt = theta*p - eta*z1*z2
            """));
  }

  /** The same in the hidden error z = z1 - z2 and z1. */
  public static Model error() {
    return core("motif.antithetic.error",
        state("z", 0, "1", "piled-up error: z1 less z2").assumed(EMPTY),
        auxiliary("z2", "1", "controller species made by the protein"),
        auxiliary("pset", "1", "protein at which z neither grows nor falls"),
        auxiliary("e", "1", "error: set point less protein"),
        equations("""
            pset   = mu/theta
            e      = pset - p
            z2     = z1 - z
            dz/dt  = theta*e
            dz1/dt = mu - eta*z1*z2
            """));
  }

  /** How the quantities of the two correspond where their names differ. */
  public static List<String> map(Model a, Model b) {
    return a.has("eta") && b.has("eta") && a.has("z") != b.has("z") ? List.of("z = z1 - z2") : List.of();
  }

  private static Quantity species(String name, String meaning) {
    return state(name, 0, "1", meaning).nonNegative().assumed(EMPTY);
  }

  private static Model core(String name, Part... controller) {
    List<Part> parts = new ArrayList<>(List.of(time("1"),
        species("m", "mRNA"), species("p", "protein"), species("z1", "controller species made at all times"),

        parameter("k",     1,   "1", "transcription per z1").positive().source(PAPER),
        parameter("gam",   1,   "1", "translation per mRNA").positive().source(PAPER),
        parameter("kd",    0,   "1", "removal of protein by z2; 50 in rein control").nonNegative()
            .source(PAPER),
        parameter("mu",    1,   "1", "production of z1").positive().source(PAPER),
        parameter("theta", 1,   "1", "production of z2 per protein").positive().source(PAPER),
        parameter("eta",   100, "1", "mutual annihilation").positive().source(PAPER),
        equations("""
            dm/dt = k*z1 - m
            dp/dt = gam*m - p - kd*z2*p
            """)));
    parts.addAll(List.of(controller));
    return Model.of(name, all(parts));
  }
}
