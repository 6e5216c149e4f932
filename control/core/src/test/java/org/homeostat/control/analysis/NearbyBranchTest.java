package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A branch does not change over to another one, however near that passes. */
class NearbyBranchTest {

  /** Points of a branch are solved to some roundings of their terms. */
  private static final double ON_IT = 1e-12;

  /** Along the branch a fold is known to the root of rounding. */
  private static final double FOLD = 1e-7;

  /** Where dp/dx vanishes on p + x - x^3 = 0: at x, where p is -2 x/3. */
  private static final double TURN = 1 / Math.sqrt(3);

  private static Model model(double x, double p, String right) {
    return Model.of("pair", time("1"), state("x", x, "1", "level"), parameter("p", p, "1", "push"),
        equations("dx/dt = " + right));
  }

  private static void assertOn(DoubleBinaryOperator curve, Branch branch) {
    for (BranchPoint point : branch.points()) {
      double x = point.rest().value("x");
      assertEquals(0, curve.applyAsDouble(x, point.at()), ON_IT,
          point.kind() + " at p = " + point.at() + ", x = " + x);
    }
  }

  private static void assertNeighboursAreNear(Branch branch) {
    for (int i = 0; i + 1 < branch.points().size(); i++) {
      double a = branch.points().get(i).rest().value("x");
      double b = branch.points().get(i + 1).rest().value("x");
      assertTrue(Math.abs(a - b) < 0.15, a + " beside " + b);
    }
  }

  private static void assertTurns(Branch branch) {
    List<BranchPoint> folds = branch.folds();
    assertEquals(2, folds.size(), branch.toString());
    assertEquals(-TURN, folds.get(0).rest().value("x"), FOLD);
    assertEquals(TURN, folds.get(1).rest().value("x"), FOLD);
    assertEquals(2 * TURN / 3, folds.get(0).at(), ON_IT);
    assertEquals(-2 * TURN / 3, folds.get(1).at(), ON_IT);
    assertEquals(0, branch.of(BranchPoint.Kind.CORNER).size(), branch.toString());
  }

  @Test
  void theFoldsOfACubicAreWhereTwoOfItsRestsMeetNotAtTheThird() {
    Branch branch = Branch.of(model(-1.2, -0.5, "p + x - x^3"), "p", -1, 1);
    assertOn((x, p) -> p + x - x * x * x, branch);
    assertTurns(branch);
    assertNeighboursAreNear(branch);
  }

  @Test
  void besideAFoldTheBranchHasBothOfItsRestsAndTheThird() {
    Branch branch = Branch.of(model(-1.2, -0.5, "p + x - x^3"), "p", -1, 1);
    double p = 2 * TURN / 3 - 1e-9;
    List<Equilibrium> rests = branch.at(p);
    assertEquals(3, rests.size());
    double aside = Math.sqrt(1e-9 / (3 * TURN));
    assertEquals(-TURN - aside, rests.get(0).value("x"), FOLD);
    assertEquals(-TURN + aside, rests.get(1).value("x"), FOLD);
    assertEquals(2 * TURN, rests.get(2).value("x"), FOLD);
  }

  /** Another curve turns back from the other side at a fold, a gap away. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.01, 0.001, 1e-4})
  void aFoldIsTurnedRoundBesideTheFoldOfAnotherBranch(double gap) {
    String other = "(p + " + (2 * TURN / 3 + gap) + " + 2*(x - " + TURN + ")^2)";
    Branch branch = Branch.of(model(1.2, 0.5, "-(p + x - x^3)*" + other), "p", -1, 1);
    assertOn((x, p) -> p + x - x * x * x, branch);
    assertTurns(branch);
    assertNeighboursAreNear(branch);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.05, 0.01})
  void ofTwoDisjointBranchesOneIsFollowed(double gap) {
    Model pair = model(2, 0, "(x - 2 - sin(8*p))*(x - 2 - " + gap + " - sin(8*p))");
    Branch branch = Branch.of(pair, "p", -3, 3);
    assertOn((x, p) -> x - 2 - Math.sin(8 * p), branch);
    assertEquals(2, branch.points().stream().filter(point -> !point.note().isEmpty()).count(), "its ends");
    for (double p : new double[] {-2.9, -0.7, 0.123, 1.1, 2.99}) {
      assertEquals(1, branch.at(p).size());
      assertEquals(2 + Math.sin(8 * p), branch.at(p).get(0).value("x"), ON_IT);
    }
  }

  /** Two arms of a hyperbola, which almost cross at p = 0. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.01, 0.001, 1e-5})
  void branchesThatAlmostCrossDoNot(double gap) {
    Branch branch = Branch.of(model(Math.hypot(1, gap), -1, "p^2 + " + gap * gap + " - x^2"), "p", -1, 1);
    assertOn((x, p) -> x - Math.hypot(p, gap), branch);
    assertTrue(branch.points().stream().allMatch(point -> point.rest().isStable()), branch.toString());
  }

  @Test
  void branchesThatCrossAreFollowedStraightOnAndTheCrossingIsNoted() {
    Branch branch = Branch.of(model(1, 1, "x*(p - x)"), "p", -1, 1);
    assertOn((x, p) -> x - p, branch);
    List<BranchPoint> crossings = branch.of(BranchPoint.Kind.CROSSING);
    assertEquals(1, crossings.size(), branch.toString());
    assertEquals(0, crossings.get(0).at(), ON_IT);
  }

  @Test
  void aCrossingIsFoundOnACurvedBranch() {
    Branch branch = Branch.of(model(0.25, -0.5, "(x - p^2)*(p + x/2 - 0.6)"), "p", -1, 2);
    assertOn((x, p) -> x - p * p, branch);
    assertEquals(1, branch.of(BranchPoint.Kind.CROSSING).size(), branch.toString());
    assertEquals(Math.sqrt(2.2) - 1, branch.of(BranchPoint.Kind.CROSSING).get(0).at(), ON_IT);
  }
}
