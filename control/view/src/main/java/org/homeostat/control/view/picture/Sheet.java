package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.unit.Unit;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** What one quantity against another is drawn on: title, a line of words below it, legend, axes. */
final class Sheet {
  static final int WIDTH = 640;
  static final double DOT = 9;

  /** The axis of values and the right edge together, about; title, legend and the other axis. */
  static final int BESIDE = 68;
  static final int HEADER = 96;

  /** What an item of the legend needs beside its words, and the edges. */
  private static final double SWATCH = 88;

  /** Two kinds of lines that are no models: neither has the colour of a framing. */
  static final Ink FIRST = new Ink(new Color(0xA8326E), new BasicStroke(2));
  static final Ink SECOND = new Ink(new Color(0x7A6200),
      new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0));

  private static final Color PAPER = new Color(255, 255, 255, 200);
  private static final int DIGITS = 4;
  private static final double ZERO = 1e-9;

  private Sheet() {}

  /** The picture of a plot; {@code words} stand below the title and in the description. */
  static Picture picture(String title, String words, int height, XYPlot plot, List<LegendItem> items) {
    return picture(title, words, WIDTH, height, plot, items);
  }

  /** The same, so wide. */
  static Picture picture(
      String title, String words, int width, int height, XYPlot plot, List<LegendItem> items) {
    LegendItemCollection legend = new LegendItemCollection();
    items.forEach(legend::add);
    plot.setFixedLegendItems(legend);
    JFreeChart chart = chart(title, width, plot);
    if (!words.isEmpty()) {
      chart.addSubtitle(title(words, Look.SMALL, Look.SOFT_TEXT, 0));
    }
    if (!items.isEmpty()) {
      chart.addSubtitle(legend(plot));
    }
    return Picture.drawn(title, description(words, plot, items), width, height,
        graphics -> chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height)));
  }

  /** A plot under a title, of which as much is seen as fits, and nothing else. */
  static JFreeChart chart(String title, int width, Plot plot) {
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(6, 6, 6, 6));
    chart.setTitle(title(Look.shortened(title, Look.TITLE, width - 24.0), Look.TITLE, Look.TEXT, 2));
    return chart;
  }

  /** For those who do not see it: the words, what the legend says, and what is written at points. */
  private static String description(String words, XYPlot plot, List<LegendItem> items) {
    if (items.isEmpty()) {
      return words + ".";
    }
    String marked = plots(plot).flatMap(each -> ((List<?>) each.getAnnotations()).stream())
        .filter(each -> each instanceof XYTextAnnotation).map(each -> ((XYTextAnnotation) each).getText())
        .collect(Collectors.joining("; "));
    return (words.isEmpty() ? "" : words + ". ")
        + "Drawn: " + items.stream().map(LegendItem::getLabel).collect(Collectors.joining("; ")) + "."
        + (marked.isEmpty() ? "" : " Marked: " + marked + ".");
  }

  private static Stream<XYPlot> plots(XYPlot plot) {
    return plot instanceof CombinedDomainXYPlot both
        ? ((List<?>) both.getSubplots()).stream().map(XYPlot.class::cast) : Stream.of(plot);
  }

  private static TextTitle title(String text, Font font, Color colour, double above) {
    return new TextTitle(text, font, colour, RectangleEdge.TOP, HorizontalAlignment.LEFT,
        TextTitle.DEFAULT_VERTICAL_ALIGNMENT, new RectangleInsets(above, 4, 2, 4));
  }

  /** The legend of a plot, below its title. */
  static LegendTitle legend(Plot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.TOP);
    legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
    legend.setItemFont(Look.LABEL);
    legend.setItemPaint(Look.TEXT);
    legend.setFrame(BlockBorder.NONE);
    legend.setBackgroundPaint(null);
    legend.setItemLabelPadding(new RectangleInsets(2, 6, 2, 14));
    return legend;
  }

  /** An empty plot with grid lines behind both axes. */
  static XYPlot plot(ValueAxis across, ValueAxis up) {
    XYPlot plot = new XYPlot(null, across, up, null);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setDomainGridlinePaint(Look.GRID);
    plot.setDomainGridlineStroke(Look.HAIR);
    plot.setRangeGridlinePaint(Look.GRID);
    plot.setRangeGridlineStroke(Look.HAIR);
    plot.setInsets(new RectangleInsets(2, 0, 0, 14));
    return plot;
  }

  /** The same for two quantities of a model, from and to for each; {@code height} is the picture's. */
  static XYPlot plot(Model model, Axes axes, double[][] view, int height) {
    return plot(
        Look.axis(label(model, axes.across(), WIDTH - BESIDE), view[0][0], view[0][1], 8),
        Look.axis(label(model, axes.up(), height - HEADER - DOT), view[1][0], view[1][1], 7));
  }

  /** As much of the words of a legend as there is room for. */
  static String label(String words) {
    return Look.shortened(words, Look.LABEL, WIDTH - SWATCH);
  }

  /** {@code FM, fat mass (g)}, as much of it as there is room for. */
  static String label(Model model, String name, double room) {
    Quantity quantity = model.quantity(name);
    String unit = quantity.unit().isDimensionless() ? "" : " (" + quantity.unit() + ")";
    String meaning = quantity.meaning().equals(name) ? "" : quantity.meaning();
    String full = name + (meaning.isEmpty() ? "" : ", " + meaning) + unit;
    return Look.width(full, Look.LABEL) <= room ? full : name + unit;
  }

  /** {@code FM 6.336 g}. */
  static String value(Model model, String name, double value) {
    return name + " " + value(value, model.quantity(name).unit());
  }

  /** The same on an axis: what is rounding beside its range is 0. */
  static String value(Model model, String name, double value, double[] range) {
    return value(model, name, Math.abs(value) < ZERO * (range[1] - range[0]) ? 0 : value);
  }

  /** {@code 6.336 g}. */
  static String value(double value, Unit unit) {
    return Numbers.round(value, DIGITS) + (unit.isDimensionless() ? "" : " " + unit);
  }

  /** Words at a point, legible over lines. */
  static XYTextAnnotation words(String text, double x, double y, TextAnchor anchor) {
    XYTextAnnotation words = new XYTextAnnotation(text, x, y);
    words.setFont(Look.SMALL);
    words.setPaint(Look.TEXT);
    words.setBackgroundPaint(PAPER);
    words.setTextAnchor(anchor);
    return words;
  }

  /** A line of the legend for a line of the plot. */
  static LegendItem line(String label, Color colour, BasicStroke stroke) {
    return textual(new LegendItem(label, null, null, null, new Line2D.Double(0, 0, 33, 0), stroke, colour));
  }

  /** A line of the legend for a mark. */
  static LegendItem mark(String label, Shape shape, Color colour, boolean filled) {
    return textual(new LegendItem(label, null, null, null, true, shape, true, filled ? colour : Color.WHITE,
        true, colour, new BasicStroke(1.6f), false, new Line2D.Double(), new BasicStroke(), Color.BLACK));
  }

  /** An item of the legend, written as all of them are. */
  static LegendItem textual(LegendItem item) {
    item.setLabelFont(Look.LABEL);
    item.setLabelPaint(Look.TEXT);
    return item;
  }

  static Shape square(double size) {
    return new Rectangle2D.Double(-size / 2, -size / 2, size, size);
  }

  /** An upright cross with thin arms. */
  static Shape cross() {
    Area cross = new Area(new Rectangle2D.Double(-DOT / 2, -0.8, DOT, 1.6));
    cross.add(new Area(new Rectangle2D.Double(-0.8, -DOT / 2, 1.6, DOT)));
    return cross;
  }

  static Shape dot() {
    return new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT);
  }
}
