package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;

/** Changes of variables that are not affine: proved where they are invertible and smooth, and said where. */
class CurvedMapTest {
  /** What two hundred roundings of a number leave. */
  private static final double ROUNDED = 1e-12;

  /** Topp's glucose, insulin and beta cells, the law of the cells in its published form. */
  private static Model topp(Quantity cells, String more) {
    return Model.of("Topp", time("d"),
        state("G", 250, "1", "glucose").positive(),
        state("I", 2.8, "1", "insulin").nonNegative(),
        cells,
        parameter("R0", 864, "1/d", "production"),
        parameter("EG0", 1.44, "1/d", "effectiveness"),
        parameter("SI", 0.72, "1/d", "sensitivity"),
        parameter("sigma", 43.2, "1/d", "secretion"),
        parameter("alpha", 20000, "1", "half").positive(),
        parameter("k", 432, "1/d", "clearance"),
        parameter("q", 1, "1/d", "pace"),
        equations("dG/dt = R0 - (EG0 + SI*I)*G\n" + more));
  }

  private static Model published() {
    return topp(state("B", 37, "1", "beta cells").nonNegative(), """
        dI/dt = B*sigma*G^2/(alpha + G^2) - k*I
        dB/dt = (-0.06 + 0.84e-3*G - 0.24e-5*G^2)*B*q
        """);
  }

  /** The same with the error e = 100 - G in a logarithm of the cells: an integral of error. */
  private static Model integral(String sign) {
    return topp(state("x", Math.log(37), "1", "logarithm of the beta cells"), """
        dI/dt = exp(x)*sigma*G^2/(alpha + G^2) - k*I
        e = 100 - G
        dx/dt = -0.24e-5*e*(150 %s e)*q
        """.formatted(sign)).named("integral");
  }

  private static Verdict verdict(Model a, Model b, String... map) {
    return Equivalence.between(a, b).given(map).until(days(2)).verdict();
  }

  @Test
  void toppsLawIsAnIntegralOfErrorWhereThereAreBetaCells() {
    Verdict verdict = verdict(published(), integral("+"), "x = log(B)");
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertEquals(Relation.CONJUGATE, verdict.relation());
    assertTrue(verdict.statement().contains("under x = log(B) where B > 0"), verdict.statement());
    assertTrue(verdict.assumptions().stream().anyMatch(line -> line.startsWith("B > 0 in Topp")),
        verdict.toString());
  }

  @Test
  void theInverseMayBeSaidInTheOtherDirection() {
    Verdict verdict = verdict(integral("+"), published(), "B = exp(x)");
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(verdict.statement().contains("B > 0"), "its image is smaller than the domain: " + verdict);
    assertEquals("Proved", Equivalence.between(published(), integral("+"))
        .given("x = log(B)").inverse("B = exp(x)").until(days(2)).verdict().kind());
  }

  @Test
  void oneWrongSignIsNeverProved() {
    assertNotEquals("Proved", verdict(published(), integral("-"), "x = log(B)").kind());
    Model same = integral("+");
    assertNotEquals("Proved", verdict(published(), same, "x = log(2*B)").kind(), "the start is another");
    assertNotEquals("Proved", verdict(published(), same, "x = -log(B)").kind());
  }

  private static Model decay(String name, Quantity level, String text) {
    return Model.of(name, time("d"), parameter("k", 1, "1/d", "rate").positive(), level,
        equations(text));
  }

  @Test
  void aSquareIsInvertibleOnPositiveNumbersAndNotOnAll() {
    Model square = decay("square", state("z", 4, "1", "z").positive(), "dz/dt = -2*k*z\ny = z");
    String text = "dx/dt = -k*x\ny = x^2";
    assertEquals("Proved",
        verdict(decay("a", state("x", 2, "1", "x").positive(), text), square, "z = x^2").kind());
    Verdict everywhere = verdict(decay("a", state("x", 2, "1", "x"), text), square, "z = x^2");
    assertEquals("Undecided", everywhere.kind());
    assertTrue(everywhere.statement().contains("no inverse of z = x^2 was found on the declared domain"),
        everywhere.statement());
    Verdict stated = Equivalence.between(decay("a", state("x", 2, "1", "x"), text), square)
        .given("z = x^2").inverse("x = sqrt(z)").until(days(2)).verdict();
    assertEquals("Undecided", stated.kind(), "sqrt(x^2) is x for positive x alone: " + stated);
    Verdict zero = verdict(decay("a", state("x", 2, "1", "x").nonNegative(), text), square, "z = x^2");
    assertTrue(zero.statement().contains("where x > 0"), zero.statement());
  }

  @Test
  void aLogarithmOfWhatMayBeNegativeIsNoMapOfTheDomain() {
    Verdict verdict = verdict(decay("a", state("x", 2, "1", "x"), "dx/dt = -k*x\ny = x"),
        decay("b", state("z", Math.log(2), "1", "z"), "dz/dt = -k\ny = exp(z)"), "z = log(x)");
    assertEquals("Undecided", verdict.kind());
    assertTrue(verdict.statement().contains("declare what is positive"), verdict.statement());
  }

  @Test
  void aMapWithAKinkIsNone() {
    Verdict verdict = verdict(decay("a", state("x", 2, "1", "x"), "dx/dt = -k*x\ny = 3*x"),
        decay("b", state("z", 4, "1", "z"), "dz/dt = -k*z\ny = z - abs(z)/2 + z"), "z = x + pos(x)");
    assertNotEquals("Proved", verdict.kind());
  }

  @Test
  void aTriangularMapIsSolvedEntryByEntry() {
    Model a = Model.of("a", time("d"), state("x", 2, "1", "x").positive(), state("y", 1, "1", "y"),
        parameter("k", 1, "1/d", "rate").positive(),
        equations("dx/dt = -k*x\ndy/dt = k*(x - y)\nout = y"));
    Model b = Model.of("b", time("d"), state("u", Math.log(2), "1", "u"), state("v", 5, "1", "v"),
        parameter("k", 1, "1/d", "rate").positive(),
        equations("du/dt = -k\ndv/dt = k*(exp(u) - v - exp(2*u))\nout = v - exp(2*u)"));
    // v = y + x^2: dv/dt = k*(x - y) - 2*k*x^2 = k*(x - v - x^2)
    Verdict verdict = verdict(a, b, "u = log(x)", "v = y + x^2");
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertNotEquals("Proved", verdict(a, b, "u = log(x)", "v = y - x^2").kind());
  }

  @Test
  void aMapThatCannotBeSolvedEntryByEntryTakesAStatedInverse() {
    Model a = Model.of("a", time("d"), state("x", 2, "1", "x").positive(), state("y", 3, "1", "y").positive(),
        parameter("k", 1, "1/d", "rate"), equations("dx/dt = -k*x\ndy/dt = k*(1 - y)\nout = x*y"));
    Model b = Model.of("b", time("d"),
        state("u", 6, "1", "u").positive(), state("v", 18, "1", "v").positive(),
        parameter("k", 1, "1/d", "rate"), equations("y = v/u\ndu/dt = k*u*(1/y - 2)"
            + "\ndv/dt = k*v*(2/y - 3)\nout = u"));
    Equivalence asked = Equivalence.between(a, b).given("u = x*y", "v = x*y^2").until(days(2));
    assertEquals("Undecided", asked.verdict().kind());
    Verdict verdict = asked.inverse("y = v/u", "x = u^2/v").verdict();
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertNotEquals("Proved", asked.inverse("y = u/v", "x = u^2/v").verdict().kind());
  }

  @Test
  void aSingularMapIsAnErrorThatSaysWhatIsLost() {
    Model a = Model.of("a", time("d"), state("x", 2, "1", "x"), state("y", 1, "1", "y"),
        parameter("k", 1, "1/d", "rate"), equations("dx/dt = -k*x\ndy/dt = -k*y\nout = x"));
    Model b = Model.of("b", time("d"), state("u", 3, "1", "u"), state("v", 6, "1", "v"),
        parameter("k", 1, "1/d", "rate"), equations("du/dt = -k*u\ndv/dt = -k*v\nout = u"));
    ModelException error =
        assertThrows(ModelException.class, () -> verdict(a, b, "u = x + y", "v = 2*x + 2*y"));
    assertEquals("the map between a and b: u = x + y, v = 2*x + 2*y is singular: the states u, v of b do not"
        + " tell all of x, y of a. Write each state of b so that no state of a is lost.", error.getMessage());
  }

  @Test
  void anInverseThatNamesWhatIsNotThereIsAnError() {
    ModelException error = assertThrows(ModelException.class, () -> Equivalence
        .between(published(), integral("+")).given("x = log(B)").inverse("B = exp(xx)").verdict());
    assertTrue(error.getMessage().contains("'B = exp(xx)' is no entry of the inverse"), error.getMessage());
    assertTrue(error.getMessage().contains("no 'xx'"), error.getMessage());
  }

  /** Geometric Brownian motion and its logarithm. */
  private static Verdict withNoise(String drift) {
    Model a = Model.of("a", time("d"), parameter("k", 1, "1/d", "rate"),
        parameter("s", 0.5, "1/d^(1/2)", "noise"), state("x", 2, "1", "x").positive().noise("s*x"),
        equations("dx/dt = -k*x\ny = x"));
    Model b = Model.of("b", time("d"), parameter("k", 1, "1/d", "rate"),
        parameter("s", 0.5, "1/d^(1/2)", "noise"), state("z", Math.log(2), "1", "z").noise("s"),
        equations("dz/dt = " + drift + "\ny = exp(z)"));
    return Equivalence.between(a, b).given("z = log(x)").until(Time.of(2)).verdict();
  }

  @Test
  void theLogarithmOfANoisyLevelNeedsItosTerm() {
    Verdict right = withNoise("-k - s^2/2");
    assertEquals("Proved", right.kind(), right.toString());
    assertEquals(Relation.CONJUGATE, right.relation());
    assertTrue(right.statement().contains("Ito's term"), right.statement());
    Verdict missing = withNoise("-k");
    assertEquals(Relation.IDENTICAL_WITHOUT_NOISE, missing.relation(), missing.toString());
    assertTrue(missing.statement().contains("adds Ito's term to dz/dt, which is not there"),
        missing.statement());
    assertNotEquals("Proved", withNoise("-k + s^2/2").kind());
  }

  @Test
  void aRunThatLeavesWhereTheMapIsInvertibleIsNotSpokenFor() {
    Model a = Model.of("a", time("d"), state("B", 1, "1", "cells").nonNegative(),
        parameter("k", 1, "1/d", "rate"), equations("dB/dt = -k*B\ny = B"));
    Model b = Model.of("b", time("d"), state("x", 0, "1", "logarithm"), parameter("k", 1, "1/d", "rate"),
        equations("dx/dt = -k\ny = exp(x)"));
    Comparison study = Comparison.of(a, b).given("x = log(B)").until(2);
    assertEquals("Proved", study.verdict().kind(), study.verdict().toString());
    Verdict emptied = study.under(Protocol.of("no cells", Protocol.at(1).set("B", 0))).verdict();
    assertEquals("Undecided", emptied.kind(), emptied.toString());
    assertTrue(emptied.statement().contains("B is not positive in a at 1 d"), emptied.statement());
  }

  @Test
  void aScaleOfEitherSignIsInvertibleAtItsValue() {
    Model a = Model.of("a", time("1"), state("x", 2, "1", "x"), parameter("c", -3, "1", "scale"),
        equations("dx/dt = -x\ny = x"));
    Model b = Model.of("b", time("1"), state("z", -6, "1", "z"), parameter("c", -3, "1", "scale"),
        equations("dz/dt = -z\ny = z/c"));
    Verdict verdict = Equivalence.between(a, b).given("z = c*x").until(Time.of(2)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertEquals(Trial.HERE, verdict.scope());
  }

  /** At rest an error of 0 is the difference of two numbers of order 100. */
  @Test
  void anErrorThatIsRoundingOfWhatItIsMadeOfIsNoContradiction() {
    Model a = Model.of("a", time("d"), state("G", 100, "1", "level"), parameter("k", 1, "1/d", "rate"),
        parameter("r", 100, "1", "reference"), equations("e = r - G\ndG/dt = k*e"));
    Model b = a.startingAt("G", 100.00000000000003).named("b");
    Difference gap = Comparison.of(a, b).until(1).differences().stream()
        .filter(one -> one.quantity().equals("e")).findFirst().orElseThrow();
    assertTrue(gap.maxAbsolute() > 0 && gap.maxRelative() < ROUNDED, gap.toString());
  }
}
