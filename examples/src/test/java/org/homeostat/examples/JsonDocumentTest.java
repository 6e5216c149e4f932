package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentTest {

  private static final String INTEGRAL =
      "compare leptin.integral.setpoint leptin.integral.feedback --json --protocol diet";

  /** One document answers several of the questions below. */
  private static final Map<String, Ran> ANSWERS = new HashMap<>();

  /** The last of six decimals. */
  private static final double SIX_DECIMALS = 5.1e-7;

  /** A run at the standard rtol of 1e-9 ends this near to where it would at none. */
  private static final double RUN = 2e-6;

  @ParameterizedTest(name = "{0}: {2} rests at {3}")
  @CsvSource({
      "compare --json,                                                       0, FM, 6.335960,  0.0000006",
      "compare --json,                                                       1, BM, 28.335960, 0.0000006",
      "compare --json,                                                       0, L,  4.619637,  0.0000006",
      "compare --json,                                                       0, Lb, 0.3369968, 0.00000006",
      "compare --json,                                                       1, FI, 3.472391,  0.0000006",
      "compare --json,                                                       1, EE, 11.111653, 0.0000006",
      "compare --json --protocol diet,                                       0, FM, 9.068256,  0.0000006",
      "compare --json --protocol diet,                                       1, FM, 9.068256,  0.0000006",
      "compare --json --set rhoFood=4.07,                                    1, FM, 9.068256,  0.0000006",
      "compare --json --protocol knockout,                                   0, BM, 73.346431, 0.0000006",
      "compare --json --protocol knockout,                                   1, BM, 73.346431, 0.0000006",
      "compare --json --protocol clamp-e --set rhoFood=4.07,                 0, BM, 36.0398,   0.00006",
      "compare --json --protocol shift,                                      0, FM, 7.9926,    0.00006",
      "compare --json --protocol sensor-bias,                                1, FM, 7.9926,    0.00006",
      INTEGRAL + ",                                                          0, FM, 6.335960,  0.0000006",
      INTEGRAL + ",                                                          1, FM, 6.335960,  0.0000006"})
  void modelsRestWhereTheReferenceSays(String line, int model, String quantity, double value, double within) {
    Ran ran = ANSWERS.computeIfAbsent(line, Ran::of);
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertEquals(value, ran.model(model).getAsJsonObject("equilibrium").get(quantity).getAsDouble(), within);
  }

  @Test
  void theIntegralLawIsAlmostBackAfterFourHundredDays() {
    Ran ran = ANSWERS.computeIfAbsent(INTEGRAL, Ran::of);
    for (int model : List.of(0, 1)) {
      assertEquals(6.335955, ran.model(model).getAsJsonObject("final").get("FM").getAsDouble(), SIX_DECIMALS);
    }
  }

  @Test
  void theDocumentHasItsKeysInTheirOrder() {
    JsonObject document = Ran.of("compare --json --protocol diet --until 10d").json();
    assertEquals(Set.of("protocol", "until", "timeUnit", "models", "verdict", "others", "difference",
        "sensitivities"),
        document.keySet());
    assertEquals("diet", document.get("protocol").getAsString());
    assertEquals(10, document.get("until").getAsInt());
    assertEquals("d", document.get("timeUnit").getAsString());
    JsonObject model = document.getAsJsonArray("models").get(0).getAsJsonObject();
    assertHas(model, "name", "outcome", "reason", "endedAt", "series", "final", "equilibrium", "solver");
    assertEquals("completed", model.get("outcome").getAsString());
    assertTrue(model.get("reason").isJsonNull());
    assertHas(model.getAsJsonObject("series"), "FM", "L", "BM", "BV", "Lb", "N", "M", "FI", "EE", "e");
    assertEquals("g", model.getAsJsonObject("series").getAsJsonObject("FM").get("unit").getAsString());
    assertEquals(Set.of("method", "steps", "rejected", "evaluations", "jacobians", "used"),
        model.getAsJsonObject("solver").keySet());
    JsonObject verdict = document.getAsJsonObject("verdict");
    assertHas(verdict, "kind", "relation", "scope", "statement", "assumptions", "survives", "separatedBy",
        "witness", "relations");
    assertEquals("Proved", verdict.get("kind").getAsString());
    assertEquals("identical", verdict.get("relation").getAsString());
    assertHas(document.getAsJsonObject("difference"), "quantity", "maxRelative", "at");
  }

  private static void assertHas(JsonObject object, String... keys) {
    assertTrue(object.keySet().containsAll(List.of(keys)), object.keySet().toString());
  }

  @Test
  void allModelsShareOneGridOfTimesWithTheBoundariesOfTheProtocol() {
    Ran ran = Ran.of("compare --json --protocol fast --until 15d --every 4d");
    for (int model : List.of(0, 1)) {
      JsonObject fat = ran.model(model).getAsJsonObject("series").getAsJsonObject("FM");
      assertEquals("[0,4,8,10,12,15]", fat.get("t").toString());
      assertEquals(6, fat.getAsJsonArray("y").size());
    }
  }

  @Test
  void aRunIsADocumentOfOneModelWithoutVerdict() {
    JsonObject document = Ran.of("run leptin.feedback --json --protocol silence-N").json();
    JsonObject model = document.getAsJsonArray("models").get(0).getAsJsonObject();
    assertEquals(1, document.getAsJsonArray("models").size());
    assertTrue(document.get("verdict").isJsonNull());
    assertTrue(document.get("difference").isJsonNull());
    assertEquals("ended", model.get("outcome").getAsString());
    assertEquals("starves", model.get("reason").getAsString());
    assertEquals(6.72, model.get("endedAt").getAsDouble(), 0.005);
    assertEquals(0, model.getAsJsonObject("final").get("FM").getAsDouble());
  }

  @Test
  void aRunThatStoppedIsStillAWholeDocument() {
    Ran ran = Ran.of("run leptin.lag.feedback --json --protocol diet --set tau=1e-13 --solver tsit5");
    assertEquals(ExitStatus.STOPPED, ran.status());
    assertEquals("stopped", ran.model(0).get("outcome").getAsString());
    assertFalse(ran.out().contains("NaN"));
  }

  @Test
  void otherModelsAreJudgedAgainstTheFirst() {
    Ran ran = Ran.of(
        "compare leptin.feedback leptin.setpoint leptin.lag.feedback --json --protocol diet --until 30");
    JsonObject document = ran.json();
    assertEquals("Proved", document.getAsJsonObject("verdict").get("kind").getAsString());
    assertEquals(1, document.getAsJsonArray("others").size());
    JsonObject other = document.getAsJsonArray("others").get(0).getAsJsonObject();
    assertEquals("Refuted", other.get("kind").getAsString());
    assertEquals("", ran.err());
  }

  @Test
  void whatCannotBeDoneToAModelIsSaidAsideFromTheDocument() {
    Ran ran = Ran.of("compare --json --protocol shift --until 30");
    assertEquals(ExitStatus.DONE, ran.status());
    assertTrue(ran.json().has("verdict"));
    assertTrue(ran.err().contains("leptin.feedback"), ran.err());
    assertTrue(ran.err().contains("set shift to 0.1"), ran.err());
  }

  @Test
  void startsAndValuesAreThoseAskedFor() {
    Ran kept = Ran.of("run leptin.feedback --json --set rhoFood=4.07");
    assertEquals(6.335960, first(kept, "FM"), SIX_DECIMALS);
    assertEquals(9.068256, kept.model(0).getAsJsonObject("final").get("FM").getAsDouble(), RUN);
    Ran anew = Ran.of("run leptin.feedback --json --set rhoFood=4.07 --start rest");
    assertEquals(9.068256, first(anew, "FM"), SIX_DECIMALS);
    assertEquals(2, first(Ran.of("run leptin.feedback --json --start FM=2 --start rest"), "FM"));
    Ran one = Ran.of("compare leptin.lag.feedback leptin.lag.setpoint --json --start Ls=0.3 --until 5");
    assertEquals(0.3, first(one, "Ls"));
  }

  private static double first(Ran ran, String quantity) {
    JsonObject series = ran.model(0).getAsJsonObject("series").getAsJsonObject(quantity);
    return series.getAsJsonArray("y").get(0).getAsDouble();
  }
}
