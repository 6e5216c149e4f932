package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.all;
import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.rest;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;

/** Pairs that somebody tried to have proved and that are not the same: none of them may be. */
class WrongProofTest {

  private static Model decay(String name, String text, Part... more) {
    List<Part> parts = new ArrayList<>(List.of(time("d"), parameter("k", 1, "1/d", "rate"), equations(text)));
    parts.addAll(List.of(more));
    return Model.of(name, all(parts));
  }

  private static Model decay(String name, double start) {
    return decay(name, "dx/dt = -k*x", state("x", start, "1", "level"));
  }

  private static Verdict verdict(Model a, Model b, String... map) {
    return Equivalence.between(a, b).given(map).until(days(3)).verdict();
  }

  private static void assertNotProved(Model a, Model b, String... map) {
    Verdict verdict = verdict(a, b, map);
    assertNotEquals("Proved", verdict.kind(), verdict.toString());
  }

  @Test
  void aParameterThatStandsInAStartOnlyCounts() {
    Part x = state("x", "p0", "1", "level");
    assertNotProved(decay("a", "dx/dt = -k*x", x, parameter("p0", 1, "1", "start")),
        decay("b", "dx/dt = -k*x", x, parameter("p0", 2, "1", "start")));
  }

  @Test
  void aParameterCannotBeMappedFromWhatMoves() {
    Model a = decay("a", "dx/dt = -k*x*x", state("x", 1, "1", "level"));
    Model b = decay("b", "dx/dt = -k*q*x", state("x", 1, "1", "level"), parameter("q", 1, "1", "number"));
    assertEquals("the map between a and b: 'q = x' maps a parameter, which stays, from something that moves.",
        assertThrows(ModelException.class, () -> verdict(a, b, "q = x")).getMessage());
  }

  @Test
  void whatIsUndefinedDoesNotCancelInSilence() {
    Verdict logarithm = verdict(
        decay("a", "dx/dt = (0*log(x) - 1)*k", state("x", 1, "1", "level")),
        decay("b", "dx/dt = -k", state("x", 1, "1", "level")));
    assertNotEquals("Proved", logarithm.kind(), logarithm.toString());
    assertNotProved(decay("a", "dx/dt = k*(sqrt(x) - sqrt(x))", state("x", -1, "1", "level")),
        decay("b", "dx/dt = 0*k", state("x", -1, "1", "level")));
    assertNotProved(decay("a", "y = x/x\ndx/dt = -k*x", state("x", 0, "1", "level")),
        decay("b", "y = 1\ndx/dt = -k*x", state("x", 0, "1", "level")));
  }

  @Test
  void aModelThatEndsIsNotOneThatRunsOn() {
    assertNotProved(
        decay("a", "dx/dt = -k*x", state("x", 1, "1", "level").endsAt(0.5, "starves")), decay("b", 1));
  }

  @Test
  void unitsThatDifferByARootAreNotCompared() {
    assertNotProved(
        decay("a", "y = sqrt(x)\ndx/dt = -k*x", state("x", 1, "g", "level")),
        decay("b", "y = c*sqrt(x)\ndx/dt = -k*x", state("x", 1, "g", "level"),
            parameter("c", 5, "kg^0.5/g^0.5", "conversion")));
  }

  @Test
  void valuesThatDifferInTheLastDigitAreDifferentValues() {
    String steep = "y = (r - 4)*1e15\ndx/dt = k*y - k*x";
    assertNotProved(decay("a", steep, state("x", 1, "1", "level"), parameter("r", 4, "1", "number")),
        decay("b", steep, state("x", 1, "1", "level"), parameter("r", 4 + 4 * Math.ulp(4.0), "1", "number")));
  }

  @Test
  void aFalseEntryOfAMapIsNoProof() {
    assertNotProved(decay("a", "y1 = 2*x\ndx/dt = -k*x", state("x", 1, "1", "level")),
        decay("b", "y2 = 3*x\ndx/dt = -k*x", state("x", 1, "1", "level")), "y2 = 7*y1");
  }

  @Test
  void aSharedNameIsNotMappedOtherwise() {
    assertThrows(ModelException.class, () -> verdict(decay("a", 1), decay("b", 2), "x = 2*x"));
  }

  @Test
  void whatAMappedParameterComesFromIsNoGauge() {
    Model a = decay("a", "f = 2*q\ndx/dt = -k*f*x", state("x", 1, "1", "level"),
        parameter("q", 1, "1", "half"));
    Model b = decay("b", "dx/dt = -k*r*x", state("x", 1, "1", "level"), parameter("r", 2, "1", "factor"));
    Verdict verdict = verdict(a, b, "r = f");
    assertEquals("Proved", verdict.kind());
    assertFalse(verdict.statement().contains("gauge"), verdict.statement());
    assertTrue(verdict.survives().stream()
        .noneMatch(line -> line.contains("q of a") || line.contains("f of a")), verdict.toString());
  }

  @Test
  void whatStandsInAStartIsNoGauge() {
    Verdict verdict = verdict(
        decay("a", "dx/dt = -k*x", state("x", "G", "1", "level"), parameter("G", 2, "1", "start")),
        decay("b", 2));
    assertEquals("these values", verdict.scope());
    assertFalse(verdict.statement().contains("gauge"), verdict.statement());
  }

  @Test
  void statesSwappedAtRestDoNotExcuseAThirdThatStartsFromOneOfThem() {
    String to = "dx/dt = k*(xr - x)\ndy/dt = k*(yr - y)\ndw/dt = -k*w";
    Part x = state("x", rest(1), "1", "level");
    Part y = state("y", rest(1), "1", "level");
    Part w = state("w", "x", "1", "level");
    Model a = decay("a", to, x, y, w, parameter("xr", 1, "1", "rest"), parameter("yr", 2, "1", "rest"));
    assertNotProved(a, a.named("b").let("xr", 2).let("yr", 1).atRest());
  }

  @Test
  void aModelThatIsHeldByAProtocolAloneIsNoWitness() {
    Model a = decay("a", "u = k*x\ndx/dt = -u", state("x", 1, "1", "level"));
    Model b = decay("b", "dx/dt = -k*x", state("x", 1, "1", "level"));
    Verdict verdict = Equivalence.between(a, b).until(days(3))
        .challenged(Protocol.of("hold u", Protocol.after(0).hold("u", 0))).verdict();
    assertEquals("Proved", verdict.kind(), verdict.toString());
  }

  @Test
  void twoGuessesForRestAreNotOneRestForAllValues() {
    Verdict verdict = verdict(
        decay("a", "dx/dt = -k*x - k*x^3", state("x", rest(0.5), "1", "level")),
        decay("b", "dx/dt = -k*x - k*x^3", state("x", rest(-0.5), "1", "level")));
    assertEquals("these values", verdict.scope());
  }

  @Test
  void aCoincidenceOfTwoValuesHoldsAtTheseValues() {
    Verdict verdict = verdict(
        decay("a", "dx/dt = -p*x*k", state("x", 1, "1", "level"), parameter("p", 2, "1", "number")),
        decay("b", "dx/dt = -q*x*k", state("x", 1, "1", "level"), parameter("q", 2, "1", "number")));
    assertEquals("Proved", verdict.kind());
    assertEquals("these values", verdict.scope());
  }

  @Test
  void whatStandsInTheMapIsNoGaugeWhereTheStartsAgreeAtItsValueOnly() {
    Model a = decay("a", "dx/dt = -k*(x - r)\ny = x - r", state("x", 2, "1", "level"),
        parameter("r", 1, "1", "reference"));
    Model b = decay("b", "dz/dt = -k*z\ny = z", state("z", 1, "1", "error"));
    Verdict verdict = verdict(a, b, "z = x - r");
    assertEquals(Trial.HERE, verdict.scope(), verdict.toString());
    assertFalse(verdict.statement().contains("gauge"), verdict.statement());
  }

  @Test
  void aParameterIsNotTheVariableOfItsName() {
    Part x = state("x", 2, "1", "level");
    Model constant = decay("constant", "dx/dt = -k*x", x, parameter("u", 4, "1", "drive"));
    Model varying = decay("varying", "dx/dt = -k*x\nu = 2*x", x);
    assertNotProved(constant, varying);
    assertNotProved(varying, constant);
    Model fixed = decay("fixed", "dx/dt = -k*x\nu = 2*c", x, parameter("c", 2, "1", "number"));
    assertEquals(Trial.HERE, verdict(constant, fixed).scope());
  }

  @Test
  void aMappedParameterHasToLieInItsDomain() {
    Part x = state("x", 2, "1", "level");
    Model a = decay("a", "dx/dt = -k*(g - h)*x", x, parameter("g", 3, "1", "gain"),
        parameter("h", 1, "1", "loss"));
    Model b = decay("b", "dx/dt = -k*q*x", x, parameter("q", 2, "1", "net").positive());
    Verdict verdict = verdict(a, b, "q = g - h");
    assertTrue(verdict.assumptions().contains("q > 0, for what q is mapped from too"), verdict.toString());
  }

  /** Between its jumps u = x + floor(y) moves as x does; where it jumps, no solution does. */
  @Test
  void aMapThatJumpsCarriesNoMotion() {
    for (String jump : List.of("sign(%s)", "if(%s > 0, 1, 0)", "floor(%s) - 1")) {
      Model a = Model.of("a", time("1"), state("x", 1, "1", "x"), state("y", 2, "1", "y"),
          equations("dx/dt = -x\ndy/dt = -1\nq = y"));
      Model b = Model.of("b", time("1"), state("u", 2, "1", "u"), state("v", 2, "1", "v"),
          equations("du/dt = -(u - (%s))\ndv/dt = -1\nq = v".formatted(jump.formatted("v"))));
      Verdict verdict = Equivalence.between(a, b).given("u = x + " + jump.formatted("y"), "v = y")
          .until(Time.of(0.5)).verdict();
      assertEquals("Undecided", verdict.kind(), verdict.toString());
      assertTrue(verdict.statement().contains("the map has a kink or a jump"), verdict.statement());
    }
  }

  /** With r = 5 the guess 3 of w would lead to the other rest. */
  @Test
  void thatTwoGuessesLeadToOneRestIsAnAssumption() {
    Model a = Model.of("a", time("1"), state("w", rest(3), "1", "level"), parameter("r", 1, "1", "reference"),
        equations("dw/dt = (w - r) - (w - r)^3\ny = w - r"));
    Model b = Model.of("b", time("1"), state("z", rest(2), "1", "error"),
        equations("dz/dt = z - z^3\ny = z"));
    Verdict verdict = Equivalence.between(a, b).given("z = w - r").until(Time.of(1)).verdict();
    assertTrue(verdict.assumptions().contains(
        "z and what it is mapped from start at the same rest, as they do at these values"),
        verdict.toString());
  }

  /** What x does alone, lumped in both, says nothing of w, which the map says is y. */
  @Test
  void aLumpingDoesNotAnswerForAMapThatIsStated() {
    Model first = Model.of("first", time("1"), state("x", 1, "1", "seen"), state("y", 0, "1", "beside"),
        equations("dx/dt = -x\ndy/dt = (x - y)^2"));
    Model second = Model.of("second", time("1"), state("x", 1, "1", "seen"), state("w", 0, "1", "beside"),
        equations("dx/dt = -x\ndw/dt = (w - 1)^2"));
    Verdict mapped = Equivalence.between(first, second).given("w = y").until(Time.of(1)).verdict();
    assertNotEquals("Proved", mapped.kind(), mapped.text());
    Verdict named = Equivalence.between(first, second).until(Time.of(1)).verdict();
    assertEquals(Relation.LUMPED, named.relation(), named.text());
  }
}
