package org.homeostat.control.lumping;

import static org.homeostat.control.model.Part.auxiliary;
import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;

/** What lumping finds is closed, exact, as small as published, and nothing where nothing is to be found. */
class LumpingTest {

  /** Both runs are made at 1e-10; their errors add up over the run. */
  private static final double SOLVERS_OWN = 1e-7;

  /** A and B turn into one another and both bind C, alike: Cardelli et al. 2017's introductory kind. */
  private static Model binding(double second) {
    return Model.of("binding", time("1"),
        state("A", 1, "1", "first form").nonNegative(),
        state("B", 0.5, "1", "second form").nonNegative(),
        state("C", 2, "1", "partner").nonNegative(),
        state("D", 0.1, "1", "complex").nonNegative(),
        parameter("r1", 0.3, "1", "A to B").positive(),
        parameter("r2", 0.7, "1", "B to A").positive(),
        parameter("on", 0.4, "1", "binding").positive(),
        parameter("on2", second, "1", "binding of B").positive(),
        parameter("off", 0.9, "1", "unbinding").positive(),
        equations("""
            toB = r1*A
            bound = on*A*C
            total = A + B
            dA/dt = -toB + r2*B - bound + off*D
            dB/dt = toB - r2*B - on2*B*C
            dC/dt = -bound - on2*B*C + off*D
            dD/dt = bound + on2*B*C - off*D"""));
  }

  @Test
  void twoFormsThatBindAlikeAreOneSpeciesAtTheValuesThatMakeThemAlike() {
    Reduction lumped = Lumping.of(binding(0.4)).atValues().forward("C", "D");
    assertEquals(List.of(List.of("A", "B"), List.of("C"), List.of("D")), lumped.classes());
    assertEquals("A + B", Text.of(lumped.map().get("total")));
    assertEquals(Reduction.Scope.THESE_VALUES, lumped.scope());
    assertTrue(lumped.isSmallest());
    assertEquals(List.of("toB", "bound"), lumped.lost());
    assertFollows(lumped, 10);
  }

  @Test
  void withTheConstantsAsSymbolsTheTwoFormsStayApart() {
    assertFalse(Lumping.of(binding(0.4)).forward("C", "D").isSmaller());
  }

  @Test
  void aConstantOffByAHairLumpsNothing() {
    Reduction none = Lumping.of(binding(0.4 + 1e-12)).atValues().forward("C", "D");
    assertFalse(none.isSmaller());
    assertEquals("binding: no sums of states fewer than its 4 states obey closed equations"
        + " (forward, for these values of the parameters)", none.toString());
  }

  /** n sites, each phosphorylated at one rate and dephosphorylated at one rate: 2^n species. */
  private static Model sites(int n) {
    List<Part> parts = new ArrayList<>(List.of(time("min"),
        state("E", 0.6, "1", "free kinase").nonNegative(),
        parameter("k", 0.8, "1/min", "phosphorylation of a site").positive(),
        parameter("d", 0.3, "1/min", "dephosphorylation of a site").positive(),
        parameter("K", 0.5, "1", "half saturation").positive()));
    StringBuilder text = new StringBuilder();
    List<String> all = new ArrayList<>();
    for (int s = 0; s < 1 << n; s++) {
      parts.add(state(species(n, s), s == 0 ? 1 : 0.01 * s, "1", "substrate").nonNegative());
      all.add(species(n, s));
      text.append("d").append(species(n, s)).append("/dt = 0 ");
      for (int site = 0; site < n; site++) {
        int other = s ^ 1 << site;
        String on = species(n, Math.min(s, other));
        String off = species(n, Math.max(s, other));
        text.append(s < other ? "-" : "+").append("k*E*").append(on).append("/(K + total)")
            .append(s < other ? "+" : "-").append("d*").append(off);
      }
      text.append("\n");
    }
    text.append("total = ").append(String.join(" + ", all)).append("\ndE/dt = -d*E*total");
    parts.add(equations(text.toString()));
    return Model.of("sites", parts.toArray(Part[]::new));
  }

  private static String species(int n, int s) {
    return "S" + String.format("%" + n + "s", Integer.toBinaryString(s)).replace(' ', '0');
  }

  @Test
  void identicalSitesLumpToTheNumberOfThemThatArePhosphorylated() {
    int n = 4;
    Model full = sites(n);
    Reduction lumped = Lumping.of(full).forward("E", "S1111");
    assertEquals(n + 2, lumped.model().states().size());
    assertEquals("2*k*E*S0011_to_S1100/(K + total) + 4*d*S1111 - 3*d*S0111_to_S1110"
        + " - k*E*S0111_to_S1110/(K + total)", Text.of(lumped.model().rate("S0111_to_S1110")));
    assertEquals(Reduction.Scope.ALL_VALUES, lumped.scope());
    assertTrue(lumped.model().has("total"));
    assertFollows(lumped, 8);
    Reduction linear = Lumping.of(full).keeping("S1111");
    assertEquals(n + 2, linear.model().states().size());
    assertFollows(linear, 8);
  }

  /** Theorem: one block per unit is closed wherever the whole is conserved; then that is all that is left. */
  @Test
  void aConservedTotalIsASumOfItsOwn() {
    Reduction total = Lumping.of(sites(2)).refining("E").forward();
    assertEquals(List.of("E", "total"), total.model().states());
    assertEquals("0", Text.of(total.model().rate("total")));
  }

  /** Two stores fed alike, and a third fed by both. */
  private static Model twins(double start) {
    return Model.of("twins", time("h"),
        state("a", 1, "mg", "left").nonNegative(),
        state("b", start, "mg", "right").nonNegative(),
        state("c", 0, "mg", "collects").nonNegative(),
        parameter("q", 0.4, "mg/h", "inflow").positive(),
        parameter("V", 0.7, "mg/h", "largest outflow").positive(),
        parameter("K", 0.2, "mg", "half saturation").positive(),
        auxiliary("both", "mg/h", "outflow of both"),
        equations("""
            outA = V*a/(K + a + c/3)
            outB = V*b/(K + b + c/3)
            both = outA + outB
            da/dt = q - outA
            db/dt = q - outB
            dc/dt = both - c^2*V/K^2"""));
  }

  @Test
  void equalStoresStayEqualAndOneOfThemIsKept() {
    Reduction lumped = Lumping.of(twins(1)).backward();
    assertEquals(List.of(List.of("a", "b"), List.of("c")), lumped.classes());
    assertEquals(List.of("a", "c"), lumped.model().states());
    assertEquals("outA + outB", Text.of(lumped.model().definition("both").orElseThrow()));
    Trajectory small = run(lumped.model(), 5);
    Trajectory large = run(twins(1), 5);
    assertEquals(large.at(5, "b"), small.at(5, "a"), SOLVERS_OWN);
    assertEquals(large.at(5, "both"), small.at(5, "both"), SOLVERS_OWN);
  }

  @Test
  void storesThatStartApartAreNoClass() {
    assertFalse(Lumping.of(twins(1.1)).backward().isSmaller());
  }

  /** Their sum is not closed: half saturation is passed by each alone. */
  @Test
  void theSumOfSaturatedStoresIsNotClosed() {
    assertFalse(Lumping.of(twins(1)).forward("c").isSmaller());
  }

  /** Ovchinnikov et al. 2021's example: x1' = x2^2 + 4 x2 x3 + 4 x3^2, x2' = 4 x3 - 2 x1, x3' = x1 + x2. */
  private static Model clue() {
    return Model.of("clue", time("1"),
        state("x1", 1, "1", ""), state("x2", 0.5, "1", ""), state("x3", -0.3, "1", ""),
        equations("""
            dx1/dt = x2^2 + 4*x2*x3 + 4*x3^2
            dx2/dt = 4*x3 - 2*x1
            dx3/dt = x1 + x2"""));
  }

  @Test
  void thePublishedExampleKeepsOneCombinationBesideItsObservable() {
    Reduction lumped = Lumping.of(clue()).keeping("x1");
    assertEquals("{x1=x1, y2=x2 + 2*x3}", texts(lumped.map()).toString());
    assertEquals("y2^2", Text.of(lumped.model().rate("x1")));
    assertEquals("2*y2", Text.of(lumped.model().rate("y2")));
    assertTrue(lumped.isSmallest());
    assertEquals("""
        clue: 3 states, 2 linear combinations of states obey closed equations (linear, for all values of the \
        parameters)
          x1
          y2 = x2 + 2*x3
        clue, lumped   (time in 1)
          dx1/dt = y2^2
          dy2/dt = 2*y2""", lumped.toString());
    assertFollows(lumped, 0.4);
  }

  @Test
  void aGivenCombinationIsWrittenUnderItsNameOrRefused() {
    Reduction lumped = Lumping.of(clue()).by("x1 = x1", "z = 3*x2 + 6*x3");
    assertEquals("2*z", Text.of(lumped.model().rate("z")));
    ModelException open = assertThrows(ModelException.class, () -> Lumping.of(clue()).by("z = x2 + x3"));
    assertEquals("clue: these combinations obey no closed equations of their own: z = x2 + x3.\n"
        + "    Lumping.of(model).keeping(...) finds what must be added.", open.getMessage());
    assertThrows(ModelException.class, () -> Lumping.of(clue()).by("z = x1*x2"));
  }

  /** A rational field: Michaelis-Menten clearance of what two compartments hold together. */
  @Test
  void aRationalFieldIsLumpedExactly() {
    Model two = Model.of("two compartments", time("h"),
        state("L1", 3, "ng", "in one").nonNegative(), state("L2", 1, "ng", "in the other").nonNegative(),
        state("M", 1, "ng", "what is left over").nonNegative(),
        parameter("s", 2, "ng/h", "secretion").positive(),
        parameter("V", 5, "ng/h", "largest clearance").positive(),
        parameter("K", 2, "ng", "half saturation").positive(),
        parameter("x", 0.6, "1/h", "exchange").positive(),
        equations("""
            L = L1 + L2
            dL1/dt = s - V*L1/(K + L) - x*(L1 - L2)
            dL2/dt = -V*L2/(K + L) + x*(L1 - L2)
            dM/dt = V*L1/(K + L) - x*M"""));
    Reduction lumped = Lumping.of(two).keeping("L");
    assertEquals(List.of("L"), lumped.model().states());
    assertEquals("ng", lumped.model().quantity("L").unit().toString());
    assertFollows(lumped, 4);
  }

  /** What is not rational is kept apart, and the answer says that a smaller one is not excluded. */
  @Test
  void aHiddenSlopeIsNeverGuessed() {
    Model floors = Model.of("floors", time("1"),
        state("x", 1, "1", ""), state("y", 1.5, "1", ""),
        equations("dx/dt = -floor(x + 2*y)\ndy/dt = floor(x + 2*y) - x"));
    assertFalse(Lumping.of(floors).forward().isSmaller());
    assertFalse(Lumping.of(floors).forward().isSmallest());
    ModelException hidden = assertThrows(ModelException.class, () -> Lumping.of(floors).keeping("x"));
    assertTrue(hidden.getMessage().startsWith("floors: the slope of dx/dt along x has no exact form here."));
  }

  @Test
  void equationsWithMemoryAreRefused() {
    Model late = Model.of("late", time("1"), state("x", 1, "1", ""), equations("dx/dt = -delay(x, 1)"));
    ModelException refused = assertThrows(ModelException.class, () -> Lumping.of(late).forward());
    assertEquals("late: lumping is for equations without memory, and these read the past of x.\n"
        + "    Put a chain of states in the place of the delay.", refused.getMessage());
  }

  @Test
  void whatIsToBeKeptIsANameOfTheModel() {
    assertThrows(ModelException.class, () -> Lumping.of(clue()).keeping("x4"));
    assertThrows(IllegalArgumentException.class, () -> Lumping.of(clue()).keeping());
  }

  private static Map<String, String> texts(Map<String, Expr> map) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach((name, value) -> texts.put(name, Text.of(value)));
    return texts;
  }

  private static Trajectory run(Model model, double until) {
    return Simulation.of(model).until(until).with(Solver.auto().rtol(1e-10)).run();
  }

  /** The lumped run is the full run under the map, and so are the auxiliaries that both have. */
  private static void assertFollows(Reduction lumped, double until) {
    Trajectory small = run(lumped.model(), until);
    Trajectory large = run(lumped.full(), until);
    for (double t = 0; t <= until; t += until / 8) {
      double time = t;
      lumped.map().forEach((name, value) ->
          assertEquals(Value.of(value, used -> large.at(time, used)), small.at(time, name), SOLVERS_OWN,
              name + " at " + time));
      lumped.model().auxiliaries().forEach(name ->
          assertEquals(large.at(time, name), small.at(time, name), SOLVERS_OWN, name + " at " + time));
    }
  }
}
