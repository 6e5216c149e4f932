package org.homeostat.control.view.report;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.during;
import static org.junit.jupiter.api.Assertions.*;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.view.Tank;
import org.homeostat.control.view.course.Timeline;
import org.homeostat.control.view.json.Json;
import org.junit.jupiter.api.Test;

class StudyDataTest {
  private static final String EVIL = "</script><script>alert(1)</script><!-- \u2028";

  private static JsonObject page(Comparison study) {
    return JsonParser.parseString(StudyData.of(study, List.of()).json()).getAsJsonObject();
  }

  private static PageTimes grid(Comparison study) {
    return new PageTimes(Timeline.of(study.protocol(), study.trajectories()));
  }

  private static double every(Comparison study) {
    return grid(study).every();
  }

  private static double[] times(Comparison study) {
    return grid(study).all();
  }

  private static JsonObject document(Comparison study, double every) {
    StringWriter out = new StringWriter();
    Json.write(study, every, out);
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  private static JsonObject model(JsonObject document, int i) {
    return document.getAsJsonArray("models").get(i).getAsJsonObject();
  }

  /** Every number of the document is in the page at its time, digit by digit. */
  private static void assertSameNumbers(Comparison study, double every) {
    JsonObject page = page(study);
    List<String> times = texts(page.getAsJsonArray("times"));
    JsonObject document = document(study, every);
    for (int i = 0; i < study.models().size(); i++) {
      JsonObject drawn = model(page, i).getAsJsonObject("quantities");
      Map<String, JsonElement> series = model(document, i).getAsJsonObject("series").asMap();
      assertEquals(series.keySet(), drawn.keySet());
      series.forEach((name, course) -> {
        List<String> t = texts(course.getAsJsonObject().getAsJsonArray("t"));
        List<String> y = texts(course.getAsJsonObject().getAsJsonArray("y"));
        List<String> shown = texts(drawn.getAsJsonArray(name));
        assertTrue(t.size() > 2, name);
        assertEquals(y, t.stream().map(time -> shown.get(times.indexOf(time))).toList(), name);
      });
    }
  }

  private static List<String> texts(JsonArray array) {
    return array.asList().stream().map(JsonElement::toString).toList();
  }

  @Test
  void thePageHasTheNumbersOfTheDocument() {
    assertSameNumbers(Tank.study(), every(Tank.study()));
    assertSameNumbers(Tank.study(), 12.0 / 50);
  }

  @Test
  void aRunThatEndsEarlyHasNothingAfterwards() {
    Protocol drought = Protocol.of("drought", during(2, 9).hold("q", 0));
    Comparison study = Tank.study().under(drought);
    assertSameNumbers(study, every(study));
    JsonObject page = page(study);
    int end = page.getAsJsonArray("times").size() - 1;
    assertEquals("12", page.getAsJsonArray("times").get(end).toString());
    assertTrue(model(page, 0).getAsJsonObject("quantities").getAsJsonArray("V").get(end).isJsonNull());
    assertEquals("tank.feedback runs dry at 6.16 h", model(page, 0).get("ended").getAsString());
  }

  @Test
  void aCurveHasAFewHundredPointsAndStandsUprightAtJumps() {
    for (double until : new double[] {0.1, 12, 60, 365, 4000, 1e5}) {
      int points = times(Tank.study().until(until)).length;
      assertTrue(points > 200 && points < 1000, until + ": " + points);
    }
    double[] times = times(Tank.study());
    int two = IntStream.range(0, times.length).filter(i -> times[i] == 2).findFirst().orElseThrow();
    assertEquals(2, times[two - 1], 1e-7);
  }

  @Test
  void nothingInNamesEndsTheScript() {
    Model model = Model.of(EVIL, time("h"), state("V", 1, "L", EVIL).endsAt(0, EVIL),
        parameter("k", 0.5, "1/h", EVIL).assumed(EVIL), equations("dV/dt = -k*V   # " + EVIL));
    StudyData data = StudyData.of(Comparison.of(model).under(Protocol.of(EVIL, at(1).scale("V", 2))));
    assertFalse(data.json().matches("(?s).*[<>&\u2028\u2029].*"), data.json());
    JsonObject page = JsonParser.parseString(data.json()).getAsJsonObject();
    assertEquals(EVIL, model(page, 0).get("name").getAsString());
    assertFalse(data.script().contains("alert"));
  }

  @Test
  void slidersAreWhatMovesMostAndTheGauge() {
    Model plain = Model.of("plain", time("h"), state("V", 4, "L", ""), parameter("k", 0.5, "1/h", "leak"),
        parameter("g", 1, "1/h", ""), parameter("top", 6, "L", ""), equations("dV/dt = g*(top - V) - k*V"));
    Model written = plain.with(parameter("r", 4, "L", "expected volume"), auxiliary("e", "L", ""),
        replace("dV/dt = g*(e + top - r) - k*V"), equations("e = r - V")).named("written");
    Comparison study = Comparison.of(plain, written).until(12);
    List<Slider> sliders = StudyData.of(study).showing(List.of("V")).sliders();
    assertEquals(Set.of("top", "k", "g", "r"), Set.copyOf(sliders.stream().map(Slider::name).toList()));
    assertEquals("top", sliders.get(0).name());
    assertEquals(new Slider("r", "expected volume", "L", 4, 2, 8, List.of(1), true), sliders.get(3));
    assertTrue(sliders.contains(new Slider("k", "leak", "1/h", 0.5, 0.25, 1, List.of(0, 1), false)));
  }

  @Test
  void theReaderMovesWhatTheAuthorNames() {
    StudyData data = StudyData.of(Tank.study(), List.of("r", "k"));
    assertEquals(List.of("r", "k"), data.sliders().stream().map(Slider::name).toList());
    Exception problem = assertThrows(IllegalArgumentException.class,
        () -> StudyData.of(Tank.study(), List.of("tops")));
    assertEquals("there is no parameter 'tops' to move in tank.feedback or tank.setpoint."
        + " Did you mean 'top'?", problem.getMessage());
  }

  @Test
  void aSliderStaysInTheDomainAndMovesModelsThatHaveItsValue() {
    Model share = Model.of("share", time("h"), state("V", 1, "L", ""),
        parameter("s", 0.7, "1/h", "a rate").within(0, 1),
        parameter("z", 0, "L/h", "nothing yet"), equations("dV/dt = z - s*V"));
    Comparison study = Comparison.of(share, share.named("other").let("s", 0.6));
    assertEquals(List.of(
        new Slider("s", "a rate", "1/h", 0.7, 0.35, 1, List.of(0), false),
        new Slider("z", "nothing yet", "L/h", 0, -1, 1, List.of(0, 1), false)),
        StudyData.of(study, List.of("s", "z")).sliders());
  }

  @Test
  void whatCannotBeRunAgainSaysWhy() {
    Model late = Model.of("late", time("h"), state("V", 1, "L", "volume"),
        parameter("k", 0.1, "1/h", ""), parameter("lag", 1, "h", ""), equations("dV/dt = -k*delay(V, lag)"));
    StudyData data = StudyData.of(Comparison.of(late).until(2));
    assertEquals("late has delays, which are not followed in this page.", data.fixed().orElseThrow());
    assertEquals(List.of(), data.sliders());
    assertTrue(data.json().contains("\"fixed\":\"late has delays"), data.json());
    Model noisy = Tank.feedback().noisy("V", "0.1*V*sqrt(k)");
    assertEquals("tank.feedback runs with noise, whose paths are not in this page.",
        StudyData.of(Comparison.of(noisy).until(2).noisy(Noise.seed(1))).fixed().orElseThrow());
    assertTrue(StudyData.of(Tank.study()).fixed().isEmpty());
  }
}
