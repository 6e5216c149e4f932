package org.homeostat.examples;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homeostat.control.identify.Direction;
import org.homeostat.control.identify.Identifiability;
import org.homeostat.control.identify.Identified;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.physiology.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells which parameters of a model perfect measurements of some of its quantities would tell. */
@Command(
    name = "identify",
    description = {
      "Tells which parameters measurements could tell, and which trade off.",
      "The measurements are taken as perfect: what is not told here is told by no amount of data."},
    versionProvider = Homeostat.Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100)
final class IdentifyCommand implements Callable<Integer> {
  private static final String MOVES_ON = "samples that do not move on have no end; give a step above 0.";
  private static final String LENGTH = "a run has a length; give a time above 0.";

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A name that 'models' lists.")
  private String model;

  @Option(names = "--measure", paramLabel = "NAME", split = ",", required = true,
      description = "What is measured: states and auxiliaries, as FM,L.")
  private List<String> measured;

  @Option(names = "--parameters", paramLabel = "NAME", split = ",",
      description = "What is unknown: parameters, or states for their starts (usually all parameters).")
  private List<String> unknowns = List.of();

  @Option(names = "--protocol", paramLabel = "NAME", defaultValue = "none",
      description = "What is done, as 'protocols' lists it (usually ${DEFAULT-VALUE}).")
  private String protocol;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Another value; the start stays.")
  private List<String> values = new ArrayList<>();

  @Option(names = "--start", paramLabel = "NAME=VALUE|rest", description = "Another start for a state.")
  private List<String> starts = new ArrayList<>();

  @Option(names = "--until", paramLabel = "TIME", defaultValue = "400",
      description = "How long is measured: 400, 400d, '8 wk' (usually ${DEFAULT-VALUE}, the model's unit).")
  private String until;

  @Option(names = "--every", paramLabel = "TIME",
      description = "The step of the samples; the run itself is then looked at in any case.")
  private String every;

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    Tail.check("model", Catalogue.models(), model);
    Tail.check("protocol", Catalogue.protocols(), protocol);
    Model changed = new Changes(values, starts).of(List.of(Catalogue.model(model))).get(0);
    Identifiability along = Identifiability.of(Simulation.of(changed)
        .under(Catalogue.protocol(protocol)).until(Options.time("--until", until, LENGTH)))
        .measuring(measured.toArray(String[]::new));
    Identifiability question =
        every == null ? along : along.every(Options.time("--every", every, MOVES_ON));
    Identified told = Homeostat.watched(spec,
        () -> unknowns.isEmpty() ? question.toAll() : question.to(unknowns.toArray(String[]::new)));
    spec.commandLine().getOut().print(json ? json(told) : Wrap.lines(told.toString()) + "\n");
    return ExitStatus.DONE;
  }

  private String json(Identified told) {
    StringWriter out = new StringWriter();
    try (JsonWriter document = new JsonWriter(out)) {
      write(document, told);
    } catch (IOException problem) {
      throw new UncheckedIOException(
          "cannot write the JSON document: " + problem.getMessage() + ".", problem);
    }
    return out + "\n";
  }

  private void write(JsonWriter document, Identified told) throws IOException {
    document.beginObject();
    document.name("model").value(model).name("protocol").value(protocol);
    names(document, "measured", measured);
    names(document, "unknowns", told.unknowns());
    names(document, "identifiable", told.unknowns().stream().filter(told::isIdentifiable).toList());
    document.name("rank").value(told.rank());
    document.name("exact").value(told.isExact());
    document.name("rankAlongRun");
    if (told.rankAlongRun().isPresent()) {
      document.value(told.rankAlongRun().get());
    } else {
      document.nullValue();
    }
    document.name("directions").beginArray();
    for (Direction direction : told.directions()) {
      document.beginObject().name("text").value(direction.toString()).name("changes").beginObject();
      for (Map.Entry<String, Double> change : direction.changes().entrySet()) {
        document.name(change.getKey()).value(change.getValue());
      }
      document.endObject().endObject();
    }
    document.endArray().endObject();
  }

  private static void names(JsonWriter document, String name, List<String> names) throws IOException {
    document.name(name).beginArray();
    for (String each : names) {
      document.value(each);
    }
    document.endArray();
  }
}
