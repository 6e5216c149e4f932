package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.junit.jupiter.api.Test;

class EquilibriumSearchTest {
  private static final double EXACT = 1e-9;

  /** Seven roots, none of them at a multiple of the start. */
  private static Model seven() {
    return Model.of("seven", time("1"), state("x", 3.4, "1", "place"),
        equations("dx/dt = -(x - 1)*(x - 2.3)*(x - 3)*(x - 3.7)*(x - 5)*(x - 6.1)*(x - 7)"));
  }

  @Test
  void deflationFindsTheOnesBetween() {
    List<Double> found = EquilibriumSearch.in(seven()).found().stream()
        .map(one -> Math.rint(one.value("x") * 1e6) / 1e6).sorted().toList();
    assertEquals(List.of(1.0, 2.3, 3.0, 3.7, 5.0, 6.1, 7.0), found);
  }

  @Test
  void toppHasThreeAndTheirModesAreThePublishedOnes() {
    List<Equilibrium> found = EquilibriumSearch.in(Homeostats.topp()).found();
    assertEquals(3, found.size());
    Equilibrium saddle =
        found.stream().filter(one -> Math.abs(one.value("G") - 250) < 1).findFirst().orElseThrow();
    assertEquals(36.96, saddle.value("B"), 1e-8);
    assertEquals(0.0405513, saddle.modes().eigenvalues().get(2).getRealPart(), 0.5e-7);
    Equilibrium lost = found.stream().filter(one -> one.value("B") == 0).findFirst().orElseThrow();
    assertEquals(600, lost.value("G"), EXACT * 600);
    assertTrue(lost.isStable());
  }

  @Test
  void whereThereIsNoneItSaysWhichSearchEndedWhere() {
    Model drained = Model.of("drained", time("d"), state("x", 1, "g", "store").nonNegative(),
        parameter("in", -2, "g/d", "supply"), parameter("k", 1, "1/d", "loss"),
        equations("dx/dt = in - k*x"));
    String said = assertThrows(ModelException.class, () -> EquilibriumSearch.in(drained).orThrow())
        .getMessage();
    assertTrue(said.startsWith("drained: no equilibrium was found inside the domain.\n    "), said);
    assertTrue(said.contains("the flow ended at x = -2, outside the domain x >= 0"), said);
    assertTrue(said.endsWith("Start nearer to one, change what drives the model, or widen a domain."), said);
  }
}
