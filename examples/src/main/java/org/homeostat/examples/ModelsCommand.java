package org.homeostat.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.physiology.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the models that can be named, or shows one with all its numbers and where they come from. */
@Command(
    name = "models",
    description = {
      "Lists the models that the other commands take; 'models leptin' those of one system.",
      "'models NAME' shows one: its equations, each quantity with value, unit, domain and source, and",
      "the bibliography."},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100)
final class ModelsCommand implements Runnable {
  private static final String TWINS = "X.feedback and X.setpoint are twins, one law written in two ways:"
      + " 'compare X.setpoint X.feedback'.";

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME",
      description = "A model, or what the names of a system's models begin with.")
  private String name;

  @Option(names = "--markdown", description = {
      "Prints it as a page in Markdown: the list of all models, one system's with equations, values and",
      "sources, or one model's."})
  private boolean markdown;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(asked().map(markdown ? ModelPage::model : ModelsCommand::sheet).orElseGet(this::all));
  }

  private String all() {
    return !markdown ? list() : name == null ? ModelPage.index() : ModelPage.system(name);
  }

  /** The one model that is asked for. */
  private Optional<Catalogue.Entry<Model>> asked() {
    if (name == null || ModelPage.systems().contains(name)) {
      return Optional.empty();
    }
    Tail.check("model", Catalogue.models(), name);
    Catalogue.model(name);
    return Catalogue.models().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  private static String sheet(Catalogue.Entry<Model> entry) {
    return ModelSheet.of(entry.make(), entry.name() + ": " + entry.description());
  }

  private String list() {
    int width = Catalogue.models().stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (String system : name == null ? ModelPage.systems() : List.of(name)) {
      Catalogue.models().stream().filter(entry -> Catalogue.system(entry.name()).equals(system))
          .forEach(entry -> text.append(
              String.format("%-" + width + "s  %s%n", entry.name(), entry.description())));
      text.append("\n");
    }
    return text + TWINS + "\n'models NAME' shows one, with all its numbers and where they come from.\n";
  }
}
