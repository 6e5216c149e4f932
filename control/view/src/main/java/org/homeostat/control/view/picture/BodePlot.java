package org.homeostat.control.view.picture;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.homeostat.control.loop.FrequencyResponse;
import org.homeostat.control.loop.LoopGain;
import org.homeostat.control.loop.Margins;
import org.homeostat.control.view.course.Curve;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Bode's picture of loop gains: magnitude in decibels and phase in degrees over the logarithm of the
 * frequency, in radians per unit of the model's time. Immutable.
 *
 * <pre>{@code
 * BodePlot.of("leptin.feedback", Linearization.of(LeptinLoop.feedback()).opened("N")).picture();
 * }</pre>
 *
 * <p>A gain counts with its sign turned, so that negative feedback has a positive one, and a loop is on the
 * edge at 0 dB and -180 degrees. The margins are marked where there is one loop: how far the gain is below
 * 0 dB where the phase is -180 degrees, and the phase above -180 degrees where the gain is 0 dB. Of a loop
 * that is not stable when closed they are crossings and no margins, which the picture says.
 *
 * @see "K. J. Astrom, R. M. Murray, Feedback Systems, Princeton University Press 2008, section 9.3"
 */
public final class BodePlot {
  private static final int HEIGHT = 500;
  private static final double STEP = 20;
  private static final double BESIDE = 2;
  private static final double INVISIBLE = 5e-4;

  /** Decibels this far below the largest do not matter. */
  private static final double DEEP = 120;

  /** A delay turns the phase without end; below this it is not shown. */
  private static final double TURNED = -720;

  private final Loops loops;

  private BodePlot(Loops loops) {
    this.loops = loops;
  }

  /** Of one loop. */
  public static BodePlot of(String name, LoopGain loop) {
    return new BodePlot(Loops.of(name, loop));
  }

  /** With another loop in the same unit of time. */
  public BodePlot and(String name, LoopGain loop) {
    return new BodePlot(loops.and(name, loop));
  }

  /** Over these frequencies, in radians per unit of time, instead of those at which something happens. */
  public BodePlot between(double low, double high) {
    return new BodePlot(loops.between(low, high));
  }

  /** The response that is drawn of each loop, in their order. */
  public List<FrequencyResponse> responses() {
    double[] range = loops.frequencies(loops.gains().stream().map(LoopGain::margins).toList());
    return responses(range);
  }

  private List<FrequencyResponse> responses(double[] range) {
    return loops.gains().stream()
        .map(gain -> FrequencyResponse.of(gain.system(), range[0], range[1])).toList();
  }

  /** The picture. */
  public Picture picture() {
    List<Margins> margins = loops.gains().stream().map(LoopGain::margins).toList();
    double[] range = loops.frequencies(margins);
    List<FrequencyResponse> responses = responses(range);
    List<Curve> decibels = responses.stream()
        .map(each -> new Curve(FrequencyAxis.places(each.frequencies()), each.decibels())).toList();
    List<Curve> degrees = responses.stream()
        .map(each -> new Curve(FrequencyAxis.places(each.frequencies()), each.degrees())).toList();
    double[] across = FrequencyAxis.places(range);
    XYPlot magnitude = panel("magnitude (dB)", decibels, across, magnitudes(decibels), 6);
    XYPlot phase = panel("phase (degrees)", degrees, across, phases(degrees), 6);
    if (margins.size() == 1) {
      new BodeMargins(magnitude, phase, decibels.get(0), degrees.get(0), across).mark(margins.get(0));
    }
    var both = new CombinedDomainXYPlot(FrequencyAxis.of(loops.time(), range[0], range[1]));
    both.setGap(14);
    both.setBackgroundPaint(null);
    both.setOutlineVisible(false);
    both.setInsets(new RectangleInsets(2, 0, 0, 14));
    both.add(magnitude);
    both.add(phase);
    return Sheet.picture("Bode plot of " + String.join(", ", loops.names()), loops.words(margins), HEIGHT,
        both, loops.legend());
  }

  /** As far down as it matters, to whole twenties. */
  private static double[] magnitudes(List<Curve> curves) {
    DoubleSummaryStatistics seen = seen(curves);
    double low = Math.max(seen.getMin(), seen.getMax() - DEEP);
    return new double[] {STEP * Math.floor((Math.min(low, 0) - BESIDE) / STEP),
        STEP * Math.ceil((Math.max(seen.getMax(), 0) + BESIDE) / STEP)};
  }

  /** With -180 degrees, to whole right angles. */
  private static double[] phases(List<Curve> curves) {
    DoubleSummaryStatistics seen = seen(curves);
    double low = Math.max(TURNED, Math.min(seen.getMin(), -180));
    return new double[] {90 * Math.floor((low - BESIDE) / 90),
        90 * Math.ceil((Math.max(seen.getMax(), -90) - BESIDE) / 90)};
  }

  private static DoubleSummaryStatistics seen(List<Curve> curves) {
    double[] values = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y()))
        .filter(Double::isFinite).toArray();
    return Arrays.stream(values.length == 0 ? new double[] {0} : values).summaryStatistics();
  }

  private XYPlot panel(String label, List<Curve> curves, double[] across, double[] values, int ticks) {
    NumberAxis axis = Look.axis(label, values[0], values[1], ticks);
    if (label.startsWith("phase")) {
      axis.setTickUnit(new NumberTickUnit(90 * Math.ceil((values[1] - values[0]) / 90 / ticks)));
    }
    XYPlot plot = Sheet.plot(null, axis);
    List<Ink> inks = Ink.of(loops.names());
    Strokes strokes = new Strokes();
    for (int i = 0; i < curves.size(); i++) {
      strokes.line(curves.get(i).thinned(
          INVISIBLE * (across[1] - across[0]), INVISIBLE * (values[1] - values[0])),
          inks.get(i).colour(), inks.get(i).stroke());
    }
    strokes.in(plot);
    return plot;
  }

  /** Which loops. */
  @Override
  public String toString() {
    return "Bode plot of " + String.join(", ", loops.names());
  }
}
