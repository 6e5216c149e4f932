package org.homeostat.control.view.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.view.course.Timeline;

/** What a picture shows of a protocol: a band for each window, its label in a row that is free there. */
final class Shading {
  private static final double GAP = 10;

  private final List<Band> bands;
  private final int rows;

  private Shading(List<Band> bands, int rows) {
    this.bands = bands;
    this.rows = rows;
  }

  /**
   * A window.
   *
   * @param from in the picture's time, as are {@code to} and {@code label}
   * @param labelAt where the label begins
   * @param row which row the label is in, 0 being the top one
   */
  record Band(double from, double to, String text, double labelAt, int row) {
    boolean isInstant() {
      return from == to;
    }
  }

  /** The windows of a protocol that are seen. */
  static Shading of(Timeline timeline, Span span) {
    List<Band> bands = new ArrayList<>();
    List<Double> filled = new ArrayList<>();
    for (Clause clause : timeline.protocol().clauses()) {
      double begin = clause.window().begin(timeline.unit());
      double from = Math.max(begin, span.from());
      double to = Math.min(clause.window().end(timeline.unit()), span.until());
      boolean seen = from < to || from == to && begin == from;
      if (!(clause.window() instanceof Window.When) && seen) {
        String text = Look.shortened(words(clause), span.width());
        double wide = Look.width(text, Look.SMALL);
        double at = Math.max(0, Math.min((from - span.from()) / span.pixel() + 3, span.width() - wide));
        bands.add(new Band(
            from, to, text, span.from() + at * span.pixel(), row(filled, at, at + wide)));
      }
    }
    return new Shading(List.copyOf(bands), filled.size());
  }

  /** Takes the first row whose last label ends before {@code begin}. */
  private static int row(List<Double> filled, double begin, double end) {
    for (int row = 0; row < filled.size(); row++) {
      if (filled.get(row) + GAP <= begin) {
        filled.set(row, end);
        return row;
      }
    }
    filled.add(end);
    return filled.size() - 1;
  }

  /** What a clause does, without when. */
  private static String words(Clause clause) {
    return clause.interventions().stream().map(Intervention::toString).collect(Collectors.joining(", "));
  }

  List<Band> bands() {
    return bands;
  }

  /** How many rows of labels there are. */
  int rows() {
    return rows;
  }
}
