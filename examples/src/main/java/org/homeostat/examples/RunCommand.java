package org.homeostat.examples;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.analysis.Sensitivity;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one model. */
@Command(
    name = "run",
    description = "Runs one model under a protocol, from rest.",
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100)
final class RunCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A name that 'models' lists.")
  private String model;

  /** Taken only to say where several models go. */
  @Parameters(index = "1..*", hidden = true)
  private List<String> others = List.of();

  @Mixin
  private Options options;

  @Option(names = "--csv", paramLabel = "FILE",
      description = "Writes all states and auxiliaries as a table to FILE.")
  private Path csv;

  @Option(names = "--sensitivity", paramLabel = "NAME", split = ",",
      description = "How the end of the run depends on parameters, or on the starts of states: k5,FM.")
  private List<String> varied = List.of();

  @Override
  public Integer call() {
    if (!others.isEmpty()) {
      throw new IllegalArgumentException("run takes one model; 'compare " + model + " "
          + String.join(" ", others) + "' runs several.");
    }
    Optional<Path> table = Optional.ofNullable(csv).map(Destination::checked);
    Optional<Path> report = options.report();
    Comparison study = options.study(List.of(model));
    double every = options.every(study);
    if (options.isNoisy()) {
      checkStepping();
    }
    Trajectory course = Homeostat.watched(spec, () -> study.trajectories().get(0));
    Optional<Sensitivities> sensitivities = Homeostat.watched(spec, () -> sensitivities(study));
    String answer = options.json() ? json(course, sensitivities, every) : text(course, sensitivities);
    List<String> notes = new ArrayList<>();
    table.ifPresent(file -> {
      course.writeCsv(file, times(course, every));
      notes.add("Table: " + file.toAbsolutePath());
    });
    report.ifPresent(file -> notes.add(Runs.report(study, file, spec)));
    options.print(spec, answer, notes);
    return Runs.status(List.of(course), spec.commandLine().getErr());
  }

  /** The grid, and when the run ended: an animal's last day is not left out because it falls between. */
  private static double[] times(Trajectory course, double every) {
    return DoubleStream.concat(DoubleStream.of(course.grid(every)), DoubleStream.of(course.end()))
        .distinct().toArray();
  }

  /** Refuses what would be without effect under noise; under compare, verdicts still have runs without. */
  private void checkStepping() {
    Map.of("--solver", "methods of their own; --noise-method names one",
        "--rtol", "steps of one length; --step gives another").forEach((option, own) -> {
          if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
            throw new IllegalArgumentException(option + " with --noise: runs with noise have " + own
                + ". Leave " + option + " out.");
          }
        });
  }

  private Optional<Sensitivities> sensitivities(Comparison study) {
    if (varied.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = varied.stream().map(String::strip).toList();
    if (names.contains("")) {
      throw new IllegalArgumentException("--sensitivity " + String.join(",", varied) + ": a name is missing;"
          + " give parameters, or states for their starts, as in --sensitivity k5,FM.");
    }
    if (options.isNoisy()) {
      throw new IllegalArgumentException("--sensitivity " + String.join(",", varied) + " with --noise:"
          + " sensitivities are those of a run without noise. Leave one of the two out.");
    }
    Simulation run = Simulation.of(study.models().get(0)).under(study.protocol()).until(study.until())
        .with(study.solver());
    return Optional.of(Sensitivity.of(run).to(names.toArray(String[]::new)));
  }

  private static String json(Trajectory course, Optional<Sensitivities> sensitivities, double every) {
    StringWriter document = new StringWriter();
    sensitivities.ifPresentOrElse(
        found -> Json.write(found, every, document), () -> Json.write(course, every, document));
    return document.toString();
  }

  private static String text(Trajectory course, Optional<Sensitivities> sensitivities) {
    String rest = Runs.after(course).map(found -> found + "\n").orElse("");
    return Runs.forTheCommandLine(course.toString()) + "\n\n" + rest
        + Runs.aside(List.of(course))
        + sensitivities.map(found -> "\n" + found + "\n").orElse("");
  }
}
