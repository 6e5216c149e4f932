package org.homeostat.examples;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.view.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs several models under one protocol and gives the verdict on the first against each other one. */
@Command(
    name = "compare",
    description = {
      "Runs models under one protocol, and says whether the first is the same loop as each other one.",
      "Without models: leptin.setpoint and leptin.feedback."},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100)
final class CompareCommand implements Callable<Integer> {
  private static final List<String> STATIC_TWINS = List.of("leptin.setpoint", "leptin.feedback");

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", arity = "0..*", description = "Names that 'models' lists; two or more.")
  private List<String> models = List.of();

  @Option(names = "--map", paramLabel = "NAME=NAME",
      description = "Two names of one quantity: FM=F calls F by the name FM where there is no FM.")
  private List<String> map = List.of();

  @Mixin
  private Options options;

  /** Taken only to say who writes it. */
  @Option(names = "--csv", hidden = true)
  private Path csv;

  @Override
  public Integer call() {
    if (csv != null) {
      throw new IllegalArgumentException("--csv " + csv + ": only run writes CSV, of one model; compare"
          + " writes --json and --report FILE.");
    }
    Optional<Path> report = options.report();
    if (models.size() == 1) {
      throw new IllegalArgumentException(
          "compare takes two models or more; 'run " + models.get(0) + "' runs one.");
    }
    Comparison study = options.study(
        models.isEmpty() ? STATIC_TWINS : models, map.stream().map(OneName::parse).toList());
    double every = options.every(study);
    Homeostat.watched(spec, () -> {
      study.trajectories();
      return study.verdicts();
    });
    String answer = options.json() ? json(study, every) : StudyText.of(study);
    List<String> notes = new ArrayList<>(options.json() ? StudyText.notApplied(study) : List.of());
    report.ifPresent(file -> notes.add(Runs.report(study, file, spec)));
    options.print(spec, answer, notes);
    return Runs.status(study.trajectories(), spec.commandLine().getErr());
  }

  private static String json(Comparison study, double every) {
    StringWriter document = new StringWriter();
    Json.write(study, every, document);
    return document.toString();
  }
}
