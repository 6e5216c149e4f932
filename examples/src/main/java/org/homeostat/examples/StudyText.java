package org.homeostat.examples;

import java.util.ArrayList;
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
  private static final int MOST_COLUMNS = 6;

  private StudyText() {}

  static String of(Comparison study) {
    List<Trajectory> courses = study.trajectories();
    List<String> paragraphs = new ArrayList<>(List.of(done(study)));
    study.verdicts().forEach(verdict -> paragraphs.add(Wrap.lines(verdict.toString())));
    paragraphs.add(difference(study));
    paragraphs.add(solving(courses));
    paragraphs.add("WHERE THE RUNS END\n"
        + sideBySide(study, courses.stream().map(Trajectory::last).toList()));
    paragraphs.add("WHERE THEY REST\n"
        + sideBySide(study, courses.stream().map(course -> Runs.values(Runs.after(course))).toList())
        + Wrap.lines(Runs.aside(courses)));
    return paragraphs.stream().map(String::stripTrailing).collect(Collectors.joining("\n\n", "", "\n"));
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

  /** A line for each model that runs without a part of the protocol. */
  static List<String> notApplied(Comparison study) {
    List<String> lines = new ArrayList<>();
    study.notApplied().forEach((model, missing) -> {
      if (!missing.isEmpty()) {
        lines.add(model.name() + " has no such thing, and runs without: " + String.join(", ", missing));
      }
    });
    return lines;
  }

  /** The largest difference between the first two runs, and how much of it is rounding. */
  static String difference(Comparison study) {
    Difference largest = study.difference();
    StringBuilder text = new StringBuilder("Largest difference   ")
        .append(Numbers.round(largest.maxRelative(), 2)).append(" of its size, in ")
        .append(largest.quantity()).append(" at ").append(Numbers.round(largest.at(), 4))
        .append(clock(study.models().get(0))).append(" (").append(how(study)).append(")");
    study.verdict().roundingBound().ifPresent(bound -> text.append("\nRounding bound       ")
        .append(Numbers.round(bound, 2)).append(" in one evaluation of the equations"));
    return text.toString();
  }

  private static String how(Comparison study) {
    return study.trajectories().get(0).noise().map(Noise::toString).orElseGet(study.solver()::toString);
  }

  /** As many models as a terminal has room for, then the next ones below. */
  private static String sideBySide(Comparison study, List<Map<String, Double>> columns) {
    StringBuilder tables = new StringBuilder();
    for (int from = 0; from < columns.size(); from += MOST_COLUMNS) {
      int to = Math.min(columns.size(), from + MOST_COLUMNS);
      tables.append(from == 0 ? "" : "\n").append(
          sideBySide(study, study.models().subList(from, to), columns.subList(from, to)));
    }
    return tables.toString();
  }

  private static String sideBySide(Comparison study, List<Model> models, List<Map<String, Double>> columns) {
    Table table = new Table().row("", models.stream().map(StudyText::shortName).toList());
    List<String> shared = study.trajectories().get(0).names().stream()
        .filter(name -> study.models().stream().allMatch(model -> model.has(name)))
        .toList();
    for (String name : shared) {
      table.row(name + unit(study.models().get(0).quantity(name)), name, columns);
    }
    return table.toString();
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
