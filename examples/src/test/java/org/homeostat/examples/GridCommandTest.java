package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.homeostat.physiology.leptin.Law;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;

class GridCommandTest {

  /** What fits a terminal beside another window. */
  private static final int WIDTH = 120;

  private static void assertSays(String text, String said) {
    assertTrue(said.contains(text), text + " is not in\n" + said);
  }

  @Test
  void theWholeGridIsOneTableThatFitsATerminal() {
    Ran ran = Ran.of("grid --until 5d");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertEquals("Fat mass (g) after 5 d, or the day of starvation",
        ran.out().lines().findFirst().orElseThrow());
    String heads = ran.out().lines().skip(2).findFirst().orElseThrow();
    assertEquals(LeptinLoop.laws().stream().map(Law::name).toList(), List.of(heads.strip().split("\\s+")));
    assertTrue(ran.out().lines().allMatch(line -> line.length() <= WIDTH), ran.out());
    assertSays("*     the twins part company", ran.out());
  }

  @Test
  void aRowIsOneLineWhereTheFramingsAgreeAndTwoWhereTheyDoNot() {
    Ran ran = Ran.of("grid --law static,lag --protocol diet,silence-N,shift");
    assertSays("diet      both       9.0683    9.0683", ran.out());
    assertSays("silence-N both     day 6.72  day 6.34", ran.out());
    assertSays("shift     setpoint   7.9926*   7.9926*", ran.out());
    assertSays("          feedback (6.3360)* (6.3360)*", ran.out());
  }

  @Test
  void theSameTableIsThereInMarkdown() {
    String table = Ran.of("grid --law static --protocol diet,shift --markdown").out();
    assertEquals(List.of("|  |  | static |", "| --- | --- | --- |", "| diet | both | 9.0683 |",
        "| shift | setpoint | 7.9926\\* |", "|  | feedback | (6.3360)\\* |"), table.lines().toList());
  }

  @Test
  void jsonHasTheNumbersWhole() {
    JsonObject grid = Ran.of("grid --law static --protocol clamp-e --until 50d --json").json();
    assertEquals(50, grid.get("until").getAsDouble());
    assertEquals("d", grid.get("timeUnit").getAsString());
    JsonObject cell = grid.getAsJsonArray("cells").get(0).getAsJsonObject();
    assertTrue(cell.get("partCompany").getAsBoolean());
    assertEquals("fat", cell.getAsJsonObject("feedback").get("end").getAsString());
    assertEquals(1, cell.getAsJsonObject("feedback").getAsJsonArray("notDone").size());
    assertEquals(6.33596, cell.getAsJsonObject("setpoint").get("fatMass").getAsDouble(), 5e-6, "six digits");
  }

  @Test
  void badUseIsAnsweredWithWhatWouldDo() {
    assertRefused("grid --law statc", "Did you mean 'static'?");
    assertRefused("grid --protocol dite", "Did you mean 'diet'?");
    assertRefused("grid --until 0", "give a time above 0");
    assertRefused("grid --json --markdown", "give one");
  }

  private static void assertRefused(String line, String why) {
    Ran ran = Ran.of(line);
    assertEquals(ExitStatus.BAD_USE, ran.status(), line + "\n" + ran.err());
    assertSays(why, ran.err());
    assertEquals("", ran.out());
  }
}
