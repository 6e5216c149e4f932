package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class IdentifyCommandTest {

  private static void assertSays(String text, String said) {
    assertTrue(said.contains(text), text + " is not in\n" + said);
  }

  @Test
  void theSetPointOfTheStaticLawIsToldByNothing() {
    Ran ran = Ran.of("identify leptin.setpoint --measure FM,L --parameters Lset,k5 --until 60d");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertSays("leptin.setpoint, measuring FM, L: 1 of 2 can be told", ran.out());
    assertSays("identifiable: k5", ran.out());
    assertSays("no output depends on Lset", ran.out());
  }

  @Test
  void clampingTheErrorTellsIt() {
    assertSays("identifiable: Lset", Ran.of(
        "identify leptin.setpoint --measure FM,L --parameters Lset --protocol clamp-e --until 60d").out());
  }

  @Test
  void jsonSaysTheSameInNumbers() {
    JsonObject told = Ran.of(
        "identify leptin.setpoint --measure FM --parameters shift,bias,k5 --until 60d --json").json();
    assertEquals(2, told.get("rank").getAsInt());
    assertEquals("[\"k5\"]", told.getAsJsonArray("identifiable").toString());
    JsonObject changes =
        told.getAsJsonArray("directions").get(0).getAsJsonObject().getAsJsonObject("changes");
    assertEquals(-changes.get("shift").getAsDouble(), changes.get("bias").getAsDouble(), 1e-6, "one for one");
    assertTrue(told.get("exact").getAsBoolean());
  }

  @Test
  void badUseIsAnsweredWithWhatWouldDo() {
    assertRefused("identify leptin.setpoint", "--measure");
    assertRefused("identify leptin.setpiont --measure FM", "Did you mean 'leptin.setpoint'?");
    assertRefused("identify leptin.setpoint --measure FX", "Measure states or auxiliaries: ");
    assertRefused("identify leptin.setpoint --measure FM --parameters N", "'N' cannot be varied");
    assertRefused("identify leptin.delay.setpoint --measure FM --parameters D", "delay");
    assertRefused("identify leptin.setpoint --measure FM --protocol fsat", "Did you mean 'fast'?");
    assertRefused("identify leptin.setpoint --measure FM --every 0", "give a step above 0");
  }

  private static void assertRefused(String line, String why) {
    Ran ran = Ran.of(line);
    assertEquals(ExitStatus.BAD_USE, ran.status(), line + "\n" + ran.err());
    assertSays(why, ran.err());
    assertEquals("", ran.out());
  }
}
