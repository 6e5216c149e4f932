package org.homeostat.control.view.picture;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.course.Timeline;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Quantities over time: a line for each model, a panel for each quantity, the windows of the protocol
 * shaded.
 */
final class Courses {
  private static final int WIDTH = 640;
  private static final int SMALL_WIDTH = 500;
  private static final int SMALL_HEIGHT = 310;

  /** Title, legend and time axis together, about. */
  private static final int HEADER = 96;
  private static final int ONE_PANEL = 264;
  private static final int STACKED_PANEL = 168;

  /** The axis of values and the right edge together, about. */
  private static final int BESIDE = 76;
  private static final int GAP = 16;

  private Courses() {}

  /**
   * Quantities of all models of a study, each drawn for the models that have it; an
   * {@link IllegalArgumentException} with the nearest name where none has.
   */
  static Picture of(Comparison study, String... quantities) {
    return drawn(Timeline.of(study.protocol(), study.trajectories()), List.of(quantities), WIDTH,
        panels(quantities.length));
  }

  /** Quantities of one run. */
  static Picture of(Trajectory trajectory, String... quantities) {
    return drawn(Timeline.of(trajectory.protocol(), List.of(trajectory)), List.of(quantities), WIDTH,
        panels(quantities.length));
  }

  /** One of a study's pictures at a size that several of them fit into a page. */
  static Picture small(Comparison study, String quantity) {
    return drawn(Timeline.of(study.protocol(), study.trajectories()), List.of(quantity),
        SMALL_WIDTH, SMALL_HEIGHT);
  }

  private static int panels(int count) {
    return HEADER + (count <= 1 ? ONE_PANEL : count * (STACKED_PANEL + GAP));
  }

  private static Picture drawn(Timeline timeline, List<String> quantities, int width, int height) {
    if (quantities.isEmpty()) {
      throw new IllegalArgumentException("a picture shows something: name a quantity, as in"
          + " Picture.of(study, \"" + timeline.trajectories().get(0).names().get(0) + "\").");
    }
    quantities.forEach(timeline::check);
    String title = title(timeline, quantities);
    List<Ink> inks = Ink.of(timeline.models());
    JFreeChart chart = chart(title, plot(timeline, inks, quantities, width, height));
    return Picture.drawn(title, description(timeline), width, height,
        graphics -> chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height)));
  }

  private static String title(Timeline timeline, List<String> quantities) {
    String what = quantities.size() > 1 ? String.join(", ", quantities) : one(timeline, quantities.get(0));
    Protocol protocol = timeline.protocol();
    return protocol.isNone() ? what : what + " under " + protocol.name();
  }

  private static String one(Timeline timeline, String quantity) {
    return timeline.trajectories().stream().filter(trajectory -> trajectory.names().contains(quantity))
        .map(trajectory -> trajectory.model().quantity(quantity)).map(Quantity::meaning)
        .filter(meaning -> !meaning.isEmpty()).findFirst()
        .map(meaning -> meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1))
        .orElse(quantity);
  }

  private static String description(Timeline timeline) {
    return "Models: " + String.join(", ", timeline.models()) + ". Protocol: " + timeline.protocol() + ".";
  }

  private static CombinedDomainXYPlot plot(
      Timeline timeline, List<Ink> inks, List<String> quantities, int width, int height) {
    String unit = timeline.unit().isDimensionless() ? "" : " (" + timeline.unit() + ")";
    NumberAxis time = Look.axis("time" + unit, 0, timeline.until(), Math.max(4, width / 80));
    double across = width - BESIDE;
    double down = (double) (height - HEADER) / quantities.size() - (quantities.size() > 1 ? GAP : 0);
    Shading shading = Shading.of(timeline, across);
    CombinedDomainXYPlot plot = new CombinedDomainXYPlot(time);
    plot.setGap(GAP);
    for (String quantity : quantities) {
      plot.add(new Panel(timeline, inks, quantity, across, down).plot(shading, plot.getSubplots().isEmpty()));
    }
    plot.setFixedLegendItems(legend(timeline, inks));
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(2, 0, 0, 14));
    return plot;
  }

  private static LegendItemCollection legend(Timeline timeline, List<Ink> inks) {
    LegendItemCollection items = new LegendItemCollection();
    for (int i = 0; i < inks.size(); i++) {
      LegendItem item = new LegendItem(timeline.models().get(i), null, null, null,
          new Line2D.Double(0, 0, 33, 0), inks.get(i).stroke(), inks.get(i).colour());
      item.setLabelFont(Look.LABEL);
      item.setLabelPaint(Look.TEXT);
      items.add(item);
    }
    return items;
  }

  private static JFreeChart chart(String title, CombinedDomainXYPlot plot) {
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(6, 6, 6, 6));
    chart.setTitle(new TextTitle(title, Look.TITLE, Look.TEXT, RectangleEdge.TOP, HorizontalAlignment.LEFT,
        TextTitle.DEFAULT_VERTICAL_ALIGNMENT, new RectangleInsets(2, 4, 2, 4)));
    LegendTitle legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.TOP);
    legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
    legend.setItemFont(Look.LABEL);
    legend.setItemPaint(Look.TEXT);
    legend.setFrame(BlockBorder.NONE);
    legend.setBackgroundPaint(null);
    legend.setItemLabelPadding(new RectangleInsets(2, 6, 2, 14));
    chart.addSubtitle(legend);
    return chart;
  }
}
