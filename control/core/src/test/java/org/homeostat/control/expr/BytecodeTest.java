package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BytecodeTest {

  private static final int PROGRAMS_PER_SEED = 25;
  private static final int INPUTS_PER_PROGRAM = 8;

  static Stream<Long> seeds() {
    return Cases.seeds(200);
  }

  static Stream<Long> fewSeeds() {
    return Cases.seeds(10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void compiledEqualsInterpretedToTheLastBit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < PROGRAMS_PER_SEED; i++) {
      assertAgree(Programs.random(r), r, INPUTS_PER_PROGRAM);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void compiledJacobianEqualsInterpretedToTheLastBit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    assertAgree(Programs.random(r).jacobian(), r, INPUTS_PER_PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void bothStayEqualWhileHotSpotCompilesThem(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    assertAgree(Programs.smooth(r, 10), r, 30_000);
  }

  @Test
  void wholeAndBrokenPowersAgree() {
    String[] powers = IntStream.range(-40, 40).mapToObj(n -> "x^" + n).toArray(String[]::new);
    assertAgree(Programs.of("", powers), new SplittableRandom(1), 1000);
    assertAgree(
        Programs.of("", "x^0.5", "x^(1/3)", "x^2.0", "x^1024", "x^1025", "x^-3000", "0^0", "x^y", "2^x"),
        new SplittableRandom(2),
        1000);
  }

  @Test
  void conditionsAreFalseForNaN() {
    Program program = Programs.of("",
        "if(x < y, 1, 2)", "if(x <= y, 1, 2)", "if(x > y, 1, 2)", "if(x >= y, 1, 2)", "if(x == y, 1, 2)",
        "if(x < y | x >= y, 1, 2)", "if(x == x & y == y, 1, 2)");
    double[] y = {Double.NaN, 1, 0};
    double[] expected = {2, 2, 2, 2, 2, 2, 2};
    assertArrayEquals(expected, Programs.run(program.compiled(), program, 0, y, new double[2]));
    assertArrayEquals(expected, Programs.run(program.interpreted(), program, 0, y, new double[2]));
  }

  @Test
  void aConditionThatIsUsedAgainAgrees() {
    Expr c = new Expr.Comparison(Relation.LESS, new Expr.Name("x"), new Expr.Name("y"));
    Expr x = new Expr.Name("x");
    Expr y = new Expr.Name("y");
    List<Assignment> body = List.of(new Assignment("c", c));
    List<Expr> results = List.of(
        c,
        new Expr.Choice(c, x, y),
        new Expr.Choice(new Expr.Or(new Expr.Name("c"), x), y, x),
        new Expr.And(x, y),
        new Expr.Or(new Expr.And(x, c), y));
    Program program = Program.of(Programs.STATES, Programs.PARAMETERS, body, results);
    assertAgree(program, new SplittableRandom(3), 1000);
  }

  @Test
  void theSameOperationIsDoneOnce() {
    Program program =
        Programs.of("u = exp(x*y)\nv = 1 + exp(x*y)", "u/v", "exp(x*y)^3", "if(u < v, exp(x*y), 0)");
    assertEquals(1, GeneratedClass.of(program).calls("exp"));
  }

  @Test
  void zeroAndMinusZeroAreDifferentConstants() {
    Program program = Programs.of("", "0", "-0", "1/0", "1/(-0)");
    assertArrayEquals(
        new double[] {0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
        Programs.run(program.compiled(), program, 0, new double[3], new double[2]));
  }

  @Test
  void everyResultIsWrittenThoughItIsZero() {
    Expr[] results = new Expr[40];
    Arrays.fill(results, new Expr.Number(BigDecimal.ZERO));
    results[7] = new Expr.Name("x");
    Program program = Program.of(Programs.STATES, Programs.PARAMETERS, List.of(), List.of(results));
    double[] expected = new double[40];
    expected[7] = 3;
    double[] y = {3, 0, 0};
    assertArrayEquals(expected, Programs.run(program.compiled(), program, 0, y, new double[2]));
  }

  @Test
  void resultsCanBeAppendedToTheParameters() {
    Program program = Programs.of("u = a + b", "u*b", "0*u", "x", "0", "0", "0", "0", "0", "0", "0", "0");
    double[] all = new double[2 + 11];
    Arrays.fill(all, -77);
    all[0] = 3;
    all[1] = 4;
    program.appending().evaluate(0, new double[] {5, 0, 0}, all, all);
    assertArrayEquals(new double[] {3, 4, 28, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0}, all);
  }

  @Test
  void whatFitsIntoOneMethodIsOne() {
    Program program = Programs.of("u = x", "u*y");
    assertEquals(Set.of("<init>", "evaluate"), GeneratedClass.of(program).methodSizes().keySet());
  }

  @Test
  void aProgramWithoutResultsDoesNothing() {
    Program program = Programs.of("u = x");
    assertEquals(0, Programs.run(program.compiled(), program, 0, new double[3], new double[2]).length);
  }

  @Test
  void threeThousandAssignmentsAreSplitAndAgree() {
    SplittableRandom r = new SplittableRandom(7);
    List<String> names = new ArrayList<>(Programs.STATES);
    names.addAll(Programs.PARAMETERS);
    List<Assignment> body = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      Expr term = Cases.random(r, 1 + r.nextInt(3), names);
      body.add(new Assignment("v" + i, new Expr.Call(Function.TANH, List.of(term))));
      names.add("v" + i);
    }
    List<Expr> results = names.stream().<Expr>map(Expr.Name::new).toList();
    assertSplits(Program.of(Programs.STATES, Programs.PARAMETERS, body, results), r);
  }

  @Test
  void aLongChainOfAssignmentsIsSplitAndAgrees() {
    StringBuilder block = new StringBuilder("v0 = x\n");
    for (int i = 1; i <= 3000; i++) {
      block.append("v%d = sin(v%d) + 0.%d*y/(1 + v%d^2)%n".formatted(i, i - 1, i, i - 1));
    }
    assertSplits(Programs.of(block.toString(), "v3000", "v1500", "v1"), new SplittableRandom(8));
  }

  @Test
  void oneFormulaThatIsLongerThanAMethodIsSplitAndAgrees() {
    String sum = IntStream.range(0, 1500).mapToObj(i -> "%d*exp(-x/%d)".formatted(i, i + 1))
        .reduce((a, b) -> a + " + " + b).orElseThrow();
    assertSplits(Programs.of("", sum), new SplittableRandom(9));
    assertSplits(Programs.of("", "if(x < 0, " + sum + ", y)"), new SplittableRandom(9));
  }

  @Test
  void aProgramTooLargeForAClassIsInterpreted() {
    List<Expr> constants =
        IntStream.range(0, 40_000).<Expr>mapToObj(i -> new Expr.Number(BigDecimal.valueOf(i, 1))).toList();
    Program program = Program.of(List.of(), List.of(), List.of(), constants);
    double[] out = Programs.run(program.compiled(), program, 0, new double[0], new double[0]);
    assertEquals(3999.9, out[39_999]);
  }

  @Test
  void eachProgramHasItsOwnHiddenClass() {
    Evaluator evaluator = Programs.of("", "x").compiled();
    assertTrue(evaluator.getClass().isHidden());
    assertSame(Program.class.getPackage(), evaluator.getClass().getPackage());
  }

  private static void assertSplits(Program program, SplittableRandom r) {
    Map<String, Integer> sizes = GeneratedClass.of(program).methodSizes();
    assertTrue(sizes.containsKey("part1"), () -> "one part in " + sizes);
    assertTrue(sizes.values().stream().allMatch(size -> size <= BytecodePart.HUGE_METHOD), sizes::toString);
    assertAgree(program, r, 5);
    assertAgree(program, program.compiled().forOneThread(), r, 5);
  }

  private static void assertAgree(Program program, SplittableRandom r, int inputs) {
    assertAgree(program, program.compiled(), r, inputs);
  }

  private static void assertAgree(Program program, Evaluator compiled, SplittableRandom r, int inputs) {
    Evaluator interpreted = program.interpreted();
    for (int i = 0; i < inputs; i++) {
      double t = Programs.extremes(r, 1)[0];
      double[] y = i % 2 == 0 ? Programs.extremes(r, 3) : Programs.moderate(r, 3);
      double[] p = i % 2 == 0 ? Programs.extremes(r, 2) : Programs.moderate(r, 2);
      assertArrayEquals(
          Programs.bits(Programs.run(interpreted, program, t, y, p)),
          Programs.bits(Programs.run(compiled, program, t, y, p)),
          () -> "at t = " + t + ", " + Arrays.toString(y) + ", " + Arrays.toString(p) + ": " + program);
    }
  }
}
