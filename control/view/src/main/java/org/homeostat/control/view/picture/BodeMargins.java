package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.loop.Crossing;
import org.homeostat.control.loop.Margins;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.course.Curve;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;

/** The margins of a loop in the two panels of its Bode plot. */
final class BodeMargins {
  private static final double PANEL = 175;
  private static final BasicStroke BAR = new BasicStroke(2.6f);
  private static final BasicStroke THROUGH =
      new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 3}, 0);

  private final XYPlot magnitude;
  private final XYPlot phase;
  private final Curve degrees;
  private final double[] across;
  private final Labels above;
  private final Labels below;

  /**
   * For curves over places on the axis of frequencies.
   *
   * @param across the places of the first frequency and of the last
   */
  BodeMargins(XYPlot magnitude, XYPlot phase, Curve decibels, Curve degrees, double[] across) {
    this.magnitude = magnitude;
    this.phase = phase;
    this.degrees = degrees;
    this.across = across;
    this.above = labels(magnitude, decibels);
    this.below = labels(phase, degrees);
  }

  private Labels labels(XYPlot plot, Curve curve) {
    Range values = plot.getRangeAxis().getRange();
    double[][] view = {across, {values.getLowerBound(), values.getUpperBound()}};
    return new Labels(view, Sheet.WIDTH - Sheet.BESIDE, PANEL).off(curve);
  }

  void mark(Margins margins) {
    level(magnitude, above, 0);
    for (double turn = -180 - 360 * 3; turn <= 180; turn += 360) {
      if (phase.getRangeAxis().getRange().contains(turn)) {
        level(phase, below, turn);
      }
    }
    Stream.of(margins.up(), margins.down(), margins.atPhase()).flatMap(Optional::stream)
        .map(crossing -> Math.log10(crossing.frequency())).filter(this::isSeen).forEach(this::through);
    margins.up().ifPresent(up -> gain(up, margins));
    margins.down().ifPresent(down -> gain(down, margins));
    margins.atPhase().ifPresent(at -> phase(at, margins));
  }

  private void level(XYPlot plot, Labels labels, double value) {
    labels.off(new Curve(across, new double[] {value, value}));
    plot.addRangeMarker(new ValueMarker(value, Look.AXIS, new BasicStroke(1.2f)), Layer.BACKGROUND);
  }

  private boolean isSeen(double place) {
    return place >= across[0] && place <= across[1];
  }

  private void gain(Crossing crossing, Margins margins) {
    double place = Math.log10(crossing.frequency());
    if (isSeen(place)) {
      double decibels = 20 * Math.log10(crossing.margin());
      bar(magnitude, above, place, -decibels, 0,
          (margins.isStable() ? "gain margin " : "gain crossing ") + Numbers.round(decibels, 3)
              + " dB (times " + Numbers.round(crossing.margin(), 3) + ") at " + at(crossing, margins.time()));
    }
  }

  private void phase(Crossing crossing, Margins margins) {
    double place = Math.log10(crossing.frequency());
    if (isSeen(place)) {
      double there = between(place);
      bar(phase, below, place, there, there - crossing.margin(),
          (margins.isStable() ? "phase margin " : "phase crossing ") + Numbers.round(crossing.margin(), 3)
              + " degrees at " + at(crossing, margins.time()));
    }
  }

  private static String at(Crossing crossing, Unit time) {
    return FrequencyAxis.value(crossing.frequency(), time);
  }

  /** The phase at a place. */
  private double between(double place) {
    int k = 1;
    while (k < degrees.x().length - 1 && degrees.x()[k] < place) {
      k++;
    }
    double share = (place - degrees.x()[k - 1]) / (degrees.x()[k] - degrees.x()[k - 1]);
    return degrees.y()[k - 1] + share * (degrees.y()[k] - degrees.y()[k - 1]);
  }

  /** A line through both panels. */
  private void through(double place) {
    for (XYPlot plot : List.of(magnitude, phase)) {
      Range values = plot.getRangeAxis().getRange();
      (plot == phase ? below : above).off(new Curve(new double[] {place, place},
          new double[] {values.getLowerBound(), values.getUpperBound()}));
      plot.addDomainMarker(new ValueMarker(place, Look.SOFT_TEXT, THROUGH), Layer.BACKGROUND);
    }
  }

  private void bar(XYPlot plot, Labels labels, double place, double from, double to, String words) {
    plot.addAnnotation(new XYLineAnnotation(place, from, place, to, BAR, Look.TEXT));
    labels.off(new Curve(new double[] {place, place}, new double[] {from, to}));
    plot.addAnnotation(labels.beside(words, place, (from + to) / 2));
  }
}
