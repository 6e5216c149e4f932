package org.homeostat.control.view.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.json.Json;

/**
 * What {@code run.js} must know of a run to make it again, beside the equations: parameters, the protocol,
 * which states end it, where they must not go.
 *
 * @param factor from the study's time to the model's
 */
record RerunJson(Trajectory trajectory, double factor) {

  /** A page needs no more digits than this; what it shows has a few hundred pixels. */
  private static final double RTOL = 1e-8;

  private Model model() {
    return trajectory.model();
  }

  private Unit time() {
    return model().timeUnit();
  }

  void write(JsonWriter json) throws IOException {
    json.beginObject();
    json.name("unit").value(Symbol.of(time()));
    Json.number(json.name("factor"), factor);
    Json.number(json.name("until"), trajectory.until());
    tolerance(json);
    names(json.name("states"), model().states());
    names(json.name("auxiliaries"), model().auxiliaries());
    json.name("parameters").beginObject();
    for (String name : model().parameters()) {
      Json.number(json.name(name), model().value(name));
    }
    json.endObject();
    json.name("boundaries").beginArray();
    for (double boundary : trajectory.protocol().boundaries(time())) {
      Json.number(json, boundary);
    }
    json.endArray();
    clauses(json.name("clauses"));
    endings(json.name("endings"));
    domains(json.name("domains"));
    json.endObject();
  }

  private void tolerance(JsonWriter json) throws IOException {
    double own = trajectory.solver().tolerance().rtol();
    double rtol = Math.max(own, RTOL);
    Json.number(json.name("rtol"), rtol);
    Json.number(json.name("atol"), trajectory.solver().tolerance().atol() / own * rtol);
  }

  private static void names(JsonWriter json, List<String> names) throws IOException {
    json.beginArray();
    for (String name : names) {
      json.value(name);
    }
    json.endArray();
  }

  private void clauses(JsonWriter json) throws IOException {
    int gauges = 0;
    json.beginArray();
    for (Clause clause : trajectory.protocol().clauses()) {
      Window window = clause.window();
      json.beginObject();
      json.name("at");
      optional(json, window.isInstant() ? OptionalDouble.of(window.begin(time())) : OptionalDouble.empty());
      Json.number(json.name("begin"), window.begin(time()));
      Json.number(json.name("end"), window.end(time()));
      json.name("when");
      if (window instanceof Window.When when) {
        crossing(json, when, gauges++);
      } else {
        json.nullValue();
      }
      json.name("acts").value(clause.interventions().stream().anyMatch(this::actsOverTime));
      json.name("puts").beginArray();
      for (Intervention intervention : clause.interventions()) {
        if (intervention instanceof Intervention.Hold hold && hold.value().isPresent()) {
          move(json, hold.quantity(), false, hold.value().getAsDouble());
        }
      }
      json.endArray();
      json.name("jumps").beginArray();
      for (Intervention intervention : clause.interventions()) {
        if (intervention instanceof Intervention.Assign set) {
          move(json, set.quantity(), false, set.value());
        } else if (intervention instanceof Intervention.Scale scale) {
          move(json, scale.quantity(), true, scale.factor());
        }
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
  }

  private static void optional(JsonWriter json, OptionalDouble value) throws IOException {
    Json.number(json, value.orElse(Double.NaN));
  }

  private void crossing(JsonWriter json, Window.When when, int place) throws IOException {
    json.beginObject();
    json.name("place").value(place);
    json.name("direction").value(
        when.direction() == Crossing.EITHER ? 0 : when.direction() == Crossing.RISING ? 1 : -1);
    json.name("lasting");
    optional(json, when.lasting().map(span -> OptionalDouble.of(span.in(time())))
        .orElse(OptionalDouble.empty()));
    json.endObject();
  }

  private boolean actsOverTime(Intervention intervention) {
    return intervention instanceof Intervention.Hold || intervention instanceof Intervention.Infuse
        || !model().states().contains(intervention.quantity());
  }

  /** Nothing, where it is no state that moves. */
  private void move(JsonWriter json, String name, boolean factor, double value) throws IOException {
    int place = model().states().indexOf(name);
    if (place >= 0) {
      json.beginObject();
      json.name("place").value(place);
      json.name("factor").value(factor);
      Json.number(json.name("value"), value);
      json.endObject();
    }
  }

  private void endings(JsonWriter json) throws IOException {
    List<Quantity> all = model().states().stream().map(model()::quantity)
        .filter(state -> state.ending().isPresent()).toList();
    json.beginArray();
    for (Quantity state : all) {
      Quantity.Ending ending = state.ending().orElseThrow();
      json.beginObject();
      json.name("place").value(model().states().indexOf(state.name()));
      Json.number(json.name("bound"), ending.bound());
      json.name("reason").value(ending.reason() + (all.size() > 1 ? " (" + state.name() + ")" : ""));
      json.endObject();
    }
    json.endArray();
  }

  private void domains(JsonWriter json) throws IOException {
    json.beginArray();
    for (String state : model().states()) {
      Domain domain = model().quantity(state).domain();
      end(json, state, true, domain.low());
      end(json, state, false, domain.high());
    }
    json.endArray();
  }

  private void end(JsonWriter json, String state, boolean low, double end) throws IOException {
    if (Double.isFinite(end)) {
      json.beginObject();
      json.name("place").value(model().states().indexOf(state));
      json.name("low").value(low);
      Json.number(json.name("end"), end);
      json.name("text").value(state + (low ? " fell below " : " rose above ") + Numbers.show(end)
          + Symbol.after(model().quantity(state).unit()));
      json.endObject();
    }
  }
}
