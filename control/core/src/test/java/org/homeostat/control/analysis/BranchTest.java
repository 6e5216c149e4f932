package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.progress.Watcher;
import org.junit.jupiter.api.Test;

class BranchTest {

  /** A fold is located to the root of rounding along the branch, so to rounding in the parameter. */
  private static final double FOLD = 1e-9;

  /** The change of a mode is located by halving a step until its rounding shows. */
  private static final double HOPF = 1e-8;

  /** Half of the last digit of the published 2.042007. */
  private static final double PRINTED = 0.5e-6;

  private static final double EXACT = 1e-9;

  @Test
  void theSaddleNodeOfToppIsWhereGrowthNoLongerReachesDeath() {
    Model topp = Homeostats.topp();
    Branch branch = Branch.of(topp, "r1", 7e-4, 9e-4);
    BranchPoint fold = branch.folds().get(0);
    assertEquals(2 * Math.sqrt(topp.value("r2") * topp.value("d0")), fold.at(), FOLD * fold.at());
    assertEquals(1, branch.folds().size());
    assertEquals(List.of(), branch.hopfs());
    List<Equilibrium> here = branch.at(0.84e-3);
    assertEquals(2, here.size());
    assertEquals(100, here.get(1).value("G"), EXACT * 100);
    assertEquals(250, here.get(0).value("G"), EXACT * 250);
    assertTrue(here.get(1).isStable());
    assertFalse(here.get(0).isStable());
  }

  @Test
  void theCycleOfSmithIsBornAtItsHopfPoint() {
    Branch branch = Branch.of(Homeostats.smith(), "h", 1, 13);
    BranchPoint hopf = branch.hopfs().get(0);
    assertEquals(1, branch.hopfs().size());
    assertEquals(2.042007, hopf.at(), PRINTED);
    double loop = (1.29 + 0.97) * (0.97 + 1.39) * (1.39 + 1.29) / 7;
    assertEquals(loop, hopf.at(), HOPF);
    assertEquals(2 * Math.PI / Math.sqrt(1.29 * 0.97 + 0.97 * 1.39 + 1.39 * 1.29), hopf.period(), HOPF);
  }

  @Test
  void aCubicIsFollowedRoundBothItsFolds() {
    Model cubic = Model.of("cubic", time("1"), state("x", -2, "1", "level"),
        parameter("p", -2, "1", "push"), equations("dx/dt = p + 3*x - x^3"));
    Branch branch = Branch.of(cubic, "p", -3, 3);
    assertEquals(2, branch.folds().size());
    assertEquals(2, branch.folds().get(0).at(), FOLD);
    assertEquals(-2, branch.folds().get(1).at(), FOLD);
    assertEquals(3, branch.at(0).size());
    assertEquals(List.of("p = -3: the end of the range", "p = 3: the end of the range"), branch.ends());
  }

  @Test
  void aBranchEndsWhereAStateLeavesItsDomain() {
    Model tank = Model.of("tank", time("h"), state("V", 2, "L", "volume").nonNegative(),
        parameter("q", 1, "L/h", "inflow"),
        parameter("k", 0.5, "1/h", "leak"), equations("dV/dt = q - k*V"));
    Branch branch = Branch.of(tank, "q", -1, 2);
    assertEquals("V leaves its domain V >= 0", branch.ends().get(0).replaceAll(".*: ", ""));
    assertEquals(0, branch.points().get(0).at(), 1e-6);
  }

  @Test
  void alongAConservedTotalTheOtherStatesAreFollowed() {
    Branch branch = Branch.of(Homeostats.enzyme(), "v", 0.5, 5);
    for (Equilibrium rest : branch.at(2)) {
      assertEquals(2.0 / 3, rest.value("C"), EXACT);
      assertEquals(2, rest.value("C") + rest.value("E"), EXACT);
    }
    assertEquals(1, branch.at(2).size());
  }

  @Test
  void whatCannotBeFollowedSaysSo() {
    var range = assertThrows(IllegalArgumentException.class,
        () -> Branch.of(Homeostats.topp(), "r1", 1e-3, 2e-3));
    assertEquals("the branch of topp begins at r1 = 0.00084; give a range that holds it, the lower end"
        + " first.", range.getMessage());
    var state = assertThrows(ModelException.class, () -> Branch.of(Homeostats.topp(), "G", 1, 200));
    assertEquals("topp: 'G' is a state and cannot be varied along a branch; vary a parameter.",
        state.getMessage());
  }

  @Test
  void aBranchThatIsCancelledHasThePointsThatWereFoundAndSaysSo() {
    Model topp = Homeostats.topp();
    Branch whole = Branch.of(topp, "r1", 7e-4, 9e-4);
    Branch cut = Watcher.during(
        progress -> progress.done() < 5, () -> Branch.of(topp, "r1", 7e-4, 9e-4));
    assertTrue(cut.points().size() < whole.points().size());
    assertTrue(whole.points().stream().map(BranchPoint::at).toList()
        .containsAll(cut.points().stream().map(BranchPoint::at).toList()));
    assertTrue(cut.ends().stream().allMatch(end -> end.endsWith(": it was cancelled")), cut.toString());
  }
}
