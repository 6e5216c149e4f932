package org.homeostat.control.diagram;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.view.picture.Ink;
import org.homeostat.control.view.picture.Look;

/**
 * Models side by side, each drawn into a copy of one layout of all that any of them has; below, what the
 * shapes mean.
 */
record Drawing(List<Wires> panels, Layout layout) {
  private static final int MARGIN = 12;
  private static final int TITLE = 34;
  private static final int GAP = 28;
  private static final int LEAST_WIDTH = 420;
  private static final double LETTER = 14;

  /** From one arrow to the next at a side of a node, so that their signs have room. */
  private static final double PITCH = 20;

  static Drawing of(List<Wires> panels) {
    Map<String, Rectangle2D> sizes = new LinkedHashMap<>();
    Map<Wire, Rectangle2D> wires = new LinkedHashMap<>();
    panels.stream().flatMap(panel -> panel.influences().stream()).map(Wire::of)
        .forEach(wire -> wires.put(wire, wire.label().map(Drawing::size).orElse(new Rectangle2D.Double())));
    for (Wires panel : panels) {
      for (Node node : panel.nodes()) {
        Rectangle2D size = new Shape(node).size();
        Rectangle2D room = room(node.name(), wires.keySet());
        sizes.merge(node.name(), size.createUnion(room), Rectangle2D::createUnion);
      }
    }
    return new Drawing(panels, Layout.of(sizes, wires));
  }

  /** The least size that all ends at a node ask for; what drives itself ends at a side. */
  private static Rectangle2D room(String name, Set<Wire> wires) {
    long from = wires.stream().filter(wire -> wire.from().equals(name)).count();
    long to = wires.stream().filter(wire -> wire.to().equals(name)).count();
    long loops = wires.stream().filter(wire -> wire.isOnItself() && wire.to().equals(name)).count();
    return new Rectangle2D.Double(0, 0, (from + to - 2 * loops + 1) * PITCH, 2 * loops * PITCH);
  }

  private static Rectangle2D size(String label) {
    return new Rectangle2D.Double(0, 0, Look.width(label, Look.SMALL) + 4, LETTER);
  }

  int width() {
    return (int) Math.ceil(Math.max(LEAST_WIDTH,
        panelWidth() * panels.size() + GAP * (panels.size() - 1) + 2 * MARGIN));
  }

  int height() {
    return (int) Math.ceil(MARGIN + TITLE + layout.height() + legend().height() + MARGIN);
  }

  private double panelWidth() {
    double title = panels.stream().mapToDouble(panel -> Look.width(panel.model().name(), Look.TITLE)).max()
        .orElse(0);
    return Math.max(layout.width(), title + 60);
  }

  private Legend legend() {
    return Legend.of(panels, width() - 2 * MARGIN);
  }

  void paint(Graphics2D graphics) {
    List<Ink> inks = Ink.of(panels.stream().map(panel -> panel.model().name()).toList());
    for (int i = 0; i < panels.size(); i++) {
      Graphics2D part = (Graphics2D) graphics.create();
      part.translate(MARGIN + i * (panelWidth() + GAP), MARGIN);
      paintTitle(part, panels.get(i).model().name(), inks.get(i));
      part.translate((panelWidth() - layout.width()) / 2, TITLE);
      paint(part, panels.get(i));
      part.dispose();
    }
    Graphics2D below = (Graphics2D) graphics.create();
    below.translate(MARGIN, MARGIN + TITLE + layout.height());
    legend().paint(below);
    below.dispose();
  }

  private void paintTitle(Graphics2D graphics, String title, Ink ink) {
    graphics.setColor(ink.colour());
    graphics.setStroke(ink.stroke());
    graphics.draw(new Line2D.Double(0, 12, 34, 12));
    graphics.setFont(Look.TITLE);
    graphics.drawString(title, 42, 17);
  }

  private void paint(Graphics2D graphics, Wires panel) {
    for (Influence influence : panel.influences()) {
      Wire wire = Wire.of(influence);
      new Arrow(influence, layout.ways().get(wire), Optional.ofNullable(layout.labels().get(wire)))
          .paint(graphics);
    }
    panel.nodes().forEach(node -> new Shape(node).paint(graphics, layout.places().get(node.name())));
  }
}
