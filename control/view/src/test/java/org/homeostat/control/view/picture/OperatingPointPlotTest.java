package org.homeostat.control.view.picture;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.view.Drawn.elements;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.view.Tank;
import org.homeostat.control.view.picture.OperatingPointPlot.Point;
import org.junit.jupiter.api.Test;

class OperatingPointPlotTest {
  /** A crossing is found to some roundings of numbers of order ten. */
  private static final double ROUNDING = 1e-10;

  /** Half a unit of the last digit that MODELS.md gives. */
  private static final double LAST_DIGIT = 5e-7;

  private static List<String> texts(Picture picture) throws Exception {
    return elements(picture.svg(), "text").stream().map(text -> text.getTextContent().strip()).toList();
  }

  private static OperatingPointPlot mouse() {
    return OperatingPointPlot.of(Mouse.feedback(), "FM", "FI").called("diet curve", "appetite curve");
  }

  @Test
  void dietAndAppetiteCrossWhereTheLoopRests() {
    Equilibrium rest = Equilibrium.near(Mouse.feedback(), Mouse.feedback().start()).orElseThrow();
    assertEquals(1, mouse().crossings().size());
    Point point = mouse().crossings().get(0);
    assertEquals(rest.value("FM"), point.across(), ROUNDING);
    assertEquals(rest.value("FI"), point.up(), ROUNDING);
    assertEquals(6.335960, point.across(), LAST_DIGIT);
  }

  @Test
  void richerFoodMovesTheDietCurveAlone() throws Exception {
    OperatingPointPlot changed = mouse().changed("rhoFood", 4.07);
    assertEquals(9.068256, changed.crossingsAfter().get(0).across(), LAST_DIGIT);
    List<String> texts = texts(changed.picture());
    assertTrue(texts.containsAll(List.of("diet curve, before", "diet curve, rhoFood 4.07 kcal/g",
        "appetite curve", "before: FM 6.336 g, FI 3.472 g/d", "rhoFood 4.07 kcal/g: FM 9.068 g, FI 3.109 g/d",
        "FM, fat mass (g)", "FI, food intake (g/d)")), texts.toString());
  }

  @Test
  void theCurvesOfATankAreItsEquations() {
    Equilibrium rest = Equilibrium.near(Tank.feedback(), Tank.feedback().start()).orElseThrow();
    CutLoop loop = CutLoop.of(rest, Axes.of("V", "q"), new double[][] {{1, 5}, {0.5, 4}});
    for (int k = 0; k < loop.first().x().length; k++) {
      assertEquals(loop.first().y()[k] / 0.5, loop.first().x()[k], ROUNDING, "V = q/k");
      assertEquals(6 - loop.second().x()[k], loop.second().y()[k], ROUNDING, "q = g*(top - V)");
    }
    assertEquals(1, loop.crossings().size());
    assertEquals(4, loop.crossings().get(0).across(), ROUNDING);
    assertEquals(2, loop.crossings().get(0).up(), ROUNDING);
  }

  @Test
  void bothFramingsHaveOneOperatingPoint() {
    Point feedback = OperatingPointPlot.of(Tank.feedback(), "V", "q").changed("k", 1).crossingsAfter().get(0);
    Point setpoint = OperatingPointPlot.of(Tank.setpoint(), "V", "q").changed("k", 1).crossingsAfter().get(0);
    assertEquals(3, feedback.across(), ROUNDING);
    assertEquals(feedback.across(), setpoint.across(), ROUNDING);
    assertEquals(feedback.up(), setpoint.up(), ROUNDING);
  }

  @Test
  void whatAnIntegratorDrivesHasNoCurve() throws Exception {
    Model integral = Model.of("integral", time("h"), state("V", rest(1), "L", "volume").positive(),
        state("z", rest(1), "L", "summed error"), parameter("k", 0.5, "1/h", ""),
        parameter("r", 4, "L", ""), equations("q = k*(z + r)\ndV/dt = q - 2*k*V\ndz/dt = k*(r - V)"));
    OperatingPointPlot plot = OperatingPointPlot.of(integral, "V", "z");
    assertEquals(List.of(), plot.crossings());
    List<String> texts = texts(plot.picture());
    assertTrue(texts.containsAll(List.of("V at rest, z held", "V 4 L, z 4 L")), texts.toString());
    assertFalse(texts.contains("z at rest, V held"));
    assertTrue(String.join(" ", texts).contains("With V held nothing comes to rest here."), texts.toString());
  }

  /** With z held V rests, but w goes on, unless z is what it is at rest. */
  @Test
  void whereItRestsAtOneValueAloneThereIsNoCurve() {
    Model slow = Model.of("slow", time("h"), state("V", rest(1), "L", "volume").positive(),
        state("z", rest(1), "L", "a sum that leaks"), state("w", rest(1), "L", "summed error"),
        parameter("k", 0.5, "1/h", ""), parameter("r", 4, "L", ""),
        equations("dV/dt = k*(z + r - 2*V)\ndz/dt = k*(w - z)\ndw/dt = k*(r - V)"));
    var problem = assertThrows(ModelException.class, () -> OperatingPointPlot.of(slow, "V", "z").picture());
    assertTrue(problem.getMessage().contains("so that there is no curve to draw. Cut the loop elsewhere"),
        problem.getMessage());
  }

  @Test
  void whatIsNotInTheLoopIsRefused() {
    var problem = assertThrows(ModelException.class, () -> OperatingPointPlot.of(Tank.feedback(), "V", "g"));
    assertEquals("tank.feedback: 'g' is a parameter that nothing in the loop moves, so that the loop is not"
        + " cut there; name a state or an auxiliary.", problem.getMessage());
    problem = assertThrows(ModelException.class, () -> OperatingPointPlot.of(Mouse.feedback(), "Fm", "FI"));
    assertTrue(problem.getMessage().contains("Did you mean 'FM'?"), problem.getMessage());
    var other = assertThrows(IllegalArgumentException.class, () -> mouse().between("FM", 2, 1));
    assertTrue(other.getMessage().startsWith("'FM' is to be shown from 2 to 1"), other.getMessage());
  }

  @Test
  void thoseWhoDoNotSeeItAreToldWhatItShows() throws Exception {
    String svg = OperatingPointPlot.of(Tank.feedback(), "V", "q").picture().svg();
    assertEquals("Drawn: V at rest, q held; q at rest, V held. Marked: V 4 L, q 2 L/h.",
        elements(svg, "desc").get(0).getTextContent());
  }

  @Test
  void itsTextTellsTheCrossing() {
    assertEquals("operating point of tank.feedback, V and q: V 4 L, q 2 L/h",
        OperatingPointPlot.of(Tank.feedback(), "V", "q").toString());
  }
}
