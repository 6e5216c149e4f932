package org.homeostat.control.diagram;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.homeostat.control.view.picture.Ink;
import org.homeostat.control.view.picture.Look;

/** How a node looks: its role is told by the outline, so that nobody needs to see colours. */
record Shape(Node node) {
  private static final Font NAME = Look.LABEL.deriveFont(Font.BOLD);
  private static final Color SET_POINT = Ink.of(List.of("setpoint")).get(0).colour();
  private static final Color STORE = new Color(0xECECEC);
  private static final BasicStroke THICK = new BasicStroke(2);
  private static final BasicStroke THIN = new BasicStroke(1);
  private static final BasicStroke DASHED =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 3}, 0);
  private static final BasicStroke DOTTED =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {1, 3}, 0);
  private static final double NAME_LINE = 15;
  private static final double MEANING_LINE = 13;
  private static final double BORDER = 8;
  private static final double LEAST_WIDTH = 56;

  Rectangle2D size() {
    double text = node.meaning().stream().mapToDouble(line -> Look.width(line, Look.SMALL)).max().orElse(0);
    double width = Math.max(LEAST_WIDTH, Math.max(text, Look.width(node.name(), NAME)) + 2 * BORDER);
    return new Rectangle2D.Double(
        0, 0, Math.ceil(width), NAME_LINE + node.meaning().size() * MEANING_LINE + 1.25 * BORDER);
  }

  void paint(Graphics2D graphics, Rectangle2D place) {
    outline(graphics, place);
    graphics.setColor(Look.TEXT);
    double y = place.getCenterY() - (NAME_LINE + node.meaning().size() * MEANING_LINE) / 2 + 11;
    text(graphics, node.name(), NAME, place.getCenterX(), y);
    graphics.setColor(Look.SOFT_TEXT);
    for (int i = 0; i < node.meaning().size(); i++) {
      text(graphics, node.meaning().get(i), Look.SMALL, place.getCenterX(), y + (i + 1) * MEANING_LINE);
    }
  }

  private static void text(Graphics2D graphics, String text, Font font, double middle, double y) {
    graphics.setFont(font);
    graphics.drawString(text, (float) (middle - Look.width(text, font) / 2), (float) y);
  }

  /** The outline without what is in it. */
  void outline(Graphics2D graphics, Rectangle2D place) {
    double corner = node.kind() == Node.Kind.STATE ? 4 : Math.min(16, place.getHeight());
    RoundRectangle2D frame = framed(place, 0, corner);
    graphics.setColor(node.kind() == Node.Kind.STATE ? STORE : Color.WHITE);
    graphics.fill(frame);
    graphics.setColor(node.error() ? SET_POINT : node.kind() == Node.Kind.AUXILIARY ? Look.AXIS : Look.TEXT);
    graphics.setStroke(stroke());
    graphics.draw(frame);
    if (node.error()) {
      graphics.setStroke(THIN);
      graphics.draw(framed(place, 3.5, Math.max(1, corner - 4)));
    }
  }

  private BasicStroke stroke() {
    return switch (node.kind()) {
      case STATE -> THICK;
      case AUXILIARY -> THIN;
      case INPUT -> DASHED;
      case PARAMETER -> DOTTED;
    };
  }

  private static RoundRectangle2D framed(Rectangle2D place, double inset, double corner) {
    return new RoundRectangle2D.Double(place.getX() + inset, place.getY() + inset,
        place.getWidth() - 2 * inset, place.getHeight() - 2 * inset, corner, corner);
  }
}
