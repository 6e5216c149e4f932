package org.homeostat.control.view;

import java.awt.geom.Line2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.simulate.WholeFile;
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
 * Quantities over time as an SVG drawing: a line for each model, a panel for each quantity, the windows of
 * the protocol shaded. Text stays text. A framing has the same colour in every picture, and every line its
 * own dashes.
 *
 * <pre>{@code
 * Picture.of(study, "FM", "FI").write(Path.of("fast.svg"));
 * }</pre>
 */
public final class Picture {
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

  private final String svg;
  private final String title;
  private final int width;
  private final int height;

  private Picture(String svg, String title, int width, int height) {
    this.svg = svg;
    this.title = title;
    this.width = width;
    this.height = height;
  }

  /**
   * Quantities of all models of a study, each drawn for the models that have it; an
   * {@link IllegalArgumentException} with the nearest name where none has.
   */
  public static Picture of(Comparison study, String... quantities) {
    return drawn(Timeline.of(study.protocol(), study.trajectories()), List.of(quantities), WIDTH,
        panels(quantities.length));
  }

  /** Quantities of one run. */
  public static Picture of(Trajectory trajectory, String... quantities) {
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
    quantities.forEach(quantity -> check(timeline, quantity));
    String title = title(timeline, quantities);
    List<Ink> inks = Ink.of(names(timeline));
    JFreeChart chart = chart(title, plot(timeline, inks, quantities, width, height));
    return new Picture(Svg.of(chart, width, height, title, description(timeline)), title, width, height);
  }

  private static List<String> names(Timeline timeline) {
    return timeline.trajectories().stream().map(trajectory -> trajectory.model().name()).toList();
  }

  /** That some model of the study has a state or an auxiliary of that name. */
  static void check(Timeline timeline, String quantity) {
    List<String> known = timeline.trajectories().stream()
        .flatMap(trajectory -> trajectory.names().stream()).distinct().toList();
    if (!known.contains(quantity)) {
      throw new IllegalArgumentException("there is no state or auxiliary '" + quantity + "' in "
          + String.join(" or ", names(timeline)) + "."
          + Nearest.of(quantity, known).map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
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
    return "Models: " + String.join(", ", names(timeline)) + ". Protocol: " + timeline.protocol() + ".";
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
      LegendItem item = new LegendItem(names(timeline).get(i), null, null, null,
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

  /** The drawing as one {@code svg} element that needs nothing else. */
  public String svg() {
    return svg;
  }

  /** Writes the drawing to a file, whole or not at all. */
  public void write(Path file) {
    WholeFile.write(file, out -> out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg + "\n"));
  }

  /** Title and size. */
  @Override
  public String toString() {
    long kilobytes = (svg.length() + 512) / 1024;
    return "Picture of " + title + ", " + width + " x " + height + ", " + kilobytes + " kB of SVG";
  }
}
