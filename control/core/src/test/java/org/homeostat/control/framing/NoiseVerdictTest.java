package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.all;
import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;

/** What verdicts say of noise. */
class NoiseVerdictTest {

  private static Model model(String name, String text, Part... more) {
    List<Part> parts = new ArrayList<>(List.of(time("d"), parameter("k", 1, "1/d", "rate"),
        parameter("sigma", 0.25, "1/d^(1/2)", "noise"), equations(text)));
    parts.addAll(List.of(more));
    return Model.of(name, all(parts));
  }

  private static Verdict verdict(Model a, Model b, String... map) {
    return Equivalence.between(a, b).given(map).until(Time.of(3)).verdict();
  }

  private static Finding noise(Verdict verdict) {
    return verdict.relations().stream().filter(finding -> finding.relation() == Relation.NOISE)
        .findFirst().orElseThrow(() -> new AssertionError(verdict.toString()));
  }

  private static Part x(String noise) {
    return state("x", 1, "1", "level").noise(noise);
  }

  @Test
  void equalIntensitiesOnOneStateGiveOnePath() {
    Verdict verdict = verdict(model("a", "dx/dt = -k*x", x("sigma*x + sigma")),
        model("b", "u = k*x\ndx/dt = -u", x("(x + 1)*sigma")));
    assertEquals("Proved", verdict.kind());
    assertEquals(Relation.IDENTICAL, verdict.relation());
    assertEquals("all values in the domain", verdict.scope());
    assertEquals("the same intensities on the same states: under one seed, one path",
        noise(verdict).detail());
  }

  @Test
  void modelsWithoutNoiseSayNothingOfIt() {
    Verdict verdict = verdict(Loops.setpoint(), Loops.feedback());
    assertTrue(verdict.relations().stream().noneMatch(finding -> finding.relation() == Relation.NOISE));
  }

  @Test
  void aPairThatDiffersInItsNoiseOnlyIsIdenticalWithoutNoiseAndNotIdentical() {
    Verdict verdict = verdict(model("a", "dx/dt = -k*x", x("sigma*x")),
        model("b", "dx/dt = -k*x", x("2*sigma*x")));
    assertEquals(Relation.IDENTICAL_WITHOUT_NOISE, verdict.relation());
    assertEquals("Proved: a and b are one system written in two ways without noise, for all values in the"
        + " domain. With noise they are not shown to be one: the noise on x is 2*sigma*x in b, and"
        + " otherwise in a.",
        verdict.line());
    Finding identical = verdict.relations().get(0);
    assertEquals("identical", identical.name());
    assertFalse(identical.holds().orElse(false), "identical is not claimed");
  }

  @Test
  void aStateThatNothingButNoiseMovesIsAsNoisyAsItIsDeclared() {
    Verdict verdict = verdict(model("a", "dx/dt = 0", x("sigma")), model("b", "dx/dt = 0", x("2*sigma")));
    assertEquals(Relation.IDENTICAL_WITHOUT_NOISE, verdict.relation(), verdict.toString());
    Verdict same =
        verdict(model("a", "dx/dt = 0", x("sigma + sigma")), model("b", "dx/dt = 0", x("2*sigma")));
    assertEquals(Relation.IDENTICAL, same.relation());
    assertTrue(noise(same).detail().contains("one path"), same.toString());
  }

  @Test
  void noiseInOneOfTheTwoOnlyIsADifference() {
    Verdict verdict = verdict(model("a", "dx/dt = -k*x", x("sigma*x")),
        model("b", "dx/dt = -k*x", state("x", 1, "1", "level")));
    assertEquals(Relation.IDENTICAL_WITHOUT_NOISE, verdict.relation());
    assertTrue(verdict.statement().endsWith("the noise on x is none in b, and otherwise in a."),
        verdict.statement());
  }

  @Test
  void anAffineMapCarriesTheLawButNotThePath() {
    Model level = model("level", "dx/dt = -k*x", x("sigma*x"));
    Part r = parameter("r", 2, "1", "reference");
    Model error = model("error", "x = r - e\nde/dt = k*x", r,
        state("e", "r - 1", "1", "error").noise("sigma*(r - e)"));
    Verdict verdict = verdict(level, error);
    assertEquals(Relation.IDENTICAL, verdict.relation());
    assertEquals("the same covariances under x = r - e: one law; each state's noise goes by the state's"
        + " name, so that one seed gives two paths", noise(verdict).detail());
    assertTrue(verdict.statement().endsWith("With noise they are one in law, each on paths of its own."),
        verdict.statement());
    Model other = model("error", "x = r - e\nde/dt = k*x", r,
        state("e", "r - 1", "1", "error").noise("sigma*e"));
    assertEquals(Relation.IDENTICAL_WITHOUT_NOISE, verdict(level, other).relation());
    Model scaled = model("scaled", "dz/dt = -k*z", state("z", 3, "1", "level").noise("sigma*z"));
    assertEquals(Relation.IDENTICAL,
        verdict(level.with(equations("v = x")), scaled.with(equations("v = z/3")), "z = 3*x").relation());
  }

  @Test
  void oneNoiseOnTwoStatesIsNotTwoNoises() {
    Part x = state("x", 1, "1", "level").noise("sigma");
    Model apart = model("apart", "v = x + y\ndx/dt = -k*x\ndy/dt = -k*y", x,
        state("y", 2, "1", "level").noise("sigma"));
    Model together = model("together", "y = v - x\ndx/dt = -k*x\ndv/dt = -k*v", x,
        state("v", 3, "1", "sum").noise("sigma*sqrt(2)"));
    Verdict verdict = verdict(apart, together);
    assertEquals(Relation.IDENTICAL_WITHOUT_NOISE, verdict.relation(), verdict.toString());
    assertTrue(verdict.statement().contains("one noise acts on x and v in apart"), verdict.statement());
  }

  @Test
  void noiseWhoseIntensitiesAgreeByValueHoldsAtTheseValues() {
    Part rho = parameter("rho", 0.25, "1/d^(1/2)", "noise");
    Verdict verdict = verdict(model("a", "dx/dt = -k*x", x("sigma*x")),
        model("b", "dx/dt = -k*x", x("rho*x"), rho));
    assertEquals(Relation.IDENTICAL, verdict.relation());
    assertEquals("these values", verdict.scope());
    assertFalse(verdict.statement().contains("gauge"), verdict.statement());
  }

  @Test
  void aReferenceThatNoiseDependsOnIsNoGauge() {
    Part r = parameter("r", 2, "1", "reference");
    Verdict verdict = verdict(model("a", "dx/dt = -k*x", x("sigma*x")),
        model("b", "e = r - x\ndx/dt = -k*(r - e)", x("sigma*x*r/2"), r));
    assertEquals("these values", verdict.scope());
    assertFalse(verdict.statement().contains("gauge"), verdict.statement());
    Verdict honest = verdict(model("a", "dx/dt = -k*x", x("sigma*x")),
        model("b", "e = r - x\ndx/dt = -k*(r - e)", x("sigma*(r - e)"), r));
    assertEquals("all values in the domain", honest.scope());
    assertTrue(honest.statement().contains("r is a gauge"), honest.statement());
  }

  @Test
  void anotherUnitOfTimeIsOneLawAndNotOnePath() {
    Model days = model("days", "dx/dt = -k*x", x("sigma*x"));
    Model quarters = Model.of("quarters", time("h"), parameter("k", 1, "1/d", "rate"),
        parameter("c", 24, "h/d", "hours"), parameter("sigma", 0.25, "1/d^(1/2)", "noise"),
        state("x", 1, "1", "level").noise("sigma*x/24^(1/2)*w"),
        parameter("w", 1, "d^(1/2)/h^(1/2)", "conversion"), equations("dx/dt = -k*x/c"));
    Verdict verdict = verdict(days, quarters);
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertFalse(noise(verdict).detail().contains("one path"), noise(verdict).detail());
  }

  @Test
  void aSharedParameterThatNoiseAloneReadsCountsForTheNoise() {
    Model a = model("a", "dx/dt = -k*x", x("sigma*x"));
    Verdict verdict = verdict(a, a.named("b").let("sigma", 0.5));
    assertEquals(Relation.IDENTICAL_WITHOUT_NOISE, verdict.relation(), verdict.toString());
    assertTrue(verdict.statement().endsWith("With noise they are not shown to be one: sigma 0.25 against"
        + " 0.5."), verdict.statement());
  }

  @Test
  void settingWhatTheNoiseAgreesInByValueIsNotSurvived() {
    Part one = parameter("one", 1, "1/d^(1/2)", "unit of noise");
    Verdict verdict = verdict(model("a", "dx/dt = -k*x", x("sigma*x"), one),
        model("b", "dx/dt = -k*x", x("0.25*one*x"), one));
    assertEquals(Relation.IDENTICAL, verdict.relation());
    assertTrue(verdict.survives().stream().noneMatch(line -> line.contains("sigma") || line.contains("one")),
        verdict.toString());
  }
}
