package org.homeostat.examples;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.protocol.Clause;
import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.leptin.LeptinProtocols;
import org.homeostat.physiology.leptin.Manipulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the protocols that can be named, or shows what one means and where its numbers come from. */
@Command(
    name = "protocols",
    description = {
      "Lists the protocols that --protocol takes, and what each does.",
      "'protocols NAME' shows what one means in each framing, and where its numbers come from."},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100)
final class ProtocolsCommand implements Runnable {

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A protocol.")
  private String name;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(name == null ? list() : sheet());
  }

  private String sheet() {
    Tail.check("protocol", Catalogue.protocols(), name);
    Catalogue.protocol(name);
    return LeptinProtocols.named(name).map(Manipulation::toString).orElseGet(this::line) + "\n";
  }

  /** What is listed of a protocol that is no manipulation of one animal. */
  private String line() {
    return Catalogue.protocols().stream().filter(entry -> entry.name().equals(name))
        .flatMap(entry -> Stream.concat(Stream.of(entry.toString()),
            entry.make().clauses().stream().map(clause -> "  done          " + clause)))
        .collect(Collectors.joining("\n"));
  }

  private static String list() {
    int width = Catalogue.protocols().stream().mapToInt(entry -> entry.name().length()).max().orElse(0) + 2;
    StringBuilder text = new StringBuilder();
    Catalogue.protocols().forEach(entry -> {
      text.append(String.format("%-" + width + "s%s%n", entry.name(), entry.description()));
      for (Clause clause : entry.make().clauses()) {
        text.append(" ".repeat(width + 2)).append(clause).append("\n");
      }
      LeptinProtocols.named(entry.name()).filter(manipulation -> !manipulation.isShared())
          .ifPresent(manipulation ->
              text.append(" ".repeat(width + 2)).append(manipulation.counterpart()).append("\n"));
    });
    return Wrap.lines(text.toString())
        + "\n\n'protocols NAME' shows what one means in each framing, and where its numbers come from.\n";
  }
}
