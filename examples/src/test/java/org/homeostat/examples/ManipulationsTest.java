package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.leptin.LeptinProtocols;
import org.homeostat.physiology.leptin.Manipulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manipulations and starvation as the command line tells them. */
class ManipulationsTest {
  private static final int TERMINAL = 100;
  private static final String STARVED = "starves, day 6.72";

  @Test
  void theListFitsATerminalAndHasEveryProtocol() {
    Ran ran = Ran.of("protocols");
    assertTrue(ran.out().lines().allMatch(line -> line.length() <= TERMINAL), ran.out());
    Catalogue.protocols().forEach(entry ->
        assertTrue(ran.out().lines().anyMatch(line -> line.startsWith(entry.name() + " ")
            && line.endsWith(" " + entry.description())), entry.toString()));
    assertTrue(ran.out().contains("  setpoint only; in feedback clamp-S, which does the same"), ran.out());
  }

  @Test
  void oneProtocolIsShownWithWhatItMeansAndWhereItsNumbersComeFrom() {
    for (Manipulation done : LeptinProtocols.all()) {
      assertEquals(done + "\n", Ran.of("protocols " + done.name()).out());
    }
    assertEquals("none: nothing is done\n", Ran.of("protocols none").out());
    Ran unknown = Ran.of("protocols clampe");
    assertEquals(ExitStatus.BAD_USE, unknown.status());
    assertTrue(unknown.err().contains("Did you mean 'clamp-e'?"), unknown.err());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      run leptin.feedback --protocol clamp-e | cannot be done to leptin.feedback, which has no 'e'.
      run leptin.lag.feedback --protocol clamp-e | hold what is sensed where the law is calibrated (clamp-S).
      compare leptin.feedback leptin.lag.feedback --protocol clamp-e | Only the setpoint framing has an error
      run leptin.integral.feedback --protocol shift | in feedback bias the sensor (sensor-bias).
      run leptin.lag.feedback --protocol silence-A | Only the opponent law has cells, A (NPY/AgRP)
      run leptin.feedback --protocol silence-A     | elsewhere the nearest is silence-N, a whole drive.
      run leptin.setpoint --protocol silence-B     | elsewhere the nearest is silence-M, a whole drive.
      run leptin.reducedDelay --protocol silence-N | The laws of the leptin loop have this drive
      run leptin.gutBrain.feedback --protocol silence-B | and gutBrain, A and Po; elsewhere the nearest is
      run leptin.gutBrain.feedback --protocol clamp-S | gutBrain senses Lrel, 1 at rest.
      run leptin.gutBrain.setpoint --protocol fast | food intake is FI, in gutBrain F.
      run weight.goldbeter --protocol diet         | The laws of the leptin loop have it.
      run parabiosis.wtDb.feedback --protocol fast | It has wt_FI and db_FI; a protocol of your own can name
      run leptin.feedback --set GFR=0              | 'GFR' is 0 mL/d, outside its domain GFR > 0.
      run leptin.feedback --set RC=0               | 'RC' is 0, outside its domain RC > 0.
      run leptin.feedback --set alpha=0 --set beta=0 | 'alpha' is 0 mL/g, outside its domain alpha > 0.
      run leptin.feedback --set beta=0             | 'beta' is 0 mL, outside its domain beta > 0.
      run leptin.feedback --set FFM=-22            | 'FFM' is -22 g, outside its domain FFM > 0.
      run leptin.feedback --start FM=-1            | 'FM' starts at -1 g, outside its domain FM >= 0.
      run leptin.feedback --start L=-1             | 'L' starts at -1 ng/mL, outside its domain L >= 0.
      """)
  void whatCannotBeIsRefusedWithItsDomainOrItsRemedy(String line, String message) {
    Ran ran = Ran.of(line.strip());
    assertEquals(ExitStatus.BAD_USE, ran.status(), ran.err());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains(message.strip()), ran.err());
  }

  @Test
  void aComparisonSaysWhichAnimalIsLeftOutAndWhatStandsForIt() {
    Ran ran = Ran.of("compare leptin.setpoint leptin.feedback --protocol clamp-e --until 20");
    String words = ran.out().replaceAll("\\s+", " ");
    assertTrue(words.contains("leptin.feedback has no such thing, and runs without: hold e at 0 (only the"
        + " setpoint framing has an error; in feedback hold what is sensed where the law is calibrated"
        + " (clamp-S))"), ran.out());
    JsonObject document =
        Ran.of("compare leptin.setpoint leptin.feedback --protocol clamp-e --until 20 --json").json();
    String left = document.getAsJsonArray("models").get(1).getAsJsonObject().get("notApplied").toString();
    assertTrue(left.contains("hold e at 0 (only the setpoint framing has an error;"), left);
  }

  @Test
  void twinsThatStarveAreToldWithTheirDayInTextDocumentAndReport(@TempDir Path folder) throws IOException {
    String line = "compare leptin.setpoint leptin.feedback --protocol silence-N --until 20";
    Path page = folder.resolve("report.html");
    Ran ran = Ran.of(line + " --report " + page);
    assertEquals(ExitStatus.DONE, ran.status());
    String report = Files.readString(page);
    for (String name : new String[] {"leptin.setpoint ", "leptin.feedback "}) {
      assertTrue(ran.out().contains("\n" + name + STARVED + "\n"), ran.out());
      assertTrue(ran.out().contains("\n" + name + STARVED + ", and comes to no rest."), ran.out());
      assertTrue(report.contains(name + STARVED), name);
    }
    assertFalse(ran.out().contains("may have none"), ran.out());
    Ran json = Ran.of(line + " --json");
    for (int model = 0; model < 2; model++) {
      assertEquals("ended", json.model(model).get("outcome").getAsString());
      assertEquals("starves", json.model(model).get("reason").getAsString());
      assertEquals(6.72, json.model(model).get("endedAt").getAsDouble(), 0.005, "MODELS T8");
      assertEquals(0, json.model(model).getAsJsonObject("final").get("FM").getAsDouble());
      assertTrue(json.model(model).get("equilibrium").isJsonNull());
    }
  }

  @Test
  void anAnimalThatStarvesComesToNoRest() {
    Ran ran = Ran.of("run leptin.feedback --protocol silence-N");
    assertTrue(ran.out().startsWith("leptin.feedback " + STARVED + ", under silence-N\n"), ran.out());
    assertTrue(ran.out().endsWith("\n\nleptin.feedback " + STARVED + ", and comes to no rest.\n"), ran.out());
  }

  @Test
  void theDayOfStarvationIsTheLastLineOfItsTable(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("course.csv");
    Ran ran = Ran.of("run leptin.feedback --protocol silence-N --until 30 --every 2 --csv " + table);
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    List<String> lines = Files.readAllLines(table);
    assertEquals(1 + 4 + 1, lines.size(), "names; days 0, 2, 4, 6; the last");
    assertTrue(lines.get(5).matches("6\\.723\\d*,0\\.0,.*"), lines.get(5));
  }
}
