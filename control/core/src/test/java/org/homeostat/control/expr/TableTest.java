package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TableTest {
  /** Too many kinks for rectifiers, so that proofs know it as one curve. */
  private static final String LONG = "table(x, -1, 0, 0, 1, 1, 3, 2, 2, 3, 5, 4, 1)";
  private static final String HAT = "table(x, -1, 0, 0.5, 3, 2, 1)";

  /** Rounding of two slopes of order one. */
  private static final double ROUNDING = 1e-12;

  static List<Long> seeds() {
    return Cases.seeds(20).toList();
  }

  private static double value(String formula, double x) {
    return Value.of(Parser.expression(formula), name -> x);
  }

  private static Nodes random(SplittableRandom r) {
    List<BigDecimal> x = new ArrayList<>();
    List<BigDecimal> y = new ArrayList<>();
    BigDecimal at = BigDecimal.valueOf(r.nextInt(-300, 0), 2);
    for (int i = 2 + r.nextInt(12); i > 0; i--) {
      x.add(at);
      y.add(BigDecimal.valueOf(r.nextInt(-20, 20), 1));
      at = at.add(BigDecimal.valueOf(1 + r.nextInt(100), 2));
    }
    return new Nodes(x, y);
  }

  /** Points inside and outside, all nodes among them, and what is no number. */
  private static double[] points(Nodes nodes, SplittableRandom r) {
    DoubleStream atNodes = nodes.x().stream().mapToDouble(BigDecimal::doubleValue);
    return DoubleStream.concat(DoubleStream.concat(atNodes, r.doubles(30, -5, 12)),
        DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0)).toArray();
  }

  @ParameterizedTest
  @CsvSource({"-9, 0", "-1, 0", "-0.5, 1", "0.5, 3", "1.25, 2", "2, 1", "7, 1", "NaN, NaN"})
  void aTableIsStraightBetweenItsNodesAndLevelBeyond(double x, double y) {
    assertEquals(y, value(HAT, x));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyNodeHasItsValueToTheLastBit(long seed) {
    Nodes nodes = random(new SplittableRandom(seed));
    Expr table = new Expr.Table(new Expr.Name("x"), nodes);
    for (int i = 0; i < nodes.size(); i++) {
      double x = nodes.x().get(i).doubleValue();
      assertEquals(nodes.y().get(i).doubleValue(), Value.of(table, name -> x));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void compiledInterpretedAndFieldValuesAgreeToTheLastBit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Nodes nodes = random(r);
    Expr table = new Expr.Table(new Expr.Name("x"), nodes);
    Program program = Program.of(List.of("x"), List.of(), List.of(), List.of(table));
    Program slope = program.jacobian();
    for (double x : points(nodes, r)) {
      double expected = Value.of(table, name -> x);
      double[] at = {x};
      assertEquals(expected, Programs.run(program.compiled(), program, 0, at, new double[0])[0]);
      assertEquals(expected, Programs.run(program.interpreted(), program, 0, at, new double[0])[0]);
      assertEquals(expected,
          FieldValue.of(table, Binary64Field.getInstance(), name -> new Binary64(x)).getReal());
      assertEquals(Programs.run(slope.interpreted(), slope, 0, at, new double[0])[0],
          Programs.run(slope.compiled(), slope, 0, at, new double[0])[0]);
    }
  }

  @Test
  void aTableIsOneLookUpOfCompiledCodeHoweverLong() {
    int most = 5000;
    Nodes nodes = new Nodes(IntStream.range(0, most).mapToObj(BigDecimal::valueOf).toList(),
        IntStream.range(0, most).mapToObj(i -> BigDecimal.valueOf(i % 7, 3)).toList());
    Program program =
        Program.of(List.of("x"), List.of(), List.of(), List.of(new Expr.Table(new Expr.Name("x"), nodes)));
    assertEquals(1, GeneratedClass.of(program).calls("at"));
    assertTrue(GeneratedClass.of(program).methodSizes().get("evaluate") < 20);
    double[] at = {4321.5};
    assertEquals(0.0025, Programs.run(program.compiled(), program, 0, at, new double[0])[0]);
  }

  @Test
  void theSlopeIsThatOfThePieceToTheRightOfANode() {
    Expr slope = Derivative.of(Parser.expression(HAT), name -> new Expr.Number(BigDecimal.ONE));
    List<Double> slopes = DoubleStream.of(-2, -1, 0, 0.5, 1, 2, 3)
        .mapToObj(x -> Value.of(slope, name -> x)).toList();
    List<Double> expected = List.of(0.0, 0.0, 2.0, -2 / 1.5, -2 / 1.5, 0.0, 0.0);
    IntStream.range(0, expected.size())
        .forEach(i -> assertEquals(expected.get(i), slopes.get(i), ROUNDING));
  }

  @Test
  void anIntervalOfArgumentsHasAllTheirValues() {
    Expr table = Parser.expression(HAT);
    assertEquals("0 3", enclosure(table, -5, 0.5));
    assertEquals("2 3", enclosure(table, 0, 1.25));
    assertEquals("1 1", enclosure(table, 2, 8));
  }

  private static String enclosure(Expr table, double low, double high) {
    Interval x = Interval.of(low).hull(Interval.of(high));
    Interval y = table.fold(new IntervalValue(name -> x));
    return y.low() + " " + y.high();
  }

  private static boolean same(String left, String right, ToIntFunction<String> signs) {
    Canonical proof = new Canonical(signs);
    return proof.of(Parser.expression(left), proof::free).orElseThrow()
        .isSame(proof.of(Parser.expression(right), proof::free).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "table(x - 1, -1, 0, 0.5, 3, 2, 1)          | table(x, 0, 0, 1.5, 3, 3, 1)",
      "table(2*x, -1, 0, 0.5, 3, 2, 1)            | table(x, -0.5, 0, 0.25, 3, 1, 1)",
      "table(-x, -1, 0, 0.5, 3, 2, 1)             | table(x, -2, 1, -0.5, 3, 1, 0)",
      "2 + table(x, -1, 0, 0.5, 3, 2, 1)          | table(x, -1, 2, 0.5, 5, 2, 3)",
      "table(x, 0, 0, 1, 1)                       | min(max(x, 0), 1)",
      "table(x, 0, 0, 0.5, 0.5, 1, 1)             | table(x, 0, 0, 1, 1)",
      "table((e + a)/a, 0, 0, 1, 1, 4, 2)         | table(e/a, -1, 0, 0, 1, 3, 2)",
      "table(x, 0, 5, 1, 5)                       | 5",
      LONG + " | table(x + 2, 1, 0, 2, 1, 3, 3, 4, 2, 5, 5, 6, 1)",
      LONG + " | table(-x/2, -2, 1, -1.5, 5, -1, 2, -0.5, 3, 0, 1, 0.5, 0)",
      LONG + " | table(x, -1, 0, 0, 1, 0.5, 2, 1, 3, 2, 2, 3, 5, 4, 1, 5, 1)",
      LONG + " | 2 - table(x, -1, 2, 0, 1, 1, -1, 2, 0, 3, -3, 4, 1)",
      LONG + " | table(x, -1, 0, 0, 0.2, 1, 0.6, 2, 0.4, 3, 1, 4, 0.2)*5",
      "table(e/a, -1, 0, 0, 1, 1, 3, 2, 2, 3, 5, 4, 1)"
          + " | table((a - e)/a, -3, 1, -2, 5, -1, 2, 0, 3, 1, 1, 2, 0)",
      "exp(" + LONG + " - " + LONG + ")           | 1",
      "table(x, 0, 1, 1, 2)                       | if(x < 0, 1, if(x > 1, 2, 1 + x))"})
  void tablesThatAreOneCurveAreProvedToBe(String left, String right) {
    assertTrue(same(left, right, name -> name.equals("a") ? 2 : 0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "table(x, -1, 0, 0.5, 3, 2, 1)  | table(x, -1, 0, 0.5, 3, 2, 1.0000001)",
      "table(x, -1, 0, 0.5, 3, 2, 1)  | table(x, -1, 0, 0.5000001, 3, 2, 1)",
      LONG + " | table(x, -1, 0, 0, 1, 1, 3, 2, 2, 3, 5, 4, 1.0000001)",
      LONG + " | table(x, -1, 0, 0, 1, 1, 3, 2, 2, 3.0000001, 5, 4, 1)",
      LONG + " | table(x + 0.0000001, -1, 0, 0, 1, 1, 3, 2, 2, 3, 5, 4, 1)",
      LONG + " | table(-x, -1, 0, 0, 1, 1, 3, 2, 2, 3, 5, 4, 1)",
      LONG + " | table(x^2, -1, 0, 0, 1, 1, 3, 2, 2, 3, 5, 4, 1)",
      "table(x, 0, 0, 1, 1)           | x"})
  void tablesThatDifferAreNot(String left, String right) {
    assertFalse(same(left, right, name -> 0));
  }

  @Test
  void theSignsOfATablesValuesAreItsOwn() {
    assertEquals("1 1 0", Stream.of("1, 2, 3", "0, 2, 3", "-1, 2, 3").map(values -> {
      String[] y = values.split(", ");
      Canonical proof = new Canonical();
      Expr table = Parser.expression("1 + table(x, 0, " + y[0] + ", 1, " + y[1] + ", 2, " + y[2]
          + ", 3, 5, 4, 1, 5, 2)");
      return "" + proof.of(table, proof::free).orElseThrow().definiteSign(name -> 0);
    }).collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theCanonicalFormHasTheValueOfTheTable(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Nodes nodes = random(r);
    Canonical proof = new Canonical();
    Expr written = proof.of(new Expr.Table(new Expr.Name("x"), nodes), proof::free).orElseThrow().toExpr();
    for (int i = 0; i < 50; i++) {
      BigFraction x = new BigFraction(r.nextInt(-500, 1200), 100);
      Interval exact = written.fold(new IntervalValue(name -> Interval.of(x)));
      assertEquals(nodes.at(x), exact.low());
      assertTrue(exact.isExact());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenReadsTheSame(long seed) {
    Expr table = new Expr.Table(Parser.expression("x/a - 1"), random(new SplittableRandom(seed)));
    assertEquals(table, Parser.expression(Text.of(table)));
  }

  @Test
  void aTableIsPrintedWithItsNodes() {
    Expr table = Parser.expression("2*table(x - 1, -0.5, 1e-3, 1, 2)");
    assertEquals("2*table(x - 1, -0.5, 0.001, 1, 2)", Text.of(table));
    assertEquals("2 \\, \\operatorname{table}\\left(x - 1;\\; -0.5 \\mapsto 0.001, 1 \\mapsto 2\\right)",
        Latex.of(table));
    assertTrue(MathMl.of(table).contains("<mn>1</mn><mo>\u21a6</mo><mn>2</mn>"), MathMl.of(table));
  }

  @Test
  void theKinksOfATableAreTheZerosOfOneSwitch() {
    Program program = Programs.of("", "table(x/2, 0, 0, 1, 1, 2, 2, 3, 0)");
    List<Switch> found = Switch.of(program, List.of("dx/dt"));
    assertEquals(List.of("table(x/2, ...) in dx/dt"), found.stream().map(Switch::label).toList());
    String signs = DoubleStream.of(-5, -1, 0, 0.5, 2, 3.9, 4, 4.1, 6, 6.1, 100)
        .mapToObj(x -> Value.of(found.get(0).function(), name -> x))
        .map(value -> value > 0 ? "+" : value < 0 ? "-" : "0").collect(Collectors.joining());
    assertEquals("--0+++0-0++", signs);
  }

  @Test
  void runsStopAtRectifiersAndNotAtTheKinksOfTables() {
    Program program = Programs.of("", "pos(y) + " + HAT);
    assertEquals(List.of("pos(y) in dx/dt"),
        Switch.stopping(program, List.of("dx/dt")).stream().map(Switch::label).toList());
  }

  @Test
  void aLevelTableHasNoKink() {
    assertEquals(List.of(), Switch.of(Programs.of("", "table(x, 0, 5, 1, 5)"), List.of("dx/dt")));
    assertFalse(Smoothness.of(Parser.expression(HAT)));
  }

  @Test
  void theArgumentAndTheValuesArePureNumbers() {
    Map<String, Unit> units = Map.of("W", Unit.parse("kg"), "W0", Unit.parse("kg"));
    assertEquals("1", UnitCheck.of(Parser.expression("table(W/W0, 0, 0, 1, 1)"),
        name -> Optional.of(units.get(name))).toString());
    UnitMismatch mismatch = assertThrows(UnitMismatch.class, () -> UnitCheck.of(
        Parser.expression("table(W, 0, 0, 1, 1)"), name -> Optional.of(units.get(name))));
    assertEquals("W in table(W, ...) must be a pure number.\n    W is kg. Divide it by a quantity in kg.",
        mismatch.getMessage());
  }

  @Test
  void anExplanationShowsTheArgument() {
    assertEquals("table(x, 0, 0, 1, 2) = 1\n  x = 0.5", Explanation.of(
        Parser.expression("table(x, 0, 0, 1, 2)"), name -> 0.5, name -> Optional.empty()).toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "u = table(x, 0, 1, 2)"
          + "| a table has two nodes at least: table(x, x1, y1, x2, y2, ...)."
          + "|     ^^^^^^^^^^^^^^^^^",
      "u = table(x, 0, 1, 2, 3, 4)"
          + "| a table is made of pairs, table(x, x1, y1, x2, y2, ...), and the node 4 has no value."
          + "|                          ^",
      "u = table(x, 0, 1, 2, 3, -1, 4)"
          + "| the nodes of a table increase, and -1 does not come after a smaller one but after 2."
          + "|                          ^^",
      "u = table(x, 0, 1, 1, 2, 1.00000000000000000001, 3)"
          + "| a table cannot have a node at 1.00000000000000000001 and one at 1: as doubles they are one"
          + " number."
          + "|                          ^^^^^^^^^^^^^^^^^^^^^^",
      "u = table(x, 0, 1, x1, 3)"
          + "| a table holds plain numbers, and 'x1' is none. What varies is multiplied outside, or divides"
          + " the first argument."
          + "|                    ^^",
      "u = table(x, 0, 1, 1/3, 3)"
          + "| a table holds plain numbers, and '1/3' is none. What varies is multiplied outside, or divides"
          + " the first argument."
          + "|                    ^^^",
      "u = table + 1"
          + "| 'table' is a function. Write table(x, x1, y1, x2, y2, ...)."
          + "|     ^^^^^",
      "u = interp(x, 1)"
          + "| 'interp' is not a function. Write table(x, x1, y1, x2, y2, ...)."
          + "|     ^^^^^^"},
      quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false)
  void whatIsWrongWithATableIsPointedAt(String line, String problem, String carets) {
    NotationException wrong = assertThrows(NotationException.class, () -> Parser.equations(line));
    assertEquals(problem.strip() + "\n    " + line + "\n    " + carets.substring(1), wrong.getMessage());
  }
}
