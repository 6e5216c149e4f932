package org.homeostat.control.view.picture;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeostat.control.unit.Unit;
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

/** The chart of some courses: title, legend, panels below each other over one time axis. */
final class Strips {

  /** Title and time axis together, about, and a row of the legend. */
  private static final int HEADER = 76;
  private static final int LEGEND_ROW = 20;
  private static final int ONE_PANEL = 264;
  private static final int STACKED_PANEL = 168;
  private static final int DIFFERENCE = 92;

  /** The axis of values and the right edge together, about. */
  private static final int BESIDE = 76;
  private static final int GAP = 16;

  /** What a legend's item needs beside its words. */
  private static final int SWATCH = 64;

  private final Timeline timeline;
  private final List<Course> courses;
  private final Wishes wishes;
  private final Span span;
  private final int header;
  private final int height;

  Strips(Timeline timeline, List<Course> courses, Wishes wishes) {
    this.timeline = timeline;
    this.courses = courses;
    this.wishes = wishes;
    span = new Span(wishes.from(), wishes.until(), wishes.width() - BESIDE);
    header = HEADER + LEGEND_ROW * legendRows();
    height = wishes.height() > 0 ? wishes.height() : header + natural();
  }

  int width() {
    return wishes.width();
  }

  int height() {
    return height;
  }

  Rectangle2D area() {
    return new Rectangle2D.Double(0, 0, width(), height);
  }

  /** A panel of values, or of differences. */
  private record Slot(String quantity, boolean isDifference, int natural) {}

  private List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    boolean one = wishes.quantities().size() == 1;
    for (String quantity : wishes.quantities()) {
      slots.add(new Slot(quantity, false, one ? ONE_PANEL : STACKED_PANEL));
      if (wishes.differences() && sharing(quantity).size() > 1) {
        int notes = (int) Scale.ROW * (sharing(quantity).size() - 1);
        slots.add(new Slot(quantity, true, DIFFERENCE + notes));
      }
    }
    return slots;
  }

  /** The models that have a quantity in units that go together. */
  private List<Course> sharing(String quantity) {
    List<Course> having = courses.stream().filter(course -> course.has(quantity)).toList();
    Unit unit = having.get(0).declared(quantity).unit();
    return having.stream().filter(course -> course.has(quantity, unit)).toList();
  }

  private int natural() {
    List<Slot> slots = slots();
    return slots.stream().mapToInt(Slot::natural).sum() + GAP * (slots.size() > 1 ? slots.size() : 0);
  }

  JFreeChart chart() {
    JFreeChart chart = new JFreeChart(null, null, plot(), false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(6, 6, 6, 6));
    String title = Look.shortened(wishes.title(), Look.TITLE, width() - 24.0);
    chart.setTitle(new TextTitle(title, Look.TITLE, Look.TEXT, RectangleEdge.TOP, HorizontalAlignment.LEFT,
        TextTitle.DEFAULT_VERTICAL_ALIGNMENT, new RectangleInsets(2, 4, 2, 4)));
    LegendTitle legend = new LegendTitle(chart.getPlot());
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

  private CombinedDomainXYPlot plot() {
    String unit = timeline.unit().isDimensionless() ? "" : " (" + timeline.unit() + ")";
    NumberAxis time = Look.axis("time" + unit, span.from(), span.until(), Math.max(4, width() / 80));
    CombinedDomainXYPlot plot = new CombinedDomainXYPlot(time);
    plot.setGap(GAP);
    Shading shading = Shading.of(timeline, span);
    double share = (double) (height - header) / natural();
    Set<String> said = new HashSet<>();
    for (Slot slot : slots()) {
      double high = share * slot.natural();
      boolean worded = plot.getSubplots().isEmpty();
      boolean logarithmic = wishes.logarithmic().contains(slot.quantity());
      List<Course> sharing = sharing(slot.quantity());
      plot.add(slot.isDifference()
          ? new DifferencePanel(timeline, sharing.get(0), sharing.subList(1, sharing.size()),
              slot.quantity(), span, high).plot(shading)
          : new Panel(timeline, courses, slot.quantity(), logarithmic, span, high)
              .plot(shading, worded, said), slot.natural());
    }
    plot.setFixedLegendItems(legend());
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(2, 0, 0, 14));
    return plot;
  }

  private LegendItemCollection legend() {
    LegendItemCollection items = new LegendItemCollection();
    for (Course course : courses) {
      items.add(styled(new LegendItem(course.label(), null, null, null, new Line2D.Double(0, 0, 33, 0),
          course.ink().stroke(), course.ink().colour())));
    }
    if (courses.stream().anyMatch(Course::isBand)) {
      items.add(band("half of the runs", Pane.DARK));
      items.add(band("nine tenths", Pane.PALE));
    }
    return items;
  }

  private static LegendItem band(String label, Color colour) {
    return styled(new LegendItem(
        label, null, null, null, new Rectangle2D.Double(-8, -5, 16, 10), colour));
  }

  private static LegendItem styled(LegendItem item) {
    item.setLabelFont(Look.LABEL);
    item.setLabelPaint(Look.TEXT);
    return item;
  }

  /** How many rows the legend will take. */
  private int legendRows() {
    LegendItemCollection items = legend();
    int rows = 1;
    double used = 0;
    for (int i = 0; i < items.getItemCount(); i++) {
      double wide = Look.width(items.get(i).getLabel(), Look.LABEL) + SWATCH;
      boolean fits = used + wide <= width() - 24;
      rows += fits ? 0 : 1;
      used = fits ? used + wide : wide;
    }
    return rows;
  }
}
