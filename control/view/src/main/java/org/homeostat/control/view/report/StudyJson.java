package org.homeostat.control.view.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.simulate.Series;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.course.Timeline;
import org.homeostat.control.view.json.Json;
import org.homeostat.control.view.picture.Ink;

/**
 * The document of a study that its page reads: what it draws, what it can move, and what it needs to run the
 * models again.
 *
 * @param fixed why they cannot be
 */
record StudyJson(Timeline timeline, List<Slider> sliders, Optional<String> fixed) {

  void write(JsonWriter json) throws IOException {
    double[] times = new PageTimes(timeline).all();
    json.beginObject();
    json.name("time").beginObject();
    json.name("unit").value(Symbol.of(timeline.unit()));
    Json.number(json.name("until"), timeline.until());
    json.endObject();
    numbers(json.name("times"), times);
    models(json.name("models"), times);
    quantities(json.name("quantities"));
    windows(json.name("windows"));
    sliders(json.name("sliders"));
    json.name("fixed").value(fixed.orElse(null));
    json.endObject();
  }

  private static void numbers(JsonWriter json, double[] numbers) throws IOException {
    json.beginArray();
    for (double number : numbers) {
      Json.number(json, number);
    }
    json.endArray();
  }

  private void models(JsonWriter json, double[] times) throws IOException {
    List<Ink> inks = Ink.of(timeline.models());
    json.beginArray();
    for (int i = 0; i < inks.size(); i++) {
      Trajectory trajectory = timeline.trajectories().get(i);
      json.beginObject();
      json.name("name").value(trajectory.model().name());
      ink(json.name("ink"), inks.get(i));
      courses(json.name("quantities"), trajectory, times);
      json.name("ended");
      Ending ending = new Ending(trajectory);
      json.value(ending.isEarly() ? ending.sentence() : null);
      json.name("rerun");
      if (fixed.isEmpty()) {
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
  private void courses(JsonWriter json, Trajectory trajectory, double[] times) throws IOException {
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
      json.name("unit").value(Symbol.of(quantity.unit()));
      json.endObject();
    }
    json.endArray();
  }

  private void windows(JsonWriter json) throws IOException {
    json.beginArray();
    for (Clause clause : timeline.protocol().clauses()) {
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
    for (Slider slider : sliders) {
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
}
