package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NotationExceptionTest {

  /** Formula, what is said, and the line of carets. */
  static Stream<Arguments> refusedFormulas() {
    return Stream.of(
        refused("2x + 1", "there is no operator between '2' and 'x'. To multiply, write 2*x.", "^^"),
        refused("a b", "there is no operator between 'a' and 'b'. To multiply, write a*b.", "^^^"),
        refused("a < b < c", "two comparisons in a row. Write a < b & b < c.", "^^^^^^^^^"),
        refused("if(0 <= x+1 < 2*c, 1, 0)", "two comparisons in a row. Write 0 <= x+1 & x+1 < 2*c.",
            "   ^^^^^^^^^^^^^^"),
        refused("1 + (a < b)",
            "'(a < b)' is a condition where a number is expected. Write if(condition, a, b).", "    ^^^^^^^"),
        refused("if(a, 1, 2)",
            "'a' is a number where a condition is expected. Compare it with another, as in a > 0.", "   ^"),
        refused("if(a < 1, 2)", "if takes 3 arguments, if(condition, a, b), not 2.", "^^^^^^^^^^^^"),
        refused("if(a = 1, 2, 3)",
            "'=' defines a quantity and does not stand inside a formula. To compare, write '=='.", "     ^"),
        refused("a ** b", "'**' is not part of the notation. Write '^'.", "  ^^"),
        refused("a \u2212 b",
            "'\u2212' is not part of the notation. Write '-', the minus sign of the keyboard.", "  ^"),
        refused("a\u00d7b", "'\u00d7' is not part of the notation. Write '*'.", " ^"),
        refused("2*\u03c0", "'\u03c0' is not part of the notation. Write 'pi'.", "  ^"),
        refused("if(a != b, 1, 2)", "'!=' is not part of the notation. Write a < b | a > b.", "     ^^"),
        refused("a @ b", "'@' is not part of the notation.", "  ^"),
        refused("2*(a + b", "this parenthesis is never closed.", "  ^"),
        refused("exp(a + (b)", "this parenthesis is never closed.", "   ^"),
        refused("a + b)", "this parenthesis closes nothing.", "     ^"),
        refused("1,5*x",
            "a comma stands only between the arguments of a function; the decimal sign is a point.", " ^"),
        refused("1.2.3", "a number has one decimal point.", "^^^^"),
        refused("1e999", "'1e999' is too large for a double.", "^^^^^"),
        refused("1e-999", "'1e-999' is too small for a double.", "^^^^^^"),
        refused("2*tahn(x)", "'tahn' is not a function. Did you mean 'tanh'?", "  ^^^^"),
        refused("k(x + 1)", "'k' is not a function. To multiply, write k*(...).", "^"),
        refused("ln(x)", "'ln' is not a function. Write log(x).", "^^"),
        refused("hill(x, K)", "hill takes 3 arguments, hill(x, K, n), not 2.", "^^^^^^^^^^"),
        refused("exp()", "exp takes 1 argument, exp(x), not 0.", "^^^^^"),
        refused("1 + exp", "'exp' is a function. Write exp(x).", "    ^^^"),
        refused("2*delay(L + M, D)",
            "delay takes one name, and 'L + M' is none. "
                + "Give it one: signal = L + M, and write delay(signal, D).",
            "        ^^^^^"),
        refused("delay(min(a, b), 3)",
            "delay takes one name, and 'min(a, b)' is none. "
                + "Give it one: signal = min(a, b), and write delay(signal, 3).",
            "      ^^^^^^^^^"),
        refused("delay(t, D + 1)", "the time needs no delay. Write t - (D + 1).", "^^^^^^^^^^^^^^^"),
        refused("delay(x)", "delay takes 2 arguments, delay(x, tau), not 1.", "^^^^^^^^"),
        refused("delya(x, 3)", "'delya' is not a function. Did you mean 'delay'?", "^^^^^"),
        refused("a + * b", "a value is missing between '+' and '*'.", "    ^"),
        refused("3 +", "a value is missing after '+'.", "   ^"),
        refused("*3", "a value is missing before '*'.", "^"),
        refused("", "there is no formula.", "^"));
  }

  /** Line, what is said, and the line of carets. */
  static Stream<Arguments> refusedEquations() {
    return Stream.of(
        refused("t = 3", "'t' is the time and cannot be defined.", "^"),
        refused("dpi/dt = 3", "'pi' is a constant and cannot be defined.", " ^^"),
        refused("exp = 4", "'exp' is a function of the notation and cannot be defined.", "^^^"),
        refused("L(t) = 3", "the left side of an equation is a name, or dX/dt.", "^^^^"),
        refused("d/dt = 3", "the left side of an equation is a name, or dX/dt.", "^^^^"),
        refused("L + 3",
            "there is no '=' here. An equation reads name = formula, or dX/dt = formula.", "^^^^^"),
        refused("a =", "there is no formula.", "   ^"),
        refused("a = b = c",
            "'=' defines a quantity and does not stand inside a formula. To compare, write '=='.", "      ^"),
        refused("FI = 2k4*N",
            "there is no operator between '2' and 'k4'. To multiply, write 2*k4.", "     ^^^"));
  }

  @ParameterizedTest
  @MethodSource("refusedFormulas")
  void aFormulaIsRefusedWithTheReasonThePlaceAndTheRemedy(String line, String problem, String carets) {
    var refused = assertThrows(NotationException.class, () -> Parser.expression(line));
    assertEquals(problem + "\n    " + line + "\n    " + carets, refused.getMessage());
  }

  @ParameterizedTest
  @MethodSource("refusedEquations")
  void anEquationIsRefusedWithTheReasonThePlaceAndTheRemedy(String line, String problem, String carets) {
    var refused = assertThrows(NotationException.class, () -> Parser.equations(line));
    assertEquals(problem + "\n    " + line + "\n    " + carets, refused.getMessage());
  }

  @Test
  void anOpenParenthesisDoesNotSwallowTheNextEquation() {
    var refused = assertThrows(NotationException.class, () -> Parser.equations("""
        a = (b + c
        dL/dt = 3*(a + b)
        """));
    assertEquals("""
        this parenthesis is never closed.
            a = (b + c
                ^""", refused.getMessage());
  }

  @Test
  void theLineShownIsTheOneThatIsWrong() {
    var refused = assertThrows(NotationException.class, () -> Parser.equations("""
        a = b       # fine
        c = 2 3     # not
        """));
    assertEquals("c = 2 3", refused.line());
    assertEquals("there is no operator between '2' and '3'. To multiply, write 2*3.", refused.problem());
    assertEquals(4, refused.from());
    assertEquals(7, refused.to());
  }

  private static Arguments refused(String line, String problem, String carets) {
    return Arguments.of(line, problem, carets);
  }
}
