package org.homeostat.control.view.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.course.Timeline;

/**
 * A study as its page has it, to draw and to run again. {@link #json} goes into an element {@code <script
 * type="application/json" id="study">}, {@link #script} into a script after it, as they are: nothing in
 * either can end the element. The page then has {@code homeostat.study}, the parsed document, and {@code
 * homeostat.run(index, values)}, which runs model {@code index} at other values of parameters, from the start
 * that {@code --set} would give it (rest stays where it was; a start that is an expression follows), and
 * gives {@code {times, quantities, ended}}, with null where it has ended before, and in {@code ended} a
 * sentence or null. Where the study cannot be run again, {@code homeostat.study.fixed} is a sentence that
 * says why, there are no sliders, and {@code homeostat.run} is not to be called.
 */
final class StudyData {
  private static final List<String> SCRIPTS = List.of("functions.js", "rodas5p.js", "run.js");

  /** What formulas call, under the names that they call it by. */
  private static final String FUNCTIONS =
      "const {power, pos, hill, softplus, sigmoid, table} = homeostat.functions;\n";

  /** A run that takes the library more steps than this is too long for a page. */
  private static final long TOO_LONG = 20_000;

  private static final int USUALLY_SHOWN = 4;

  private final Comparison study;
  private final Timeline timeline;
  private final Optional<String> obstacle;
  private final Supplier<List<Slider>> choice;

  private StudyData(Comparison study, Supplier<List<Slider>> choice) {
    this.study = study;
    this.timeline = Timeline.of(study.protocol(), study.trajectories());
    this.obstacle = timeline.trajectories().stream().flatMap(run -> obstacle(run).stream()).findFirst();
    this.choice = choice;
  }

  /** With sliders for the parameters that move most the first quantities that all models share. */
  static StudyData of(Comparison study) {
    Set<String> shared = new LinkedHashSet<>(study.trajectories().get(0).names());
    study.trajectories().forEach(trajectory -> shared.retainAll(trajectory.names()));
    return new StudyData(study, List::of).showing(shared.stream().limit(USUALLY_SHOWN).toList());
  }

  /** With these sliders. */
  static StudyData of(Comparison study, List<String> parameters) {
    return of(study).moving(parameters);
  }

  /** With sliders for the parameters that move most what the page shows. */
  StudyData showing(List<String> quantities) {
    return new StudyData(study, () -> new Sliders(study).chosen(quantities));
  }

  /**
   * With sliders for these parameters; an {@link IllegalArgumentException} with the nearest name where no
   * model has one of them.
   */
  StudyData moving(List<String> parameters) {
    List<Slider> those = new Sliders(study).of(parameters);
    return new StudyData(study, () -> those);
  }

  /** Why a run cannot be made again in a page. */
  private static Optional<String> obstacle(Trajectory run) {
    String name = run.model().name();
    long steps = run.statistics().steps();
    return run.noise().isPresent() ? Optional.of(name + " runs with noise, whose paths are not in this page.")
        : !run.model().delayedQuantities().isEmpty()
            ? Optional.of(name + " has delays, which are not followed in this page.")
        : steps > TOO_LONG
            ? Optional.of(name + " takes " + steps + " steps, more than a page has time for.")
        : Optional.empty();
  }

  /** The sentence that stands in place of sliders; empty where there are sliders. */
  Optional<String> fixed() {
    return obstacle;
  }

  /** The parameters that can be moved; the choice runs the models, some dozens of times. */
  List<Slider> sliders() {
    return obstacle.isPresent() ? List.of() : choice.get();
  }

  /** The document. */
  String json() {
    try {
      StringWriter out = new StringWriter();
      JsonWriter json = new JsonWriter(out);
      json.setHtmlSafe(true);
      new StudyJson(timeline, sliders(), obstacle).write(json);
      return out.toString();
    } catch (IOException problem) {
      throw new UncheckedIOException("a text takes whatever is written.", problem);
    }
  }

  /** What runs the models again; the parsed document alone where that is not possible. */
  String script() {
    List<String> models = obstacle.isPresent() ? List.of()
        : study.trajectories().stream().map(ModelScript::of).toList();
    String code = SCRIPTS.stream().map(Resource::text).collect(Collectors.joining("\n"));
    return code + "\n{\n" + FUNCTIONS + "homeostat.equations.push(" + String.join(", ", models) + ");\n}\n";
  }
}
