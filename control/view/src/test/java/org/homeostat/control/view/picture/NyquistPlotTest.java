package org.homeostat.control.view.picture;

import static org.homeostat.control.view.Drawn.elements;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.homeostat.control.loop.LinearSystem;
import org.homeostat.control.loop.LoopGain;
import org.homeostat.control.loop.TransferFunction;
import org.homeostat.control.view.course.Curve;
import org.homeostat.control.view.picture.NyquistPlot.Circle;
import org.junit.jupiter.api.Test;

class NyquistPlotTest {
  private static final double ROUNDING = 1e-9;

  /** The frequency of a peak is found to half the digits of its height. */
  private static final double AT_A_PEAK = 1e-6;

  private static List<String> texts(Picture picture) throws Exception {
    return elements(picture.svg(), "text").stream().map(text -> text.getTextContent().strip()).toList();
  }

  /** k exp(-s lag)/s. */
  private static LoopGain late(double k, double lag) {
    return LoopGain.of(
        TransferFunction.system(new double[] {k}, 1, 0).series(LinearSystem.delay(lag)));
  }

  @Test
  void anIntegratorWithADelayCrossesTheAxisAQuarterTurnLater() {
    double k = 0.3;
    double lag = 2;
    Curve curve = NyquistPlot.of("late", late(k, lag)).between(Math.PI / 2 / lag, 5).curves().get(0);
    assertEquals(-2 * k * lag / Math.PI, curve.x()[0], ROUNDING);
    assertEquals(0, curve.y()[0], ROUNDING);
  }

  @Test
  void theCurveKeepsOutOfTheDiskAndTouchesIt() {
    LoopGain loop = late(0.3, 2);
    double nearest = loop.margins().disk().frequency();
    Circle disk = NyquistPlot.of("late", loop).disk().orElseThrow();
    Curve curve = NyquistPlot.of("late", loop).between(nearest, 20 * nearest).curves().get(0);
    double[] away = IntStream.range(0, curve.x().length)
        .mapToDouble(k -> Math.hypot(curve.x()[k] - disk.centre(), curve.y()[k])).toArray();
    assertEquals(disk.radius(), away[0], AT_A_PEAK);
    for (double far : away) {
      assertTrue(far >= disk.radius() - AT_A_PEAK, far + " inside " + disk);
    }
    assertTrue(disk.centre() - disk.radius() < -1 && -1 < disk.centre() + disk.radius(), "-1 is inside");
  }

  @Test
  void theUnitCircleMinusOneAndTheMarginsAreThere() throws Exception {
    List<String> texts = texts(NyquistPlot.of("late", late(0.3, 2)).picture());
    assertTrue(texts.containsAll(List.of("unit circle", "disk margin", "-1", "real part of L",
        "gain margin 2.62 at 0.785 rad")), texts.toString());
    assertTrue(texts.stream().anyMatch(text -> text.startsWith("Disk margin: gains from ")),
        texts.toString());
  }

  @Test
  void ofAnUnstableLoopNoDiskIsDrawn() throws Exception {
    List<String> texts = texts(NyquistPlot.of("too late", late(1, 2)).picture());
    assertFalse(texts.contains("disk margin"));
    assertTrue(texts.stream().anyMatch(text -> text.startsWith("Not stable when closed: too late")));
  }

  @Test
  void aGainThatBearsAnyFactorHasNoDisk() throws Exception {
    LoopGain constant = LoopGain.of(LinearSystem.gain(0));
    assertTrue(NyquistPlot.of("nothing", constant).disk().isEmpty());
    assertNotNull(NyquistPlot.of("nothing", constant).picture());
  }

  @Test
  void aRoundLoopIsRoundOnPaper() throws Exception {
    String svg = NyquistPlot.of("lag", LoopGain.of(TransferFunction.system(new double[] {3}, 1, 1))).picture()
        .svg();
    double[] box = elements(svg, "path").stream().map(path -> path.getAttribute("d"))
        .filter(d -> d.split("L").length > 60).map(NyquistPlotTest::size).findFirst().orElseThrow();
    assertEquals(1, box[0] / box[1], 0.05, "the unit circle, to the room that title and axes take about");
  }

  private static double[] size(String d) {
    double[] numbers = Pattern.compile("-?[0-9.]+").matcher(d).results()
        .mapToDouble(found -> Double.parseDouble(found.group())).toArray();
    var x = IntStream.range(0, numbers.length / 2).mapToDouble(k -> numbers[2 * k]).summaryStatistics();
    var y = IntStream.range(0, numbers.length / 2).mapToDouble(k -> numbers[2 * k + 1]).summaryStatistics();
    return new double[] {x.getMax() - x.getMin(), y.getMax() - y.getMin()};
  }
}
