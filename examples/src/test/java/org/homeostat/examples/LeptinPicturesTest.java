package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.analysis.Branch;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.model.Model;
import org.homeostat.control.view.picture.BifurcationDiagram;
import org.homeostat.control.view.picture.NyquistPlot;
import org.homeostat.control.view.picture.OperatingPointPlot;
import org.homeostat.control.view.picture.OperatingPointPlot.Point;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;

/** Pictures of the leptin loop show its published and derived numbers. */
class LeptinPicturesTest {

  /** Half a unit of the last digit given. */
  private static final double LAST_DIGIT = 5e-7;
  private static final double ROUNDING = 1e-9;

  private static OperatingPointPlot operatingPoint(Model model) {
    return OperatingPointPlot.of(model, "FM", "FI").called("diet curve", "appetite curve")
        .changed("rhoFood", 4.07);
  }

  @Test
  void dietAndAppetiteCrossAtTheFatMassThatIsDefendedInBothFramings() {
    Point feedback = operatingPoint(LeptinLoop.feedback()).crossings().get(0);
    Point richer = operatingPoint(LeptinLoop.feedback()).crossingsAfter().get(0);
    assertEquals(6.335960, feedback.across(), LAST_DIGIT);
    assertEquals(9.068256, richer.across(), LAST_DIGIT);
    Point setpoint = operatingPoint(LeptinLoop.setpoint()).crossings().get(0);
    assertEquals(feedback.across(), setpoint.across(), ROUNDING);
    assertEquals(feedback.up(), setpoint.up(), ROUNDING);
  }

  @Test
  void theDelayAtWhichFatBeginsToSwingIsMarked() {
    Branch branch = Branch.of(LeptinLoop.reducedDelay(), "D", 20, 40);
    String svg = BifurcationDiagram.of(branch, "FM").picture().svg();
    assertTrue(svg.contains("Hopf, D 31.74 d, period 93.02 d"), "T7: 31.736 d, 93.02 d");
  }

  @Test
  void theLoopOfTheStaticLawKeepsFarFromMinusOne() {
    NyquistPlot plot =
        NyquistPlot.of("leptin.feedback", Linearization.of(LeptinLoop.feedback()).opened("N"));
    for (double real : plot.curves().get(0).x()) {
      assertTrue(real > -1, "two lags turn by less than half a circle");
    }
  }
}
