package org.homeostat.examples;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.progress.Job;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;
import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.leptin.Fate;
import org.homeostat.physiology.leptin.PairFate;
import org.homeostat.physiology.leptin.Parabiosis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Joins mice that lack leptin, or its receptor, with each other and with the wild type. */
@Command(
    name = "parabiosis",
    description = {
      "Joins two mice by their blood: wild type (wt), ob/ob and db/db. Who loses weight, and who starves?",
      "A table of the fat of each (g), or the day on which one has starved, over the exchange flow Q."},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100)
final class ParabiosisCommand implements Callable<Integer> {
  private static final int DIGITS = 4;
  private static final Unit DAY = Unit.parse("d");

  @Spec
  private CommandSpec spec;

  @Option(names = "--animal", paramLabel = "MODEL", defaultValue = "leptin.feedback",
      description = "The first of each pair is made of this model (usually ${DEFAULT-VALUE}).")
  private String animal;

  @Option(names = "--partner", paramLabel = "MODEL",
      description = "The second of each pair is made of this model (usually that of the first).")
  private String partner;

  @Option(names = "--exchange", paramLabel = "Q", split = ",",
      defaultValue = "0,0.384,1,3,10,20,23.4,30,50,100,300",
      description = "Blood that flows from each to the other, in mL/d (usually ${DEFAULT-VALUE}).")
  private List<String> exchanges;

  @Option(names = "--until", paramLabel = "TIME", defaultValue = "300d",
      description = "How long they are joined (usually ${DEFAULT-VALUE}).")
  private String until;

  @Override
  public Integer call() {
    Time within = Options.time("--until", until, "a run has a length; give a time above 0.");
    List<Parabiosis> pairs = Parabiosis.pairs(made(animal), made(partner == null ? animal : partner));
    List<String> flows = exchanges.stream().map(String::strip).toList();
    flows.forEach(ParabiosisCommand::exchange);
    List<List<PairFate>> fates = Homeostat.watched(spec, () -> Job.each("pairs at exchange flows", "flows",
        flows, flow -> pairs.stream().map(pair -> pair.fate(exchange(flow), within)).toList()));
    List<OptionalDouble> starving = Homeostat.watched(spec, () ->
        Job.each("flows at which one starves", "pairs", pairs, pair -> pair.starvesFrom(within)));
    Table table = new Table().row("Q (mL/d)", pairs.stream().map(Parabiosis::toString).toList());
    for (int i = 0; i < flows.size(); i++) {
      table.row(flows.get(i), i < fates.size()
          ? fates.get(i).stream().map(fate -> fate.told(DIGITS)).toList() : cancelled(pairs));
    }
    table.row("one starves", starving.size() < pairs.size() ? cancelled(pairs)
        : starving.stream().map(ParabiosisCommand::from).toList());
    String laws = partner == null || partner.equals(animal) ? animal : animal + " and " + partner;
    spec.commandLine().getOut().print(Wrap.lines("Two mice, " + laws + ", joined for "
        + Numbers.round(within.in(DAY)) + " d: fat of each in g, or the day on which one has starved")
        + "\n\n" + table + "\n"
        + Wrap.lines("Q measured: " + pairs.get(0).model().quantity("Q").source().orElseThrow()) + "\n");
    boolean stopped =
        fates.stream().flatMap(List::stream).anyMatch(fate -> fate.kind() == Fate.Kind.STOPPED);
    return stopped ? ExitStatus.STOPPED : ExitStatus.DONE;
  }

  private static List<String> cancelled(List<Parabiosis> pairs) {
    return pairs.stream().map(pair -> "cancelled").toList();
  }

  private static Model made(String name) {
    Tail.check("model", Catalogue.models(), name);
    return Catalogue.model(name);
  }

  private static double exchange(String text) {
    double flow = Changes.number(text).orElseThrow(() -> new IllegalArgumentException(
        "--exchange " + text + ": it is not a finite number of mL/d, like 23.4."));
    if (flow < 0) {
      throw new IllegalArgumentException("--exchange " + text
          + ": blood flows both ways at once, and a flow is 0 or more mL/d; 0 does not join them.");
    }
    return flow;
  }

  private static String from(OptionalDouble flow) {
    return flow.isPresent() ? "from " + Numbers.digits(flow.getAsDouble(), 3) : "never";
  }
}
