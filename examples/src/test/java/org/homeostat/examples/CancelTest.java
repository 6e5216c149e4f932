package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.control.progress.Watcher;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody presses Ctrl-C: what is done by then is printed, and the status says so. */
class CancelTest {
  private static final Watcher AFTER_TWENTY_DAYS = progress -> progress.done() < 20;

  @TempDir
  private Path folder;

  private Ran ran(Watcher watcher, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Homeostat.run(args, folder, new PrintWriter(out), new PrintWriter(err), watcher);
    return new Ran(status, out.toString(), err.toString());
  }

  private static void assertSays(String text, String said) {
    assertTrue(said.contains(text), text + " is not in\n" + said);
  }

  @Test
  void aRunPrintsAndWritesWhatWasReached() throws IOException {
    Path table = folder.resolve("run.csv");
    Ran ran = ran(AFTER_TWENTY_DAYS, "run", "leptin.feedback", "--protocol", "diet", "--csv",
        table.toString());
    assertEquals(ExitStatus.CANCELLED, ran.status());
    assertSays("d of 400 d, under diet: it was cancelled.", ran.out());
    assertSays("it was cancelled.", ran.err());
    List<String> lines = Files.readAllLines(table);
    assertTrue(Double.parseDouble(lines.get(lines.size() - 1).split(",")[0]) >= 20, lines.toString());
  }

  @Test
  void aDocumentIsWholeAndAlone() {
    Ran ran = ran(AFTER_TWENTY_DAYS, "compare", "--protocol", "diet", "--json");
    assertEquals(ExitStatus.CANCELLED, ran.status());
    JsonObject document = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertTrue(document.has("models"), ran.out());
    assertFalse(ran.out().contains("\"Proved\""), ran.out());
  }

  @Test
  void aComparisonThatIsCancelledIsUndecided() {
    Ran ran = ran(progress -> !progress.unit().equals("runs") || progress.done() < 2, "compare");
    assertEquals(ExitStatus.CANCELLED, ran.status());
    assertSays("Undecided: it was cancelled before it was decided", ran.out());
    assertSays("leptin.setpoint", ran.out());
    assertEquals("", ran.err(), "both runs were done by then");
  }

  @Test
  void aGridPrintsTheRowsThatAreDone() {
    Watcher afterTwo = progress -> progress.done() < 2;
    Ran ran = ran(afterTwo, "grid", "--law", "static", "--protocol", "diet,shift", "--until", "20d");
    assertEquals(ExitStatus.CANCELLED, ran.status());
    assertSays("diet both", ran.out());
    assertSays("cancelled before: shift", ran.out());
    Ran json = ran(afterTwo,
        "grid", "--law", "static", "--protocol", "diet,shift", "--until", "20d", "--json");
    assertEquals(1, json.json().getAsJsonArray("cells").size());
    assertEquals("shift", json.json().getAsJsonArray("cancelledBefore").get(0).getAsString());
  }

  @Test
  void pairsOfAnimalsPrintTheFlowsThatAreDone() {
    Ran ran = ran(progress -> progress.done() < 2, "parabiosis", "--exchange", "0,3,10", "--until", "20d");
    assertEquals(ExitStatus.CANCELLED, ran.status());
    assertEquals(3 + 3 + 3, ran.out().split("cancelled", -1).length - 1, ran.out());
  }

  @Test
  void theMainJobSaysWhatWasAskedAndWritesNoReport() {
    Ran ran = ran(progress -> !progress.job().equals("laws and framings") || progress.done() < 1);
    assertEquals(ExitStatus.CANCELLED, ran.status());
    assertSays("cancelled before it was decided", ran.out());
    assertSays("no report is written", ran.out());
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void whatIsWorthNothingUnlessWholeIsOneSentence() {
    Ran ran = ran(progress -> false, "identify", "leptin.feedback", "--measure", "FM", "--parameters", "k5",
        "--until", "20d", "--every", "1d");
    assertEquals(ExitStatus.CANCELLED, ran.status());
    assertEquals("", ran.out());
    assertEquals("it was cancelled before it was done." + Trouble.A_RUN_WAS_CANCELLED.more() + "\n",
        ran.err());
  }
}
