package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.homeostat.control.analysis.Branch;
import org.homeostat.control.analysis.Equilibrium;
import org.junit.jupiter.api.Test;

/** The equilibria of the animal along the density of its food. */
class LeptinBranchTest {

  @Test
  void aResistantAnimalHasThreeRestsOnALeanDietAndOneOnARichOne() {
    Branch branch = Branch.of(LeptinLoop.law("resistance").feedback(), "rhoFood", 3, 6);
    List<Equilibrium> lean = branch.at(4.07).stream()
        .sorted(Comparator.comparingDouble(rest -> rest.value("BM"))).toList();
    assertEquals(3, lean.size());
    assertAgrees("31.07", lean.get(0).value("BM"), "lean");
    assertAgrees("38.76", lean.get(1).value("BM"), "between");
    assertAgrees("41.26", lean.get(2).value("BM"), "obese");
    assertTrue(lean.get(0).isStable() && lean.get(2).isStable());
    assertFalse(lean.get(1).isStable());
    assertEquals(1, branch.at(5.55).size());
    assertAgrees("60.43", branch.at(5.55).get(0).value("BM"), "rich");
    assertEquals(2, branch.folds().size());
  }

  @Test
  void noEquilibriumHasFatBelowZero() {
    assertEquals(1, Equilibrium.all(LeptinLoop.feedback()).size());
    assertAgrees("6.335960", Equilibrium.all(LeptinLoop.feedback()).get(0).value("FM"), "FM");
  }
}
