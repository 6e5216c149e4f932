package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smooth piece that is in force at a point. */
class PieceTest {
  private static final Map<String, Double> POINT = Map.of("x", 1.0, "y", -2.0, "w", 1.0, "t", 0.0);

  private static Piece piece(String formula) {
    Program program =
        Program.of(List.of("x", "y"), List.of("w"), List.of(), List.of(Parser.expression(formula)));
    return Piece.at(program, POINT::get);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "pos(x - 3)              | 0             | x < 3",
      "pos(-y)                 | -y            | y < 0",
      "abs(y)                  | -y            | y < 0",
      "sign(x)                 | 1             | x > 0",
      "min(max(x/4, 0), 1)     | x/4           | x/4 > 0; x/4 < 1",
      "max(x, y)*min(x, y)     | x*y           | x > y",
      "if(x <= y, x, pos(y))   | 0             | x > y; y < 0",
      "if(y < x, t, 2)         | t             | y < x",
      "floor(x) + exp(y)       | floor(x) + exp(y) | ''",
      "min(x, w)               | min(x, w)     | ''",
      "if(x == y, 1, 2)        | if(x == y, 1, 2) | ''"})
  void whatIsDecidedThereIsSaidWithItsLimits(String formula, String expected, String limits) {
    Piece piece = piece(formula);
    assertEquals(Parser.expression(expected), piece.program().results().get(0));
    assertEquals(limits, String.join("; ", piece.limits().stream().map(Piece.Limit::text).toList()));
    piece.limits().forEach(limit -> assertEquals(true, limit.holds(POINT::get), limit.text()));
  }

  @Test
  void anExpressionDependsOnTheLimitsOfWhatItNeeds() {
    Program program = Program.of(List.of("x", "y"), List.of("w"),
        List.of(new Assignment("a", Parser.expression("pos(x)")),
            new Assignment("b", Parser.expression("2*a")), new Assignment("c", Parser.expression("pos(y)"))),
        List.of(Parser.expression("b + min(x, 5)"), Parser.expression("c")));
    Piece piece = Piece.at(program, POINT::get);
    assertEquals(List.of("x > 0", "x < 5"), texts(piece, piece.program().results().get(0)));
    assertEquals(List.of("y < 0"), texts(piece, piece.program().results().get(1)));
    assertEquals(List.of("x > 0"), texts(piece, Parser.expression("a*w")));
  }

  private static List<String> texts(Piece piece, Expr expression) {
    return piece.limitsOf(List.of(expression)).stream().map(Piece.Limit::text).toList();
  }
}
