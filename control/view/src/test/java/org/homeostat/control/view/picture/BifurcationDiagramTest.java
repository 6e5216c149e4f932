package org.homeostat.control.view.picture;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.view.Drawn.elements;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import org.homeostat.control.analysis.Branch;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.view.picture.BifurcationDiagram.Stretch;
import org.junit.jupiter.api.Test;

class BifurcationDiagramTest {
  /** Points of a branch are polished to some roundings, at a fold to half as many digits. */
  private static final double POLISHED = 1e-7;

  private static List<String> texts(Picture picture) throws Exception {
    return elements(picture.svg(), "text").stream().map(text -> text.getTextContent().strip()).toList();
  }

  /** Two equilibria, plus and minus the root of r - 2, that meet at r = 2. */
  private static Model fold() {
    return Model.of("fold", time("d"), state("x", 1, "1", "fold"), parameter("r", 3, "1/d", "drive"),
        parameter("k", 1, "1/d", ""), equations("dx/dt = r - 2*k - k*x^2"));
  }

  /** A cycle of period 2 pi/w is born at m = 0. */
  private static Model hopf() {
    return Model.of("hopf", time("d"), state("x", 0, "1", ""), state("y", 0, "1", ""),
        parameter("m", -1, "1/d", "growth"), parameter("w", 4, "1/d", "turn"), parameter("k", 1, "1/d", ""),
        equations("dx/dt = m*x - w*y - k*x*(x^2 + y^2)\ndy/dt = w*x + m*y - k*y*(x^2 + y^2)"));
  }

  @Test
  void stableIsSolidUnstableIsDashedAndTheyMeetAtTheFold() throws Exception {
    BifurcationDiagram diagram = BifurcationDiagram.of(Branch.of(fold(), "r", 1, 6), "x");
    List<Stretch> stretches = diagram.stretches();
    assertEquals(2, stretches.size());
    for (Stretch stretch : stretches) {
      for (int k = 0; k < stretch.line().x().length; k++) {
        double root = Math.sqrt(Math.max(0, stretch.line().x()[k] - 2));
        assertEquals(stretch.isStable() ? root : -root, stretch.line().y()[k], POLISHED);
      }
    }
    List<String> texts = texts(diagram.picture());
    assertTrue(texts.containsAll(List.of("stable", "unstable", "fold", "fold, r 2 1/d", "x, fold",
        "r, drive (1/d)")), texts.toString());
    assertEquals("equilibria of fold along r, x; folds at 2, Hopf points at none", diagram.toString());
  }

  @Test
  void aHopfPointIsMarkedWithItsPeriod() throws Exception {
    BifurcationDiagram diagram = BifurcationDiagram.of(Branch.of(hopf(), "m", -2, 2), "x");
    List<String> texts = texts(diagram.picture());
    assertTrue(texts.contains("Hopf, m 0 1/d, period 1.571 d"), texts.toString());
    assertEquals(2, diagram.stretches().size());
    Stretch first = diagram.stretches().get(0);
    assertTrue(first.isStable());
    assertEquals(0, first.line().x()[first.line().x().length - 1], POLISHED);
  }

  @Test
  void twoBranchesShareADiagram() throws Exception {
    Branch up = Branch.of(fold(), "r", 2.5, 6);
    Branch down = Branch.of(fold().startingAt("x", -1), "r", 2.5, 6);
    assertEquals(BifurcationDiagram.of(up, "x").stretches().size()
        + BifurcationDiagram.of(down, "x").stretches().size(),
        BifurcationDiagram.of(up, "x").and(down).stretches().size());
    var problem = assertThrows(IllegalArgumentException.class, () ->
        BifurcationDiagram.of(up, "x").and(Branch.of(fold(), "k", 0.5, 1.2)));
    assertEquals("the branches are along 'r' and 'k'; one diagram shows one parameter.",
        problem.getMessage());
  }

  @Test
  void twoModelsHaveTheColoursOfTheirFramings() throws Exception {
    Branch own = Branch.of(fold().named("fold.feedback"), "r", 2.5, 6);
    Branch other = Branch.of(fold().named("fold.setpoint").let("k", 1.2), "r", 2.5, 6);
    Picture picture = BifurcationDiagram.of(own, "x").and(other).picture();
    assertTrue(texts(picture).containsAll(List.of("fold.feedback", "fold.setpoint")),
        texts(picture).toString());
    for (Ink ink : Ink.of(List.of("fold.feedback", "fold.setpoint"))) {
      String colour = "rgb(" + ink.colour().getRed() + "," + ink.colour().getGreen() + ","
          + ink.colour().getBlue() + ")";
      assertTrue(picture.svg().contains(colour), colour);
    }
  }

  @Test
  void aBranchOfNoPointsIsRefused() {
    Branch none = new Branch(fold(), "r", List.of(), List.of("", ""));
    var problem = assertThrows(IllegalArgumentException.class, () -> BifurcationDiagram.of(none, "x"));
    assertEquals("the branch of fold along 'r' has no points; follow one with Branch.of(model, \"r\", low,"
        + " high).", problem.getMessage());
  }

  @Test
  void aQuantityThatIsFiniteNowhereIsRefused() {
    Model rootless = fold().with(equations("w = sqrt(-1 - x^2)"));
    BifurcationDiagram diagram = BifurcationDiagram.of(Branch.of(rootless, "r", 2.5, 6), "w");
    var problem = assertThrows(IllegalArgumentException.class, diagram::picture);
    assertEquals("'w' is finite nowhere along the branch of fold; name another quantity.",
        problem.getMessage());
  }

  @Test
  void markupInANameIsWritten() throws Exception {
    Branch branch = Branch.of(fold().named("a<b & \"c\""), "r", 2.5, 6);
    assertTrue(texts(BifurcationDiagram.of(branch, "x").picture())
        .contains("Equilibria of a<b & \"c\" along r"));
  }

  @Test
  void anUnknownQuantityIsAnsweredWithTheNearest() {
    Branch branch = Branch.of(fold(), "r", 2.5, 6);
    var problem = assertThrows(ModelException.class, () -> BifurcationDiagram.of(branch, "X"));
    assertTrue(problem.getMessage().contains("Did you mean 'x'?"), problem.getMessage());
    problem = assertThrows(ModelException.class, () -> BifurcationDiagram.of(branch, "k"));
    assertTrue(problem.getMessage().contains("the same at every equilibrium"), problem.getMessage());
    var other = assertThrows(IllegalArgumentException.class, () ->
        BifurcationDiagram.of(branch, "x").between("r", 4, 4));
    assertTrue(other.getMessage().startsWith("'r' is to be shown from 4 to 4"), other.getMessage());
  }
}
