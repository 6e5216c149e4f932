package org.homeostat.control.view.picture;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Time;
import org.homeostat.control.view.course.Timeline;
import org.jfree.chart.JFreeChart;

/**
 * Quantities over time: a panel for each quantity, in it a line for each run or a band for many, the windows
 * of the protocol shaded. Immutable; what is not said is the usual.
 *
 * <pre>{@code
 * Courses.of(study).showing("FM", "L").logarithmic("L").withDifferences().until(days(30)).picture()
 * }</pre>
 */
public final class Courses {
  private static final int WIDTH = 640;
  private static final int SMALL_WIDTH = 500;
  private static final int SMALL_HEIGHT = 310;
  private static final int NARROWEST = 240;
  private static final int LOWEST = 160;

  private final Timeline timeline;
  private final List<Course> courses;
  private final Layout layout;

  private Courses(Timeline timeline, List<Course> courses, Layout layout) {
    this.timeline = timeline;
    this.courses = List.copyOf(courses);
    this.layout = layout;
  }

  private static Courses of(Timeline timeline, List<Course> courses) {
    return new Courses(timeline, courses,
        new Layout(List.of(), List.of(), false, 0, timeline.until(), WIDTH, 0, ""));
  }

  /** A line for each model of a study. */
  public static Courses of(Comparison study) {
    return of(Timeline.of(study.protocol(), study.trajectories()), Course.each(study.trajectories()));
  }

  /** One run. */
  public static Courses of(Trajectory run) {
    return of(Timeline.of(run.protocol(), List.of(run)), Course.each(List.of(run)));
  }

  /**
   * A band for the runs of each model, by the models' names: along many paths of a noise, or with many values
   * of a parameter. The line is the median, half of the runs are in the darker band, nine tenths in the pale
   * one.
   */
  public static Courses ofMembers(List<Trajectory> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("there are no runs to draw a band of; give a list of them.");
    }
    Protocol protocol = runs.stream().map(Trajectory::protocol)
        .max(Comparator.comparingInt(done -> done.clauses().size())).orElseThrow();
    return of(Timeline.of(protocol, runs), Course.together(runs));
  }

  /** The quantities shown, from top to bottom; each is drawn for the models that have it. */
  public Courses showing(String... quantities) {
    List.of(quantities).forEach(timeline::check);
    return with(layout.showing(List.of(quantities)));
  }

  /**
   * These of the quantities on logarithmic axes, all that are shown if none is named. What is not above 0
   * is left out there, and said.
   */
  public Courses logarithmic(String... quantities) {
    List<String> chosen = quantities.length == 0 ? layout.quantities() : List.of(quantities);
    chosen.forEach(timeline::check);
    return with(layout.logarithmic(chosen));
  }

  /** Below each quantity how far the first model's is from each other one's, in its unit. */
  public Courses withDifferences() {
    if (courses.stream().anyMatch(Course::isBand)) {
      throw new IllegalArgumentException("the difference of two bands is not the band of the differences;"
          + " draw the differences of a study of single runs.");
    }
    if (courses.size() < 2) {
      throw new IllegalArgumentException("there is nothing to take " + courses.get(0).name()
          + " from; differences are drawn of a study of two models or more.");
    }
    return with(layout.withDifferences());
  }

  /** From a time on; one without a unit is in the first model's. */
  public Courses from(Time begin) {
    return within(begin.in(timeline.unit()), layout.until());
  }

  /** Until a time; one without a unit is in the first model's. */
  public Courses until(Time end) {
    return within(layout.from(), end.in(timeline.unit()));
  }

  private Courses within(double begin, double end) {
    if (!(begin < end && end <= timeline.until())) {
      throw new IllegalArgumentException("there is nothing to show from " + Numbers.round(begin) + " to "
          + Numbers.round(end) + clock() + ": the runs go from 0 to " + Numbers.round(timeline.until())
          + clock() + ". Give a part of that.");
    }
    return with(layout.within(begin, end));
  }

  private String clock() {
    return timeline.unit().isDimensionless() ? "" : " " + timeline.unit();
  }

  /** In pixels; 640 wide and as high as the panels need, if it is not said. */
  public Courses size(int width, int height) {
    if (width < NARROWEST || height < LOWEST) {
      throw new IllegalArgumentException("a picture of " + width + " x " + height
          + " pixels has no room for its axes; give at least " + NARROWEST + " x " + LOWEST + ".");
    }
    return with(layout.size(width, height));
  }

  /** With these words above. */
  public Courses titled(String title) {
    return with(layout.titled(title));
  }

  private Courses with(Layout other) {
    return new Courses(timeline, courses, other);
  }

  /** The picture. */
  public Picture picture() {
    if (layout.quantities().isEmpty()) {
      throw new IllegalArgumentException("a picture shows something: name a quantity, as in"
          + " Picture.of(study, \"" + courses.get(0).run().names().get(0) + "\").");
    }
    Layout full = layout.title().isEmpty() ? layout.titled(title()) : layout;
    Strips strips = new Strips(timeline, courses, full);
    JFreeChart chart = strips.chart();
    return Picture.drawn(full.title(), description(), strips.width(), strips.height(),
        graphics -> chart.draw(graphics, strips.area()));
  }

  private String title() {
    List<String> names = layout.quantities();
    String what = names.size() > 1 ? String.join(", ", names) : meaning(names.get(0));
    Protocol protocol = timeline.protocol();
    return protocol.isNone() ? what : what + " under " + protocol.name();
  }

  private String meaning(String quantity) {
    return courses.stream().filter(course -> course.has(quantity)).map(course -> course.declared(quantity))
        .map(Quantity::meaning).filter(meaning -> !meaning.isEmpty()).findFirst()
        .map(Courses::capitalised).orElse(quantity);
  }

  /** {@code Fat mass}, but {@code mRNA} as it is. */
  private static String capitalised(String text) {
    boolean isWord = text.length() < 2 || !Character.isUpperCase(text.charAt(1));
    return isWord ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
  }

  private String description() {
    return "Models: " + courses.stream().map(Course::label).collect(Collectors.joining(", "))
        + ". Protocol: " + timeline.protocol() + ".";
  }

  /** One of a study's pictures at a size that several of them fit into a page. */
  static Picture small(Comparison study, String quantity) {
    return of(study).showing(quantity).size(SMALL_WIDTH, SMALL_HEIGHT).picture();
  }

  /** What is drawn. */
  @Override
  public String toString() {
    return "Courses of " + courses.stream().map(Course::label).collect(Collectors.joining(", "))
        + (layout.quantities().isEmpty() ? "; showing(...) says which quantities"
            : " showing " + String.join(", ", layout.quantities()) + "; picture() draws them");
  }
}
