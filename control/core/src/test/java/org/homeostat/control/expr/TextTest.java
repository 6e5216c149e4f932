package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  static Stream<Long> seeds() {
    return Cases.seeds(20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theTextParsesToTheSameTree(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      Expr expr = Cases.random(r, 1 + r.nextInt(6), List.of("x", "L", "k5", "t"));
      assertEquals(expr, Parser.expression(Text.of(expr)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "(FM*Rsyn - GFR*RC*L)/BV", "k4*k5/(k5 + Lb)", "a - (b - c)", "a/(b*c)", "(a^b)^c", "a^b^c", "-x^2",
      "(-x)^2", "x^-1", "x^(3/4)", "x^0.50", "-(a*b)", "a*-b", "if(a < b & (c < d | e == f), min(a, b), 0)",
      "hill(L, K, 2)", "1e10", "pi*t"})
  void noMoreParenthesesThanNeeded(String text) {
    assertEquals(text, Text.of(Parser.expression(text)));
  }

  @Test
  void aNegativeLiteralIsWrittenAsANegation() {
    Expr power = new Expr.Power(new Expr.Number(new BigDecimal("-2")), new Expr.Name("n"));
    assertEquals("(-2)^n", Text.of(power));
  }
}
