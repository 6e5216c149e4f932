package org.homeostat.examples;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.leptin.Fate;
import org.homeostat.physiology.leptin.LawGrid;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.homeostat.physiology.leptin.TwinFates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Every law of the leptin loop in both framings under everything that can be done to it, as one table. */
@Command(
    name = "grid",
    description = {
      "Runs every law of the leptin loop in both framings under every protocol, as one table.",
      "Fat mass at the end, or the day on which the animal starves, and where the twins of a law part."},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100)
final class GridCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Option(names = "--law", paramLabel = "NAME", split = ",",
      description = "Only these laws: static, lag ... (usually all).")
  private List<String> laws = List.of();

  @Option(names = "--protocol", paramLabel = "NAME", split = ",",
      description = "Only these protocols, as 'protocols' lists them; diet+clamp-e for both at once.")
  private List<String> protocols = List.of();

  @Option(names = "--until", paramLabel = "TIME", defaultValue = "200d",
      description = "How long the animals are watched (usually ${DEFAULT-VALUE}).")
  private String until;

  @Option(names = "--markdown", description = "Prints the table in Markdown.")
  private boolean markdown;

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    if (markdown && json) {
      throw new IllegalArgumentException("--markdown and --json are two ways to print one table; give one.");
    }
    LawGrid whole = LawGrid.whole();
    LawGrid grid = whole
        .laws(laws.isEmpty() ? whole.laws() : laws.stream().distinct().map(LeptinLoop::law).toList())
        .under(protocols.isEmpty() ? whole.protocols()
            : protocols.stream().distinct().map(GridCommand::protocol).toList())
        .until(Options.time("--until", until, "animals are watched for a while; give a time above 0."));
    Homeostat.watched(spec, grid::cells);
    spec.commandLine().getOut().print(json ? GridJson.of(grid)
        : (markdown ? grid.toMarkdown() : grid.toString()) + "\n");
    List<String> stopped = grid.cells().stream().flatMap(GridCommand::fates)
        .filter(fate -> fate.kind() == Fate.Kind.STOPPED).map(Fate::told).distinct().toList();
    stopped.forEach(told -> spec.commandLine().getErr().println(Runs.forTheCommandLine(told)));
    return stopped.isEmpty() ? ExitStatus.DONE : ExitStatus.STOPPED;
  }

  private static Stream<Fate> fates(TwinFates cell) {
    return Stream.of(cell.setpoint(), cell.feedback());
  }

  /** What a name stands for, or several that are joined by a plus. */
  private static Protocol protocol(String text) {
    return Stream.of(text.split("\\+")).map(GridCommand::named).reduce(Protocol::and)
        .orElseGet(Protocol::none);
  }

  private static Protocol named(String name) {
    Tail.check("protocol", Catalogue.protocols(), name);
    return Catalogue.protocol(name);
  }
}
