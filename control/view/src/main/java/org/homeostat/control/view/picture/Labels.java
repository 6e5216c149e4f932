package org.homeostat.control.view.picture;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.view.course.Curve;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.ui.TextAnchor;

/** Words beside points, each where it covers least of the lines, the marks and the other words. */
final class Labels {
  private static final double ROW = 14;
  private static final double[] NEAR = {11, 25, 42};
  private static final double SAMPLE = 3;
  private static final double OVER_WORDS = 400;
  private static final double OUTSIDE = 200;
  private static final double OVER_MARK = 40;

  private final double[][] view;
  private final double wide;
  private final double high;
  private final List<Point2D> lines = new ArrayList<>();
  private final List<Point2D> marks = new ArrayList<>();
  private final List<Rectangle2D> words = new ArrayList<>();

  /**
   * In a part of a plane.
   *
   * @param view from and to, of the first axis and of the second
   * @param wide the data area, about, in pixels; so is {@code high}
   */
  Labels(double[][] view, double wide, double high) {
    this.view = view;
    this.wide = wide;
    this.high = high;
  }

  /** In a plot of a sheet so high. */
  static Labels of(double[][] view, int height) {
    return new Labels(view, Sheet.WIDTH - Sheet.BESIDE, height - Sheet.HEADER);
  }

  private Point2D on(double x, double y) {
    return new Point2D.Double((x - view[0][0]) / (view[0][1] - view[0][0]) * wide,
        (view[1][1] - y) / (view[1][1] - view[1][0]) * high);
  }

  /** Keeps off a line. */
  Labels off(Curve line) {
    for (int i = 0; i + 1 < line.x().length; i++) {
      Point2D from = on(line.x()[i], line.y()[i]);
      Point2D to = on(line.x()[i + 1], line.y()[i + 1]);
      double length = Math.min(from.distance(to), 2 * (wide + high));
      for (double along = 0; along < length; along += SAMPLE) {
        lines.add(new Point2D.Double(from.getX() + along / length * (to.getX() - from.getX()),
            from.getY() + along / length * (to.getY() - from.getY())));
      }
    }
    return this;
  }

  /** Keeps off a mark. */
  Labels off(double x, double y) {
    marks.add(on(x, y));
    return this;
  }

  /** The words beside a point. */
  XYTextAnnotation beside(String text, double x, double y) {
    Point2D point = on(x, y);
    double length = Look.width(text, Look.SMALL) + 4;
    Rectangle2D best = new Rectangle2D.Double();
    double least = Double.POSITIVE_INFINITY;
    for (double near : NEAR) {
      for (int side = 0; side < 8; side++) {
        Rectangle2D box = box(point, near, side, length);
        double cost = cost(box) + near / 10 + side / 10.0;
        if (cost < least) {
          least = cost;
          best = box;
        }
      }
    }
    words.add(best);
    return Sheet.words(text, view[0][0] + best.getCenterX() / wide * (view[0][1] - view[0][0]),
        view[1][1] - best.getCenterY() / high * (view[1][1] - view[1][0]), TextAnchor.CENTER);
  }

  /** Right and left of the point, the sides above and below, and above and below it. */
  private static Rectangle2D box(Point2D point, double near, int side, double length) {
    int right = new int[] {1, -1, 1, -1, 1, -1, 0, 0}[side];
    int down = new int[] {-1, -1, 1, 1, 0, 0, -1, 1}[side];
    double x = point.getX() + right * (down == 0 ? near : near * 0.7) - (1 - right) * length / 2;
    double y = point.getY() + down * near * (right == 0 ? 1 : 0.7) - (1 - down) * ROW / 2;
    return new Rectangle2D.Double(x, y, length, ROW);
  }

  private double cost(Rectangle2D box) {
    boolean inside = new Rectangle2D.Double(0, 0, wide, high).contains(box);
    return (inside ? 0 : OUTSIDE)
        + lines.stream().filter(box::contains).count()
        + OVER_MARK * marks.stream().filter(mark -> box.intersects(
            mark.getX() - Sheet.DOT / 2, mark.getY() - Sheet.DOT / 2, Sheet.DOT, Sheet.DOT)).count()
        + OVER_WORDS * words.stream().filter(box::intersects).count();
  }
}
