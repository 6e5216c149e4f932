package org.homeostat.control.view.picture;

import static org.homeostat.control.view.Drawn.elements;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import org.homeostat.control.loop.FrequencyResponse;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.loop.LinearSystem;
import org.homeostat.control.loop.LoopGain;
import org.homeostat.control.loop.TransferFunction;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;

class BodePlotTest {
  private static final double ROUNDING = 1e-9;

  private static List<String> texts(Picture picture) throws Exception {
    return elements(picture.svg(), "text").stream().map(text -> text.getTextContent().strip()).toList();
  }

  private static LoopGain rational(double gain, double... denominator) {
    return LoopGain.of(TransferFunction.system(new double[] {gain}, denominator));
  }

  @Test
  void aLagIsThreeDecibelsDownAndAnEighthOfATurnBackAtItsCorner() {
    double corner = 1 / 5.0;
    FrequencyResponse lag =
        BodePlot.of("lag", rational(1, 5, 1)).between(corner, 100 * corner).responses().get(0);
    assertEquals(corner, lag.frequencies()[0], ROUNDING);
    assertEquals(-10 * Math.log10(2), lag.decibels()[0], ROUNDING);
    assertEquals(-45, lag.degrees()[0], ROUNDING);
  }

  @Test
  void marginsAreMarkedInWords() throws Exception {
    List<String> texts = texts(BodePlot.of("three lags", rational(4, 1, 3, 3, 1)).picture());
    assertTrue(texts.containsAll(List.of("gain margin 6.02 dB (times 2) at 1.73 rad",
        "phase margin 27.1 degrees at 1.23 rad", "magnitude (dB)", "phase (degrees)", "three lags")),
        texts.toString());
  }

  @Test
  void aLoopThatIsUnstableWhenClosedHasCrossingsAndNoMargins() throws Exception {
    List<String> texts = texts(BodePlot.of("too much", rational(20, 1, 3, 3, 1)).picture());
    assertTrue(texts.contains("Not stable when closed: too much. What is marked are crossings, not margins"));
    assertTrue(texts.stream().noneMatch(text -> text.contains("margin ")), texts.toString());
  }

  @Test
  void theFrequencyHasTheModelsUnit() throws Exception {
    Picture picture =
        BodePlot.of("mouse", Linearization.of(Mouse.feedback()).opened("Lb")).picture();
    assertTrue(texts(picture).contains("frequency (rad/d)"));
  }

  @Test
  void theRangeShownHoldsWhatMatters() {
    double[] shown = BodePlot.of("slow", rational(1e-3, 1, 0)).responses().get(0).frequencies();
    assertTrue(shown[0] < 1e-3 && 1e-3 < shown[shown.length - 1], "|L| = 1 at 0.001");
  }

  @Test
  void aDelayIsFollowed() {
    LoopGain late = LoopGain.of(TransferFunction.system(new double[] {1}, 1, 1)
        .series(LinearSystem.delay(2)));
    FrequencyResponse response = BodePlot.of("late", late).between(1, 3).responses().get(0);
    int last = response.size() - 1;
    assertEquals(-Math.toDegrees(Math.atan(3) + 6), response.degrees()[last], ROUNDING);
  }

  @Test
  void twoLoopsAreToldApartAndShareAUnitOfTime() throws Exception {
    LoopGain lag = rational(1, 5, 1);
    List<String> texts = texts(BodePlot.of("x.feedback", lag).and("x.setpoint", lag).picture());
    assertTrue(texts.containsAll(List.of("x.feedback", "x.setpoint")));
    LoopGain hours = LoopGain.of(lag.system().in(Unit.parse("h")));
    var problem = assertThrows(IllegalArgumentException.class,
        () -> BodePlot.of("a", lag).and("b", hours));
    assertTrue(problem.getMessage().startsWith("the frequencies of 'b' are in rad/h"), problem.getMessage());
  }

  @Test
  void noGainAtAllIsDrawnEmpty() throws Exception {
    LoopGain none = LoopGain.of(LinearSystem.gain(0));
    assertTrue(texts(BodePlot.of("nothing", none).picture()).contains("nothing"));
  }

  @Test
  void frequenciesGoUpwardsFromAboveZero() {
    BodePlot plot = BodePlot.of("lag", rational(1, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> plot.between(0, 1));
    assertThrows(IllegalArgumentException.class, () -> plot.between(1, 1));
    assertThrows(IllegalArgumentException.class, () -> plot.between(Double.NaN, 1));
  }
}
