package org.homeostat.control.view.picture;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.course.Timeline;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** The chart of some courses: title, legend, panels below each other over one time axis. */
final class Strips {

  /** Title and time axis together, about, and a row of the legend. */
  private static final int HEADER = 76;
  private static final int LEGEND_ROW = 20;
  private static final int ONE_PANEL = 264;
  private static final int STACKED_PANEL = 168;
  private static final int DIFFERENCE = 92;

  /** The axis of values and the right edge together, at most: words at the right end are whole. */
  private static final int BESIDE = 100;

  /** A lower panel shows no course. */
  private static final int LOWEST = 40;
  private static final int GAP = 16;

  /** What a legend's item needs beside its words. */
  private static final int SWATCH = 64;

  private final Timeline timeline;
  private final List<Course> courses;
  private final Layout layout;
  private final Span span;
  private final Map<List<Integer>, List<Difference>> differences = new HashMap<>();
  private final int header;
  private final int height;

  Strips(Timeline timeline, List<Course> courses, Layout layout) {
    this.timeline = timeline;
    this.courses = courses;
    this.layout = layout;
    span = new Span(layout.from(), layout.until(), layout.width() - BESIDE);
    header = HEADER + LEGEND_ROW * legendRows();
    height = layout.height() > 0 ? layout.height() : header + natural();
    int least = header + (LOWEST + GAP) * slots().size();
    if (height < least) {
      throw new IllegalArgumentException("a picture of " + width() + " x " + height
          + " pixels has no room for its panels, " + slots().size() + ", and its legend; give at least "
          + width() + " x " + least + ".");
    }
  }

  int width() {
    return layout.width();
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
    boolean one = layout.quantities().size() == 1;
    for (String quantity : layout.quantities()) {
      slots.add(new Slot(quantity, false, one ? ONE_PANEL : STACKED_PANEL));
      if (layout.differences() && sharing(quantity).size() > 1) {
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
    JFreeChart chart = Sheet.chart(layout.title(), width(), plot());
    chart.addSubtitle(Sheet.legend(chart.getPlot()));
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
      boolean logarithmic = layout.logarithmic().contains(slot.quantity());
      List<Course> sharing = sharing(slot.quantity());
      plot.add(slot.isDifference()
          ? new DifferencePanel(timeline, sharing.get(0), sharing.subList(1, sharing.size()),
              slot.quantity(), span, high, this::between).plot(shading)
          : new Panel(timeline, courses, slot.quantity(), logarithmic, span, high)
              .plot(shading, worded, said), slot.natural());
    }
    plot.setFixedLegendItems(legend());
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(2, 0, 0, 14));
    return plot;
  }

  private List<Difference> between(Course first, Course other) {
    return differences.computeIfAbsent(List.of(courses.indexOf(first), courses.indexOf(other)),
        missing -> Difference.between(first.run(), other.run()));
  }

  private LegendItemCollection legend() {
    LegendItemCollection items = new LegendItemCollection();
    for (Course course : courses) {
      String label = Look.shortened(course.label(), Look.LABEL, width() - 24.0 - SWATCH);
      items.add(Sheet.line(label, course.ink().colour(), course.ink().stroke()));
    }
    if (courses.stream().anyMatch(Course::isBand)) {
      items.add(band("half of the runs", Pane.DARK));
      items.add(band("nine tenths", Pane.PALE));
    }
    return items;
  }

  private static LegendItem band(String label, Color colour) {
    return Sheet.textual(new LegendItem(
        label, null, null, null, new Rectangle2D.Double(-8, -5, 16, 10), colour));
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
