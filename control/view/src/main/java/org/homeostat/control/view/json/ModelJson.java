package org.homeostat.control.view.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.simulate.Series;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Statistics;
import org.homeostat.control.view.course.Rest;
import org.homeostat.control.view.course.Timeline;

/** One model's part of the JSON document. */
record ModelJson(Timeline timeline, Trajectory trajectory, List<String> notApplied) {

  void write(JsonWriter json, double[] grid) throws IOException {
    Outcome outcome = trajectory.outcome();
    json.beginObject();
    json.name("name").value(trajectory.model().name());
    json.name("outcome").value(word(outcome));
    json.name("reason").value(outcome instanceof Outcome.Completed ? null : oneLine(outcome.toString()));
    json.name("endedAt");
    Json.number(json, outcome instanceof Outcome.Completed ? Double.NaN : timeline.end(trajectory));
    series(json.name("series"), timeline.reached(trajectory, grid));
    json.name("final");
    values(json, trajectory.last());
    json.name("equilibrium");
    equilibrium(json, Rest.after(trajectory));
    solver(json.name("solver"), trajectory);
    noise(json.name("noise"), trajectory);
    json.name("notApplied");
    Json.texts(json, notApplied);
    json.endObject();
  }

  private static String word(Outcome outcome) {
    return outcome instanceof Outcome.Completed ? "completed" : outcome.isFinished() ? "ended" : "stopped";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private void series(JsonWriter json, double[] times) throws IOException {
    double[] own = Arrays.stream(times).map(time -> timeline.on(trajectory, time)).toArray();
    json.beginObject();
    for (Series series : trajectory.table(own)) {
      json.name(series.name()).beginObject();
      json.name("unit").value(series.unit().toString());
      numbers(json.name("t"), times);
      numbers(json.name("y"), series.values());
      json.endObject();
    }
    json.endObject();
  }

  private static void numbers(JsonWriter json, double[] values) throws IOException {
    json.beginArray();
    for (double value : values) {
      Json.number(json, value);
    }
    json.endArray();
  }

  private static void values(JsonWriter json, Map<String, Double> values) throws IOException {
    json.beginObject();
    for (Map.Entry<String, Double> value : values.entrySet()) {
      Json.number(json.name(value.getKey()), value.getValue());
    }
    json.endObject();
  }

  private void equilibrium(JsonWriter json, Optional<Equilibrium> rest) throws IOException {
    if (rest.isEmpty()) {
      json.nullValue();
      return;
    }
    Map<String, Double> values = Rest.values(rest.get(), trajectory.names());
    values.put("residual", rest.get().residual());
    values(json, values);
  }

  private void noise(JsonWriter json, Trajectory trajectory) throws IOException {
    if (trajectory.noise().isEmpty()) {
      json.nullValue();
      return;
    }
    Noise noise = trajectory.noise().get();
    json.beginObject();
    json.name("seed").value(noise.given().isEmpty() ? (Long) noise.seed() : null);
    json.name("path").value(noise.member());
    json.name("method").value(noise.scheme().orElseThrow().shortName());
    Json.number(json.name("step"), timeline.step(trajectory, noise));
    json.endObject();
  }

  private static void solver(JsonWriter json, Trajectory trajectory) throws IOException {
    Statistics cost = trajectory.statistics();
    OptionalLong rejected = cost.rejected();
    json.beginObject();
    json.name("method").value(cost.method());
    json.name("steps").value(cost.steps());
    json.name("rejected").value(rejected.isPresent() ? (Long) rejected.getAsLong() : null);
    json.name("evaluations").value(cost.evaluations());
    json.name("jacobians").value(cost.jacobians());
    json.name("used").value(trajectory.solving());
    json.endObject();
  }
}
