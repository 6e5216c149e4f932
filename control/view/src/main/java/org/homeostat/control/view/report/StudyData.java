package org.homeostat.control.view.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.simulate.Series;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.course.Timeline;
import org.homeostat.control.view.json.Json;
import org.homeostat.control.view.picture.Ink;

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
  private static final Unit DAY = Unit.parse("d");
  private static final int USUAL_STEPS = 400;
  private static final int FEWEST_STEPS = 200;
  private static final int MOST_STEPS = 800;

  private static final List<String> SCRIPTS = List.of("functions.js", "rodas5p.js", "run.js");

  /** What formulas call, under the names that they call it by. */
  private static final String FUNCTIONS =
      "const {power, pos, hill, softplus, sigmoid, table} = homeostat.functions;\n";

  /** A jump is drawn from just before it, so that it stands upright; as a share of the whole time. */
  private static final double JUST_BEFORE = 1e-9;

  /** Times closer than this share of a step are one. */
  private static final double SAME_TIME = 1e-9;

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

  /** The usual step of the exported document, halved or doubled until a curve has a few hundred points. */
  static double every(Comparison study) {
    double until = study.until();
    double step = study.models().get(0).timeUnit().isSame(DAY) ? 1 : until / USUAL_STEPS;
    while (until / step < FEWEST_STEPS) {
      step /= 2;
    }
    while (until / step > MOST_STEPS) {
      step *= 2;
    }
    return step;
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

  /**
   * The times of the document that is exported every so often, and one just before each boundary; up to the
   * end of the study, also where no run has come so far, for at other values one may.
   */
  double[] times() {
    double step = every(study);
    TreeSet<Double> times = new TreeSet<>();
    DoubleStream.of(timeline.grid(step)).forEach(times::add);
    for (int i = 0; i * step < timeline.until(); i++) {
      if (times.subSet(i * step - SAME_TIME * step, i * step + SAME_TIME * step).isEmpty()) {
        times.add(i * step);
      }
    }
    times.add(timeline.until());
    timeline.boundaries().stream().filter(time -> time > 0)
        .forEach(time -> times.add(time - JUST_BEFORE * timeline.until()));
    return times.stream().mapToDouble(Double::doubleValue).toArray();
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
      json.beginObject();
      json.name("time").beginObject();
      json.name("unit").value(unit(timeline.unit()));
      Json.number(json.name("until"), timeline.until());
      json.endObject();
      numbers(json.name("times"), times());
      models(json.name("models"));
      quantities(json.name("quantities"));
      windows(json.name("windows"));
      sliders(json.name("sliders"));
      json.name("fixed").value(obstacle.orElse(null));
      json.endObject();
      return out.toString();
    } catch (IOException problem) {
      throw new UncheckedIOException("a text takes whatever is written.", problem);
    }
  }

  private static String unit(Unit unit) {
    return unit.isDimensionless() ? "" : unit.toString();
  }

  private static void numbers(JsonWriter json, double[] numbers) throws IOException {
    json.beginArray();
    for (double number : numbers) {
      Json.number(json, number);
    }
    json.endArray();
  }

  private void models(JsonWriter json) throws IOException {
    List<Ink> inks = Ink.of(timeline.models());
    json.beginArray();
    for (int i = 0; i < inks.size(); i++) {
      Trajectory trajectory = timeline.trajectories().get(i);
      json.beginObject();
      json.name("name").value(trajectory.model().name());
      ink(json.name("ink"), inks.get(i));
      courses(json.name("quantities"), trajectory);
      json.name("ended");
      json.value(trajectory.outcome() instanceof Outcome.Completed ? null
          : trajectory.ending().lines().findFirst().orElseThrow());
      json.name("rerun");
      if (obstacle.isEmpty()) {
        new RerunJson(trajectory, timeline.unit().factorTo(trajectory.model().timeUnit())).write(json);
      } else {
        json.nullValue();
      }
      json.endObject();
    }
    json.endArray();
  }

  private static void ink(JsonWriter json, Ink ink) throws IOException {
    json.beginObject();
    json.name("colour").value(String.format("#%06x", ink.colour().getRGB() & 0xFFFFFF));
    Json.number(json.name("width"), ink.stroke().getLineWidth());
    json.name("dash").beginArray();
    float[] dash = ink.stroke().getDashArray();
    for (int i = 0; dash != null && i < dash.length; i++) {
      Json.number(json, dash[i]);
    }
    json.endArray();
    json.endObject();
  }

  /** As many values as there are times: nothing after the end of a run. */
  private void courses(JsonWriter json, Trajectory trajectory) throws IOException {
    double[] times = times();
    double[] reached = timeline.reached(trajectory, times);
    double[] own = Arrays.stream(reached).map(time -> timeline.on(trajectory, time)).toArray();
    json.beginObject();
    for (Series series : trajectory.table(own)) {
      numbers(json.name(series.name()), padded(series.values(), times.length));
    }
    json.endObject();
  }

  private static double[] padded(double[] values, int length) {
    double[] all = Arrays.copyOf(values, length);
    Arrays.fill(all, values.length, length, Double.NaN);
    return all;
  }

  private void quantities(JsonWriter json) throws IOException {
    Map<String, Quantity> all = new LinkedHashMap<>();
    for (Trajectory trajectory : timeline.trajectories()) {
      trajectory.names().forEach(name -> all.putIfAbsent(name, trajectory.model().quantity(name)));
    }
    json.beginArray();
    for (Quantity quantity : all.values()) {
      json.beginObject();
      json.name("name").value(quantity.name());
      json.name("label").value(quantity.meaning());
      json.name("unit").value(unit(quantity.unit()));
      json.endObject();
    }
    json.endArray();
  }

  private void windows(JsonWriter json) throws IOException {
    json.beginArray();
    for (Clause clause : study.protocol().clauses()) {
      double from = clause.window().begin(timeline.unit());
      double to = Math.min(clause.window().end(timeline.unit()), timeline.until());
      if (!(clause.window() instanceof Window.When) && from <= to) {
        json.beginObject();
        Json.number(json.name("from"), from);
        Json.number(json.name("to"), to);
        json.name("text").value(clause.interventions().stream().map(Intervention::toString)
            .collect(Collectors.joining(", ")));
        json.endObject();
      }
    }
    json.endArray();
  }

  private void sliders(JsonWriter json) throws IOException {
    json.beginArray();
    for (Slider slider : sliders()) {
      json.beginObject();
      json.name("name").value(slider.name());
      json.name("meaning").value(slider.meaning());
      json.name("unit").value(slider.unit());
      Json.number(json.name("value"), slider.value());
      Json.number(json.name("low"), slider.low());
      Json.number(json.name("high"), slider.high());
      json.name("models").beginArray();
      for (int model : slider.models()) {
        json.value(model);
      }
      json.endArray();
      json.name("gauge").value(slider.gauge());
      json.endObject();
    }
    json.endArray();
  }

  /** What runs the models again; the parsed document alone where that is not possible. */
  String script() {
    List<String> models = obstacle.isPresent() ? List.of()
        : study.trajectories().stream().map(ModelScript::of).toList();
    String code = SCRIPTS.stream().map(Resource::text).collect(Collectors.joining("\n"));
    return code + "\n{\n" + FUNCTIONS + "homeostat.equations.push(" + String.join(", ", models) + ");\n}\n";
  }
}
