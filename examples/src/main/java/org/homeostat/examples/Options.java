package org.homeostat.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.Method;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Tolerance;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;
import org.homeostat.physiology.Catalogue;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of compare and run: what is changed, what is done, for how long, by what solver. */
final class Options {
  private static final Unit DAY = Unit.parse("d");
  private static final int USUAL_STEPS = 400;
  private static final int MOST_TIMES = 1_000_000;

  @Option(names = "--protocol", paramLabel = "NAME", defaultValue = "none",
      description = "What is done, as 'protocols' lists it (usually ${DEFAULT-VALUE}).")
  private String protocol;

  @Option(names = "--set", paramLabel = "NAME=VALUE",
      description = "Another value for the whole run, in every model that has NAME; the start stays.")
  private List<String> values = new ArrayList<>();

  @Option(names = "--start", paramLabel = "NAME=VALUE|rest",
      description = "Another start for a state; 'rest' starts where the model rests at the values set.")
  private List<String> starts = new ArrayList<>();

  @Option(names = "--until", paramLabel = "TIME", defaultValue = "400",
      description = "The length of the run: 400, 400d, '8 wk' (usually ${DEFAULT-VALUE}, the model's unit).")
  private String until;

  @Option(names = "--every", paramLabel = "TIME",
      description = "The step of the times written to JSON and CSV (usually 1d).")
  private String every;

  @Option(names = "--solver", paramLabel = "NAME", completionCandidates = SolverNames.class,
      description = {
        "One of ${COMPLETION-CANDIDATES} (usually ${DEFAULT-VALUE}).",
        "auto chooses, and changes on the way: tsit5 or vern7; rodas5p, radau or bdf where it is stiff."})
  private String solver = Solver.auto().method().shortName();

  @Option(names = "--rtol", paramLabel = "NUMBER",
      description = "The relative tolerance of the solver (usually ${DEFAULT-VALUE}).")
  private String rtol = Numbers.round(Solver.auto().tolerance().rtol());

  @Mixin
  private NoiseOptions noise = new NoiseOptions();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes an HTML report to FILE.")
  private Path report;

  /** What may follow --solver: in the help, and where a shell completes the line. */
  static final class SolverNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Method.names().iterator();
    }
  }

  boolean json() {
    return json;
  }

  /** Where to write a report; the place has been looked at. */
  Optional<Path> report() {
    return Optional.ofNullable(report).map(Destination::checked);
  }

  /** The models of these names, changed as asked for, under the protocol. */
  Comparison study(List<String> names) {
    return study(names, List.of());
  }

  /** The same, where quantities go by one name that have two. */
  Comparison study(List<String> names, List<OneName> map) {
    names.forEach(name -> Tail.check("model", Catalogue.models(), name));
    Tail.check("protocol", Catalogue.protocols(), protocol);
    List<Model> models = new Changes(values, starts).of(names.stream().map(Catalogue::model).toList());
    for (OneName pair : map) {
      models = pair.in(models);
    }
    Comparison study = Comparison.of(models.toArray(Model[]::new)).given(Catalogue::map).on(Catalogue::set)
        .under(Catalogue.protocol(protocol)).until(until()).with(solver());
    return noise.noise().map(study::noisy).orElse(study);
  }

  boolean isNoisy() {
    return noise.noise().isPresent();
  }

  private Time until() {
    return time("--until", until, "a run has a length; give a time above 0.");
  }

  /** A time above 0; the error names the option, and tells what else is wrong than that. */
  static Time time(String option, String text, String why) {
    String named = option + " " + text + ": ";
    if (text.startsWith("-")) {
      throw new IllegalArgumentException(named + why);
    }
    Time time;
    try {
      time = Time.parse(text);
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException(named + problem.getMessage());
    }
    if (time.value() == 0) {
      throw new IllegalArgumentException(named + why);
    }
    return time;
  }

  private Solver solver() {
    if (!Method.names().contains(solver)) {
      throw new IllegalArgumentException("There is no solver '" + solver + "'."
          + Nearest.of(solver, Method.names()).map(near -> " Did you mean '" + near + "'?").orElse("")
          + "\n    The solvers are " + String.join(", ", Method.names()) + ".");
    }
    return Solver.named(solver).rtol(tolerance());
  }

  private double tolerance() {
    double number = Changes.number(rtol).orElse(Double.NaN);
    if (!(number >= Tolerance.SMALLEST && number < 1)) {
      throw new IllegalArgumentException("--rtol " + rtol + ": a relative tolerance is a number from "
          + Numbers.round(Tolerance.SMALLEST) + " up to 1; 1e-9 is a good start.");
    }
    return number;
  }

  /** The step between the times that are written, in the first model's unit. */
  double every(Comparison study) {
    Unit unit = study.models().get(0).timeUnit();
    String why = "times that do not move on have no end; give a step above 0.";
    double step = Optional.ofNullable(every).map(text -> time("--every", text, why).in(unit))
        .orElseGet(() -> unit.isSame(DAY) ? 1 : study.until() / USUAL_STEPS);
    if (every != null && step > study.until()) {
      throw new IllegalArgumentException("--every " + every + " is longer than the run, --until " + until
          + "; give a shorter step or a longer run.");
    }
    if (study.until() / step > MOST_TIMES) {
      throw new IllegalArgumentException("a time every " + Numbers.round(step) + " " + unit + " until "
          + Numbers.round(study.until()) + " " + unit
          + " gives more than a million times. Give a longer step with --every.");
    }
    return step;
  }

  /** Prints the answer, the document or the text, and notes where they do not disturb it. */
  void print(CommandSpec command, String answer, List<String> notes) {
    command.commandLine().getOut().print(answer);
    PrintWriter aside = json ? command.commandLine().getErr() : command.commandLine().getOut();
    notes.forEach(aside::println);
  }
}
