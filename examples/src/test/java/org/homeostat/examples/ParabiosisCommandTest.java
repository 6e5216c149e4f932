package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ParabiosisCommandTest {

  private static void assertSays(String text, String said) {
    assertTrue(said.contains(text), text + " is not in\n" + said);
  }

  @Test
  void theTableTellsWhoLosesWeightAndWhoStarvesFromWhichFlowOn() {
    Ran ran = Ran.of("parabiosis --exchange 0,20,30,100");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertSays("""
        Two mice, leptin.feedback, joined for 300 d: fat of each in g, or the day on which one has starved

          Q (mL/d)             wt with ob            wt with db            ob with db
          0            wt 6.336, ob 51.35    wt 6.336, db 51.35    ob 51.35, db 51.35
          20           wt 7.189, ob 27.93    wt 1.227, db 51.35    ob 2.235, db 51.35
          30           wt 7.469, ob 24.06  wt starves, day 80.6   ob starves, day 161
          100          wt 8.434, ob 15.55  wt starves, day 19.2  ob starves, day 56.2
          one starves               never             from 29.8             from 29.8
        """, ran.out());
    assertSays("Linke et al. 1971 [abstract only]", ran.out());
    assertTrue(ran.out().lines().allMatch(line -> line.length() <= 100), ran.out());
  }

  @Test
  void framingsMix() {
    Ran mixed = Ran.of("parabiosis --exchange 10 --animal leptin.setpoint --partner leptin.feedback");
    assertEquals(ExitStatus.DONE, mixed.status(), mixed.err());
    assertSays("wt 6.827, ob 34.84", mixed.out());
    assertSays("wt 3.156, db 51.35", mixed.out());
  }

  @Test
  void aPairRunsAndComparesLikeAnyModel() {
    Ran alone = Ran.of("run parabiosis.wtDb.feedback --until 300 --set Q=30");
    assertSays("starves (wt_FM), day 80.6", alone.out());
    Ran twins = Ran.of("compare parabiosis.wtOb.setpoint parabiosis.wtOb.feedback --until 50");
    assertEquals(ExitStatus.DONE, twins.status(), twins.err());
    assertSays("Proved: parabiosis.wtOb.setpoint and parabiosis.wtOb.feedback are one", twins.out());
  }

  @Test
  void aPairThatCannotBeRunIsToldAndIsNoFaultOfOurs() {
    Ran ran = Ran.of("parabiosis --exchange 1e300 --until 10");
    assertEquals(ExitStatus.STOPPED, ran.status(), ran.err());
    assertTrue(ran.out().contains("\n  1e300        stops, day 0  stops, day 0  stops, day 0\n"), ran.out());
  }

  @Test
  void badUseIsAnsweredWithWhatWouldDo() {
    assertRefused("parabiosis --exchange -5", "a flow is 0 or more mL/d");
    assertRefused("parabiosis --exchange much", "it is not a finite number of mL/d, like 23.4");
    assertRefused("parabiosis --animal leptin.feedbak", "Did you mean 'leptin.feedback'?");
    assertRefused("run parabiosis.wtOb.feedback --set Q=-1", "'Q' is -1 mL/d, outside its domain Q >= 0");
  }

  @Test
  void aPairCanBePartedInTime() {
    Ran ran = Ran.of("run parabiosis.wtDb.feedback --set Q=50 --protocol separation --until 200");
    assertSays("ran to 200 d, under separation", ran.out());
    assertSays("wt_FM       6.33596 -> 6.33596", ran.out());
    Ran alone = Ran.of("run leptin.feedback --protocol separation");
    assertEquals(ExitStatus.BAD_USE, alone.status());
    assertSays("Two joined animals have an exchange flow Q: the models of parabiosis.", alone.err());
  }

  private static void assertRefused(String line, String why) {
    Ran ran = Ran.of(line);
    assertEquals(ExitStatus.BAD_USE, ran.status(), ran.err());
    assertSays(why, ran.err());
    assertEquals("", ran.out());
  }
}
