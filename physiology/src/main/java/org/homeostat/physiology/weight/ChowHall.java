package org.homeostat.physiology.weight;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.control.model.Source.Mark.READ;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;

/**
 * Body composition of Chow and Hall 2008: fat F and lean mass L share what is eaten and not spent, in two
 * versions that differ in psi, the energy that goes from fat into lean mass on its own.
 *
 * <pre>
 * rhoF*dF/dt = (1 - p)*(I - E) - psi            alpha = rhoF*F/(C*rhoL)
 * rhoL*dL/dt = p*(I - E) + psi                  p     = 1/(1 + alpha)
 * E = gL*L + gF*F + E0
 * </pre>
 *
 * <p>With psi = 0 there is a line of rests, and where on it a body ends depends on where it began. With
 * {@code psi = kpsi*(F - D*exp(L/C))/F} there is one rest. Both leave Forbes's curve {@code F = D*exp(L/C)}
 * invariant and are the same on it: no change of intake tells them apart, and taking away fat does.
 *
 * <p>The paper's text rounds p to 2/(2 + F); the exact alpha is used here, without which the two part on the
 * curve too.
 *
 * @see "Chow CC, Hall KD: The dynamics of human body weight change, PLoS Computational Biology 4 (2008)
 *     e1000045, doi 10.1371/journal.pcbi.1000045"
 */
public final class ChowHall {
  private static final Source PAPER = Source.of("Chow CC, Hall KD", 2008,
          "The dynamics of human body weight change", "PLoS Computational Biology 4(3):e1000045",
          "10.1371/journal.pcbi.1000045")
      .marked(READ, "with BIOMD0000000901");
  private static final Source FIGURE = PAPER.at("Fig 3");

  private static final Part NO_PSI = equations("psi = 0");
  private static final Part PSI = equations("psi = kpsi*(F - D*exp(L/C))/F");
  private static final Quantity KPSI =
      parameter("kpsi", 0.05, "MJ/d", "flow from fat to lean mass far above the curve").positive()
          .source(PAPER);

  /** Lean mass at the one rest, at the declared intake. */
  private static final double LEAN = core("rest",
      state("F", rest(60), "kg", "fat mass").positive(),
      state("L", rest(50), "kg", "lean mass").positive(), KPSI, PSI).start()[1];

  private ChowHall() {}

  /** Forbes's curve, where the two are one; nothing for other models. */
  public static List<String> set(Model a, Model b) {
    return Stream.of(a, b).map(Model::name).sorted().toList()
        .equals(List.of("weight.chowHall.fixedPoint", "weight.chowHall.manifold"))
        ? List.of("F = D*exp(L/C)") : List.of();
  }

  /** Without psi: a line of rests, and nothing that pulls along it. Starts at rest, on Forbes's curve. */
  public static Model invariantManifold() {
    return onCurve("weight.chowHall.manifold", NO_PSI);
  }

  /** With the psi that leaves one rest, which lies on Forbes's curve. Starts there. */
  public static Model fixedPoint() {
    return onCurve("weight.chowHall.fixedPoint", KPSI, PSI);
  }

  private static Model onCurve(String name, Part... psi) {
    return core(name,
        state("F", "D*exp(L/C)", "kg", "fat mass").positive()
            .source(FIGURE.marked(DERIVED, "on Forbes's curve")),
        state("L", LEAN, "kg", "lean mass").positive()
            .source(FIGURE.marked(DERIVED, "at the one rest, computed at an intake of 12 MJ/d")), psi);
  }

  private static Model core(String name, Quantity fat, Quantity lean, Part... psi) {
    List<Part> parts = new ArrayList<>(List.of(time("d"), fat, lean,
        input("I", 12, "MJ/d", "energy eaten").nonNegative().source(FIGURE),

        parameter("rhoF", 39.5, "MJ/kg",   "energy density of fat").positive().source(PAPER),
        parameter("rhoL", 7.6,  "MJ/kg",   "energy density of lean mass").positive().source(PAPER),
        parameter("C",    10.4, "kg",      "lean mass over which fat grows e-fold on Forbes's curve")
            .positive().source(PAPER),
        parameter("D",    0.4,  "kg",      "fat on Forbes's curve at no lean mass").positive()
            .source(FIGURE),
        parameter("gL",   0.14, "MJ/kg/d", "spent by lean mass").positive().source(PAPER),
        parameter("gF",   0.05, "MJ/kg/d", "spent by fat").positive().source(PAPER),
        parameter("E0",   1.55, "MJ/d",    "spent beyond that").positive().source(PAPER),

        auxiliary("alpha", "1",    "share of the energy balance that fat takes, over lean mass's"),
        auxiliary("p",     "1",    "share of the energy balance that lean mass takes"),
        auxiliary("E",     "MJ/d", "energy spent"),
        auxiliary("psi",   "MJ/d", "flow from fat to lean mass at energy balance"),
        auxiliary("M",     "kg",   "body mass"),
        equations("""
            alpha = rhoF*F/(C*rhoL)
            p     = 1/(1 + alpha)
            E     = gL*L + gF*F + E0
            M     = F + L
            dF/dt = ((1 - p)*(I - E) - psi)/rhoF
            dL/dt = (p*(I - E) + psi)/rhoL
            """)));
    parts.addAll(List.of(psi));
    return Model.of(name, all(parts));
  }
}
