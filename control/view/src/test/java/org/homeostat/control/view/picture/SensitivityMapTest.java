package org.homeostat.control.view.picture;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.view.Drawn.elements;
import static org.junit.jupiter.api.Assertions.*;

import java.awt.Color;
import java.util.List;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.analysis.Sensitivity;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.junit.jupiter.api.Test;

class SensitivityMapTest {
  /** Runs are worked out to nine digits or so. */
  private static final double OF_A_RUN = 1e-6;

  /** WCAG 2 asks for this of text. */
  private static final double CONTRAST = 4.5;

  private static List<String> texts(Picture picture) throws Exception {
    return elements(picture.svg(), "text").stream().map(text -> text.getTextContent().strip()).toList();
  }

  /** x = x0 exp(-k t), and b does nothing. */
  private static Sensitivities decay() {
    Model decay = Model.of("decay", time("h"), state("x", 2, "g", ""), parameter("k", 0.25, "1/h", ""),
        parameter("b", 1, "g", ""), equations("nothing = x - x\ndx/dt = -k*x"));
    return Sensitivity.of(Simulation.of(decay).until(6)).to("x", "k", "b");
  }

  @Test
  void aCellIsTheSensitivity() {
    Sensitivities found = decay();
    double[][] cells = SensitivityMap.of(found).at(4).quantities("x").cells();
    assertEquals(1, cells[0][0], OF_A_RUN, "by x0");
    assertEquals(-0.25 * 4, cells[1][0], OF_A_RUN, "-k t");
    assertEquals(0, cells[2][0]);
    assertEquals(found.relative(4, "x", "k"), cells[1][0]);
    assertEquals(found.relative(6, "x", "k"), SensitivityMap.of(found).quantities("x").cells()[1][0]);
  }

  @Test
  void numbersAreWrittenWithTheirSigns() throws Exception {
    List<String> texts = texts(SensitivityMap.of(decay()).picture());
    assertTrue(texts.containsAll(List.of("x", "k", "b", "nothing", "+1.00", "\u22121.50", "0", "\u2013",
        "Sensitivity of decay at 6 h")), texts.toString());
  }

  @Test
  void zeroIsWhiteAndGreyTellsTheSizeOnBothSides() {
    Diverging colours = new Diverging(2);
    assertEquals(Color.WHITE, colours.colour(0));
    for (double value = 0.2; value <= 2; value += 0.2) {
      double above = Diverging.luminance(colours.colour(value));
      double below = Diverging.luminance(colours.colour(-value));
      assertEquals(above, below, 0.06, "at " + value);
      assertTrue(above < Diverging.luminance(colours.colour(value - 0.2)));
    }
    assertEquals(colours.colour(2), colours.colour(3));
  }

  @Test
  void everyNumberIsReadOnItsColour() {
    Diverging colours = new Diverging(1);
    for (double value = -1; value <= 1; value += 0.01) {
      double ground = Diverging.luminance(colours.colour(value)) + 0.05;
      double text = Diverging.luminance(colours.text(value)) + 0.05;
      double contrast = Math.max(ground, text) / Math.min(ground, text);
      assertTrue(contrast >= CONTRAST, contrast + " at " + value);
    }
  }

  @Test
  void aMapOfNothingButZerosIsWhite() throws Exception {
    Picture picture = SensitivityMap.of(decay()).variables("b").quantities("x").picture();
    assertTrue(texts(picture).contains("0"));
  }

  @Test
  void unknownNamesAreAnsweredWithTheNearest() {
    SensitivityMap map = SensitivityMap.of(decay());
    var problem = assertThrows(IllegalArgumentException.class, () -> map.quantities("X"));
    assertEquals("there is no quantity 'X' in decay. Did you mean 'x'?", problem.getMessage());
    problem = assertThrows(IllegalArgumentException.class, () -> map.variables("kk"));
    assertEquals("'kk' was not varied in decay. Did you mean 'k'?", problem.getMessage());
    problem = assertThrows(IllegalArgumentException.class, () -> map.at(7));
    assertEquals("the sensitivities of decay are known from 0 to 6 h; there is nothing at 7.",
        problem.getMessage());
    assertThrows(IllegalArgumentException.class, map::quantities);
  }
}
