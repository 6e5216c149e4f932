package org.homeostat.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.diagram.LoopDiagram;
import org.homeostat.control.model.Model;
import org.homeostat.physiology.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who drives whom in a model, as text and as a picture; several models side by side. */
@Command(
    name = "diagram",
    description = {
      "Tells who drives whom in a model, with the sign of each influence, and which quantities are errors.",
      "Several models stand side by side, in one layout."},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100)
final class DiagramCommand implements Runnable {

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", arity = "1..*", description = "Names that 'models' lists.")
  private List<String> models;

  @Option(names = "--file", paramLabel = "FILE", description = "Draws it into FILE, like loop.svg.")
  private Path file;

  @Option(names = "--parameters", description = "With a node for each parameter, not only for references.")
  private boolean parameters;

  @Override
  public void run() {
    Optional<Path> place = Optional.ofNullable(file).map(Destination::checked);
    models.forEach(name -> Tail.check("model", Catalogue.models(), name));
    LoopDiagram plain = LoopDiagram.of(models.stream().map(Catalogue::model).toArray(Model[]::new));
    LoopDiagram diagram = parameters ? plain.withParameters() : plain;
    PrintWriter out = spec.commandLine().getOut();
    place.ifPresent(named -> diagram.picture().write(named));
    out.println(diagram);
    place.ifPresent(named -> out.println("\nPicture: " + named.toAbsolutePath()));
  }
}
