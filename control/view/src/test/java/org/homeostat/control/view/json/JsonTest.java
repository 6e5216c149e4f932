package org.homeostat.control.view.json;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.after;
import static org.junit.jupiter.api.Assertions.*;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.Tank;
import org.junit.jupiter.api.Test;

class JsonTest {
  /** Numbers pass through the document with all their digits. */
  private static final double EXACT = 0;

  /** Newton's method ends far below this. */
  private static final double AT_REST = 1e-9;

  private static String text(Comparison study, double every) {
    StringWriter out = new StringWriter();
    Json.write(study, every, out);
    return out.toString();
  }

  private static JsonObject document(Comparison study) {
    return JsonParser.parseString(text(study, 1)).getAsJsonObject();
  }

  private static JsonObject document(Trajectory run, double every) {
    StringWriter out = new StringWriter();
    Json.write(run, every, out);
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  private static JsonObject model(JsonObject document, int place) {
    return document.getAsJsonArray("models").get(place).getAsJsonObject();
  }

  private static List<String> keys(JsonElement object) {
    return List.copyOf(object.getAsJsonObject().keySet());
  }

  private static List<Double> numbers(JsonElement array) {
    return array.getAsJsonArray().asList().stream().map(JsonElement::getAsDouble).toList();
  }

  @Test
  void theKeysAreTheAgreedOnesInTheirOrder() {
    JsonObject document = document(Tank.study());
    assertEquals(List.of("protocol", "until", "timeUnit", "models", "verdict", "others", "difference",
        "sensitivities"), keys(document));
    assertEquals(List.of("name", "outcome", "reason", "endedAt", "series", "final", "equilibrium", "solver",
        "noise", "notApplied"), keys(model(document, 0)));
    assertEquals(List.of("unit", "t", "y"), keys(model(document, 0).getAsJsonObject("series").get("V")));
    assertEquals(List.of("method", "steps", "rejected", "evaluations", "jacobians", "used"),
        keys(model(document, 0).get("solver")));
    assertEquals(List.of("kind", "relation", "scope", "statement", "assumptions", "survives", "separatedBy",
        "witness", "relations", "validFor", "roundingBound"), keys(document.get("verdict")));
    assertEquals(List.of("name", "holds", "evidence", "detail"),
        keys(document.getAsJsonObject("verdict").getAsJsonArray("relations").get(0)));
    assertEquals(List.of("quantity", "maxRelative", "at"), keys(document.get("difference")));
  }

  @Test
  void everyStateAndAuxiliaryIsThere() {
    JsonObject setpoint = model(document(Tank.study()), 1);
    assertEquals(Tank.study().trajectories().get(1).names(), keys(setpoint.get("series")));
    assertEquals(keys(setpoint.get("series")), keys(setpoint.get("final")));
    List<String> withResidual = new ArrayList<>(keys(setpoint.get("series")));
    withResidual.add("residual");
    assertEquals(withResidual, keys(setpoint.get("equilibrium")));
  }

  @Test
  void theTwinsAreProvedIdenticalAndWhatSeparatesThemIsPredicted() {
    JsonObject verdict = document(Tank.study()).getAsJsonObject("verdict");
    assertEquals("Proved", verdict.get("kind").getAsString());
    assertEquals("identical", verdict.get("relation").getAsString());
    assertTrue(verdict.get("witness").isJsonNull());
    JsonArray separations = verdict.getAsJsonArray("separatedBy");
    assertFalse(separations.isEmpty());
    assertEquals(List.of("under", "quantity", "unit", "at", "a", "b", "animals"),
        keys(separations.get(0).getAsJsonObject().get("prediction")));
  }

  @Test
  void aRefutationHasItsWitness() {
    Comparison study = Comparison.of(Tank.feedback(), Tank.feedback().named("leakier").let("k", 0.6));
    JsonObject verdict = document(study).getAsJsonObject("verdict");
    assertEquals("Refuted", verdict.get("kind").getAsString());
    assertEquals(List.of("protocol", "quantity", "unit", "at", "a", "b", "animals"),
        keys(verdict.get("witness")));
  }

  @Test
  void aThirdModelsVerdictIsAmongTheOthers() {
    assertEquals(0, document(Tank.study()).getAsJsonArray("others").size());
    Model third = Tank.feedback().named("third");
    Comparison three = Comparison.of(Tank.feedback(), Tank.setpoint(), third).until(2);
    assertEquals(1, document(three).getAsJsonArray("others").size());
  }

  @Test
  void allModelsShareOneGridThatHoldsTheBoundaries() {
    Comparison study = Comparison.of(Tank.feedback(), Tank.setpoint()).until(2.5)
        .under(Protocol.of("clamp", after(0.75).hold("e", 0)));
    JsonObject document = document(study);
    List<Double> grid = List.of(0.0, 0.75, 1.0, 2.0, 2.5);
    for (int place = 0; place < 2; place++) {
      JsonObject series = model(document, place).getAsJsonObject("series");
      series.keySet().forEach(name -> assertEquals(grid, numbers(series.getAsJsonObject(name).get("t"))));
    }
    assertEquals("[\"hold e at 0\"]", model(document, 0).get("notApplied").toString());
    assertEquals("[]", model(document, 1).get("notApplied").toString());
  }

  @Test
  void aModelInAnotherTimeUnitIsReadOnTheFirstOnesClock() {
    Model hours = Model.of("hours", time("h"), state("x", 1, "g", ""), parameter("k", 1, "1/h", ""),
        equations("dx/dt = -k*x"));
    Model minutes = Model.of("minutes", time("min"), state("x", 1, "g", ""),
        parameter("k", 1 / 60.0, "1/min", ""), equations("dx/dt = -k*x"));
    JsonObject document = document(Comparison.of(hours, minutes).until(3));
    assertEquals("h", document.get("timeUnit").getAsString());
    JsonObject second = model(document, 1).getAsJsonObject("series").getAsJsonObject("x");
    assertEquals(List.of(0.0, 1.0, 2.0, 3.0), numbers(second.get("t")));
    assertEquals(Math.exp(-3), numbers(second.get("y")).get(3), 1e-8);
  }

  @Test
  void onABoundaryStandsTheValueAfterIt() {
    JsonObject series = model(document(Tank.study()), 0).getAsJsonObject("series").getAsJsonObject("q");
    int drought = numbers(series.get("t")).indexOf(2.0);
    assertEquals(0, numbers(series.get("y")).get(drought), EXACT);
    assertTrue(numbers(series.get("y")).get(drought + 1) > 0);
  }

  @Test
  void numbersKeepAllTheirDigits() {
    Trajectory run = Tank.study().trajectories().get(0);
    JsonObject volume = document(run, 0.7).getAsJsonArray("models").get(0).getAsJsonObject()
        .getAsJsonObject("series").getAsJsonObject("V");
    List<Double> times = numbers(volume.get("t"));
    for (int i = 0; i < times.size(); i++) {
      assertEquals(run.at(times.get(i), "V"), numbers(volume.get("y")).get(i), EXACT);
    }
  }

  @Test
  void aRunHasNoVerdictAndNoDifference() {
    JsonObject document = document(Simulation.of(Tank.feedback()).until(3).run(), 1);
    assertTrue(document.get("verdict").isJsonNull());
    assertTrue(document.get("difference").isJsonNull());
    assertEquals("[]", document.get("others").toString());
    assertEquals(1, document.getAsJsonArray("models").size());
    assertEquals("completed", model(document, 0).get("outcome").getAsString());
    assertTrue(model(document, 0).get("reason").isJsonNull());
    assertTrue(model(document, 0).get("endedAt").isJsonNull());
  }

  @Test
  void anEndedModelHasItsSeriesUpToItsEnd() {
    Protocol drought = Protocol.of("long drought", after(1).hold("q", 0));
    JsonObject model = model(document(Simulation.of(Tank.feedback()).under(drought).until(30).run(), 1), 0);
    double end = 1 + Math.log(4 / 0.5) / 0.5;
    assertEquals("ended", model.get("outcome").getAsString());
    assertEquals("runs dry", model.get("reason").getAsString());
    assertEquals(end, model.get("endedAt").getAsDouble(), 1e-6);
    assertEquals(0.5, model.getAsJsonObject("final").get("V").getAsDouble(), 1e-9);
    List<Double> times = numbers(model.getAsJsonObject("series").getAsJsonObject("V").get("t"));
    assertEquals(Math.floor(end), times.get(times.size() - 1), EXACT);
  }

  @Test
  void theEquilibriumIsTheOneUnderWhatTheProtocolLeavesBehind() {
    Protocol leak = Protocol.of("leak", after(1).set("k", 1));
    JsonObject model = model(document(Simulation.of(Tank.feedback()).under(leak).until(2).run(), 1), 0);
    assertEquals(3, model.getAsJsonObject("equilibrium").get("V").getAsDouble(), AT_REST);
  }

  @Test
  void whatNeverRestsHasNoEquilibrium() {
    Model wave = Model.of("wave", time("1"), state("x", 0, "1", ""), equations("dx/dt = cos(t)"));
    assertTrue(model(document(Simulation.of(wave).until(3).run(), 1), 0).get("equilibrium").isJsonNull());
  }

  @Test
  void aDivisionByZeroIsNullAndNeverNaN() {
    Model fall = Model.of("fall", time("1"), state("x", 1, "1", ""), equations("dx/dt = -1\ny = 1/(1 - t)"));
    StringWriter out = new StringWriter();
    Json.write(Simulation.of(fall).until(2).run(), 1, out);
    assertFalse(out.toString().matches("(?s).*(NaN|Infinity).*"), out.toString());
    JsonArray y = model(JsonParser.parseString(out.toString()).getAsJsonObject(), 0)
        .getAsJsonObject("series").getAsJsonObject("y").getAsJsonArray("y");
    assertTrue(y.get(1).isJsonNull());
    assertEquals(-1, y.get(2).getAsDouble(), 1e-12);
  }

  @Test
  void namesCannotCloseAScriptElement() {
    StringWriter out = new StringWriter();
    Json.write(Simulation.of(Tank.feedback().named("</script>")).until(1).run(), 1, out);
    assertFalse(out.toString().contains("<"));
    assertEquals("</script>",
        model(JsonParser.parseString(out.toString()).getAsJsonObject(), 0).get("name").getAsString());
  }

  @Test
  void aStudyOfOneModelIsRefusedBeforeAnythingIsWritten() {
    StringWriter out = new StringWriter();
    assertThrows(ModelException.class, () -> Json.write(Comparison.of(Tank.feedback()), 1, out));
    assertEquals("", out.toString());
  }

  @Test
  void aWriterThatFailsIsAnErrorOfFiles() {
    Writer broken = new Writer() {
      @Override
      public void write(char[] text, int from, int length) throws IOException {
        throw new IOException("the disk is full");
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Trajectory run = Simulation.of(Tank.feedback()).until(1).run();
    UncheckedIOException problem = assertThrows(UncheckedIOException.class, () -> Json.write(run, 1, broken));
    assertEquals("cannot write the JSON document: the disk is full.", problem.getMessage());
  }
}
