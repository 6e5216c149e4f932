package org.homeostat.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.simulate.Trajectory;

/** A comparison as text for a terminal: what was done, the verdicts, the ends and rests side by side. */
final class StudyText {
  private static final String FAMILY = "leptin.";

  private StudyText() {}

  static String of(Comparison study) {
    List<Trajectory> courses = study.trajectories();
    List<String> paragraphs = new ArrayList<>(List.of(done(study)));
    paragraphs.addAll(study.models().size() > 2 ? verdictLines(study)
        : List.of(Wrap.lines(study.verdict().toString()), difference(study)));
    paragraphs.add(solving(courses));
    paragraphs.add("WHERE THE RUNS END\n"
        + new SideBySide(study.models(), courses.stream().map(Trajectory::last).toList()));
    paragraphs.add("WHERE THEY REST\n" + rests(study) + Wrap.lines(Runs.aside(courses)));
    return paragraphs.stream().map(String::stripTrailing).collect(Collectors.joining("\n\n", "", "\n"));
  }

  /** Of several verdicts what each says, and how far the runs differ. */
  private static List<String> verdictLines(Comparison study) {
    List<String> paragraphs = new ArrayList<>();
    for (int i = 0; i < study.verdicts().size(); i++) {
      paragraphs.add(Wrap.lines(study.verdicts().get(i).line()) + "\n"
          + difference(study, study.models().get(i + 1)));
    }
    paragraphs.add(Wrap.lines("All of a verdict, what it survives and what tells the two apart: compare "
        + study.models().get(0).name() + " with one other."));
    return paragraphs;
  }

  /** The rests side by side; nothing where there is none at all. */
  private static String rests(Comparison study) {
    List<Map<String, Double>> found =
        study.trajectories().stream().map(course -> Runs.values(Runs.after(course))).toList();
    return found.stream().allMatch(Map::isEmpty) ? "" : new SideBySide(study.models(), found).toString();
  }

  /** A line for each run, or a few. */
  private static String solving(List<Trajectory> courses) {
    int widest = courses.stream().mapToInt(course -> shortName(course.model()).length()).max().orElse(0);
    return courses.stream()
        .map(course -> Wrap.lines(String.format("%-" + widest + "s   %s", shortName(course.model()),
            course.solving())))
        .collect(Collectors.joining("\n", "HOW THEY WERE RUN\n", ""));
  }

  /** What is done to the models, for how long, to which it cannot be done, and which runs ended early. */
  static String done(Comparison study) {
    List<String> lines = new ArrayList<>();
    lines.add("Protocol " + study.protocol().name() + ", "
        + Numbers.show(study.until()) + clock(study.models().get(0)) + ": " + names(study.models()));
    for (Clause clause : study.protocol().clauses()) {
      lines.add("  " + clause);
    }
    lines.addAll(notApplied(study));
    study.trajectories().stream().filter(course -> course.end() < course.until())
        .forEach(course -> lines.add(Runs.forTheCommandLine(course.ending())));
    return Wrap.lines(String.join("\n", lines));
  }

  /** The unit behind a time; nothing where the time is a pure number. */
  private static String clock(Model model) {
    return model.timeUnit().isDimensionless() ? "" : " " + model.timeUnit();
  }

  private static String names(List<Model> models) {
    return models.stream().map(Model::name).collect(Collectors.joining(", "));
  }

  /** What is left out in which models, a line for those that lack the same. */
  static List<String> notApplied(Comparison study) {
    Map<List<String>, List<String>> lacking = new LinkedHashMap<>();
    study.notApplied().forEach((model, missing) ->
        lacking.computeIfAbsent(missing, none -> new ArrayList<>()).add(model.name()));
    lacking.remove(List.of());
    return lacking.entrySet().stream().map(entry -> String.join(", ", entry.getValue())
        + (entry.getValue().size() > 1 ? " have no such thing, and run" : " has no such thing, and runs")
        + " without: " + String.join(", ", entry.getKey())).toList();
  }

  /** The largest difference between the first two runs, and how much of it is rounding. */
  static String difference(Comparison study) {
    StringBuilder text = new StringBuilder(difference(study, study.models().get(1)));
    study.verdict().roundingBound().ifPresent(bound -> text.append("\nRounding bound       ")
        .append(Numbers.round(bound, 2)).append(" in one evaluation of the equations"));
    return text.toString();
  }

  private static String difference(Comparison study, Model other) {
    Difference largest = study.difference(other);
    return "Largest difference   " + Numbers.round(largest.maxRelative(), 2) + " of its size, in "
        + largest.quantity() + " at " + Numbers.round(largest.at(), 4) + clock(study.models().get(0)) + " ("
        + how(study) + ")";
  }

  private static String how(Comparison study) {
    return study.trajectories().get(0).noise().map(Noise::toString).orElseGet(study.solver()::toString);
  }

  /** A unit in brackets, after a name or a meaning; nothing for pure numbers. */
  static String unit(Quantity quantity) {
    return quantity.unit().isDimensionless() ? "" : " (" + quantity.unit() + ")";
  }

  /** The model's name without what the names of all of them begin with. */
  static String shortName(Model model) {
    return model.name().startsWith(FAMILY) ? model.name().substring(FAMILY.length()) : model.name();
  }
}
