package org.homeostat.control.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
  private static final int POINTS = 2000;
  private static final long SEED = 11;

  /** One calculation in doubles is off by some last digits from the exact one that the range holds. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @ValueSource(strings = {
    "a + b", "a - b", "a*b", "a/b", "c/a", "a^2", "a^3", "a^-2", "c^0.5", "c^a", "c^-0.3", "exp(a)",
    "log(c)", "sqrt(c)", "abs(a)", "min(a, b)", "max(a, b)", "pos(a)", "tanh(a)", "tanh(c)", "sin(a)",
    "sign(a)", "floor(a)", "hill(c, 2, 3)", "softplus(a)", "sigmoid(b)",
    "table(a, -1, 2, 0, -3, 1, 5)", "if(a > b, a, b + c)", "(a - b)*(c + a)/(1 + c)", "pi*a - 0.1*b",
    "-a"})
  void aRangeHoldsEveryValue(String text) {
    SplittableRandom random = new SplittableRandom(SEED);
    Expr formula = Parser.expression(text);
    for (int i = 0; i < POINTS; i++) {
      Map<String, Range> ranges =
          Map.of("a", some(random, -4, 4), "b", some(random, -4, 4), "c", some(random, 0, 4));
      Range range = formula.fold(new RangeValue(ranges::get));
      double value = Value.of(formula, name -> in(ranges.get(name), random));
      double slack = ROUNDING * Math.max(1, Math.abs(value));
      assertTrue(Double.isNaN(value) || range.low() - slack <= value && value <= range.high() + slack,
          () -> text + " = " + value + " outside " + range + " in " + ranges);
    }
  }

  @Test
  void whatIsTooSmallForADoubleKeepsItsSign() {
    Range tiny = new Range(1e-200, 1e-190);
    assertEquals(false, tiny.times(tiny).isNotPositive());
    assertEquals(false, tiny.power(2).isNotPositive());
    assertEquals(false, new Range(-900, -800).exp().isNotPositive());
  }

  @Test
  void whatMayBeZeroOrLessIsNotPositiveForSure() {
    assertTrue(new Range(0, 1).plus(new Range(0, Double.POSITIVE_INFINITY)).isNotNegative());
    assertTrue(Range.NOT_NEGATIVE.times(Range.NOT_NEGATIVE).isNotNegative());
    assertEquals(Range.ALL, new Range(1, 2).over(new Range(-1, 1)));
    assertTrue(new Range(1, 2).over(Range.NOT_NEGATIVE).isNotNegative());
  }

  private static Range some(SplittableRandom random, double low, double high) {
    double a = random.nextDouble(low, high);
    double b = random.nextInt(4) == 0 ? a : random.nextInt(4) == 0 ? 0 : random.nextDouble(low, high);
    return new Range(Math.min(a, b), Math.max(a, b));
  }

  private static double in(Range range, SplittableRandom random) {
    return range.low() == range.high() ? range.low() : random.nextDouble(range.low(), range.high());
  }
}
