package org.homeostat.control.view.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.unit.Unit;

/** How the end of a run depends on parameters and starts, as a part of the JSON document. */
record SensitivitiesJson(Sensitivities found) {

  /** An object for each variable. */
  void write(JsonWriter json) throws IOException {
    json.beginArray();
    for (String variable : found.variables()) {
      Unit unit = found.trajectory().model().quantity(variable).unit();
      json.beginObject();
      json.name("to").value(variable);
      json.name("unit").value(unit.toString());
      Json.number(json.name("at"), found.end());
      json.name("final").beginObject();
      for (String quantity : found.quantities()) {
        Json.number(json.name(quantity), found.at(found.end(), quantity, variable));
      }
      json.endObject();
      json.name("relative").beginObject();
      for (String quantity : found.quantities()) {
        Json.number(json.name(quantity), found.relative(found.end(), quantity, variable));
      }
      json.endObject();
      json.endObject();
    }
    json.endArray();
  }
}
