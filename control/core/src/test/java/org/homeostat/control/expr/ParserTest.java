package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParserTest {

  private static final String[] SCRAPS = {
      "a", "b", "t", "pi", "2", ".5", "1e-3", "+", "-", "*", "/", "^", "(", ")", "(", ")", ",", "<", "<=",
      "==", "&", "|", "=", "exp(", "min(", "if(", "hill(", " ", "\n", "#", "**", "\u2212", "x1", "dL/dt",
      "delay(", "1.2.3", "$"};

  static List<Long> seeds() {
    return Cases.seeds(10).toList();
  }

  @ParameterizedTest
  @CsvSource({
      "a + b*c, a + (b*c)", "a - b - c, (a - b) - c", "a/b/c, (a/b)/c", "a/b*c, (a/b)*c", "a^b^c, a^(b^c)",
      "-a^2, -(a^2)", "a^-b^c, a^(-(b^c))", "-a*b, (-a)*b", "a*-b, a*(-b)", "--a, -(-a)",
      "a^-1*b, (a^(-1))*b"})
  void operatorsBindAsInMathematics(String text, String withParentheses) {
    assertEquals(Parser.expression(withParentheses), Parser.expression(text));
  }

  @ParameterizedTest
  @CsvSource({
      "a < b & c < d | e < f, ((a < b) & (c < d)) | (e < f)",
      "a < b | c < d & e < f, (a < b) | ((c < d) & (e < f))",
      "a + 1 <= b*2, (a + 1) <= (b*2)"})
  void conditionsBindWeakerThanNumbers(String text, String withParentheses) {
    assertEquals(choice(withParentheses), choice(text));
  }

  @ParameterizedTest
  @CsvSource({"1e-3, 0.001", ".5, 0.5", "2., 2", "2.50, 2.50", "1E3, 1E+3", "007, 7", "0e-999999999, 0"})
  void decimalsAreExact(String text, BigDecimal value) {
    assertEquals(new Expr.Number(value), Parser.expression(text));
  }

  @Test
  void minusOneAndThreeQuartersAreLiteralExponents() {
    assertEquals(Literal.of(Parser.expression("-3/4")).toString(), "-3 / 4");
    assertEquals(0.125, Value.of(Parser.expression("2^-3"), name -> Double.NaN));
  }

  @Test
  void aBlockHasOneEquationToALine() {
    List<Equation> equations = Parser.equations("""
        # the plant
        BM    = FM + FFM                             # body mass

        dL/dt = (FM*Rsyn - GFR*RC*L) / BV            # secretion less renal clearance
        """);
    assertEquals(List.of(
        new Equation("BM", false, Parser.expression("FM + FFM"), "BM    = FM + FFM", "body mass"),
        new Equation("L", true, Parser.expression("(FM*Rsyn - GFR*RC*L)/BV"),
            "dL/dt = (FM*Rsyn - GFR*RC*L) / BV", "secretion less renal clearance")), equations);
    assertEquals("dL/dt", equations.get(1).left());
  }

  @Test
  void anEquationGoesOnWhileItIsUnfinished() {
    List<Equation> equations = Parser.equations("""
        a = b +          # one
            c            # two
        f = if(b < c,

               b,
               c) * 2
        """);
    assertEquals(2, equations.size());
    assertEquals("a = b + c", equations.get(0).text());
    assertEquals("one two", equations.get(0).comment());
    assertEquals(Parser.expression("if(b < c, b, c)*2"), equations.get(1).value());
  }

  @Test
  void anEquationUnderlinesTheNamesItUses() {
    Equation equation = Parser.equations("Nm = k4*Nm2 + Nm   # intake").get(0);
    assertEquals("    Nm = k4*Nm2 + Nm\n                  ^^", equation.underlined("Nm"));
    assertEquals("    Nm = k4*Nm2 + Nm", equation.underlined("z"));
  }

  @Test
  void aNameThatOnlyLooksLikeADerivativeIsAName() {
    assertEquals("dose", Parser.equations("dose = 3").get(0).name());
    assertEquals(List.of("dL", "dt"), List.copyOf(Names.of(Parser.expression("dL/dt"))));
  }

  @Test
  void anExpressionMaySpanLinesAndHoldComments() {
    assertEquals(Parser.expression("a + b"), Parser.expression("a  # first\n  + b  # second\n"));
  }

  @Test
  void reservedAreTheTimePiAndTheFunctions() {
    for (String name : List.of("t", "pi", "exp", "if", "delay", "sigmoid")) {
      assertTrue(Parser.isReserved(name), name);
    }
    for (String name : List.of("T", "e", "x", "dt", "Exp")) {
      assertFalse(Parser.isReserved(name), name);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyTextIsReadOrRefusedWithAPlaceInTheLine(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = r.nextInt(12); j >= 0; j--) {
        text.append(SCRAPS[r.nextInt(SCRAPS.length)]);
      }
      try {
        Expr read = Parser.expression(text.toString());
        assertEquals(read, Parser.expression(Text.of(read)));
        Parser.equations("y = " + Text.of(read));
      } catch (NotationException refused) {
        assertTrue(0 <= refused.from() && refused.from() <= refused.line().length(), text.toString());
        assertTrue(refused.from() < refused.to(), text.toString());
        assertTrue(refused.to() <= refused.line().length() + 1, text.toString());
      }
    }
  }

  @Test
  void deepNestingIsRefusedBeforeTheStackEnds() {
    for (String level : List.of("(", "-", "x^", "exp(", "min(1, ")) {
      String deep = level.repeat(100_000);
      var refused = assertThrows(NotationException.class, () -> Parser.expression(deep));
      assertEquals("the formula is nested more than 200 deep. Give its parts names.", refused.problem());
    }
  }

  @Test
  void aTowerOfPowersIsReadAtOnce() {
    Expr tower = Parser.expression("x^".repeat(150) + "x");
    assertEquals(1, Value.of(tower, name -> 1));
  }

  private static Expr choice(String condition) {
    return Parser.expression("if(" + condition + ", 1, 2)");
  }
}
