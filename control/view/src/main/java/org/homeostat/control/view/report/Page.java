package org.homeostat.control.view.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.view.course.Timeline;
import org.homeostat.control.view.picture.Ink;

/**
 * A report as HTML: its head, its parts in order with links to them, and its scripts.
 *
 * @param quantities those that are drawn
 * @param sliders parameters that the reader can move; a few that matter if none are named
 * @param grid verdicts of more pairs
 */
record Page(Comparison study, List<String> quantities, Optional<List<String>> sliders,
    Optional<String> command, List<Verdict> grid) {
  private static final List<String> OWN_SCRIPTS = List.of("shown.js", "panel.js", "whatif.js", "page.js");

  /** A part of the page, under a title by which it is linked to. */
  private record Part(String id, String title, String html) {}

  Page showing(List<String> names) {
    return new Page(study, names, sliders, command, grid);
  }

  Page withSliders(List<String> parameters) {
    return new Page(study, quantities, Optional.of(parameters), command, grid);
  }

  Page withCommand(String typed) {
    return new Page(study, quantities, sliders, Optional.of(typed), grid);
  }

  Page withGrid(List<Verdict> verdicts) {
    return new Page(study, quantities, sliders, command, List.copyOf(verdicts));
  }

  String html() {
    Scripts scripts = scripts();
    List<Part> parts = parts();
    return "<!DOCTYPE html>\n" + Html.block("html lang=\"en\"", List.of(head(scripts.policy()),
        Html.block("body", List.of(
            "<a class=\"skip\" href=\"#main\">Skip to the findings</a>",
            new Heading(study, title(), timeline()).html(),
            contents(parts),
            Html.block("main id=\"main\" tabindex=\"-1\"", parts.stream().map(Part::html).toList()),
            scripts.html())))) + "\n";
  }

  /** The names of the models. */
  String title() {
    List<String> names = study.models().stream().map(Model::name).toList();
    return names.size() == 2 ? names.get(0) + " and " + names.get(1) : String.join(", ", names);
  }

  private String head(String policy) {
    return Html.block("head", List.of(
        "<meta charset=\"utf-8\"/>",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" + Html.escaped(policy) + "\"/>",
        "<meta name=\"color-scheme\" content=\"light dark\"/>",
        Html.text("title", title()),
        Html.element("style", "\n" + UPlot.style() + "\n" + Resource.text("report.css"))));
  }

  private static String contents(List<Part> parts) {
    return Html.element("nav aria-label=\"On this page\"", Html.block("ul", parts.stream()
        .map(part -> Html.element("li", Html.text("a href=\"#" + part.id() + "\"", part.title()))).toList()));
  }

  private List<Part> parts() {
    boolean alone = study.models().size() == 1;
    List<Ink> inks = Ink.of(study.models().stream().map(Model::name).toList());
    List<Difference> differences = alone ? List.of() : study.differences();
    List<Verdict> more = alone ? List.of() : more();
    List<Part> parts = new ArrayList<>();
    if (!alone) {
      parts.add(new Part("verdict", "Verdict",
          new VerdictSection(study.verdict(), timeline().unit()).html()));
    }
    parts.add(new Part("courses", "Courses", new CoursesSection(study, quantities).html()));
    parts.add(new Part("numbers", "Numbers", new NumbersSection(timeline(), inks, differences).html()));
    if (!more.isEmpty()) {
      parts.add(new Part("pairs", "Other pairs", new PairsSection(more).html()));
    }
    parts.add(new Part("equations", "Equations",
        new EquationsSection(study.models(), inks, isNoisy()).html()));
    parts.add(new Part("run", "How to reproduce it", new RunSection(study, timeline(), command).html()));
    parts.add(new Part("references", "References", references()));
    return parts;
  }

  Timeline timeline() {
    return Timeline.of(study.protocol(), study.trajectories());
  }

  private boolean isNoisy() {
    return study.trajectories().stream().anyMatch(trajectory -> trajectory.noise().isPresent());
  }

  /** Further verdicts, without those that the page tells in full. */
  private List<Verdict> more() {
    List<Verdict> more = new ArrayList<>(study.verdicts().subList(1, study.verdicts().size()));
    grid.stream()
        .filter(other -> study.verdicts().stream().noneMatch(known -> samePair(known, other)))
        .forEach(more::add);
    return more;
  }

  private static boolean samePair(Verdict one, Verdict other) {
    return one.a().equals(other.a()) && one.b().equals(other.b());
  }

  private String references() {
    Set<String> lines = new LinkedHashSet<>();
    study.models().forEach(model -> lines.addAll(model.references()));
    return Html.block("section id=\"references\"", List.of(Html.text("h2", "References"),
        lines.isEmpty() ? Html.text("p class=\"note\"", "The models name no sources.")
            : Html.list("ol", List.copyOf(lines))));
  }

  private Scripts scripts() {
    StudyData data = sliders.map(names -> StudyData.of(study, names))
        .orElseGet(() -> StudyData.of(study).showing(quantities));
    List<String> texts = new ArrayList<>(List.of(UPlot.script(), data.script()));
    OWN_SCRIPTS.forEach(name -> texts.add(Resource.text(name)));
    return new Scripts(texts, data.json());
  }
}
