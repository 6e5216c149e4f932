package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.view.course.Curve;
import org.homeostat.control.view.course.Fan;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** The sheet on which one panel is drawn: lines, bands, ends of runs and words over shaded windows. */
final class Pane {
  private static final double PIXELS_A_TICK = 38;
  private static final double FEW_PIXELS_A_TICK = 30;
  private static final double LOW = 120;
  private static final double MARKER = 8;
  private static final int HALF = 80;
  private static final int NINE_TENTHS = 40;
  /** What the legend shows the bands with. */
  static final Color DARK = new Color(0, 0, 0, HALF + NINE_TENTHS);
  static final Color PALE = new Color(0, 0, 0, NINE_TENTHS);

  private static final Stroke EDGE = new BasicStroke(0.6f);

  private final Span span;
  private final Scale scale;
  private final XYPlot plot;
  private final DefaultXYDataset lines = new DefaultXYDataset();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);

  Pane(Span span, Scale scale, String label, double height) {
    this.span = span;
    this.scale = scale;
    int ticks = (int) Math.max(2, height / (height < LOW ? FEW_PIXELS_A_TICK : PIXELS_A_TICK));
    plot = new XYPlot(lines, null, scale.axis(label, ticks), renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setRangeGridlinePaint(Look.GRID);
    plot.setRangeGridlineStroke(Look.HAIR);
    plot.getRangeAxis().setAxisLineVisible(false);
    plot.getRangeAxis().setTickMarksVisible(false);
    renderer.setDrawSeriesLineAsPath(true);
  }

  XYPlot plot() {
    return plot;
  }

  /** The windows, and in words what they are. */
  void shade(Shading shading, boolean worded) {
    for (Shading.Band band : shading.bands()) {
      if (band.isInstant()) {
        plot.addDomainMarker(new ValueMarker(band.from(), Look.AXIS, Look.HAIR), Layer.BACKGROUND);
      } else {
        IntervalMarker window = new IntervalMarker(band.from(), band.to(), Look.WINDOW);
        window.setAlpha(Look.WINDOW_ALPHA);
        plot.addDomainMarker(window, Layer.BACKGROUND);
      }
      if (worded) {
        words(band.text(), band.labelAt(), top(band.row()), TextAnchor.TOP_LEFT);
      }
    }
  }

  /** A sentence in a row at the top. */
  void note(String text, int row) {
    words(text, span.from() + 3 * span.pixel(), top(row), TextAnchor.TOP_LEFT);
  }

  private double top(int row) {
    return scale.above(scale.high(), -row * Scale.ROW - 1);
  }

  private void words(String text, double x, double y, TextAnchor anchor) {
    XYTextAnnotation annotation = new XYTextAnnotation(text, x, y);
    annotation.setFont(Look.SMALL);
    annotation.setPaint(Look.SOFT_TEXT);
    annotation.setTextAnchor(anchor);
    plot.addAnnotation(annotation);
  }

  /** A fine line at a value. */
  void level(double value) {
    plot.addRangeMarker(new ValueMarker(value, Look.AXIS, Look.HAIR), Layer.BACKGROUND);
  }

  void line(Curve whole, Ink ink) {
    Curve shown = scale.thinned(whole, span);
    int place = add("line", shown);
    renderer.setSeriesPaint(place, ink.colour());
    renderer.setSeriesStroke(place, ink.stroke());
  }

  private int add(String what, Curve curve) {
    int place = lines.getSeriesCount();
    lines.addSeries(what + " " + place, new double[][] {curve.x(), curve.y()});
    return place;
  }

  /** Nine tenths of the runs pale, the middle half darker, the median as a line. */
  void fan(Fan fan, Ink ink) {
    band(fan.lower(false), fan.upper(false), ink.colour(), NINE_TENTHS);
    band(fan.lower(true), fan.upper(true), ink.colour(), HALF);
    line(fan.median(), ink);
  }

  private void band(Curve lower, Curve upper, Color colour, int alpha) {
    Curve bottom = scale.thinned(lower.map(value -> Math.max(value, scale.low())), span);
    Curve top = scale.thinned(upper.map(value -> Math.max(value, scale.low())), span);
    int last = top.x().length - 1;
    double[] there = points(bottom, IntStream.range(0, bottom.x().length));
    double[] back = points(top, IntStream.rangeClosed(0, last).map(i -> last - i));
    Color pale = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    double[] around = Stream.of(there, back).flatMapToDouble(Arrays::stream).toArray();
    renderer.addAnnotation(new XYPolygonAnnotation(around, EDGE, pale, pale), Layer.BACKGROUND);
  }

  private static double[] points(Curve curve, IntStream places) {
    return places.boxed().flatMapToDouble(i -> DoubleStream.of(curve.x()[i], curve.y()[i])).toArray();
  }

  /** A marker where a run came to its end before the time asked for. */
  void end(double x, double y, Ink ink) {
    int place = add("end", new Curve(new double[] {x}, new double[] {y}));
    renderer.setSeriesPaint(place, ink.colour());
    renderer.setSeriesShape(place, ink.marker(MARKER));
    renderer.setSeriesShapesVisible(place, true);
  }

  /** Words beside such an end, where there is more room, so many rows up that they lie on no others. */
  void beside(double x, double y, String words, int row) {
    double raised = scale.above(y, row * Scale.ROW);
    double side = MARKER * span.pixel();
    boolean left = x > span.from() + 0.6 * (span.until() - span.from());
    TextAnchor anchor = left ? TextAnchor.BOTTOM_RIGHT : TextAnchor.CENTER_LEFT;
    words(words, left ? x - side : x + side, raised, anchor);
  }
}
