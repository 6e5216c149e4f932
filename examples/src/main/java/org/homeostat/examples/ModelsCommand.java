package org.homeostat.examples;

import java.io.PrintWriter;
import org.homeostat.physiology.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the models that can be named. */
@Command(
    name = "models",
    description = "Lists the models that the other commands take.",
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100)
final class ModelsCommand implements Runnable {

  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue.models().forEach(entry -> out.printf("%-28s%s%n", entry.name(), entry.description()));
  }
}
