package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class AnalyseCommandTest {

  /** The rest and its slopes are known to six digits from elsewhere. */
  private static final double SIX_DIGITS = 5e-7;

  private static void assertSays(String text, String said) {
    assertTrue(said.contains(text), text + " is not in\n" + said);
  }

  @Test
  void aModelAloneTellsWhereItRests() {
    Ran ran = Ran.of("analyse leptin.feedback");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertSays("FM       6.335960 g", ran.out());
    assertSays("time constants 0.029937 8.04823 d", ran.out());
  }

  @Test
  void aLoadALevelAndAPlaceTellAllOfIt() {
    Ran ran = Ran.of("analyse leptin.feedback --from rhoFood --to FM --open Lb");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertSays("delay   31.7064 d", ran.out());
    assertSays("the loop removes 64.8 %", ran.out());
    assertSays("active or passive: ", ran.out());
    assertSays("integral or proportional: proportional", ran.out());
    assertSays("reference written or not: no error is written", ran.out());
    assertTrue(ran.out().lines().allMatch(line -> line.length() <= 100), ran.out());
  }

  @Test
  void aDelayIsNotLeftOut() {
    assertSays("with its delays unstable", Ran.of("analyse leptin.delay.feedback --set D=33").out());
    assertSays("with its delays stable", Ran.of("analyse leptin.delay.feedback --set D=31").out());
  }

  @Test
  void aDelayedResponseHasRootsWithoutEnd() {
    Ran ran = Ran.of("analyse leptin.delay.feedback --from rhoFood --to FM");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertSays("-0.136041", ran.out());
  }

  @Test
  void jsonSaysTheSameInNumbers() {
    JsonObject all = Ran.of("analyse leptin.feedback --from rhoFood --to FM --open Lb --json").json();
    assertEquals(0.648, all.getAsJsonObject("defence").get("share").getAsDouble(), 5e-4);
    assertEquals(31.706, all.getAsJsonObject("loop").get("delay").getAsDouble(), 5e-4);
    assertTrue(all.getAsJsonObject("loop").get("gainUp").isJsonNull(), "infinite");
    assertEquals(2, all.getAsJsonObject("response").getAsJsonArray("poles").size());
    JsonObject alone = Ran.of("analyse leptin.feedback --json").json();
    JsonObject rest = alone.getAsJsonArray("rests").get(0).getAsJsonObject();
    assertEquals(6.335960, rest.getAsJsonObject("values").get("FM").getAsDouble(), 6 * SIX_DIGITS);
    assertTrue(rest.get("stable").getAsBoolean());
    assertTrue(alone.get("loop").isJsonNull() && alone.get("defence").isJsonNull());
  }

  @Test
  void badUseIsAnsweredWithWhatWouldDo() {
    assertRefused("analyse leptin.feedbak", "Did you mean 'leptin.feedback'?");
    assertRefused("analyse leptin.feedback --from rhoFood", "--from rhoFood --to FM");
    assertRefused("analyse leptin.feedback --to FX", "FX");
    assertRefused("analyse leptin.feedback --from N --to FM", "'N' is an auxiliary and cannot be loaded");
    assertRefused("analyse leptin.feedback --open k5", "no loop passes through 'k5'");
    assertRefused("analyse leptin.plant", "There is no model 'leptin.plant'");
  }

  private static void assertRefused(String line, String why) {
    Ran ran = Ran.of(line);
    assertEquals(ExitStatus.BAD_USE, ran.status(), ran.err());
    assertSays(why, ran.err());
    assertEquals("", ran.out());
  }
}
