package org.homeostat.control.view.report;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.simulate.WholeFile;

/**
 * A comparison as one HTML file that needs no network: the verdict in words, the courses as plots that
 * answer, with sliders that run the loop again in the page, the numbers, the equations, how to reproduce it,
 * and the references; of one model, all but the verdict. On paper, and where no script runs, the plots are
 * pictures. Immutable.
 *
 * <pre>{@code
 * Report.of(study).showing("FM", "Lb", "N", "FI").write(Path.of("report.html"));
 * }</pre>
 */
public final class Report {
  private static final int PICTURES = 4;

  private final Page page;

  private Report(Page page) {
    this.page = page;
  }

  /**
   * The report of a study of one model or more; it draws the first four quantities that all models share,
   * states before others.
   */
  public static Report of(Comparison study) {
    Set<String> shared = new LinkedHashSet<>(study.trajectories().get(0).names());
    study.trajectories().forEach(trajectory -> shared.retainAll(trajectory.names()));
    return new Report(new Page(study, shared.stream().limit(PICTURES).toList(), Optional.empty(),
        Optional.empty(), List.of()));
  }

  /**
   * Drawing these quantities, each for the models that have it; an {@link IllegalArgumentException} with the
   * nearest name where none has.
   */
  public Report showing(String... names) {
    List.of(names).forEach(page.timeline()::check);
    return new Report(page.showing(List.of(names)));
  }

  /**
   * With a slider for each of these parameters, instead of a few that matter to what is shown; an {@link
   * IllegalArgumentException} with the nearest name where no model has one of them.
   */
  public Report withSliders(String... parameters) {
    StudyData.of(page.study(), List.of(parameters));
    return new Report(page.withSliders(List.of(parameters)));
  }

  /** Telling by which command the study can be made again. */
  public Report withCommand(String howToReproduce) {
    return new Report(page.withCommand(howToReproduce));
  }

  /** With a line for each of more verdicts, of other pairs of models; a study of one model shows none. */
  public Report withGrid(List<Verdict> verdicts) {
    return new Report(page.withGrid(verdicts));
  }

  /** What it is about: the names of the models. */
  public String title() {
    return page.title();
  }

  /** The whole page. */
  public String html() {
    return page.html();
  }

  /** Writes the page, whole or not at all; a {@link java.io.UncheckedIOException} says what is in the way. */
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
