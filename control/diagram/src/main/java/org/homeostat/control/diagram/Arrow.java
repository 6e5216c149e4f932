package org.homeostat.control.diagram;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.view.picture.Look;

/**
 * An influence on its way: a triangle at its end raises, a bar lowers, a diamond may do either; the sign
 * stands beside it. What comes late is dashed, and says by how much.
 *
 * @param label where a text has room
 */
record Arrow(Influence influence, List<Point2D> way, Optional<Rectangle2D> label) {
  private static final Color RAISES = new Color(0x00664C);
  private static final Color LOWERS = new Color(0x7B3F8C);
  private static final BasicStroke LINE = new BasicStroke(1.3f);
  private static final BasicStroke BAR = new BasicStroke(2.6f);
  private static final BasicStroke LATE =
      new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);
  private static final double HEAD = 9;

  private Point2D end() {
    return way.get(way.size() - 1);
  }

  /** The direction in which it arrives, as an angle. */
  private double angle() {
    Point2D before = way.get(way.size() - 2);
    return Math.atan2(end().getY() - before.getY(), end().getX() - before.getX());
  }

  void paint(Graphics2D graphics) {
    graphics.setColor(colour());
    graphics.setStroke(influence.lag().isPresent() ? LATE : LINE);
    Path2D line = new Path2D.Double();
    line.moveTo(way.get(0).getX(), way.get(0).getY());
    way.subList(1, way.size() - 1).forEach(corner -> line.lineTo(corner.getX(), corner.getY()));
    Point2D neck = at(influence.sign() == Sign.LOWERS ? -2 : -HEAD, 0);
    line.lineTo(neck.getX(), neck.getY());
    graphics.draw(line);
    paintHead(graphics);
    String mark = influence.mark().replace('-', '\u2212');
    String late = influence.lag().map(Wire::late).orElse("");
    if (influence.isOnItself()) {
      paintText(graphics, (mark + " " + late).strip());
    } else {
      paintSign(graphics, mark);
      paintText(graphics, late);
    }
  }

  private void paintText(Graphics2D graphics, String text) {
    graphics.setFont(Look.SMALL);
    label.filter(place -> !text.isEmpty()).ifPresent(place -> graphics.drawString(
        text, (float) besideLine(place, Look.width(text, Look.SMALL)), (float) place.getMaxY() - 3));
  }

  /** Where in its place a text begins, so that it is next to its own line. */
  private double besideLine(Rectangle2D place, double width) {
    return place.getCenterX() < end().getX() ? place.getMaxX() - width - 3 : place.getX() + 3;
  }

  private Color colour() {
    return switch (influence.sign()) {
      case RAISES -> RAISES;
      case LOWERS -> LOWERS;
      case EITHER -> Look.SOFT_TEXT;
    };
  }

  /** A point, so far along the arrow past its end and so far to its right. */
  private Point2D at(double along, double aside) {
    AffineTransform turned = AffineTransform.getTranslateInstance(end().getX(), end().getY());
    turned.rotate(angle());
    return turned.transform(new Point2D.Double(along, aside), null);
  }

  private void paintHead(Graphics2D graphics) {
    switch (influence.sign()) {
      case RAISES -> graphics.fill(shape(0, 0, -HEAD, 4, -HEAD, -4));
      case LOWERS -> {
        graphics.setStroke(BAR);
        graphics.draw(new Line2D.Double(at(-2.4, -5.5), at(-2.4, 5.5)));
      }
      case EITHER -> {
        graphics.setStroke(LINE);
        graphics.draw(shape(-0.5, 0, -HEAD / 2 - 0.5, 4, -HEAD, 0, -HEAD / 2 - 0.5, -4));
      }
    }
  }

  private Path2D shape(double... corners) {
    Path2D shape = new Path2D.Double();
    for (int i = 0; i < corners.length; i += 2) {
      Point2D corner = at(corners[i], corners[i + 1]);
      if (i == 0) {
        shape.moveTo(corner.getX(), corner.getY());
      } else {
        shape.lineTo(corner.getX(), corner.getY());
      }
    }
    shape.closePath();
    return shape;
  }

  private void paintSign(Graphics2D graphics, String mark) {
    graphics.setFont(Look.LABEL);
    boolean upright = Math.abs(Math.cos(angle())) < 0.5;
    double x = upright ? end().getX() + 5 : at(-HEAD - 4, 0).getX() - Look.width(mark, Look.LABEL) / 2;
    double y = upright ? at(-HEAD - 3, 0).getY() + 4 : end().getY() - 4;
    graphics.drawString(mark, (float) x, (float) y);
  }
}
