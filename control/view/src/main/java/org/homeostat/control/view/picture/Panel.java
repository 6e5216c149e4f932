package org.homeostat.control.view.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.course.Curve;
import org.homeostat.control.view.course.Fan;
import org.homeostat.control.view.course.Timeline;
import org.jfree.chart.plot.XYPlot;

/**
 * One quantity over time, a line or a band for each model that has it.
 *
 * @param height of the data area, about, in pixels
 */
record Panel(Timeline timeline, List<Course> courses, String quantity, boolean logarithmic, Span span,
    double height) {

  /** Below this share of the largest value until then a logarithmic axis shows nothing. */
  private static final double NOTHING = 1e-12;

  /** Rounding of times. */
  private static final double SAME_TIME = 1e-9;

  /** What is drawn of one course: its curve, or its fan. */
  private record Strand(Course course, Optional<Fan> fan, Curve curve) {

    /** The curves that have to find room. */
    Stream<Curve> extent() {
      return fan.map(many -> Stream.of(many.lower(false), many.upper(false))).orElse(Stream.of(curve));
    }
  }

  /** The words beside the end of a run. */
  private record End(Strand strand, String words) {

    boolean isShown(boolean logarithmic) {
      int last = strand.curve().x().length - 1;
      double y = last < 0 ? Double.NaN : strand.curve().y()[last];
      return Double.isFinite(y) && !(logarithmic && y <= 0);
    }
  }

  /**
   * The plot.
   *
   * @param worded whether it says in words what the windows are
   * @param said what other panels have said of how runs ended; this one adds to it
   */
  XYPlot plot(Shading shading, boolean worded, Set<String> said) {
    List<Strand> strands =
        courses.stream().filter(course -> course.has(quantity, unit())).map(this::strand).toList();
    List<End> ends = strands.stream().flatMap(strand -> end(strand).stream()).toList();
    List<Curve> extent = strands.stream().flatMap(Strand::extent).toList();
    List<Curve> seen = extent.stream().map(this::seen).toList();
    checkSeen(extent, seen);
    List<String> notes = notes(strands, ends, points(seen) < points(extent), said);
    int rows = worded ? shading.rows() : 0;
    Scale scale = logarithmic ? Scale.Logarithmic.of(seen, height, rows + notes.size())
        : Scale.Linear.of(extent, height, rows + notes.size());
    Pane pane = new Pane(span, scale, label(), height);
    pane.shade(shading, worded);
    notes.forEach(note -> pane.note(note, rows + notes.indexOf(note)));
    strands.forEach(strand -> draw(strand, pane));
    mark(ends.stream().filter(end -> end.isShown(logarithmic)).toList(), pane, said);
    return pane.plot();
  }

  private Strand strand(Course course) {
    Optional<Fan> fan = course.isBand()
        ? Optional.of(Fan.of(timeline, course.runs(), quantity, unit()).within(span.from(), span.until()))
        : Optional.empty();
    Curve curve = fan.map(Fan::median)
        .orElseGet(() -> Curve.of(timeline, course.run(), quantity, unit()));
    return new Strand(course, fan, curve.within(span.from(), span.until()));
  }

  private void draw(Strand strand, Pane pane) {
    Ink ink = strand.course().ink();
    strand.fan().ifPresentOrElse(fan -> pane.fan(fan, ink), () -> pane.line(seen(strand.curve()), ink));
  }

  /** The part of a curve that the axis can show. */
  private Curve seen(Curve curve) {
    return logarithmic ? curve.resolved(NOTHING) : curve;
  }

  private static long points(List<Curve> curves) {
    return curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y()))
        .filter(Double::isFinite).count();
  }

  private Unit unit() {
    return first().declared(quantity).unit();
  }

  private Course first() {
    return courses.stream().filter(course -> course.has(quantity)).findFirst().orElseThrow();
  }

  /** What the quantity is and its unit, as much of it as there is room for. */
  private String label() {
    String meaning = first().declared(quantity).meaning();
    String unit = Stream.of(unit().isDimensionless() ? "" : unit().toString(), logarithmic ? "log" : "")
        .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    String ending = unit.isEmpty() ? "" : " (" + unit + ")";
    String full = quantity + (meaning.isEmpty() ? "" : ", " + meaning) + ending;
    return Look.width(full, Look.LABEL) <= height ? full : quantity + ending;
  }

  private void checkSeen(List<Curve> all, List<Curve> seen) {
    if (points(seen) == 0 && points(all) > 0) {
      throw new IllegalArgumentException(quantity + " is nowhere above 0 here, so that a logarithmic axis"
          + " shows nothing of it; leave out logarithmic(\"" + quantity + "\").");
    }
  }

  private List<String> notes(
      List<Strand> strands, List<End> ends, boolean someLeftOut, Set<String> said) {
    List<String> notes = new ArrayList<>();
    if (someLeftOut) {
      notes.add("what is not above 0, or only by rounding, is left out");
    }
    courses.stream().filter(course -> course.has(quantity) && !course.has(quantity, unit()))
        .forEach(course -> notes.add(course.name() + " has it in " + course.declared(quantity).unit()
            + ", which is not drawn on this axis"));
    strands.stream().map(Strand::course).flatMap(course -> fewer(course).stream()).filter(said::add)
        .forEach(notes::add);
    ends.stream().filter(end -> !end.isShown(logarithmic))
        .map(end -> end.strand().course().name() + ": " + end.words()).filter(said::add).forEach(notes::add);
    ends.stream().flatMap(end -> reason(end).stream()).filter(said::add).forEach(notes::add);
    return notes.stream().map(note -> Look.shortened(note, span.width() - 6)).toList();
  }

  /** That some of the many runs are no longer in the band at its end. */
  private Optional<String> fewer(Course course) {
    long ended = course.runs().stream()
        .filter(run -> timeline.end(run) < span.until() * (1 - SAME_TIME)).count();
    return course.isBand() && ended > 0
        ? Optional.of(course.name() + ": " + ended + " of " + course.runs().size()
            + " runs end early; the band is of those that go on")
        : Optional.empty();
  }

  private Optional<End> end(Strand strand) {
    Trajectory run = strand.course().run();
    if (strand.course().isBand() || run.outcome() instanceof Outcome.Completed
        || timeline.end(run) > span.until()) {
      return Optional.empty();
    }
    String what = run.outcome() instanceof Outcome.Ended ended ? ended.reason() : "stopped";
    String unit = timeline.unit().isDimensionless() ? "" : " " + timeline.unit();
    return Optional.of(new End(strand, what + ", " + Numbers.round(timeline.end(run), 3) + unit));
  }

  /** Why a run could not go on. */
  private static Optional<String> reason(End end) {
    Course course = end.strand().course();
    return course.run().outcome() instanceof Outcome.Stopped stopped
        ? Optional.of(course.name() + " stopped: " + stopped.reason()) : Optional.empty();
  }

  private void mark(List<End> ends, Pane pane, Set<String> said) {
    int row = 0;
    for (End end : ends) {
      Curve curve = end.strand().curve();
      double x = curve.x()[curve.x().length - 1];
      double y = curve.y()[curve.y().length - 1];
      pane.end(x, y, end.strand().course().ink());
      if (said.add(end.words())) {
        pane.beside(x, y, end.words(), row++);
      }
    }
  }
}
