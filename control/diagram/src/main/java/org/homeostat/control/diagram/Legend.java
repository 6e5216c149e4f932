package org.homeostat.control.diagram;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.homeostat.control.view.picture.Look;

/** What the shapes and arrows of a diagram mean, in rows; only what occurs in it. */
record Legend(List<Entry> entries, double width) {
  private static final double ROW = 22;
  private static final double ABOVE = 12;
  private static final double SAMPLE = 30;
  private static final double GAP = 20;
  private static final Rectangle2D BOX = new Rectangle2D.Double(0, 3, SAMPLE, 14);

  /** A sample and what it means. */
  private record Entry(Consumer<Graphics2D> sample, String text) {

    double width() {
      return SAMPLE + 8 + Look.width(text, Look.SMALL) + GAP;
    }
  }

  static Legend of(List<Wires> panels, double width) {
    List<Entry> entries = new ArrayList<>();
    for (Node.Kind kind : Node.Kind.values()) {
      add(entries, panels, node -> node.kind() == kind && !node.error(), new Node("", kind, false, List.of()),
          kind.text());
    }
    add(entries, panels, Node::error, new Node("", Node.Kind.AUXILIARY, true, List.of()),
        "error: reference less sensed");
    add(entries, panels, Sign.RAISES, "raises");
    add(entries, panels, Sign.LOWERS, "lowers");
    add(entries, panels, Sign.EITHER, "raises or lowers, as it comes");
    if (has(panels, influence -> !influence.proved() && influence.sign() != Sign.EITHER)) {
      entries.add(new Entry(
          graphics -> write(graphics, "(+)"), "sign " + where(panels) + ", not proved elsewhere"));
    }
    return new Legend(entries, width);
  }

  private static void add(
      List<Entry> entries, List<Wires> panels, Predicate<Node> wanted, Node sample, String text) {
    if (panels.stream().flatMap(panel -> panel.nodes().stream()).anyMatch(wanted)) {
      entries.add(new Entry(graphics -> new Shape(sample).outline(graphics, BOX), text));
    }
  }

  private static void add(List<Entry> entries, List<Wires> panels, Sign sign, String text) {
    if (has(panels, influence -> influence.sign() == sign)) {
      entries.add(new Entry(graphics -> arrow(sign).paint(graphics), text));
    }
  }

  private static boolean has(List<Wires> panels, Predicate<Influence> wanted) {
    return panels.stream().flatMap(panel -> panel.influences().stream()).anyMatch(wanted);
  }

  private static String where(List<Wires> panels) {
    return panels.stream().filter(Wires::hasUnproved).map(Wires::where).findFirst().orElse("");
  }

  private static Arrow arrow(Sign sign) {
    return new Arrow(new Influence("from", "to", sign, true, Optional.empty()),
        List.of(new Point2D.Double(0, 12), new Point2D.Double(SAMPLE, 12)), Optional.empty());
  }

  private static void write(Graphics2D graphics, String text) {
    graphics.setFont(Look.LABEL);
    graphics.setColor(Look.TEXT);
    graphics.drawString(text, 6, 14);
  }

  double height() {
    double x = 0;
    double y = ROW;
    for (Entry entry : entries) {
      y += x > 0 && x + entry.width() > width ? ROW : 0;
      x = x > 0 && x + entry.width() > width ? entry.width() : x + entry.width();
    }
    return ABOVE + y;
  }

  void paint(Graphics2D graphics) {
    double x = 0;
    double y = ABOVE;
    for (Entry entry : entries) {
      if (x > 0 && x + entry.width() > width) {
        x = 0;
        y += ROW;
      }
      Graphics2D place = (Graphics2D) graphics.create();
      place.translate(x, y);
      entry.sample().accept(place);
      place.setFont(Look.SMALL);
      place.setColor(Look.SOFT_TEXT);
      place.drawString(entry.text(), (float) SAMPLE + 8, 14);
      place.dispose();
      x += entry.width();
    }
  }
}
