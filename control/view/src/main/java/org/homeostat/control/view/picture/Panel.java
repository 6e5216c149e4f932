package org.homeostat.control.view.picture;

import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.course.Curve;
import org.homeostat.control.view.course.Timeline;
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

/**
 * One quantity over time, a line for each model that has it.
 *
 * @param inks one for each trajectory of the timeline
 * @param width of the data area, about, in pixels; so is {@code height}
 */
record Panel(Timeline timeline, List<Ink> inks, String quantity, double width, double height) {
  private static final double ROW = 15;
  private static final double DOT = 7;
  private static final double INVISIBLE = 0.2;

  /** A range narrower than this share of its values is rounding, not a course. */
  private static final double FLAT = 1e-6;

  /** From zero, if the values come this close to it. */
  private static final double NEAR_ZERO = 0.3;

  /** The range of the values, and how much of it one pixel is. */
  private record Range(double low, double high, double pixel) {}

  /** The plot; only a picture's first panel says in words what its windows are. */
  XYPlot plot(Shading shading, boolean worded) {
    List<Integer> places = places();
    List<Curve> curves = places.stream()
        .map(place -> Curve.of(timeline, timeline.trajectories().get(place), quantity, unit())).toList();
    Range range = range(curves, worded ? shading.rows() : 0);
    int ticks = (int) Math.max(2, height / 38);
    XYPlot plot = new XYPlot(null, null, Look.axis(label(), range.low(), range.high(), ticks), null);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setRangeGridlinePaint(Look.GRID);
    plot.setRangeGridlineStroke(Look.HAIR);
    plot.getRangeAxis().setAxisLineVisible(false);
    plot.getRangeAxis().setTickMarksVisible(false);
    shade(plot, shading, worded, range);
    lines(plot, places, curves, range, worded);
    return plot;
  }

  /** The places of the models that have the quantity, in units that fit the first one's. */
  private List<Integer> places() {
    return IntStream.range(0, timeline.trajectories().size()).boxed()
        .filter(place -> timeline.trajectories().get(place).names().contains(quantity))
        .filter(place -> model(place).quantity(quantity).unit().isCommensurable(unit()))
        .toList();
  }

  private Model model(int place) {
    return timeline.trajectories().get(place).model();
  }

  private Quantity declared() {
    return timeline.trajectories().stream().filter(trajectory -> trajectory.names().contains(quantity))
        .findFirst().orElseThrow().model().quantity(quantity);
  }

  private Unit unit() {
    return declared().unit();
  }

  /** What the quantity is and its unit, as much of it as there is room for. */
  private String label() {
    String unit = unit().isDimensionless() ? "" : " (" + unit() + ")";
    String full = quantity + (declared().meaning().isEmpty() ? "" : ", " + declared().meaning()) + unit;
    return Look.width(full, Look.LABEL) <= height ? full : quantity + unit;
  }

  private Range range(List<Curve> curves, int rows) {
    double low = curves.stream().mapToDouble(Curve::low).min().orElse(0);
    double high = curves.stream().mapToDouble(Curve::high).max().orElse(1);
    if (!(low <= high)) {
      return range(0, 1, rows);
    }
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (high - low <= FLAT * size) {
      return size == 0 ? range(-0.05, 1, rows) : range(low - 0.05 * size, high + 0.05 * size, rows);
    }
    double from = low >= 0 && low < NEAR_ZERO * high ? -0.03 * high : low - 0.05 * (high - low);
    return range(from, high + 0.05 * (high - low), rows);
  }

  private Range range(double low, double high, int rows) {
    double pixel = (high - low) / Math.max(height / 2, height - rows * ROW);
    return new Range(low, high + rows * ROW * pixel, pixel);
  }

  private void shade(XYPlot plot, Shading shading, boolean worded, Range range) {
    for (Shading.Band band : shading.bands()) {
      if (band.isInstant()) {
        plot.addDomainMarker(new ValueMarker(band.from(), Look.AXIS, Look.HAIR), Layer.BACKGROUND);
      } else {
        IntervalMarker window = new IntervalMarker(band.from(), band.to(), Look.WINDOW);
        window.setAlpha(Look.WINDOW_ALPHA);
        plot.addDomainMarker(window, Layer.BACKGROUND);
      }
      if (worded) {
        double top = range.high() - (band.row() * ROW + 1) * range.pixel();
        plot.addAnnotation(text(band.text(), band.labelAt(), top, TextAnchor.TOP_LEFT));
      }
    }
  }

  private static XYTextAnnotation text(String text, double x, double y, TextAnchor anchor) {
    XYTextAnnotation annotation = new XYTextAnnotation(text, x, y);
    annotation.setFont(Look.SMALL);
    annotation.setPaint(Look.SOFT_TEXT);
    annotation.setTextAnchor(anchor);
    return annotation;
  }

  private void lines(XYPlot plot, List<Integer> places, List<Curve> curves, Range range, boolean worded) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    DefaultXYDataset lines = new DefaultXYDataset();
    for (int i = 0; i < places.size(); i++) {
      Curve shown = curves.get(i).thinned(INVISIBLE * timeline.until() / width, INVISIBLE * range.pixel());
      lines.addSeries(places.get(i), new double[][] {shown.x(), shown.y()});
      renderer.setSeriesPaint(i, inks.get(places.get(i)).colour());
      renderer.setSeriesStroke(i, inks.get(places.get(i)).stroke());
    }
    List<String> said = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Optional<String> ending = ending(timeline.trajectories().get(places.get(i)));
      if (ending.isPresent()) {
        dot(renderer, lines, curves.get(i), i);
        if (worded && !said.contains(ending.get())) {
          plot.addAnnotation(beside(curves.get(i), ending.get(), said.size() * ROW * range.pixel()));
          said.add(ending.get());
        }
      }
    }
    plot.setDataset(lines);
    plot.setRenderer(renderer);
  }

  private Optional<String> ending(Trajectory trajectory) {
    if (trajectory.outcome() instanceof Outcome.Completed) {
      return Optional.empty();
    }
    String what = trajectory.outcome() instanceof Outcome.Ended ended ? ended.reason() : "stopped";
    return Optional.of(what + ", " + Numbers.round(timeline.end(trajectory), 3)
        + (timeline.unit().isDimensionless() ? "" : " " + timeline.unit()));
  }

  /** A dot where a run came to its end before the time asked for. */
  private static void dot(XYLineAndShapeRenderer renderer, DefaultXYDataset lines, Curve curve, int line) {
    int dot = lines.getSeriesCount();
    int last = curve.x().length - 1;
    lines.addSeries("end of " + line, new double[][] {{curve.x()[last]}, {curve.y()[last]}});
    renderer.setSeriesPaint(dot, renderer.getSeriesPaint(line));
    renderer.setSeriesShape(dot, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    renderer.setSeriesShapesVisible(dot, true);
  }

  /** Words beside the end of a curve, where there is more room, raised so that they lie on no others. */
  private XYTextAnnotation beside(Curve curve, String words, double raised) {
    double x = curve.x()[curve.x().length - 1];
    double y = curve.y()[curve.y().length - 1] + raised;
    double side = DOT / width * timeline.until();
    boolean left = x > timeline.until() * 0.6;
    return left
        ? text(words, x - side, y, TextAnchor.BOTTOM_RIGHT)
        : text(words, x + side, y, TextAnchor.BOTTOM_LEFT);
  }
}
