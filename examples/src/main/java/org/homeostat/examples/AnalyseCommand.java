package org.homeostat.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.homeostat.control.model.Model;
import org.homeostat.physiology.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Analyses the loop of one model at its rest, without running it. */
@Command(
    name = "analyse",
    description = {
      "Analyses the loop of one model at its rest, without running it.",
      "Tells where the model rests and whether it stays there; how --from acts on --to; what margins the",
      "loop has that is opened at --open; and how strongly --to is defended."},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100)
final class AnalyseCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A name that 'models' lists.")
  private String model;

  @Option(names = "--from", paramLabel = "NAME",
      description = "A parameter or an input, as the load: rhoFood.")
  private String from;

  @Option(names = "--to", paramLabel = "NAME", description = "What is looked at, and defended: FM.")
  private String to;

  @Option(names = "--open", paramLabel = "NAME", description = "Where the loop is opened: Lb.")
  private String open;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Another value; the rest is solved anew.")
  private List<String> values = new ArrayList<>();

  @Option(names = "--start", paramLabel = "NAME=VALUE|rest",
      description = "Another start for a state, from which a rest is looked for.")
  private List<String> starts = new ArrayList<>();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    Tail.check("model", Catalogue.models(), model);
    if (from != null && to == null) {
      throw new IllegalArgumentException("--from " + from + ": it acts on what? Name that with --to, as in"
          + " --from " + from + " --to FM.");
    }
    Model changed = new Changes(values, starts).of(List.of(Catalogue.model(model))).get(0);
    spec.commandLine().getOut().print(Homeostat.watched(spec, () -> {
      Analysis analysis = Analysis.of(changed, from, to, open);
      return json ? analysis.json() : analysis.text();
    }));
    return ExitStatus.DONE;
  }
}
