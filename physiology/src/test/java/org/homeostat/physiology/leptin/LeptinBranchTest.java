package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.homeostat.control.analysis.Branch;
import org.homeostat.control.analysis.BranchPoint;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;

/** The equilibria of the animal along the density of its food. */
class LeptinBranchTest {

  /** Either route knows a turn to the root of rounding, in g. */
  private static final double TURN = 1e-5;

  /** Rounding of the sums, in kcal/g. */
  private static final double FOOD = 1e-10;

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

  /**
   * Where it rests at a fat mass is the food that is spent there, in closed form. That rises with fat up to
   * where leptin passes k10, falls from there, and rises again.
   */
  @Test
  void theResistantAnimalsFoldsAreTheTurnsOfTheFoodThatKeepsAFatMass() {
    Model model = LeptinLoop.law("resistance").feedback();
    Branch branch = Branch.of(model, "rhoFood", 3, 8);
    assertEquals(2, branch.folds().size(), branch.toString());
    double corner = model.value("k10") * model.value("GFR") * model.value("RC") / model.value("Rsyn");
    double trough = trough(model, corner, 22);
    assertEquals(17.92, trough, 0.005, "by the scan");
    assertFold(model, corner, branch.folds().get(0));
    assertFold(model, trough, branch.folds().get(1));
    for (int i = 0; i + 1 < branch.points().size(); i++) {
      Equilibrium here = branch.points().get(i).rest();
      Equilibrium next = branch.points().get(i + 1).rest();
      assertTrue(Math.abs(next.value("FM") - here.value("FM")) < 1, "fat mass jumps at " + next);
      assertEquals(food(model, here.value("FM")), branch.points().get(i).at(), FOOD);
    }
  }

  private static void assertFold(Model model, double fat, BranchPoint fold) {
    assertEquals(fat, fold.rest().value("FM"), TURN);
    assertEquals(food(model, fat), fold.at(), FOOD);
  }

  /** The energy density of food at which an animal of a fat mass rests, in kcal/g. */
  private static double food(Model model, double fat) {
    double l = fat * model.value("Rsyn") / (model.value("GFR") * model.value("RC"));
    double k2 = model.value("k2") * (1 + model.value("k9") * Math.max(0, l / model.value("k10") - 1));
    double s = model.value("k1") * l / (k2 + l) + model.value("k3") * l;
    double spent = model.value("k6") * (fat + model.value("FFM"))
        * (1 + model.value("k7") * s / (model.value("k8") + s));
    return spent / (model.value("k4") * model.value("k5") / (model.value("k5") + s));
  }

  /** The fat mass of least food, to the root of rounding: a range is cut by thirds. */
  private static double trough(Model model, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < 60; i++) {
      double third = (high - low) / 3;
      if (food(model, low + third) < food(model, high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return (low + high) / 2;
  }

  @Test
  void noEquilibriumHasFatBelowZero() {
    assertEquals(1, Equilibrium.all(LeptinLoop.feedback()).size());
    assertAgrees("6.335960", Equilibrium.all(LeptinLoop.feedback()).get(0).value("FM"), "FM");
  }
}
