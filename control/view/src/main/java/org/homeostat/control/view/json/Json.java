package org.homeostat.control.view.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.course.Timeline;

/**
 * A study as one JSON document for other programs: courses on one grid of times, where each model rests, and
 * the verdict. Its keys and their order are stable; {@code docs/json.md} describes them.
 *
 * <p>Numbers are written with all their digits. A number that is not finite, which only a model that divides
 * by zero can have, is {@code null}.
 */
public final class Json {
  private Json() {}

  /**
   * Writes the document of a comparison, and a line end. The writer is flushed and stays open.
   *
   * @param every the step of the grid, above 0, in the time unit of the first model
   * @throws ModelException where the study has one model only
   * @throws UncheckedIOException where the writer cannot take it
   */
  public static void write(Comparison study, double every, Writer out) {
    Timeline timeline = Timeline.of(study.protocol(), study.trajectories());
    Verdict first = study.verdict();
    List<Verdict> others = study.verdicts().subList(1, study.verdicts().size());
    document(timeline, every, study.notApplied(), out, json -> {
      VerdictJson.write(json.name("verdict"), first);
      json.name("others").beginArray();
      for (Verdict other : others) {
        VerdictJson.write(json, other);
      }
      json.endArray();
      difference(json.name("difference"), study.differences().stream().findFirst());
      json.name("sensitivities").nullValue();
    });
  }

  /**
   * Writes the document of one run, without verdict and difference, and a line end. The writer is flushed and
   * stays open.
   *
   * @param every the step of the grid, above 0, in the model's time unit
   * @throws UncheckedIOException where the writer cannot take it
   */
  public static void write(Trajectory trajectory, double every, Writer out) {
    write(trajectory, Optional.empty(), every, out);
  }

  /** The same with what the run's end depends on. */
  public static void write(Sensitivities sensitivities, double every, Writer out) {
    write(sensitivities.trajectory(), Optional.of(sensitivities), every, out);
  }

  private static void write(
      Trajectory trajectory, Optional<Sensitivities> sensitivities, double every, Writer out) {
    Timeline timeline = Timeline.of(trajectory.protocol(), List.of(trajectory));
    document(timeline, every, Map.of(), out, json -> {
      json.name("verdict").nullValue();
      json.name("others").beginArray().endArray();
      json.name("difference").nullValue();
      json.name("sensitivities");
      if (sensitivities.isPresent()) {
        new SensitivitiesJson(sensitivities.get()).write(json);
      } else {
        json.nullValue();
      }
    });
  }

  /** What follows the models. */
  @FunctionalInterface
  private interface Ending {
    void to(JsonWriter json) throws IOException;
  }

  private static void document(
      Timeline timeline, double every, Map<Model, List<String>> notApplied, Writer out, Ending ending) {
    try {
      JsonWriter json = new JsonWriter(out);
      json.setHtmlSafe(true);
      json.beginObject();
      json.name("protocol").value(timeline.protocol().name());
      number(json.name("until"), timeline.until());
      json.name("timeUnit").value(timeline.unit().toString());
      json.name("models").beginArray();
      double[] grid = timeline.grid(every);
      for (Trajectory trajectory : timeline.trajectories()) {
        List<String> leftOut = notApplied.getOrDefault(trajectory.model(), List.of());
        new ModelJson(timeline, trajectory, leftOut).write(json, grid);
      }
      json.endArray();
      ending.to(json);
      json.endObject();
      out.write('\n');
      json.flush();
    } catch (IOException problem) {
      throw new UncheckedIOException(
          "cannot write the JSON document: " + problem.getMessage() + ".", problem);
    }
  }

  private static void difference(JsonWriter json, Optional<Difference> largest) throws IOException {
    if (largest.isEmpty()) {
      json.nullValue();
      return;
    }
    json.beginObject();
    json.name("quantity").value(largest.get().quantity());
    number(json.name("maxRelative"), largest.get().maxRelative());
    number(json.name("at"), largest.get().at());
    json.endObject();
  }

  /** A number with all its digits; one that is not finite becomes null, for JSON has no NaN. */
  public static void number(JsonWriter json, double value) throws IOException {
    if (!Double.isFinite(value)) {
      json.nullValue();
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.value((long) value);
    } else {
      json.value(value);
    }
  }

  /** A list of texts. */
  static void texts(JsonWriter json, List<String> texts) throws IOException {
    json.beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }
}
