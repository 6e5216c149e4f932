package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

  private static final Map<String, Double> VALUES =
      Map.of("k4", 5.6, "k5", 0.55, "Lb", 0.337, "L", -0.0013, "K", 2.0, "n", 2.5);
  private static final Map<String, String> UNITS =
      Map.of("k4", "g/d", "k5", "ng/g", "Lb", "ng/g", "L", "ng/mL", "K", "ng/mL", "n", "1");

  static Stream<Long> seeds() {
    return Cases.seeds(5);
  }

  @Test
  void everySubtermIsShownWithItsValueAndUnit() {
    assertEquals("""
        k4*(k5/(k5 + Lb)) = 3.472379 g/d
          k4 = 5.6 g/d
          k5/(k5 + Lb) = 0.6200676
            k5 = 0.55 ng/g
            k5 + Lb = 0.887 ng/g
              k5 = 0.55 ng/g
              Lb = 0.337 ng/g""", explain("k4*(k5/(k5 + Lb))").toString());
  }

  @Test
  void theCulpritIsTheDeepestSubtermThatIsNotFinite() {
    Explanation culprit = explain("2 + k4*(L/K)^n*3").firstNaN().orElseThrow();
    assertEquals("(L/K)^n", culprit.text());
    assertEquals("(L/K)^n, where L = -0.0013 ng/mL, K = 2 ng/mL and n = 2.5", culprit.withNames());
  }

  @Test
  void aFiniteFormulaHasNoCulprit() {
    assertEquals(Optional.empty(), explain("k4*k5").firstNaN());
    assertEquals(Optional.empty(), explain("1/(k4/0)").firstNaN(), "finite although a part is infinite");
  }

  @Test
  void aNameThatIsNotANumberIsItsOwnCulprit() {
    Explanation sum = Explanation.of(
        Parser.expression("a + 1"), name -> Double.NaN, name -> Optional.empty());
    assertEquals("a", sum.firstNaN().orElseThrow().withNames());
  }

  @Test
  void onlyTheChosenArmIsShown() {
    assertEquals("""
        if(L > 0, pos(L), K) = 2 ng/mL
          L > 0 = 0
            L = -0.0013 ng/mL
          K = 2 ng/mL""", explain("if(L > 0, pos(L), K)").toString());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theExplainedValueIsTheValue(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Expr expr = Cases.random(r, 4, List.of("k4", "k5", "L"));
      Explanation explanation = Explanation.of(expr, VALUES::get, name -> Optional.empty());
      assertEquals(Value.of(expr, VALUES::get), explanation.value());
      assertTrue(Double.isFinite(explanation.value()) == explanation.firstNaN().isEmpty());
    }
  }

  private static Explanation explain(String text) {
    return Explanation.of(
        Parser.expression(text), VALUES::get, name -> Optional.ofNullable(UNITS.get(name)).map(Unit::parse));
  }
}
