package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DelayedTest {
  private static final Expr ZERO = Parser.expression("0");

  static Stream<Long> seeds() {
    return Cases.seeds(5);
  }

  private static Expr parsed(String text) {
    return Parser.expression(text);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theTextOfADelayedFormulaParsesToTheSameTree(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Expr expr = Cases.delayed(r, 1 + r.nextInt(5), List.of("x", "L", "k5", "t"));
      assertEquals(expr, parsed(Text.of(expr)));
      assertEquals(expr, Substitution.in(expr, Map.of()));
    }
  }

  @Test
  void termsAreListedInnermostFirstAndOnce() {
    Expr expr = parsed("delay(L, D + delay(M, 2*D))*delay(M, 2*D) - delay(L, D)");
    assertEquals(List.of("delay(M, 2*D)", "delay(L, D + delay(M, 2*D))", "delay(L, D)"),
        Delayed.terms(expr).stream().map(Delayed::name).toList());
    assertTrue(Delayed.isIn(expr));
    assertFalse(Delayed.isIn(parsed("L*D")));
  }

  @Test
  void aNamedTermIsAVariable() {
    Expr named = Delayed.named(parsed("2*delay(L, D + delay(M, D))"));
    assertEquals(List.of("delay(L, D + delay(M, D))"), List.copyOf(Names.of(named)));
    assertEquals(6, Value.of(named, name -> name.equals("delay(L, D + delay(M, D))") ? 3 : Double.NaN));
  }

  @Test
  void inAConstantPastATermIsItsQuantity() {
    assertEquals("2*L + N", Text.of(Delayed.present(parsed("2*delay(L, D + delay(M, D)) + N"))));
    assertEquals("3", Text.of(Delayed.present(parsed("delay(N, D)"), Map.of("N", parsed("3")))));
  }

  @Test
  void theNamesAreTheQuantityAndThoseOfTheLag() {
    assertEquals(List.of("D", "M", "L"), List.copyOf(Names.of(parsed("delay(L, D + delay(M, D))"))));
  }

  @Test
  void itReadsAsAFunctionOfTheTime() {
    assertEquals(
        "2 \\, L_{b}\\left(t - \\left(D + s\\right)\\right)", Latex.of(parsed("2*delay(Lb, D + s)")));
    assertEquals("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow><mrow><mi>L</mi><mo>\u2061</mo>"
        + "<mrow><mo fence=\"true\">(</mo><mi>t</mi><mo>\u2212</mo><mi>D</mi><mo fence=\"true\">)</mo></mrow>"
        + "</mrow></mrow></math>", MathMl.of(parsed("delay(L, D)")));
  }

  @Test
  void aDelayedNameCanBeRenamedAndNotBecomeAFormula() {
    Expr term = parsed("delay(L, D*L)");
    assertEquals("delay(N, D*N)", Text.of(Substitution.in(term, Map.of("L", parsed("N")))));
    assertEquals("delay(L, 3*L)", Text.of(Substitution.in(term, Map.of("D", parsed("3")))));
    assertThrows(NoPast.class, () -> Substitution.in(term, Map.of("L", parsed("a + b"))));
  }

  @Test
  void itsValueNeedsAPast() {
    Expr term = parsed("delay(L, 2*D) + D");
    NoPast refused = assertThrows(NoPast.class, () -> Value.of(term, name -> 1));
    assertEquals("what 'L' was some time ago does not follow from what is now", refused.getMessage());
    assertEquals(103, Value.of(term, name -> 3, (quantity, lag) -> quantity.equals("L") ? 94 + lag : 0));
    var field = UnivariateDerivative1Field.getInstance();
    assertThrows(NoPast.class, () -> FieldValue.of(term, field, name -> field.getOne()));
    UnivariateDerivative1 value = FieldValue.of(term, field, name -> new UnivariateDerivative1(3, 1),
        (quantity, lag) -> lag.multiply(lag));
    assertEquals(39, value.getValue());
    assertEquals(25, value.getFirstDerivative());
  }

  @Test
  void itsDerivativeIsKnownWhereNothingOfItMoves() {
    Expr formula = parsed("x^2*delay(L, D)");
    assertEquals("2*x*delay(L, D)",
        Text.of(Derivative.of(formula, name -> name.equals("x") ? parsed("1") : ZERO)));
    for (String moving : List.of("L", "D")) {
      assertThrows(NoPast.class,
          () -> Derivative.of(formula, name -> name.equals(moving) ? parsed("1") : ZERO));
    }
  }

  @Test
  void equalTermsHaveOneFormWhateverTheirLagsLookLike() {
    Canonical proof = new Canonical();
    assertTrue(form(proof, "delay(L, D/2 + D/2)*k").isSame(form(proof, "k*delay(L, D)")));
    assertFalse(form(proof, "delay(L, 2*D)").isSame(form(proof, "delay(L, D)")));
    assertFalse(form(proof, "delay(M, D)").isSame(form(proof, "delay(L, D)")));
    assertTrue(form(proof, "delay(L, D - D)").isSame(form(proof, "L")));
    assertEquals("[D, L]", form(proof, "delay(L, D)").names().toString());
    assertEquals(Optional.empty(), form(proof, "delay(L, D)").derivative("L"));
  }

  private static Canonical.Form form(Canonical proof, String text) {
    return proof.of(parsed(text), proof::free).orElseThrow();
  }

  @Test
  void anExplanationShowsTheDelayedValue() {
    Explanation whole = Explanation.of(parsed("k*delay(L, D)"), name -> name.equals("k") ? 2 : 3.5,
        name -> Optional.of(Unit.parse(name.equals("L") ? "ng" : "1")));
    assertEquals("k*delay(L, D) = 7 ng\n  k = 2\n  delay(L, D) = 3.5 ng", whole.toString());
    assertEquals("k*delay(L, D), where k = 2 and delay(L, D) = 3.5 ng", whole.withNames());
  }

  @Test
  void aJetStopsAtADelay() {
    Program field = Program.of(
        List.of("L"), List.of("D"), List.of(), List.of(parsed("-delay(L, D)")));
    assertEquals(1, Jet.of(field, Map.of("D", 1.0), Map.of("L", Interval.of(1.0)), 3).orElseThrow().get("L")
        .length());
  }
}
