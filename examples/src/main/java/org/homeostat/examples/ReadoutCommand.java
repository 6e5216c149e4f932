package org.homeostat.examples;

import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.leptin.NeuralReadout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The drives of a law as firing rates, beside rates that were measured. */
@Command(
    name = "readout",
    description = {
      "Reads the drives of a law as firing rates of AgRP and POMC neurons, beside measured ones.",
      "At rest, after a day without food, and without leptin. The map from drive to rate is assumed."},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100)
final class ReadoutCommand implements Runnable {

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", defaultValue = "leptin.feedback",
      description = "A law of the leptin loop (usually ${DEFAULT-VALUE}).")
  private String model;

  @Override
  public void run() {
    Tail.check("model", Catalogue.models(), model);
    spec.commandLine().getOut().println(Wrap.lines(NeuralReadout.of(Catalogue.model(model)).toString()));
  }
}
