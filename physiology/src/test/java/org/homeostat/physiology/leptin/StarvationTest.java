package org.homeostat.physiology.leptin;

import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An animal that reaches FM = 0 has starved, however it came there; the day is told. */
class StarvationTest {
  private static final Protocol EXHAUSTING = Protocol.of("exhausting", after(days(0)).infuse("load", 20));
  private static final Protocol STRIPPED = Protocol.of("stripped", at(days(5)).set("FM", 0));

  static Stream<Model> animals() {
    return LeptinLoop.laws().stream().flatMap(law -> Stream.of(law.feedback(), law.setpoint()));
  }

  private static Trajectory run(Model model, Protocol protocol) {
    return Simulation.of(model).under(protocol).until(days(20)).run().orThrow();
  }

  private static void assertStarves(String day, Trajectory course) {
    assertEquals(course.model().name() + " starves, day " + day, course.ending());
    assertEquals(0, course.last("FM"), "exactly: never negative fat");
    assertTrue(course.toString().startsWith(course.ending() + ", under "), course.toString());
  }

  @ParameterizedTest
  @MethodSource("animals")
  void anAnimalWhoseFatIsAllRemovedHasStarvedThatDay(Model model) {
    for (Protocol protocol : List.of(STRIPPED, Protocol.of("scaled", at(days(5)).scale("FM", 0)),
        Protocol.of("held", after(days(5)).hold("FM", 0)))) {
      assertStarves("5", run(model, protocol));
    }
  }

  @ParameterizedTest
  @MethodSource("animals")
  void withoutIntakeAndUnderTooMuchLoadEveryLawStarves(Model model) {
    for (Protocol protocol : List.of(LeptinProtocols.silenceN(), EXHAUSTING)) {
      Trajectory course = run(model, protocol);
      assertTrue(course.ending().matches(model.name() + " starves, day [2-9](\\.\\d+)?"), course.ending());
      assertEquals(0, course.last("FM"));
    }
  }

  @Test
  void oneThatStartsWithoutFatGrowsWhereItGainsAndHasStarvedWhereItLoses() {
    Model lean = LeptinLoop.feedback().startingAt("FM", 0);
    assertTrue(run(lean, Protocol.none()).last("FM") > 5);
    assertStarves("0", run(lean, LeptinProtocols.silenceN()));
  }

  @Test
  void twinsStarveTogetherAndAreStillOneSystem() {
    Comparison study = Comparison.of(LeptinLoop.setpoint(), LeptinLoop.feedback())
        .under(LeptinProtocols.silenceN()).until(days(400));
    assertEquals("Proved", study.verdict().kind());
    assertTrue(study.difference().maxRelative() < 1e-9, study.difference().toString());
    assertTrue(study.table("FM").toString()
        .endsWith("leptin.setpoint starves, day 6.72\nleptin.feedback starves, day 6.72"), "both");
  }

  /** Up to its death the animal is compared; what it would have done is not. */
  @Test
  void oneOfTwoThatStarvesIsComparedUpToItsDay() {
    Comparison study = Comparison.of(LeptinLoop.setpoint(), LeptinLoop.feedback())
        .under(Protocol.of("sated for good", after(days(2)).hold("e", -60))).until(days(60));
    assertTrue(study.verdict().statement().endsWith(
        "Under sated for good they part: hold e at -60 is done to leptin.setpoint alone."),
        study.verdict().statement());
    double starved = study.trajectories().get(0).end();
    assertTrue(study.difference().at() <= starved && starved < 10, study.difference().toString());
    String table = study.table("FM").toString();
    assertTrue(table.endsWith("\nleptin.setpoint starves, day 6.73"), table);
    assertTrue(table.lines().skip(1).findFirst().orElseThrow().contains(" - "), table);
  }
}
