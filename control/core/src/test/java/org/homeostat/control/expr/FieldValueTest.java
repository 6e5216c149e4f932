package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldValueTest {

  private static final List<String> NAMES = List.of("a", "b", "x");

  /** Hipparchus' own exp, log, pow ... differ from Java's by an ulp or two, which a formula passes on. */
  private static final double FUNCTIONS_DIFFER = 1e-11;

  /**
   * Formulas that pass on a change of their inputs more than 1000 times as large are left out of the
   * comparison.
   */
  private static final double NUDGE = 1e-12;
  private static final double STEADY = 1000 * NUDGE;

  /** At least this share of the random formulas must have been compared for the comparison to count. */
  private static final double COMPARED = 0.4;

  static Stream<Long> seeds() {
    return Cases.seeds(10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theValueOverAFieldIsTheValue(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    int compared = 0;
    for (int i = 0; i < 300; i++) {
      Expr expr = Cases.random(r, 4, NAMES);
      Map<String, Double> at =
          NAMES.stream().collect(Collectors.toMap(name -> name, name -> r.nextDouble(0.1, 3)));
      double value = Value.of(expr, at::get);
      if (isSteady(expr, at::get)) {
        double overField = binary64(expr, at);
        assertEquals(value, overField, FUNCTIONS_DIFFER * (1 + Math.abs(value)), () -> Text.of(expr) + at);
        compared++;
      }
    }
    assertTrue(compared > COMPARED * 300, compared + " compared");
  }

  @Test
  void decimalsAreExactInAFieldOfManyDigits() {
    DfpField field = new DfpField(40);
    Expr zero = Parser.expression("0.1 + 0.2 - 0.3 + 1e-20*(1e20 - 10^20)");
    assertEquals(0, FieldValue.of(zero, field, name -> field.getOne()).getReal());
    assertTrue(Value.of(zero, name -> Double.NaN) != 0);
  }

  @Test
  void onlyTheChosenArmIsEvaluated() {
    Expr choice = Parser.expression("if(x > 0, x, missing)");
    assertEquals(3, Value.of(choice, Map.of("x", 3.0)::get));
    assertEquals(3, binary64(choice, Map.of("x", 3.0)));
  }

  @Test
  void notANumberIsPassedOn() {
    for (Function function : Function.values()) {
      Expr call = Parser.expression(function.text() + switch (function.arity()) {
        case 1 -> "(x)";
        case 2 -> "(1, x)";
        default -> "(x, 1, 2)";
      });
      assertTrue(Double.isNaN(binary64(call, Map.of("x", Double.NaN))), function.text());
    }
  }

  private static double binary64(Expr expr, Map<String, Double> at) {
    return FieldValue.of(expr, Binary64Field.getInstance(), name -> new Binary64(at.get(name))).getReal();
  }

  /** Whether the value is finite and hardly changes when every name changes by a hair. */
  static boolean isSteady(Expr expr, ToDoubleFunction<String> at) {
    double value = Value.of(expr, at);
    double allowed = STEADY * (1 + Math.abs(value));
    return Double.isFinite(value) && Stream.of(1 - NUDGE, 1 + NUDGE).allMatch(factor ->
        Math.abs(Value.of(expr, name -> factor * at.applyAsDouble(name)) - value) <= allowed);
  }
}
