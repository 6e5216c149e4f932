package org.homeostat.examples;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.complex.Complex;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.defence.Defence;
import org.homeostat.control.defence.ThreeCuts;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.loop.HInfinityNorm;
import org.homeostat.control.loop.LinearSystem;
import org.homeostat.control.loop.LoopGain;
import org.homeostat.control.loop.Margins;
import org.homeostat.control.loop.Norms;
import org.homeostat.control.loop.PolesAndZeros;

/** An analysis as one JSON document: a member for each part, null where what it needs was not named. */
record AnalysisJson(Analysis analysis) {

  private interface Writing<T> {
    void of(JsonWriter json, T part) throws IOException;
  }

  String text() {
    StringWriter out = new StringWriter();
    try (JsonWriter json = new JsonWriter(out)) {
      json.beginObject();
      json.name("model").value(analysis.rests().get(0).model().name());
      json.name("rests").beginArray();
      for (Equilibrium rest : analysis.rests()) {
        rest(json, rest);
      }
      json.endArray();
      part(json, "response", analysis.response(), AnalysisJson::response);
      part(json, "loop", analysis.opened().map(LoopGain::margins), AnalysisJson::margins);
      part(json, "defence", analysis.defence(), this::defence);
      part(json, "threeCuts", analysis.cuts(), AnalysisJson::cuts);
      json.endObject();
    } catch (IOException problem) {
      throw new UncheckedIOException(
          "cannot write the JSON document: " + problem.getMessage() + ".", problem);
    }
    return out + "\n";
  }

  private static <T> void part(JsonWriter json, String name, Optional<T> part, Writing<T> writing)
      throws IOException {
    json.name(name);
    if (part.isEmpty()) {
      json.nullValue();
      return;
    }
    json.beginObject();
    writing.of(json, part.get());
    json.endObject();
  }

  private static void rest(JsonWriter json, Equilibrium rest) throws IOException {
    json.beginObject();
    json.name("values").beginObject();
    for (Map.Entry<String, Double> value : rest.values().entrySet()) {
      number(json, value.getKey(), value.getValue());
    }
    json.endObject();
    json.name("stable").value(rest.isStable());
    roots(json, "roots", rest.roots());
    json.endObject();
  }

  private static void response(JsonWriter json, LinearSystem system) throws IOException {
    HInfinityNorm peak = Norms.hInfinity(system);
    json.name("from").value(system.inputs().get(0));
    json.name("to").value(system.outputs().get(0));
    if (system.isDelayed()) {
      roots(json, "poles", CharacteristicRoots.of(system).roots());
      json.name("zeros").nullValue();
    } else {
      PolesAndZeros points = PolesAndZeros.of(system);
      roots(json, "poles", points.poles());
      roots(json, "zeros", points.zeros());
    }
    number(json, "h2", Norms.h2(system).value());
    number(json, "hInfinity", peak.value());
    number(json, "hInfinityAt", peak.frequency());
  }

  private static void margins(JsonWriter json, Margins margins) throws IOException {
    json.name("stable").value(margins.isStable());
    number(json, "gainUp", margins.gainUp());
    number(json, "gainDown", margins.gainDown());
    number(json, "phaseDegrees", margins.phase());
    number(json, "delay", margins.delay());
    number(json, "disk", margins.disk().alpha());
    number(json, "sensitivityPeak", margins.sensitivity().value());
    number(json, "complementaryPeak", margins.complementary().value());
  }

  private void defence(JsonWriter json, Defence defence) throws IOException {
    number(json, "offset", defence.offset());
    boolean opened = analysis.opened().isPresent();
    number(json, "openOffset", opened ? defence.openOffset() : Double.NaN);
    number(json, "passiveSlope", opened ? defence.passiveSlope() : Double.NaN);
    number(json, "activeSlope", opened ? defence.activeSlope() : Double.NaN);
    number(json, "share", opened ? defence.share() : Double.NaN);
    number(json, "gain", opened ? defence.gain() : Double.NaN);
  }

  private static void cuts(JsonWriter json, ThreeCuts cuts) throws IOException {
    json.name("activeOrPassive").value(cuts.activeOrPassive());
    json.name("integralOrProportional").value(cuts.integralOrProportional());
    json.name("referenceWritten").value(cuts.written());
  }

  private static void roots(JsonWriter json, String name, List<Complex> roots) throws IOException {
    json.name(name).beginArray();
    for (Complex root : roots) {
      json.beginArray().value(root.getReal()).value(root.getImaginary()).endArray();
    }
    json.endArray();
  }

  /** JSON has no infinity, and what is not known is null too. */
  private static void number(JsonWriter json, String name, double value) throws IOException {
    json.name(name);
    if (Double.isFinite(value)) {
      json.value(value);
    } else {
      json.nullValue();
    }
  }
}
