package org.homeostat.control.view.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.OptionalLong;
import org.homeostat.control.framing.Finding;
import org.homeostat.control.framing.Prediction;
import org.homeostat.control.framing.Separation;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.framing.Witness;
import org.homeostat.control.unit.Unit;

/** A verdict's part of the JSON document. */
final class VerdictJson {
  private VerdictJson() {}

  static void write(JsonWriter json, Verdict verdict) throws IOException {
    json.beginObject();
    json.name("kind").value(verdict.kind());
    json.name("relation").value(verdict.relation().toString());
    json.name("scope").value(verdict.scope());
    json.name("statement").value(verdict.statement());
    json.name("assumptions");
    Json.texts(json, verdict.assumptions());
    json.name("survives");
    Json.texts(json, verdict.survives());
    json.name("separatedBy").beginArray();
    for (Separation separation : verdict.separatedBy()) {
      separation(json, separation);
    }
    json.endArray();
    json.name("witness");
    if (verdict.witness().isPresent()) {
      witness(json, verdict.witness().get());
    } else {
      json.nullValue();
    }
    json.name("relations").beginArray();
    for (Finding finding : verdict.relations()) {
      finding(json, finding);
    }
    json.endArray();
    json.name("validFor").value(verdict.account().validity());
    json.name("roundingBound");
    if (verdict.roundingBound().isPresent()) {
      Json.number(json, verdict.roundingBound().getAsDouble());
    } else {
      json.nullValue();
    }
    json.endObject();
  }

  private static void separation(JsonWriter json, Separation separation) throws IOException {
    json.beginObject();
    json.name("intervention").value(separation.intervention());
    json.name("prediction");
    if (separation.prediction().isPresent()) {
      Prediction prediction = separation.prediction().get();
      json.beginObject();
      json.name("under").value(prediction.under());
      point(json, prediction.quantity(), prediction.unit(), prediction.at(), prediction.a(), prediction.b());
      animals(json, prediction.animals());
      json.endObject();
    } else {
      json.nullValue();
    }
    json.endObject();
  }

  private static void witness(JsonWriter json, Witness witness) throws IOException {
    json.beginObject();
    json.name("protocol").value(witness.protocol());
    point(json, witness.quantity(), witness.unit(), witness.at(), witness.a(), witness.b());
    animals(json, witness.animals());
    json.endObject();
  }

  private static void point(JsonWriter json, String quantity, Unit unit, double at, double a, double b)
      throws IOException {
    json.name("quantity").value(quantity);
    json.name("unit").value(unit.toString());
    Json.number(json.name("at"), at);
    Json.number(json.name("a"), a);
    Json.number(json.name("b"), b);
  }

  private static void animals(JsonWriter json, OptionalLong animals) throws IOException {
    json.name("animals");
    if (animals.isPresent()) {
      json.value(animals.getAsLong());
    } else {
      json.nullValue();
    }
  }

  private static void finding(JsonWriter json, Finding finding) throws IOException {
    json.beginObject();
    json.name("name").value(finding.name());
    json.name("holds").value(finding.holds().orElse(null));
    json.name("evidence").value(finding.evidence().toString());
    json.name("detail").value(finding.detail());
    json.endObject();
  }
}
