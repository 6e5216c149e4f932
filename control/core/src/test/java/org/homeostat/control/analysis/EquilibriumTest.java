package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquilibriumTest {

  /** Rounding of a field over its slope. */
  private static final double EXACT = 1e-11;

  /** x' = x - x^3. */
  private static Model cubic(double start) {
    return Model.of("cubic", time("1"), state("x", start, "1", "level"), equations("dx/dt = x - x^3"));
  }

  /** Store y in g feeds x; y rests at 8, x at 2. Modes -0.5 and -4 per day. */
  private static Model chain() {
    return Model.of("chain", time("d"),
        state("y", 1, "g", "store").nonNegative(),
        state("x", 0, "g", "signal").nonNegative(),
        parameter("in", 4, "g/d", "supply"),
        parameter("a", 0.5, "1/d", "turnover"),
        parameter("b", 4, "1/d", "clearance"),
        equations("""
            feed  = 2*a*y
            dy/dt = in - a*y
            dx/dt = feed - b*x
            """));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 1, -1, 7, 1e-3})
  void aBistableCubicHasThreeEquilibriaWhereverItStarts(double start) {
    List<Equilibrium> all = Equilibrium.all(cubic(start));
    assertEquals(List.of(-1L, 0L, 1L),
        all.stream().map(found -> Math.round(found.value("x"))).sorted().toList());
    for (Equilibrium found : all) {
      assertEquals(Math.rint(found.value("x")), found.value("x"), EXACT);
      assertEquals(found.value("x") != 0, found.isStable());
      assertEquals(found.value("x") == 0 ? 1 : -2, found.modes().eigenvalues().get(0).getRealPart(), EXACT);
      assertTrue(found.residual() < EXACT);
    }
  }

  @Test
  void valuesResidualAndModesAreThoseOfTheClosedForm() {
    Equilibrium rest = only(Equilibrium.all(chain()));
    assertEquals(8, rest.value("y"), EXACT);
    assertEquals(2, rest.value("x"), EXACT);
    assertEquals(8, rest.value("feed"), EXACT);
    assertEquals(0.5, rest.value("a"), "a parameter has its value everywhere");
    assertEquals(List.of("y", "x", "feed"), List.copyOf(rest.values().keySet()));
    assertEquals(0.25, rest.modes().timeConstants().get(0), EXACT);
    assertEquals(2, rest.modes().timeConstants().get(1), EXACT);
    assertEquals(List.of("dx/dt", "dy/dt"), rest.modes().states());
    assertThrows(ModelException.class, () -> rest.value("z"));
  }

  @Test
  void aHeldStateStaysAndTheOthersRestAroundIt() {
    Equilibrium rest = only(Equilibrium.all(chain().held("y", 3)));
    assertEquals(3, rest.value("y"));
    assertEquals(0.75, rest.value("x"), EXACT);
    assertEquals(1, rest.modes().eigenvalues().size());
  }

  @Test
  void whereEveryStateIsHeldTheModelRestsWhereItIs() {
    Equilibrium rest = only(Equilibrium.all(chain().held("y", 3).held("x", 5)));
    assertTrue(rest.isStable());
    assertEquals("""
        chain rests at
          y        3.000000 g
          x        5.000000 g
          feed     3.000000 g/d
          residual 0; every state is held""", rest.toString());
  }

  @ParameterizedTest
  @CsvSource({"4, 8", "0, 0", "-4, "})
  void anEquilibriumOutsideTheDomainIsNone(double supply, Double y) {
    List<Equilibrium> all = Equilibrium.all(chain().let("in", supply));
    if (y == null) {
      assertEquals(List.of(), all);
    } else {
      assertEquals(y, only(all).value("y"), EXACT);
    }
  }

  /** Newton's iterates end a rounding below zero or above; the domain's edge is zero. */
  @Test
  void anEquilibriumOnTheEdgeOfTheDomainStandsOnTheEdge() {
    Model drained = Model.of("drained", time("d"),
        state("x", 0.3, "g", "store").nonNegative(), parameter("k", 33.3, "1/d", "loss"),
        equations("dx/dt = -k*x"));
    assertEquals(0, only(Equilibrium.all(drained)).value("x"));
    assertEquals("""
        drained rests at
          x        0 g
          residual 0
          eigenvalues -33.3 per d; time constants 0.03003 d""", only(Equilibrium.all(drained)).toString());
  }

  @ParameterizedTest
  @CsvSource({"0.1, 1", "-0.1, -1", "0, 1", "5, 1", "-1, -1"})
  void nearIsTheStableOneThatTheFlowLeadsToOrElseTheNearest(double from, double expected) {
    Equilibrium found = Equilibrium.near(cubic(0.5), new double[] {from}).orElseThrow();
    assertEquals(expected, from == 0 ? Math.abs(found.value("x")) : found.value("x"), EXACT);
    assertTrue(found.isStable());
  }

  @Test
  void whatGrowsForEverHasNone() {
    Model growth = Model.of("growth", time("d"), state("x", 1, "g", "mass").positive(),
        parameter("r", 1, "1/d", "rate"), equations("dx/dt = r*x"));
    assertEquals(List.of(), Equilibrium.all(growth));
    assertEquals(Optional.empty(), Equilibrium.near(growth, new double[] {1}));
  }

  @Test
  void aModelThatDependsOnTimeIsRefused() {
    Model seasonal =
        Model.of("seasonal", time("1"), state("x", 1, "1", "level"), equations("dx/dt = sin(t) - x"));
    String message = "seasonal: the equations depend on t, so that nothing rests. Hold what depends on t."
        + Trouble.NOTHING_RESTS.more();
    assertEquals(message, assertThrows(ModelException.class, () -> Equilibrium.all(seasonal)).getMessage());
    assertEquals(message,
        assertThrows(ModelException.class, () -> Equilibrium.near(seasonal, new double[] {1})).getMessage());
  }

  @Test
  void nearAsksForAValueOfEachState() {
    var problem =
        assertThrows(IllegalArgumentException.class, () -> Equilibrium.near(chain(), new double[1]));
    assertEquals("chain has the states y, x; give a value for each.", problem.getMessage());
  }

  @Test
  void itPrintsValuesWithUnitsAndItsModes() {
    assertEquals("""
        chain rests at
          y        8.000000 g
          x        2.000000 g
          feed     8.000000 g/d
          residual r
          eigenvalues -4 -0.5 per d; time constants 0.25 2 d""",
        only(Equilibrium.all(chain())).toString().replaceFirst("residual \\S+", "residual r"));
    Model spiral = Model.of("spiral", time("1"), state("x", 1, "1", "place"), state("v", 0, "1", "speed"),
        equations("dx/dt = v\ndv/dt = -x + 0.2*v"));
    assertEquals("""
        spiral has an unstable equilibrium at
          x        0 1
          v        0 1
          residual 0
          eigenvalues 0.1+0.994987i 0.1-0.994987i; time constants -10 -10""",
        only(Equilibrium.all(spiral)).toString());
  }

  private static Equilibrium only(List<Equilibrium> all) {
    assertEquals(1, all.size(), all::toString);
    assertFalse(all.get(0).modes() == null);
    return all.get(0);
  }
}
