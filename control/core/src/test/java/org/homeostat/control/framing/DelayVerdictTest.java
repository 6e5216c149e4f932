package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.all;
import static org.homeostat.control.model.Part.auxiliary;
import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;

/** Whole verdicts on delayed models: what a proof survives, what runs say, and where neither decides. */
class DelayVerdictTest {
  private static final Protocol LOADED = Protocol.of("loaded", after(0).set("load", 0.75));

  /** Predictions are printed to six digits of runs at rtol 1e-9. */
  private static final double RUN = 1e-6;

  private static Verdict verdict(Model a, Model b, String... map) {
    return Equivalence.between(a, b).given(map).until(Time.of(5)).challenged(LOADED).verdict();
  }

  @Test
  void theTwinsOfADelayedLawAreOneSystemAsLongAsTheReferenceStays() {
    Verdict verdict = verdict(LateLoops.setpoint(), LateLoops.feedback());
    assertEquals("Proved: late, setpoint and late, feedback are one system written in two ways, for all"
        + " values in the domain, with shift = 0. r is a gauge: whatever value it has, nothing that both"
        + " models have changes, so that no measurement of what they share can tell it. That holds as long"
        + " as r stays where it is: a delay remembers what was.", verdict.line());
    assertEquals(List.of(
        "holding y, ys, u",
        "infusing y",
        "putting to any value at an instant y",
        "setting or scaling, for a while or for good, k, load, umax, h, bias, D"), verdict.survives());
  }

  @Test
  void aReferenceMovedInMidRunIsFeltUntilTheDelayHasForgotten() {
    Separation moved = verdict(LateLoops.setpoint(), LateLoops.feedback()).separatedBy().stream()
        .filter(separation -> separation.intervention().startsWith("setting r to 2.25 g"))
        .findFirst().orElseThrow();
    Prediction said = moved.prediction().orElseThrow();
    assertEquals(0.5, said.at(), 0.01, "the two part until D has passed");
    double old = Math.exp(-0.5 * said.at());
    assertEquals(1.1 + 0.9 * old, said.a(), RUN, "dy/dt = 3/(1 + 2 + 0.75) - y/2 - 1/4 from y = 2");
    assertEquals(1.5 + 0.5 * old, said.b(), RUN, "dy/dt = 3/(1 + 2) - y/2 - 1/4 from y = 2");
  }

  @Test
  void aGainInsideADelayIsRememberedAndOneOutsideIsNot() {
    Model inside = Loops.plant().named("inside").with(
        parameter("g", 0.2, "1/d", "gain"), parameter("D", 0.5, "d", "lag").positive(),
        auxiliary("s", "g/d", "signal"), equations("s = g*y\nu = delay(s, D)"));
    Model outside = Loops.plant().named("outside").with(
        parameter("g", 0.2, "1/d", "gain"), parameter("D", 0.5, "d", "lag").positive(),
        auxiliary("late", "g", "level then"), equations("late = delay(y, D)\nu = g*late"));
    Verdict verdict = verdict(inside, outside);
    assertEquals("Proved", verdict.kind());
    assertEquals("all values in the domain", verdict.scope());
    assertTrue(verdict.survives().contains("setting or scaling, for a while or for good, k, load, D"),
        verdict.toString());
    Separation gain = verdict.separatedBy().stream()
        .filter(separation -> separation.intervention().startsWith("setting g to 0.3 1/d in both"))
        .findFirst().orElseThrow();
    Prediction said = gain.prediction().orElseThrow();
    double old = Math.exp(-0.5 * said.at());
    assertEquals(0.3 + 1.7 * old, said.a(), RUN, "dy/dt = 0.4 - y/2 - 1/4: the old gain is remembered");
    assertEquals(0.7 + 1.3 * old, said.b(), RUN, "dy/dt = 0.6 - y/2 - 1/4: the new gain acts");
  }

  @Test
  void aSignalThatIsHeldIsRememberedWhereItIsDelayedItself() {
    Model whole = decay("whole", "u = k*y\ndy/dt = -delay(u, D)", 0.5, state("y", 1, "1", "level"));
    Model pieces = decay("pieces", "u = k*y\ndy/dt = -k*delay(y, D)", 0.5, state("y", 1, "1", "level"));
    Verdict verdict = verdict(whole, pieces);
    assertEquals("Proved", verdict.kind());
    assertTrue(verdict.survives().contains("holding y"), verdict.toString());
    assertTrue(verdict.survives().contains("setting or scaling, for a while or for good, D, load"),
        verdict.toString());
    Separation held = verdict.separatedBy().stream()
        .filter(separation -> separation.intervention().startsWith("holding u at 0.75 in both"))
        .findFirst().orElseThrow();
    assertEquals(1 - 0.25 - 0.75 * 4.5, held.prediction().orElseThrow().a(), RUN, "dy/dt = -0.75 after D");
  }

  @Test
  void aDelayIsAnotherLawAndThePromptOneInTheLimitOfOrderOne() {
    Verdict verdict = verdict(LateLoops.prompt(), LateLoops.feedback());
    assertEquals("Refuted", verdict.kind());
    assertTrue(verdict.statement().contains("one system in the limit D -> 0, of order 1.00"),
        verdict.statement());
    assertTrue(verdict.relations().stream().anyMatch(finding -> finding.detail().equals(
        "at the start, the first time derivative of u differs in exact rational arithmetic, left alone")));
    assertEquals("Proved", verdict(LateLoops.prompt(), LateLoops.feedback().let("D", 0)).kind());
  }

  @Test
  void derivativesAtTheStartTellNothingOfTwoLagsThatHaveNotPassed() {
    Verdict verdict = verdict(LateLoops.feedback().let("D", 0.25).named("other"), LateLoops.feedback());
    assertEquals("Undecided", verdict.kind());
    assertTrue(verdict.statement().contains("different values: D 0.25 against 0.5. A difference was seen"),
        verdict.statement());
    assertTrue(verdict.statement().endsWith("but not shown exactly: derivatives at the start tell nothing of"
        + " what comes after a lag."), verdict.statement());
  }

  @Test
  void aPastThatDiffersIsSeenAtOnce() {
    Model constant = decay("constant", "dy/dt = -k*delay(y, D)", 1, state("y", 1, "1", "level"));
    Model rising = decay("rising", "dy/dt = -k*delay(y, D)", 1, state("y", 1, "1", "level").before("1 + t"));
    Verdict verdict = verdict(constant, rising);
    assertEquals("Refuted", verdict.kind(), verdict.toString());
    assertTrue(verdict.statement().startsWith("constant and rising have the same equations, different"
        + " starts: y was 1 + t in rising before the start, which is not what it was in constant."),
        verdict.statement());
  }

  private static Model decay(String name, String text, double lag, Part... more) {
    List<Part> parts = new ArrayList<>(List.of(time("1"), parameter("k", 0.5, "1", "rate"),
        parameter("D", lag, "1", "lag"), parameter("load", 0.1, "1", "not used"), equations(text)));
    parts.addAll(List.of(more));
    return Model.of(name, all(parts));
  }

  @Test
  void anErrorAsAStateSurvivesWhatBothHave() {
    Model level = decay("level", "dy/dt = -k*delay(y, D)", 0.5, state("y", 2, "1", "level"));
    Model error = decay("error", "y = r - e\nde/dt = k*delay(y, D)", 0.5, state("e", "r - 2", "1", "error"),
        parameter("r", 3, "1", "reference"));
    Verdict verdict = verdict(level, error);
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(verdict.statement().contains("under y = r - e"), verdict.statement());
    assertTrue(verdict.survives().contains("setting or scaling, for a while or for good, k, D, load"),
        verdict.toString());
    assertTrue(verdict.separatedBy().stream().anyMatch(s -> s.intervention().startsWith("setting r to")),
        verdict.toString());
    assertTrue(verdict.separatedBy().stream().filter(s -> s.intervention().startsWith("holding e at 0"))
        .allMatch(s -> s.prediction().isPresent()), "seen in y, which one has as an auxiliary");
  }

  @Test
  void aPastThatIsWrittenInAnotherValueIsToldByTheValue() {
    Part y = state("y", 1, "1", "level").before("1 + w*t");
    Model slow = decay("slow", "dy/dt = -k*delay(y, D)", 1, y, parameter("w", 0.5, "1", "slope"));
    Verdict verdict = verdict(slow, slow.named("fast").let("w", 0.75));
    assertEquals("Refuted", verdict.kind());
    assertTrue(verdict.statement().startsWith(
        "slow and fast have the same equations, different values: w 0.5 against 0.75."), verdict.statement());
  }

  @Test
  void aJumpThatTwoRunsPutBesideOneAnotherIsNoDifference() {
    Model late = decay("late", "u = if(t < 1.2, y, k*y)\nw = delay(u, D)\ndy/dt = -w", 0.4,
        state("y", 1, "1", "level"));
    Model pieces = decay("pieces",
        "u = if(t < 1.2, y, k*y)\nw = if(t - D < 1.2, delay(y, D), k*delay(y, D))\ndy/dt = -w", 0.4,
        state("y", 1, "1", "level"));
    assertEquals("Proved", verdict(late, pieces).kind(), "w jumps at 1.6, where the runs are compared");
    assertEquals("Refuted", verdict(pieces,
        decay("other", "u = y\nw = delay(u, D)\ndy/dt = -w - w*w", 0.4, state("y", 1, "1", "level"))).kind());
  }

  @Test
  void whatDoesNothingAtTheStartIsTriedLater() {
    Model twice = decay("twice", "u = delay(y, D)\ndy/dt = -k*delay(u, D)", 0.5, state("y", 1, "1", "level"));
    Model once = decay("once", "dy/dt = -k*delay(y, 2*D)", 0.5, state("y", 1, "1", "level"));
    Verdict verdict = verdict(twice, once);
    assertTrue(verdict.separatedBy().stream()
        .filter(separation -> separation.intervention().equals(
            "setting D to 0.75 in both, which a delay remembers otherwise in one of them"))
        .allMatch(separation -> separation.prediction().isPresent()), verdict.toString());
  }

  @Test
  void whatIsUndefinedInThePastIsNoProof() {
    Part vanishing = state("y", 1, "1", "level").before("1 + t");
    Model divided = decay("divided", "q = y/y\ndy/dt = -k*delay(q, D)*y", 2, vanishing);
    Model cancelled = decay("cancelled", "dy/dt = -k*y", 2, vanishing);
    Verdict verdict = verdict(divided, cancelled);
    assertEquals("Undecided", verdict.kind(), verdict.toString());
    assertTrue(verdict.statement().contains("y passes through 0 in divided at -"), verdict.statement());
    assertEquals("Proved", verdict(divided.let("D", 0.5), cancelled.let("D", 0.5)).kind());
  }

  @Test
  void aLagThatWouldReachIntoTheFutureIsNoProof() {
    Model ahead = decay("ahead", "dy/dt = -delay(k, y - D)*y", 0.5, state("y", 1, "1", "level"));
    Model prompt = decay("prompt", "dy/dt = -k*y", 0.5, state("y", 1, "1", "level"));
    Verdict verdict = verdict(ahead, prompt);
    assertNotEquals("Proved", verdict.kind(), verdict.toString());
  }

  @Test
  void whatIsDoneToBothIsRememberedAlike() {
    Protocol done = Protocol.of("done", at(days(1)).set("y", 3))
        .and(Protocol.of("held", during(days(2), days(2.3)).hold("u", 0)))
        .and(Protocol.of("biased", during(days(3), days(3.2)).set("bias", 0.5)));
    Comparison study =
        Comparison.of(LateLoops.setpoint(), LateLoops.feedback()).under(done).until(days(5));
    assertTrue(study.difference().maxRelative() < RUN, study.difference().toString());
    assertEquals("Proved", study.verdict().kind());
  }

  @Test
  void comparisonsKnowDelays() {
    Comparison study = Comparison.of(LateLoops.setpoint(), LateLoops.feedback(), LateLoops.prompt())
        .under(LOADED).until(days(5));
    assertEquals(List.of("Proved", "Refuted"), study.verdicts().stream().map(Verdict::kind).toList());
    assertTrue(study.difference().maxRelative() < RUN, study.difference().toString());
    assertEquals(4, study.table("ys", "y").toString().lines().filter(l -> l.contains("late, ")).count());
  }
}
