package org.homeostat.physiology.leptin;

import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.progress.Watcher;
import org.homeostat.control.protocol.Protocol;
import org.junit.jupiter.api.Test;

/** Every law in both framings under everything that can be done: theorems T1 and T8 over the whole grid. */
class LawGridTest {
  private static final LawGrid WHOLE = LawGrid.whole();

  private static TwinFates cell(String law, String protocol) {
    return WHOLE.cells().stream()
        .filter(cell -> cell.law().name().equals(law) && cell.protocol().name().equals(protocol))
        .findFirst().orElseThrow();
  }

  /** Whatever both framings have may be done to both: the twins of every law come to the same. */
  @Test
  void theTwinsPartCompanyOnlyWhereTheErrorOrTheSetPointIsTouched() {
    assertEquals(Set.of("clamp-e", "shift", "diet + clamp-e"),
        WHOLE.partings().stream().map(cell -> cell.protocol().name()).collect(Collectors.toSet()));
    assertEquals(3 * LeptinLoop.laws().size(), WHOLE.partings().size());
    WHOLE.partings().forEach(cell ->
        assertTrue(cell.notInSetpoint().isEmpty() && cell.notInFeedback().size() == 1, cell.toString()));
  }

  @Test
  void everyAnimalLivesOrStarvesAndNoRunStops() {
    Stream<Fate> all = WHOLE.cells().stream().flatMap(cell -> Stream.of(cell.setpoint(), cell.feedback()));
    all.forEach(fate -> {
      assertFalse(fate.kind() == Fate.Kind.STOPPED, fate.told());
      assertTrue(fate.value() > 0 && fate.value() < 100, fate.told() + ": " + fate);
    });
  }

  @Test
  void everyLawIsThereUnderEveryManipulation() {
    assertEquals(LeptinLoop.laws(), WHOLE.laws());
    List<String> done = WHOLE.protocols().stream().map(Protocol::name).toList();
    assertTrue(done.containsAll(LeptinProtocols.all().stream().map(Manipulation::name).toList()));
    assertEquals(WHOLE.laws().size() * WHOLE.protocols().size(), WHOLE.cells().size());
    assertEquals(WHOLE.laws().size(), WHOLE.row(WHOLE.protocols().get(0)).size());
  }

  /** MODELS 1.1, T2, T5, T8, T9, where 200 d are enough to come that close to a rest. */
  @Test
  void itsNumbersAreThoseOfTheTheorems() {
    assertAgrees("9.068256", cell("static", "diet").setpoint().value(), "1.1, richer food");
    assertAgrees("5.117549", cell("static", "infusion").setpoint().value(), "1.1, infusion");
    assertAgrees("8.842561", cell("linear", "diet").setpoint().value(), "T2");
    assertAgrees("6.72", cell("static", "silence-N").setpoint().value(), "T8, day of starvation");
    assertAgrees("7.9926", cell("static", "shift").setpoint().value(), "T8, the set point moved");
    assertAgrees("7.9926", cell("static", "sensor-bias").feedback().value(), "T8, its counterpart");
    assertAgrees("11.3984", cell("adaptive", "diet").setpoint().value(), "T9 at 200 d");
    assertAgrees("6.335960", cell("opponent", "silence-B").setpoint().value(), "T5: silent at rest");
  }

  @Test
  void whatAFramingLacksIsNotDoneToIt() {
    TwinFates moved = cell("lag", "shift");
    assertAgrees("6.335960", moved.feedback().value(), "left alone");
    assertEquals(List.of("set shift to 0.1"), moved.notInFeedback());
    assertEquals("lag, shift: setpoint 7.9926*, feedback (6.3360)*", moved.toString());
    TwinFates cells = cell("static", "silence-A");
    assertTrue(cells.isNowhere() && !cells.partCompany());
    assertEquals("static, silence-A: setpoint - , feedback - ", cells.toString());
  }

  @Test
  void aShorterGridIsOfTheLawsAndProtocolsThatAreAskedFor() {
    LawGrid small = LawGrid.of(List.of(LeptinLoop.law("static")), List.of(LeptinProtocols.silenceN()))
        .until(days(5));
    assertEquals(Fate.Kind.FAT, small.cells().get(0).feedback().kind(), "not yet starved");
    assertEquals("Fat mass (g) after 5 d, or the day of starvation",
        small.toString().lines().findFirst().orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> LawGrid.of(List.of(), small.protocols()));
  }

  @Test
  void aGridThatIsCancelledHasTheRowsThatAreDoneAndNamesTheOthers() {
    List<Protocol> asked = List.of(LeptinProtocols.diet(), LeptinProtocols.shift(), LeptinProtocols.fast());
    List<Law> laws = LeptinLoop.laws().subList(0, 2);
    LawGrid whole = LawGrid.of(laws, asked).until(days(20));
    LawGrid cut = LawGrid.of(laws, asked).until(days(20));
    List<TwinFates> first = whole.row(asked.get(0));
    String text = Watcher.during(progress -> progress.done() < 3, () -> {
      assertEquals(first, cut.cells());
      assertEquals(asked.subList(1, 3), cut.notDone());
      return cut.toString();
    });
    assertTrue(text.contains("cancelled before: shift, fast"), text);
    assertEquals(List.of(), whole.notDone());
    assertEquals(whole.cells(), cut.cells(), "whoever asks again has the others done");
  }
}
