package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseCommandTest {
  private static final String RUN = "run leptin.feedback --noise --seed 7 --until 30";

  /** Twins on one path differ by rounding, which the drift of the loop damps. */
  private static final double ROUNDING = 1e-12;

  private static Ran done(String line) {
    Ran ran = Ran.of(line);
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    return ran;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --json", " --step 0.01 --noise-method euler-maruyama"})
  void theSameSeedGivesTheSameBytes(String more) {
    assertEquals(done(RUN + more).out(), done(RUN + more).out());
  }

  @Test
  void anotherSeedGivesAnotherPath() {
    assertNotEquals(fat(done(RUN + " --json")), fat(done(RUN.replace("7", "8") + " --json")));
  }

  private static double fat(Ran ran) {
    return ran.model(0).getAsJsonObject("final").get("FM").getAsDouble();
  }

  @Test
  void theTableInAFileIsTheSameEveryTime(@TempDir Path folder) throws IOException {
    done(RUN + " --csv " + folder.resolve("one.csv"));
    done(RUN + " --csv " + folder.resolve("two.csv"));
    assertEquals(-1, Files.mismatch(folder.resolve("one.csv"), folder.resolve("two.csv")));
  }

  @Test
  void seedMethodAndStepAreTold(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("report.html");
    String line = RUN + " --step 0.0078125 --noise-method milstein";
    assertTrue(done(line).out().contains("milstein in steps of 0.0078125 d, seed 7"), done(line).out());
    JsonObject noise = done(line + " --json --report " + report).model(0).getAsJsonObject("noise");
    assertEquals("{\"seed\":7,\"path\":0,\"method\":\"milstein\",\"step\":0.0078125}", noise.toString());
    String page = Files.readString(report);
    assertTrue(page.contains("milstein in steps of 0.0078125"), "the method and the step");
    assertTrue(page.contains("--noise --seed 7"), "the command");
  }

  @ParameterizedTest
  @ValueSource(strings = {"feedback", "setpoint", "lag.feedback", "lag.setpoint", "integral.feedback",
      "integral.setpoint", "delay.feedback", "delay.setpoint"})
  void everyModelRunsWithNoise(String model) {
    done("run leptin." + model + " --noise --seed 7 --until 5 --protocol diet");
  }

  @Test
  void twinsOnOnePathDifferByRounding() {
    Ran ran = done("compare leptin.feedback leptin.setpoint --noise --seed 7 --until 60 --json"
        + " --protocol fast-then-diet");
    assertEquals("Proved", ran.json().getAsJsonObject("verdict").get("kind").getAsString());
    double apart = ran.json().getAsJsonObject("difference").get("maxRelative").getAsDouble();
    assertTrue(apart < ROUNDING, "largest difference " + apart);
    assertEquals(ran.model(0).get("noise"), ran.model(1).get("noise"));
  }

  @Test
  void withoutNoiseNothingIsSaidOfIt() {
    Ran ran = done("run leptin.feedback --until 5 --json");
    assertTrue(ran.model(0).get("noise").isJsonNull());
    assertTrue(done("run leptin.feedback --until 5").out().lines().noneMatch(line -> line.contains("seed")));
  }
}
