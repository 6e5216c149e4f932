package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** Arrows of one length that show where a field points on paper, all in one path. */
final class Arrows extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1;
  private static final int COLUMNS = 21;
  private static final int ROWS = 14;
  private static final double LENGTH = 15;
  private static final double HEAD = 4.5;
  private static final double OPEN = 0.42;
  private static final Color COLOUR = new Color(0xA9A9A9);

  private final double[][][] rates;

  /** Of a field in the units of the axes, over their range; not finite where there is none. */
  Arrows(Plane plane, double[][] view) {
    rates = plane.rates(middles(view[0], COLUMNS), middles(view[1], ROWS));
  }

  private static double[] middles(double[] range, int count) {
    double half = (range[1] - range[0]) / count / 2;
    return Plane.grid(range[0] + half, range[1] - half, count);
  }

  @Override
  public void draw(Graphics2D graphics, XYPlot plot, Rectangle2D area, ValueAxis across, ValueAxis up,
      int place, PlotRenderingInfo info) {
    double wide = area.getWidth() / across.getRange().getLength();
    double high = area.getHeight() / up.getRange().getLength();
    Path2D path = new Path2D.Double();
    for (int i = 0; i < COLUMNS; i++) {
      for (int j = 0; j < ROWS; j++) {
        arrow(path, area.getX() + (i + 0.5) / COLUMNS * area.getWidth(),
            area.getMaxY() - (j + 0.5) / ROWS * area.getHeight(),
            rates[0][i][j] * wide, -rates[1][i][j] * high);
      }
    }
    graphics.setPaint(COLOUR);
    graphics.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  private static void arrow(Path2D path, double x, double y, double dx, double dy) {
    double length = Math.hypot(dx, dy);
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      return;
    }
    double angle = Math.atan2(dy, dx);
    double tipX = x + LENGTH / 2 * Math.cos(angle);
    double tipY = y + LENGTH / 2 * Math.sin(angle);
    path.moveTo(x - LENGTH / 2 * Math.cos(angle), y - LENGTH / 2 * Math.sin(angle));
    path.lineTo(tipX, tipY);
    path.moveTo(tipX - HEAD * Math.cos(angle - OPEN), tipY - HEAD * Math.sin(angle - OPEN));
    path.lineTo(tipX, tipY);
    path.lineTo(tipX - HEAD * Math.cos(angle + OPEN), tipY - HEAD * Math.sin(angle + OPEN));
  }
}
