package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SensitivityCommandTest {
  private static final String RUN = "run leptin.feedback --protocol diet --until 30 ";

  /** A central difference over a thousandth is good to a millionth, and the runs to 1e-9 of their size. */
  private static final double DIFFERENCES = 1e-5;

  private static JsonObject to(JsonObject document, int place) {
    return document.getAsJsonArray("sensitivities").get(place).getAsJsonObject();
  }

  private static double last(String line) {
    return Ran.of(line).model(0).getAsJsonObject("final").get("FM").getAsDouble();
  }

  @Test
  void theTableNamesWhatIsVaried() {
    Ran ran = Ran.of(RUN + "--sensitivity k5,FM");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertTrue(ran.out().contains("change in percent at 30 d for one percent of"), ran.out());
    assertTrue(ran.out().lines().anyMatch(line -> line.strip().replaceAll("\\s+", " ").equals("k5 FM")),
        ran.out());
  }

  @Test
  void theDocumentAgreesWithDifferencesOfRuns() {
    JsonObject document = Ran.of(RUN + "--json --sensitivity k5,FM").json();
    double k5 = (last(RUN + "--json --set k5=0.55055") - last(RUN + "--json --set k5=0.54945")) / 0.0011;
    JsonObject slopes = to(document, 0);
    assertEquals("k5", slopes.get("to").getAsString());
    assertEquals("ng/g", slopes.get("unit").getAsString());
    assertEquals(30, slopes.get("at").getAsDouble());
    double found = slopes.getAsJsonObject("final").get("FM").getAsDouble();
    assertEquals(k5, found, DIFFERENCES * Math.abs(k5));
    double fat = document.getAsJsonArray("models").get(0).getAsJsonObject()
        .getAsJsonObject("final").get("FM").getAsDouble();
    assertEquals(found * 0.55 / fat, slopes.getAsJsonObject("relative").get("FM").getAsDouble(), 1e-12,
        "a few roundings");
    assertEquals("FM", to(document, 1).get("to").getAsString());
  }

  @Test
  void namesMayStandApart() {
    Ran apart = Ran.in(Path.of(""), "run", "leptin.feedback", "--until", "1", "--sensitivity", "k5, FM");
    assertEquals(ExitStatus.DONE, apart.status(), apart.err());
    assertEquals(Ran.of("run leptin.feedback --until 1 --sensitivity k5,FM").out(), apart.out());
  }

  /** The error of an animal at rest is rounding; no part of it is worth a percent. */
  @Test
  void anErrorAtRestHasNoRelativeSensitivity() {
    String line = "run leptin.setpoint --until 1 --sensitivity shift,k5";
    assertTrue(Ran.of(line).out().lines().anyMatch(row -> row.strip().matches("e +(0|-) +-")),
        Ran.of(line).out());
    JsonObject relative = to(Ran.of(line + " --json").json(), 1).getAsJsonObject("relative");
    assertTrue(relative.get("e").isJsonNull(), relative.toString());
  }

  @Test
  void withoutTheOptionThereAreNone() {
    JsonElement none = Ran.of("run leptin.feedback --json --until 1").json().get("sensitivities");
    assertTrue(none.isJsonNull());
  }
}
