package org.homeostat.control.view.report;

import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.when;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.Solver;
import org.homeostat.examples.Needed;
import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.leptin.LeptinProtocols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of reports run the published models again as the library runs them, at the declared values and at
 * others: one page with the scripts of many reports, opened in headless Chromium. It stands here, where both
 * pages and published models are seen.
 */
class PublishedModelsTest {
  /** Of a quantity's largest size: a hundred times the tolerance of each step in the page. */
  private static final double AS_ACCURATE = 1e-6;

  /** Functions differ in their last digits; what should be 0 may be a rounding of it. */
  private static final double DIGITS = 8;
  private static final double DUST = 1e-15;

  private static final double RTOL = 1e-10;
  private static final double SHORT = 1e-3;
  private static final long SECONDS = 90;
  /** How far a run is from the numbers of a report, at most, as a share of the quantity's largest size. */
  private static final String FARTHEST = """
      const farthest = (wanted, found) => Math.max(...Object.keys(wanted.quantities).map(name => {
        const [was, is] = [wanted.quantities[name], found.quantities[name]];
        const size = Math.max(...was.map(Math.abs), 1e-6);
        return Math.max(...was.map((value, i) =>
          (value === null) !== (is[i] === null) ? Infinity : Math.abs(value - is[i]) / size));
      }));
      """;

  @TempDir
  private Path folder;

  /** A study, and other values of its parameters. */
  private record Case(String name, Comparison study, Map<String, Double> moved) {

    static Case of(String model, Protocol protocol, double until, Map<String, Double> moved) {
      return new Case(model + " under " + protocol.name(), Comparison.of(Catalogue.model(model))
          .under(protocol).until(until).with(Solver.auto().rtol(RTOL)), moved);
    }

    /** The same at those. */
    Comparison other() {
      Model model = study.models().get(0);
      for (Map.Entry<String, Double> value : moved.entrySet()) {
        model = model.let(value.getKey(), value.getValue());
      }
      return Comparison.of(model).under(study.protocol()).until(study.until()).with(study.solver());
    }
  }

  private static List<Case> cases() {
    Protocol silenced = Catalogue.protocol("silence-N");
    Protocol refed = Protocol.of("refed", silenced.clauses().get(0),
        when("FM - FFM/5", Crossing.FALLING).set("FM", 6), at(20).scale("L", 0.5));
    return List.of(
        Case.of("leptin.setpoint", LeptinProtocols.fastThenDiet(), 60, Map.of("k4", 6.5, "Lset", 0.6)),
        Case.of("leptin.feedback", LeptinProtocols.fastThenDiet(), 60, Map.of("k4", 6.5)),
        Case.of("leptin.integral.feedback", LeptinProtocols.diet(), 120, Map.of("kz", 0.02)),
        Case.of("leptin.feedback", silenced, 30, Map.of("FFM", 18.0)),
        Case.of("leptin.feedback", refed, 30, Map.of("RC", 5.0)),
        Case.of("leptin.gutBrain.feedback", Catalogue.protocol("knockout"), 120, Map.of("tauW", 200.0)),
        Case.of("leptin.allostatic.setpoint", LeptinProtocols.fast(), 400, Map.of("k6", 0.2)),
        Case.of("parabiosis.wtOb.feedback", Catalogue.protocol("separation"), 120, Map.of("Q", 4.0)),
        Case.of("glucose.topp.feedback", Protocol.of("meal", at(days(10)).scale("G", 2)), 60,
            Map.of("R0", 950.0)));
  }

  @Test
  void thePagesRunTheModelsAsTheLibraryDoes() throws Exception {
    List<Case> cases = cases();
    List<String> scripts = new ArrayList<>(List.of(FARTHEST));
    for (Case one : cases) {
      String other = page(one.other()).json();
      scripts.add(script(page(one.study), "const other = JSON.parse(" + new Gson().toJson(other) + ");\n"
          + "const moved = " + new Gson().toJson(one.moved) + ";\n"
          + "const [still, away] = [homeostat.run(0), homeostat.run(0, moved)];\n"
          + "const [first, second] = [homeostat.study.models[0], other.models[0]];\n"
          + "told.push({still: farthest(first, still), away: farthest(second, away),\n"
          + "  ended: [still.ended, away.ended], wanted: [first.ended, second.ended]});"));
    }
    JsonArray told = told(scripts);
    assertAll(IntStream.range(0, cases.size()).mapToObj(
        i -> () -> assertClose(cases.get(i).name, told.get(i).getAsJsonObject())));
  }

  /** Away from rest, where differences of large terms would have no digits left. */
  @Test
  void everyPublishedModelIsWorkedOutToTheLastDigits() throws Exception {
    List<String> scripts = new ArrayList<>();
    for (Catalogue.Entry<Model> entry : Catalogue.models()) {
      Model model = entry.make();
      double[] start = model.start();
      for (int i = 0; i < start.length; i++) {
        model = model.startingAt(model.states().get(i), 0.9 * start[i]);
      }
      StudyData page = page(Comparison.of(model).until(SHORT));
      if (page.fixed().isEmpty()) {
        scripts.add(script(page, "const {name, quantities} = homeostat.study.models[0];\n"
            + "Object.entries(homeostat.run(0).quantities).forEach(([quantity, [is]]) =>\n"
            + "told.push([name + ', ' + quantity, quantities[quantity][0], is]));"));
      }
    }
    JsonArray told = told(scripts);
    assertTrue(told.size() > 200, told::toString);
    assertAll(told.asList().stream().map(one -> () -> assertSame(one.getAsJsonArray())));
  }

  private static void assertSame(JsonArray quantity) {
    if (!quantity.get(1).isJsonNull()) {
      double wanted = quantity.get(1).getAsDouble();
      double found = quantity.get(2).getAsDouble();
      assertEquals(wanted, found, DIGITS * Math.ulp(wanted) + DUST, quantity::toString);
    }
  }

  /** Without sliders, which would have to be chosen. */
  private static StudyData page(Comparison study) {
    return StudyData.of(study, List.of());
  }

  private static String script(StudyData page, String what) {
    return "document.getElementById('study').textContent = " + new Gson().toJson(page.json())
        + ";\n(() => {\n" + page.script() + what + "\n})();";
  }

  private static void assertClose(String name, JsonObject run) {
    assertEquals(run.get("wanted"), run.get("ended"), name);
    assertTrue(run.get("still").getAsDouble() <= AS_ACCURATE, () -> name + ": " + run);
    assertTrue(run.get("away").getAsDouble() <= AS_ACCURATE, () -> name + ": " + run);
  }

  private static String between(String text, String before, String after) {
    int from = text.indexOf(before) + before.length();
    assertTrue(from >= before.length() && text.indexOf(after, from) > from, before);
    return text.substring(from, text.indexOf(after, from));
  }

  /** What scripts tell. */
  private JsonArray told(List<String> scripts) throws Exception {
    List<String> all = new ArrayList<>(List.of("const told = [];"));
    all.addAll(scripts);
    all.add("document.getElementById('told').textContent = JSON.stringify(told);");
    String html = "<!DOCTYPE html><meta charset=\"utf-8\"><title>runs</title>"
        + "<script type=\"application/json\" id=\"study\">{}</script><pre id=\"told\"></pre>"
        + String.join("\n", all.stream().map(script -> "<script>" + script + "</script>").toList());
    Path page = Files.writeString(folder.resolve("runs.html"), html);
    Path shown = folder.resolve("shown.html");
    Process process = new ProcessBuilder(browser(), "--headless", "--no-sandbox", "--disable-gpu",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--user-data-dir=" + folder.resolve("profile"), "--dump-dom", page.toUri().toString())
        .redirectOutput(shown.toFile()).redirectError(folder.resolve("log.txt").toFile()).start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("chromium did not open the page within " + SECONDS + " s");
    }
    return JsonParser.parseString(between(Files.readString(shown), "<pre id=\"told\">", "</pre>"))
        .getAsJsonArray();
  }

  private static String browser() {
    return Needed.program("chromium", "chromium", "chromium-browser", "google-chrome").toString();
  }
}
