package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Protocol CLAMP = Protocol.of("clamp", after(days(0)).hold("e", 0));
  private static final Protocol PULSE = Protocol.of("pulse", during(days(2), days(3)).hold("u", 0));

  /** A hundred times the relative tolerance: two equal fields differ by the solver's own error only. */
  private static final double SAME = 1e-9;

  @Test
  void equalFramingsRunAlike() {
    Comparison study = Comparison.of(Loops.setpoint(), Loops.feedback()).under(PULSE).until(days(20))
        .with(Solver.auto().rtol(1e-11));
    assertTrue(study.difference().maxRelative() < SAME, study.difference().toString());
    assertEquals("Proved", study.verdict().kind());
  }

  @Test
  void aClauseOnWhatOneModelLacksIsDoneToTheOthersAndSaid() {
    Comparison study = Comparison.of(Loops.setpoint(), Loops.feedback()).under(CLAMP).until(days(60));
    assertEquals(List.of(), study.notApplied().get(study.models().get(0)));
    assertEquals(List.of("hold e at 0"), study.notApplied().get(study.models().get(1)));
    assertEquals((1.2 - 0.25) / 0.5, study.trajectories().get(0).last("y"), 1e-6, "open loop, closed form");
  }

  @Test
  void whatTheProtocolNotesOfAQuantityStandsBesideWhatWasLeftOut() {
    Comparison study = Comparison.of(Loops.setpoint(), Loops.feedback())
        .under(CLAMP.noting("e", "hold y instead")).until(days(60));
    assertEquals(List.of("hold e at 0 (hold y instead)"), study.notApplied().get(study.models().get(1)));
    assertTrue(study.verdict().statement().contains("hold e at 0 is done to setpoint alone"),
        study.verdict().statement());
  }

  @Test
  void whatOnlyAThirdModelHasIsDoneToNeitherOfTheFirstTwo() {
    Comparison study = Comparison.of(Loops.feedback(), Loops.feedback().named("again"), Loops.setpoint())
        .under(CLAMP).until(days(60));
    String pair = study.verdicts().get(0).statement();
    assertFalse(pair.contains("is done to"), pair);
    String third = study.verdicts().get(1).statement();
    assertTrue(third.contains("hold e at 0 is done to setpoint alone"), third);
  }

  @Test
  void aClauseOnWhatNoModelHasIsRefused() {
    ModelException error = assertThrows(ModelException.class,
        () -> Comparison.of(Loops.feedback(), Loops.lagFeedback()).under(CLAMP));
    assertEquals("clamp: 'hold e at 0' cannot be done to feedback, which has no 'e'."
        + Trouble.A_PROTOCOL_CANNOT_BE_DONE_TO_A_MODEL.more(), error.getMessage());
  }

  @Test
  void theLargestDifferenceIsRelativeToTheLargestMagnitude() {
    Model doubled = Loops.feedback().let("load", 0.75);
    Difference difference = Comparison.of(Loops.feedback(), doubled).until(days(60)).differences().stream()
        .filter(d -> d.quantity().equals("y")).findFirst().orElseThrow();
    assertEquals(difference.maxAbsolute() / 2, difference.maxRelative(), 1e-12,
        "y starts at 2 g, its largest value");
  }

  @Test
  void threeModelsGiveTwoVerdicts() {
    List<Verdict> verdicts =
        Comparison.of(Loops.setpoint(), Loops.feedback(), Loops.lagFeedback()).until(days(20)).verdicts();
    assertEquals(List.of("Proved", "Refuted"), verdicts.stream().map(Verdict::kind).toList());
  }

  @Test
  void aTableShowsEachQuantityModelByModel() {
    Comparison study = Comparison.of(Loops.setpoint(), Loops.feedback()).under(PULSE).until(days(20));
    String table = study.table("y").toString();
    assertEquals(3, table.lines().count());
    assertTrue(table.lines().skip(1).allMatch(line -> line.startsWith("y (g)")), table);
    ModelException error = assertThrows(ModelException.class,
        () -> Comparison.of(Loops.setpoint(), Loops.feedback()).until(days(1)).table("yy"));
    assertEquals("the comparison: there is no 'yy' in any of the models. Did you mean 'y'?",
        error.getMessage());
  }

  @Test
  void aProofWhoseDivisorVanishesAlongARunIsNoProofOfThatRun() {
    Model cancelled = Loops.plant().named("cancelled").let("load", 0).with(
        parameter("q", 0.1, "g/d", "inflow"), equations("u = q"));
    Model divided = Loops.plant().named("divided").let("load", 0).with(
        parameter("q", 0.1, "g/d", "inflow"), parameter("c", 1, "g", "where the quotient is not defined"),
        equations("u = q*(y - c)/(y - c)"));
    Comparison study = Comparison.of(divided, cancelled);
    assertEquals("Proved", study.until(days(1)).verdict().kind(), "y stays above c");
    Verdict verdict = study.until(days(20)).verdict();
    assertEquals("Undecided", verdict.kind());
    assertTrue(verdict.statement().contains("y - c passes through 0 in divided at "), verdict.statement());
  }

  @Test
  void oneNumberIsNotMeantForTwoUnits() {
    Model grams = Model.of("grams", time("d"), state("y", 2, "g", "level"), parameter("k", 1, "1/d", "rate"),
        equations("dy/dt = -k*y"));
    Model kilograms = Model.of("kilograms", time("d"), state("y", 0.002, "kg", "level"),
        parameter("k", 1, "1/d", "rate"), equations("dy/dt = -k*y"));
    ModelException error = assertThrows(ModelException.class, () -> Comparison.of(grams, kilograms)
        .under(Protocol.of("bolus", Protocol.at(days(1)).set("y", 3))));
    assertEquals("bolus: 'y' is in g in grams and in kg in kilograms, so that one number cannot be meant for"
        + " both. Declare it in one unit.", error.getMessage());
    assertEquals("Proved", Comparison.of(grams, kilograms).until(days(2)).verdict().kind());
  }

  @Test
  void oneModelAloneHasNoVerdict() {
    assertThrows(ModelException.class, () -> Comparison.of(Loops.feedback()).verdict());
  }
}
