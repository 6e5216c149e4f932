package org.homeostat.examples;

import java.io.PrintWriter;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.physiology.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the protocols that can be named, and what each does. */
@Command(
    name = "protocols",
    description = "Lists the protocols that --protocol takes, and what each does.",
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100)
final class ProtocolsCommand implements Runnable {

  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    Catalogue.protocols().forEach(entry -> show(entry.name(), entry.description(), entry.make()));
  }

  private void show(String name, String description, Protocol protocol) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-16s %s%n", name, description);
    for (Clause clause : protocol.clauses()) {
      out.printf("%-16s   %s%n", "", clause);
    }
  }
}
