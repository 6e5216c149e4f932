package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.replace;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

class EquivalenceTest {
  private static final Protocol LOADED = Protocol.of("loaded", after(days(0)).set("load", 0.75));

  private static Equivalence between(Model a, Model b) {
    return Equivalence.between(a, b).until(days(40)).challenged(LOADED);
  }

  @Test
  void theTwoFramingsOfOneLawAreOneSystemAndTheSetPointIsAGauge() {
    Verdict verdict = between(Loops.setpoint(), Loops.feedback()).verdict();
    assertInstanceOf(Verdict.Proved.class, verdict);
    assertEquals(Relation.IDENTICAL, verdict.relation());
    assertEquals("all values in the domain", verdict.scope());
    assertEquals("setpoint and feedback are one system written in two ways, for all values in the domain,"
        + " with shift = 0. r is a gauge: whatever value it has, nothing that both models have changes,"
        + " so that no measurement of what they share can tell it.", verdict.statement());
    assertEquals(List.of("r"), verdict.gauges());
    assertEquals(List.of(
        "holding y, u",
        "infusing y",
        "putting to any value at an instant y",
        "setting or scaling, for a while or for good, k, load, umax, h",
        "moving r of setpoint, a gauge"), verdict.survives());
  }

  @Test
  void itDoesNotMatterWhichOfTheTwoIsNamedFirst() {
    assertEquals(between(Loops.setpoint(), Loops.feedback()).verdict().kind(),
        between(Loops.feedback(), Loops.setpoint()).verdict().kind());
    assertEquals("Proved",
        between(Loops.lagFeedback(), Loops.lagSetpoint()).given("s = r - e").verdict().kind());
    assertEquals("Proved",
        between(Loops.lagSetpoint(), Loops.lagFeedback()).given("s = r - e").verdict().kind());
  }

  @Test
  void clampingTheErrorAndMovingTheSetPointTellTheTwinsApart() {
    Verdict verdict = between(Loops.setpoint(), Loops.feedback()).verdict();
    List<String> told = verdict.separatedBy().stream().map(Separation::intervention).toList();
    assertEquals(List.of("holding e at 0 g in setpoint", "setting shift to 0.1 g in setpoint"), told);
    assertTrue(verdict.separatedBy().stream().allMatch(separation -> separation.prediction().isPresent()));
    Prediction clamped = verdict.separatedBy().get(0).prediction().orElseThrow();
    // with e clamped the drive is umax*h/(h + r) = 1.2 g/d, so that y rests at (1.2 - load)/k
    assertEquals((1.2 - 0.25) / 0.5, clamped.a(), 1e-6, "the open loop after 20 time constants, closed form");
  }

  @Test
  void anErrorNeuronIsASensorLagUnderAnAffineMap() {
    Verdict verdict = between(Loops.lagSetpoint(), Loops.lagFeedback()).given("s = r - e").verdict();
    assertEquals("Proved", verdict.kind());
    assertTrue(verdict.statement().contains("under s = r - e"), verdict.statement());
    assertTrue(verdict.statement().contains("r is a gauge"), verdict.statement());
    assertTrue(verdict.separatedBy().stream().anyMatch(s -> s.intervention().startsWith("setting r to")),
        "a set point that moves inside a lag is felt: " + verdict.separatedBy());
  }

  @Test
  void aMapOfTheWrongSignIsNoProof() {
    assertEquals("Undecided",
        between(Loops.lagSetpoint(), Loops.lagFeedback()).given("s = r + e").verdict().kind());
  }

  @Test
  void aLaggedLawIsAnotherSystemAndTheStaticOneInTheLimitOfOrderOne() {
    Verdict verdict = between(Loops.feedback(), Loops.lagFeedback()).verdict();
    assertInstanceOf(Verdict.Refuted.class, verdict);
    Finding limit = verdict.relations().stream()
        .filter(f -> f.relation() == Relation.LIMIT).findFirst().orElseThrow();
    assertTrue(limit.detail().startsWith("one system in the limit tau -> 0, of order 1.0"), limit.detail());
    Witness witness = verdict.witness().orElseThrow();
    assertTrue(Math.abs(witness.a() - witness.b()) > 1e-3, witness.toString());
    assertTrue(verdict.relations().stream().anyMatch(f -> f.detail().contains("exact rational arithmetic")));
  }

  @Test
  void oneChangedSignOrExponentOrNumberIsRefutedWithAWitness() {
    for (String changed : List.of("u = umax*h/(h + r + e)", "u = umax*h/(h + r - e)*(h/(h + r - e))",
        "u = 1.001*umax*h/(h + r - e)")) {
      Verdict verdict = between(Loops.setpoint().with(replace(changed)), Loops.feedback()).verdict();
      assertEquals("Refuted", verdict.kind(), changed + "\n" + verdict);
      assertTrue(verdict.witness().isPresent());
    }
  }

  @Test
  void equalEquationsWithUnequalValuesAreSaidToBeThat() {
    Verdict verdict = between(Loops.setpoint().let("h", 1.5), Loops.feedback()).verdict();
    assertEquals("Refuted", verdict.kind());
    assertEquals("after refitting", verdict.scope());
    assertTrue(verdict.statement().startsWith(
        "setpoint and feedback have the same equations, different values: h 1.5 against 1."),
        verdict.statement());
  }

  @Test
  void equalEquationsFromUnequalStartsAreRefuted() {
    Verdict verdict = between(Loops.setpoint(), Loops.feedback().startingAt("y", 3)).verdict();
    assertEquals("Refuted", verdict.kind());
    assertTrue(verdict.statement().contains("same equations, different starts: y starts at 2 against 3"),
        verdict.statement());
  }

  @Test
  void theGaugeMayHaveAnyValue() {
    for (double r : new double[] {0, 0.1, 1, 10}) {
      Model moved = Loops.setpoint().let("r", r);
      assertEquals("Proved", between(moved, Loops.feedback()).verdict().kind(), "r = " + r);
    }
  }

  @Test
  void aShiftThatIsNotZeroIsNoGauge() {
    assertEquals("Refuted", between(Loops.setpoint().let("shift", 0.1), Loops.feedback()).verdict().kind());
  }

  @Test
  void oneModelInDaysAndOneInWeeksAreOneSystem() {
    Model days = Model.of("in days", time("d"),
        state("y", 2, "g", "level").nonNegative(),
        parameter("k", 0.5, "1/d", "leak").positive(),
        parameter("q", 0.25, "g/d", "inflow"),
        equations("dy/dt = q - k*y"));
    Model weeks = Model.of("in weeks", time("wk"),
        state("y", 2000, "mg", "level").nonNegative(),
        parameter("k", 3.5, "1/wk", "leak").positive(),
        parameter("q", 1750, "mg/wk", "inflow"),
        equations("dy/dt = q - k*y"));
    assertEquals("Proved", Equivalence.between(days, weeks).until(days(10)).verdict().kind());
    assertEquals("Proved", Equivalence.between(weeks, days).until(days(10)).verdict().kind());
    assertEquals("Refuted", Equivalence.between(days, weeks.let("q", 1751)).until(days(10)).verdict().kind());
  }

  @Test
  void whatIsNotRationalIsProvedWhereFormsAgreeAndRefutedByIntervals() {
    Model a = Loops.plant().named("sigmoid").with(
        parameter("umax", 3, "g/d", "largest drive").positive(),
        parameter("c", 1, "1/g", "slope").positive(),
        equations("u = umax*sigmoid(-c*y)"));
    Model b = Loops.plant().named("written out").with(
        parameter("umax", 3, "g/d", "largest drive").positive(),
        parameter("c", 1, "1/g", "slope").positive(),
        equations("w = exp(y*c)\nu = umax/(1 + w)"));
    assertEquals("Proved", between(a, b).verdict().kind());
    Verdict unlike = between(a, b.with(replace("w = exp(2*y*c)"))).verdict();
    assertEquals("Refuted", unlike.kind());
    assertTrue(unlike.relations().stream().anyMatch(finding -> finding.relation() == Relation.DIFFERENT
        && finding.evidence() == Evidence.CERTIFIED), unlike.toString());
  }

  @Test
  void theRectifiersAreOneFunctionWithTiesIncluded() {
    Model a = Loops.plant().named("pos").with(parameter("r", 1.5, "g", "set point"),
        parameter("g", 2, "1/d", "gain").positive(), equations("u = g*pos(r - y)"));
    for (String other : List.of("u = g*max(r - y, 0)", "u = -g*min(y - r, 0)", "u = g*(abs(r - y) + r - y)/2",
        "u = pos(2*g*(r - y))/2")) {
      Model b = Loops.plant().named("other").with(parameter("r", 1.5, "g", "set point"),
          parameter("g", 2, "1/d", "gain").positive(), equations(other));
      Verdict verdict = between(a, b).verdict();
      assertEquals("Proved", verdict.kind(), other);
      // a gain that is declared positive comes out of the rectifier
      assertEquals("all values in the domain", verdict.scope(), other);
    }
  }

  @Test
  void aDivisorThatTheDomainDoesNotSettleIsPrintedAndCheckedAlongRuns() {
    Verdict verdict = between(Loops.setpoint(), Loops.feedback()).verdict();
    assertEquals(List.of(
        "no division by zero: h + y keeps its sign in the declared domain",
        "h + r - e is not 0 (the domains do not settle it; checked along runs)"), verdict.assumptions());
  }

  @Test
  void aMapWithUnknownNamesOrUnitsIsRefused() {
    ModelException unknown = assertThrows(ModelException.class,
        () -> between(Loops.lagSetpoint(), Loops.lagFeedback()).given("s = rr - e").verdict());
    assertEquals("the map between lag, setpoint and lag, feedback: each entry writes a quantity of one model"
        + " in quantities of the other alone, all in one direction.\n    s = rr - e"
        + "\n    lag, setpoint has no 'rr'. Did you mean 'r'?", unknown.getMessage());
    ModelException turned = assertThrows(ModelException.class,
        () -> between(Loops.lagSetpoint(), Loops.lagFeedback()).given("e = r - s").verdict());
    assertTrue(turned.getMessage().endsWith("\n    e = r - s"
        + "\n    lag, feedback has no 'r'. Solve the entry for the other quantity."), turned.getMessage());
    ModelException units = assertThrows(ModelException.class,
        () -> between(Loops.lagSetpoint(), Loops.lagFeedback()).given("s = tau").verdict());
    assertEquals("the map between lag, setpoint and lag, feedback: 's = tau' has the unit d, but s is g.",
        units.getMessage());
  }

  @Test
  void modelsWithoutACommonObservableAreRefused() {
    Model other = Model.of("other", time("d"), state("q", 1, "g", "q"), equations("dq/dt = -q*a"),
        parameter("a", 1, "1/d", "rate"));
    ModelException error = assertThrows(ModelException.class,
        () -> Equivalence.between(Loops.feedback(), other));
    assertEquals("feedback and other: they have no state or auxiliary in common to be compared by:"
        + " y, u against q.\n    Where two are one quantity, as perhaps y (level, g) and q (q, g),"
        + " give them one name:\n    other.renamed(\"q\", \"y\"), or --map y=q."
        + Trouble.NOTHING_IN_COMMON_TO_COMPARE.more(), error.getMessage());
  }

  @Test
  void aCommonNameInUnitsThatDoNotConvertIsNoObservable() {
    Model other = Model.of("other", time("d"), state("y", 1, "K", "warmth"), equations("dy/dt = -y*a"),
        parameter("a", 1, "1/d", "rate"));
    ModelException error = assertThrows(ModelException.class,
        () -> Equivalence.between(Loops.feedback(), other));
    assertEquals("feedback and other: they have no state or auxiliary in common to be compared by:"
        + " y, u against y.\n    y is in g in feedback and in K in other, which do not convert."
        + "\n    Rename one, or add an auxiliary of the same name to both."
        + Trouble.NOTHING_IN_COMMON_TO_COMPARE.more(), error.getMessage());
  }
}
