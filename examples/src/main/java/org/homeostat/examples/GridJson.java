package org.homeostat.examples;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.unit.Unit;
import org.homeostat.physiology.leptin.Fate;
import org.homeostat.physiology.leptin.LawGrid;
import org.homeostat.physiology.leptin.TwinFates;

/** A grid of laws as one JSON document: an object for each law under each protocol. */
final class GridJson {
  private static final Unit DAY = Unit.parse("d");

  private GridJson() {}

  static String of(LawGrid grid) {
    StringWriter out = new StringWriter();
    try (JsonWriter json = new JsonWriter(out)) {
      json.beginObject();
      json.name("until").value(grid.until().in(DAY));
      json.name("timeUnit").value(DAY.toString());
      json.name("cells").beginArray();
      for (TwinFates cell : grid.cells()) {
        cell(json, cell);
      }
      json.endArray();
      if (!grid.notDone().isEmpty()) {
        json.name("cancelledBefore").beginArray();
        for (Protocol protocol : grid.notDone()) {
          json.value(protocol.name());
        }
        json.endArray();
      }
      json.endObject();
    } catch (IOException problem) {
      throw new UncheckedIOException(
          "cannot write the JSON document: " + problem.getMessage() + ".", problem);
    }
    return out + "\n";
  }

  private static void cell(JsonWriter json, TwinFates cell) throws IOException {
    json.beginObject();
    json.name("law").value(cell.law().name());
    json.name("protocol").value(cell.protocol().name());
    fate(json, "setpoint", cell.setpoint(), cell.notInSetpoint());
    fate(json, "feedback", cell.feedback(), cell.notInFeedback());
    json.name("partCompany").value(cell.partCompany());
    json.endObject();
  }

  private static void fate(JsonWriter json, String framing, Fate fate, List<String> notDone)
      throws IOException {
    json.name(framing).beginObject();
    json.name("end").value(fate.kind().name().toLowerCase(Locale.ROOT));
    json.name(fate.kind() == Fate.Kind.FAT ? "fatMass" : "day").value(fate.value());
    json.name("notDone").beginArray();
    for (String act : notDone) {
      json.value(act);
    }
    json.endArray();
    json.endObject();
  }
}
