package org.homeostat.control.view.report;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.protocol.Protocol.when;
import static org.homeostat.control.unit.Time.minutes;
import static org.junit.jupiter.api.Assertions.*;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.view.Tank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page runs a model again as the library runs it: in a real browser, started once. */
class RerunTest {
  /** Of a quantity's largest size: a hundred times the tolerance of each step in the page. */
  private static final double AS_ACCURATE = 1e-6;

  @TempDir
  private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Chromium.started(folder);
  }

  @AfterAll
  static void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private static JsonObject exported(Comparison study) {
    return JsonParser.parseString(StudyData.of(study, List.of()).json()).getAsJsonObject()
        .getAsJsonArray("models").get(0).getAsJsonObject();
  }

  /** What the page of a study makes of its first model at other values. */
  private static JsonObject rerun(Comparison study, Map<String, Double> values) {
    return rerun(study, 0, values);
  }

  private static JsonObject rerun(Comparison study, int model, Map<String, Double> values) {
    StudyData data = StudyData.of(study, List.of());
    Gson gson = new Gson();
    return browser.evaluate("(() => {\n"
        + "const element = document.createElement('script');\n"
        + "element.type = 'application/json';\nelement.id = 'study';\n"
        + "element.textContent = " + gson.toJson(data.json()) + ";\n"
        + "document.body.replaceChildren(element);\n" + data.script()
        + "return homeostat.run(" + model + ", " + gson.toJson(values) + ");\n})()").getAsJsonObject();
  }

  /** As the library runs it with these values, {@code --set} by {@code --set}; the same end, in words. */
  private static JsonObject assertAgrees(Comparison study, Map<String, Double> values) {
    Model moved = study.models().get(0);
    for (Map.Entry<String, Double> value : values.entrySet()) {
      moved = moved.let(value.getKey(), value.getValue());
    }
    JsonObject wanted = exported(Comparison.of(moved).under(study.protocol()).until(study.until())
        .with(Solver.auto().rtol(1e-10)));
    JsonObject found = rerun(study, values);
    assertEquals(wanted.get("ended"), found.get("ended"));
    wanted.getAsJsonObject("quantities").asMap().forEach((name, course) -> assertClose(name,
        course.getAsJsonArray(), found.getAsJsonObject("quantities").getAsJsonArray(name)));
    return found;
  }

  private static void assertClose(String name, JsonArray wanted, JsonArray found) {
    assertEquals(wanted.size(), found.size(), name);
    double size = IntStream.range(0, wanted.size()).filter(i -> !wanted.get(i).isJsonNull())
        .mapToDouble(i -> Math.abs(wanted.get(i).getAsDouble())).max().orElseThrow();
    for (int i = 0; i < wanted.size(); i++) {
      assertEquals(wanted.get(i).isJsonNull(), found.get(i).isJsonNull(), name + ", point " + i);
      if (!wanted.get(i).isJsonNull()) {
        assertEquals(wanted.get(i).getAsDouble(), found.get(i).getAsDouble(), AS_ACCURATE * size, name);
      }
    }
  }

  private static void assertAgrees(Comparison study, String parameter, double value) {
    assertAgrees(study, Map.of());
    assertAgrees(study, Map.of(parameter, value));
  }

  private static Comparison tank(Protocol protocol) {
    return Comparison.of(Tank.feedback()).under(protocol).until(12).with(Solver.auto().rtol(1e-10));
  }

  @Test
  void windowsBeginAndEndOnTime() {
    assertAgrees(tank(Tank.DROUGHT), "k", 0.3);
    assertAgrees(tank(Protocol.of("much", during(1, 3).scale("k", 1.5).infuse("V", 0.7),
        during(minutes(150), minutes(400)).set("g", 0.4), after(7).hold("q", 2.5))), "g", 1.5);
    assertAgrees(tank(Protocol.of("as good as together", during(1, 3).scale("k", 1.5),
        during(2, Math.nextUp(3.0)).infuse("V", 0.7))), "g", 1.5);
  }

  @Test
  void statesAreSetScaledAndHeld() {
    assertAgrees(tank(Protocol.of("jumps", at(0).scale("V", 1.5), at(2).set("V", 1), at(12).set("V", 5),
        during(3, 4).hold("V"), during(5, 6.5).hold("V", 3))), "top", 8);
  }

  @Test
  void aGaugeMovesNothing() {
    Comparison study = Comparison.of(Tank.setpoint()).under(Tank.DROUGHT).until(12);
    JsonObject still = rerun(study, Map.of()).getAsJsonObject("quantities");
    JsonObject moved = rerun(study, Map.of("r", 7.5)).getAsJsonObject("quantities");
    assertClose("V", still.getAsJsonArray("V"), moved.getAsJsonArray("V"));
    assertNotEquals(still.getAsJsonArray("e"), moved.getAsJsonArray("e"));
    assertAgrees(study, Map.of("r", 7.5));
  }

  @Test
  void aRunEndsWhereTheModelSaysAndGoesOnWhereItDoesNot() {
    Comparison study = tank(Protocol.of("drought", during(2, 9).hold("q", 0)));
    assertEquals("tank.feedback runs dry at 6.16 h",
        assertAgrees(study, Map.of()).get("ended").getAsString());
    assertTrue(assertAgrees(study, Map.of("k", 0.25)).get("ended").isJsonNull());
    assertAgrees(tank(Protocol.of("emptied", at(5).set("V", 0.2))), "k", 0.6);
  }

  @Test
  void aRunThatLeavesItsDomainStops() {
    Model model = Model.of("leaky", time("h"), state("V", 1, "L", "").nonNegative(),
        parameter("out", 0.125, "L/h", ""), equations("dV/dt = -out"));
    String ended = rerun(Comparison.of(model).until(12), Map.of("out", 0.25)).get("ended").getAsString();
    assertEquals("leaky stopped at 4.00004 h of 12 h: V fell below 0 L", ended);
  }

  @Test
  void crossingsOpenClauses() {
    assertAgrees(tank(Protocol.of("refilled", during(1, 9).hold("q", 0),
        when("V - r/2", Crossing.FALLING).set("V", 3.5))), "k", 0.7);
    assertAgrees(tank(Protocol.of("helped", during(1, 9).hold("q", 0),
        when("V - r/2", Crossing.FALLING).infuse("V", 2).lasting(minutes(40)))), "k", 0.7);
    assertAgrees(tank(Protocol.of("once", at(3).set("V", 1),
        when("V - top/2", Crossing.EITHER).scale("k", 0.5))), "g", 0.8);
    assertAgrees(tank(Protocol.of("at night", when("sin(2*pi*k*t/2.5) - 0.1", Crossing.RISING)
        .scale("V", 0.9))), "g", 0.6);
  }

  @Test
  void tablesTimeAndChoicesAreFollowed() {
    Model model = Model.of("weather", time("h"), state("V", "2*w", "L", ""), state("W", 1, "L", ""),
        parameter("w", 1.5, "L", ""), parameter("h", 1, "h", "").positive(), parameter("c", 1, "L/h", ""),
        auxiliary("rain", "L/h", ""),
        equations("rain = c*table(t/h, 0, 0.5, 3, 2, 5, 0.25, 8, 1)\n"
            + "dV/dt = rain - if(V > w, 0.5, 0.25)*V/h\ndW/dt = pos(V - W)/h - min(W, w)*sin(t/h)^2/h"));
    assertAgrees(Comparison.of(model).until(12).with(Solver.auto().rtol(1e-10)), "w", 1.25);
  }

  @Test
  void stiffModelsAreFollowed() {
    Model robertson = Model.of("robertson", time("s"), state("A", 1, "1", ""), state("B", 0, "1", ""),
        state("C", 0, "1", ""), parameter("k1", 0.04, "1/s", ""), parameter("k2", 3e7, "1/s", ""),
        parameter("k3", 1e4, "1/s", ""),
        equations("dA/dt = -k1*A + k3*B*C\ndB/dt = k1*A - k3*B*C - k2*B^2\ndC/dt = k2*B^2"));
    assertAgrees(Comparison.of(robertson).until(1000).with(Solver.auto().rtol(1e-10)), "k1", 0.05);
  }

  @Test
  void modelsInOtherUnitsOfTimeKeepTheirClock() {
    Model slow = Model.of("slow", time("d"), state("X", 1, "L", ""), parameter("a", 0.9, "1/d", ""),
        equations("dX/dt = -a*X"));
    Model fast = Model.of("fast", time("h"), state("X", 1, "L", ""),
        parameter("constructor", 0.05, "1/h", ""), equations("dX/dt = -constructor*X"));
    Comparison study = Comparison.of(slow, fast).until(3);
    JsonArray halved = rerun(study, 1, Map.of("constructor", 0.025)).getAsJsonObject("quantities")
        .getAsJsonArray("X");
    assertEquals(Math.exp(-0.025 * 72), halved.get(halved.size() - 1).getAsDouble(), AS_ACCURATE);
    assertAgrees(Comparison.of(fast).until(72), "constructor", 0.1);
  }
}
