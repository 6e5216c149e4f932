package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;

class ConservedTotalTest {
  private static final double EXACT = 1e-11;

  /** A cycle of a substrate through two enzymes; three totals among six states. */
  private static Model cycle() {
    return Model.of("cycle", time("s"),
        state("W", 4, "1", "substrate").nonNegative(), state("X", 0, "1", "product").nonNegative(),
        state("E", 1, "1", "kinase").nonNegative(), state("EW", 0, "1", "its complex").nonNegative(),
        state("F", 2, "1", "phosphatase").nonNegative(), state("FX", 0, "1", "its complex").nonNegative(),
        parameter("a", 3, "1/s", "binding"), parameter("b", 1, "1/s", "turnover"),
        equations("""
            dW/dt  = -a*W*E + b*FX
            dX/dt  = -a*X*F + b*EW
            dE/dt  = -a*W*E + b*EW
            dEW/dt = a*W*E - b*EW
            dF/dt  = -a*X*F + b*FX
            dFX/dt = a*X*F - b*FX
            """));
  }

  @Test
  void totalsAreFoundExactlyWithTheirValuesAtTheStart() {
    assertEquals(List.of("E + C = 2, which no equation changes"),
        ConservedTotal.of(Homeostats.enzyme()).stream().map(ConservedTotal::toString).toList());
    assertEquals(3, ConservedTotal.of(cycle()).size());
    assertEquals(List.of(), ConservedTotal.of(Homeostats.topp()));
  }

  @Test
  void aWeightMayBeAParameter() {
    Model yield = Model.of("yield", time("h"), state("S", 2, "g", "sugar"), state("B", 1, "g", "biomass"),
        parameter("Y", 0.5, "1", "yield"), parameter("m", 0.3, "1/g/h", "growth"),
        equations("dS/dt = -m*S*B/Y\ndB/dt = m*S*B"));
    ConservedTotal total = ConservedTotal.of(yield).get(0);
    assertEquals("Y*S + B", total.text());
    assertEquals(2, total.value(), EXACT);
  }

  @Test
  void theEquilibriaAreThoseAtTheTotalsOfTheStart() {
    Equilibrium rest = EquilibriumSearch.in(cycle()).orThrow().stream()
        .filter(Equilibrium::isStable).findFirst().orElseThrow();
    assertEquals(1, rest.value("E") + rest.value("EW"), EXACT);
    assertEquals(2, rest.value("F") + rest.value("FX"), EXACT);
    assertEquals(4, rest.value("W") + rest.value("X") + rest.value("EW") + rest.value("FX"), EXACT);
    assertEquals(rest.value("EW"), rest.value("FX"), EXACT, "what comes goes");
    assertEquals(3, rest.modes().eigenvalues().size(), "three modes leave no total");
  }

  @Test
  void nearKeepsTheTotalsOfTheStateItIsGiven() {
    Model enzyme = Homeostats.enzyme();
    Equilibrium rest = Equilibrium.near(enzyme, new double[] {2, 1, 0.1}).orElseThrow();
    assertEquals(1 / 3.0, rest.value("C"), EXACT);
    assertEquals(3, rest.value("E") + rest.value("C"), EXACT);
    assertTrue(rest.toString().contains("\n  at E + C = 3, which no equation changes"), rest::toString);
  }

  @Test
  void whatTurnsOverTooFastForItsTotalHasNoEquilibrium() {
    String said = EquilibriumSearch.in(Homeostats.enzyme().let("v", 7)).toString();
    assertTrue(said.startsWith("enzyme: no equilibria found\n  at E + C = 2, which no equation changes"),
        said);
    assertTrue(said.contains("outside the domain"), said);
  }
}
