package org.homeostat.control.view.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.simulate.WholeFile;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.view.course.Timeline;
import org.homeostat.control.view.picture.Ink;
import org.homeostat.control.view.picture.Picture;

/**
 * A comparison as one HTML file that needs no network and no script: the verdict in words, the courses as
 * pictures, the numbers, the equations, how it was run, and the references; of one model, all but the
 * verdict. Immutable.
 *
 * <pre>{@code
 * Report.of(study).showing("FM", "Lb", "N", "FI").write(Path.of("report.html"));
 * }</pre>
 */
public final class Report {
  private static final int PICTURES = 4;
  private static final List<String> COUNTS = List.of("No", "One", "Two", "Three", "Four", "Five", "Six");

  /** A browser that honours this loads nothing, whatever else the page might say. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final Comparison study;
  private final List<String> quantities;
  private final Optional<String> command;
  private final List<Verdict> grid;

  private Report(Comparison study, List<String> quantities, Optional<String> command, List<Verdict> grid) {
    this.study = study;
    this.quantities = List.copyOf(quantities);
    this.command = command;
    this.grid = List.copyOf(grid);
  }

  /**
   * The report of a study of one model or more; it draws the first four quantities that all models share,
   * states before others.
   */
  public static Report of(Comparison study) {
    Set<String> shared = new LinkedHashSet<>(study.trajectories().get(0).names());
    study.trajectories().forEach(trajectory -> shared.retainAll(trajectory.names()));
    return new Report(study, shared.stream().limit(PICTURES).toList(), Optional.empty(), List.of());
  }

  /**
   * Drawing these quantities, each for the models that have it; an {@link IllegalArgumentException} with the
   * nearest name where none has.
   */
  public Report showing(String... names) {
    List.of(names).forEach(name -> timeline().check(name));
    return new Report(study, List.of(names), command, grid);
  }

  /** Telling by which command the study can be made again. */
  public Report withCommand(String howToReproduce) {
    return new Report(study, quantities, Optional.of(howToReproduce), grid);
  }

  /** With a line for each of more verdicts, of other pairs of models; a study of one model shows none. */
  public Report withGrid(List<Verdict> verdicts) {
    return new Report(study, quantities, command, verdicts);
  }

  private Timeline timeline() {
    return Timeline.of(study.protocol(), study.trajectories());
  }

  /** The whole page. */
  public String html() {
    return "<!DOCTYPE html>\n" + Html.block("html lang=\"en\"", List.of(head(), Html.block("body", List.of(
        header(), Html.block("main", sections()))))) + "\n";
  }

  private List<String> sections() {
    List<Ink> inks = Ink.of(study.models().stream().map(Model::name).toList());
    List<String> sections = new ArrayList<>();
    if (!isAlone()) {
      sections.add(new VerdictSection(study.verdict(), more(), timeline().unit()).html());
    }
    sections.add(pictures());
    List<Difference> differences = isAlone() ? List.of() : study.differences();
    sections.add(new NumbersSection(timeline(), inks, differences).html());
    sections.add(new EquationsSection(study.models(), inks, isNoisy()).html());
    sections.add(new RunSection(timeline(), command).html());
    sections.add(references());
    return sections;
  }

  /** Whether there is nothing to compare. */
  private boolean isAlone() {
    return study.models().size() == 1;
  }

  /** Whether the runs have noise. */
  private boolean isNoisy() {
    return study.trajectories().stream().anyMatch(trajectory -> trajectory.noise().isPresent());
  }

  private String head() {
    return Html.block("head", List.of(
        "<meta charset=\"utf-8\"/>",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\"/>",
        "<meta name=\"color-scheme\" content=\"light dark\"/>",
        Html.text("title", title()),
        Html.element("style", style())));
  }

  private String title() {
    List<String> names = study.models().stream().map(Model::name).toList();
    return names.size() == 2 ? names.get(0) + " and " + names.get(1) : String.join(", ", names);
  }

  private static String style() {
    try (InputStream css = Report.class.getResourceAsStream("report.css")) {
      return "\n" + new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException("the style of reports cannot be read.", problem);
    }
  }

  private String header() {
    List<String> parts = new ArrayList<>();
    parts.add(Html.text("p class=\"kicker\"",
        "Homeostat \u00b7 " + (isAlone() ? "how does this loop run?" : "are these the same loop?")));
    parts.add(Html.text("h1", title()));
    parts.add(Html.element("p class=\"lead\"", lead()));
    if (!study.protocol().isNone()) {
      parts.add(Html.list("ul", study.protocol().clauses().stream().map(Clause::toString).toList()));
    }
    parts.addAll(remarks());
    return Html.block("header", parts);
  }

  private String lead() {
    int count = study.models().size();
    String unit = timeline().unit().isDimensionless() ? "" : " " + timeline().unit();
    String ran = (count < COUNTS.size() ? COUNTS.get(count) : count)
        + (isAlone() ? " model, run for " : " models, run side by side on one integration core for ")
        + Numbers.round(timeline().until()) + unit;
    return Html.escaped(ran) + (isNoisy() ? ", with noise" : "")
        + (study.protocol().isNone() ? ", left alone."
            : ", under the protocol " + Html.text("strong", study.protocol().name()) + ":");
  }

  /** What a reader must know before looking at the curves. */
  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    study.notApplied().forEach((model, clauses) -> {
      if (!clauses.isEmpty()) {
        remarks.add(Html.text("p class=\"note\"", "Not done to " + model.name()
            + ", which lacks the quantity: " + String.join("; ", clauses) + "."));
      }
    });
    study.trajectories().stream().filter(trajectory -> !(trajectory.outcome() instanceof Outcome.Completed))
        .map(Trajectory::ending)
        .forEach(ending -> remarks.add(Html.text("p class=\"note\"", ending + ".")));
    return remarks;
  }

  /** Further verdicts, without those that the page tells in full. */
  private List<Verdict> more() {
    Verdict first = study.verdict();
    List<Verdict> more = new ArrayList<>(study.verdicts().subList(1, study.verdicts().size()));
    grid.stream()
        .filter(other -> !samePair(first, other))
        .filter(other -> study.verdicts().stream().noneMatch(known -> samePair(known, other)))
        .forEach(more::add);
    return more;
  }

  private static boolean samePair(Verdict one, Verdict other) {
    return one.a().equals(other.a()) && one.b().equals(other.b());
  }

  private String pictures() {
    List<String> figures = quantities.stream()
        .map(quantity -> Html.element("figure", Picture.small(study, quantity).svg())).toList();
    return Html.block("section id=\"courses\"", List.of(
        Html.text("h2", "Courses"), Html.block("div class=\"figures\"", figures)));
  }

  private String references() {
    Set<String> lines = new LinkedHashSet<>();
    study.models().forEach(model -> lines.addAll(model.references()));
    return Html.block("section id=\"references\"", List.of(Html.text("h2", "References"),
        lines.isEmpty() ? Html.text("p class=\"note\"", "The models name no sources.")
            : Html.list("ol", List.copyOf(lines))));
  }

  /** Writes the page, whole or not at all; an {@link UncheckedIOException} says what is in the way. */
  public void write(Path file) {
    String html = html();
    WholeFile.write(file, out -> out.write(html));
  }

  /** What it is about, and its size. */
  @Override
  public String toString() {
    return "Report on " + title() + ", " + (html().length() + 512) / 1024 + " kB of HTML";
  }
}
