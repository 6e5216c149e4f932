package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.view.course.Curve;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Lines and marks of one plot, later ones over earlier ones. */
final class Strokes {
  private static final BasicStroke RIM = new BasicStroke(1.6f);

  private final DefaultXYDataset data = new DefaultXYDataset();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
  private final List<Runnable> later = new ArrayList<>();

  Strokes() {
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setUseFillPaint(true);
    renderer.setUseOutlinePaint(true);
  }

  /** A line through points; it is broken where a point is not finite. */
  Strokes line(Curve curve, Color colour, BasicStroke stroke) {
    int place = added(curve.x(), curve.y(), colour);
    renderer.setSeriesStroke(place, stroke);
    return this;
  }

  /** A mark, over all lines: filled with its colour, or with white. */
  Strokes mark(double x, double y, Shape shape, Color colour, boolean filled) {
    later.add(() -> {
      int place = added(new double[] {x}, new double[] {y}, colour);
      renderer.setSeriesLinesVisible(place, false);
      renderer.setSeriesShapesVisible(place, true);
      renderer.setSeriesShape(place, shape);
      renderer.setSeriesFillPaint(place, filled ? colour : Color.WHITE);
      renderer.setSeriesOutlinePaint(place, colour);
      renderer.setSeriesOutlineStroke(place, RIM);
    });
    return this;
  }

  private int added(double[] x, double[] y, Color colour) {
    int place = data.getSeriesCount();
    data.addSeries(place, new double[][] {x, y});
    renderer.setSeriesPaint(place, colour);
    return place;
  }

  /** Draws them in a plot. */
  XYLineAndShapeRenderer in(XYPlot plot) {
    later.forEach(Runnable::run);
    later.clear();
    plot.setDataset(data);
    plot.setRenderer(renderer);
    return renderer;
  }
}
