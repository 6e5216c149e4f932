package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitProgramTest {
  private static final int UNITS = 7;
  private static final int STATES = 2;
  private static final int LINKS = 2;
  private static final int OWN_STRIDE = 3;

  /** In how many ways a result is stored. */
  private static final int KINDS = 6;

  private static final List<String> NAMES = List.of("x", "y", "left", "above", "sum", "a", "b", "c", "t");

  private static UnitInputs inputs(int workStride) {
    return new UnitInputs(List.of("x", "y"), List.of("left", "above"), Map.of("above", "c"), List.of("sum"),
        List.of("a"), List.of("b", "c"), OWN_STRIDE, workStride);
  }

  /** What one evaluation reads and writes; each result of each unit has a place of its own. */
  private record Point(double t, double[] y, double[] shared, double[] own, double[] work, int[] sources,
      int[] places, double[] out) {

    static Point random(SplittableRandom r, int results, int handed) {
      int[] sources = IntStream.range(0, UNITS * LINKS)
          .map(k -> r.nextInt(k % LINKS == 0 ? 0 : -1, UNITS * STATES)).toArray();
      int[] places = IntStream.range(0, UNITS * results)
          .map(k -> k % results % KINDS < 2 && r.nextBoolean() ? -1 : k).toArray();
      return new Point(r.nextDouble(), numbers(r, UNITS * STATES), numbers(r, 1),
          numbers(r, UNITS * OWN_STRIDE), numbers(r, UNITS * (results + 1) + handed), sources, places,
          numbers(r, UNITS * results * 2 + 3));
    }

    private static double[] numbers(SplittableRandom r, int count) {
      return r.nextBoolean() ? Programs.extremes(r, count) : Programs.moderate(r, count);
    }

    /** All numbers after an evaluation of these units, what the code hands itself left out. */
    long[] after(UnitLoop loop, int from, int to) {
      double[] newWork = work.clone();
      double[] newOut = out.clone();
      loop.evaluate(t, y, shared, own, newWork, sources, places, newOut, from, to);
      return Stream.of(newOut, Arrays.copyOf(newWork, newWork.length - loop.handed()))
          .flatMapToDouble(Arrays::stream).mapToLong(Double::doubleToLongBits).toArray();
    }
  }

  private static UnitProgram program(List<Assignment> body, List<Expr> results) {
    int count = results.size();
    List<UnitResult> places = IntStream.range(0, count).<UnitResult>mapToObj(i -> switch (i % KINDS) {
      case 0 -> new UnitResult.Entry(3, count, i, false, true);
      case 1 -> new UnitResult.Entry(3, count, i, true, true);
      case 2 -> new UnitResult.Entry(3, count, i, true, false);
      case 3 -> new UnitResult.Entry(3, count, i, false, false);
      case 4 -> new UnitResult.Work(i + 1);
      default -> new UnitResult.Row(UNITS * count + 3, count, i);
    }).toList();
    return new UnitProgram(Program.of(List.of("x", "y", "left", "above", "sum"), List.of("a", "b", "c"),
        body, results), inputs(count + 1), places);
  }

  private static UnitProgram random(SplittableRandom r, int lines, int results) {
    List<String> names = new ArrayList<>(NAMES);
    List<Assignment> body = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      body.add(new Assignment("v" + i, Cases.random(r, r.nextInt(4), names)));
      names.add("v" + i);
    }
    return program(body,
        Stream.generate(() -> Cases.random(r, r.nextInt(4), names)).limit(results).toList());
  }

  private static void assertAgree(UnitProgram program, SplittableRandom r) {
    UnitLoop compiled = program.compiled();
    Point point = Point.random(r, program.results().size(), compiled.handed());
    int from = r.nextInt(UNITS);
    int to = r.nextInt(from, UNITS + 1);
    long[] wanted = point.after(program.interpreted(), from, to);
    assertArrayEquals(
        Arrays.copyOf(wanted, wanted.length - compiled.handed()), point.after(compiled, from, to),
        () -> "units " + from + " to " + to + " of " + program);
  }

  static Stream<Long> seeds() {
    return Cases.seeds(60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void compiledAndInterpretedLoopsAgreeToTheLastBit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < 10; i++) {
      assertAgree(random(r, r.nextInt(8), 1 + r.nextInt(8)), r);
    }
  }

  @Test
  void aLongProgramIsSplitAndAgrees() {
    SplittableRandom r = new SplittableRandom(5);
    UnitProgram program = random(r, 1500, 300);
    Map<String, Integer> sizes = GeneratedClass.of(program).methodSizes();
    assertTrue(sizes.containsKey("part1"), () -> "one part in " + sizes);
    assertTrue(sizes.values().stream().allMatch(size -> size <= BytecodePart.HUGE_METHOD), sizes::toString);
    assertTrue(program.compiled().handed() > 0);
    for (int i = 0; i < 5; i++) {
      assertAgree(program, r);
    }
  }

  @Test
  void theLengthOfEachMethodIsBelowWhatHotSpotCompiles() {
    SplittableRandom r = new SplittableRandom(6);
    for (int lines = 5; lines < 150; lines += 5) {
      Map<String, Integer> sizes = GeneratedClass.of(random(r, lines, lines / 2)).methodSizes();
      assertTrue(sizes.values().stream().allMatch(size -> size <= BytecodePart.HUGE_METHOD), sizes::toString);
    }
  }

  @Test
  void aUnitWithoutALinkHasTheValueThatStandsIn() {
    UnitProgram program = new UnitProgram(Program.of(List.of("x", "y", "left", "above", "sum"),
        List.of("a", "b", "c"), List.of(), List.of(Parser.expression("10*above + left"))), inputs(1),
        List.of(new UnitResult.Row(0, 1, 0)));
    double[] out = new double[2];
    program.compiled().evaluate(0, new double[] {1, 2, 3, 4}, new double[] {0},
        new double[] {0, 7, 0, 0, 8, 0}, new double[2], new int[] {3, -1, 0, 2}, new int[0],
        out, 0, 2);
    assertArrayEquals(new double[] {10 * 7 + 4, 10 * 3 + 1}, out);
  }

  @Test
  void everyResultHasAPlaceAndEveryNameALength() {
    Program program = Program.of(List.of("x"), List.of(), List.of(), List.of(Parser.expression("x")));
    assertThrows(
        IllegalArgumentException.class, () -> new UnitProgram(program, inputs(1), List.of()));
    assertThrows(IllegalArgumentException.class, () -> new UnitInputs(
        List.of(), List.of(), Map.of(), List.of(), List.of(), List.of("b"), 0, 0));
  }
}
