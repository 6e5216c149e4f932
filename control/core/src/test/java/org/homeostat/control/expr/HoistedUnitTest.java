package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HoistedUnitTest {

  static Stream<Long> seeds() {
    return Cases.seeds(150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void thePartsOneAfterTheOtherEqualTheWholeToTheLastBit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Program first = Programs.random(r);
    List<Program> programs = List.of(first, first.linearized(), first.jacobian(), first.timeDerivative());
    List<HoistedUnit> parts = HoistedUnit.of(programs, seed % 3 == 0 ? List.of() : List.of("b"));
    double t = Programs.extremes(r, 1)[0];
    double[] y = Programs.moderate(r, 3);
    double[] p = Programs.moderate(r, 2);
    Map<String, Double> known = new HashMap<>(Map.of("x", y[0], "y", y[1], "z", y[2], "a", p[0], "b", p[1]));
    for (int k = 0; k < parts.size(); k++) {
      workOut(parts.get(k).shared().constants(), t, known);
      workOut(parts.get(k).shared().timed(), t, known);
      workOut(parts.get(k).own().constants(), t, known);
      workOut(parts.get(k).own().timed(), t, known);
      Program whole = programs.get(k);
      assertArrayEquals(Programs.bits(Programs.run(whole.interpreted(), whole, t, y, p)),
          Programs.bits(run(parts.get(k).own().rest(), t, known)));
    }
  }

  private static void workOut(Program program, double t, Map<String, Double> known) {
    double[] found = run(program, t, known);
    IntStream.range(0, found.length)
        .forEach(i -> known.put(HoistedUnit.name(program.results().get(i)), found[i]));
  }

  private static double[] run(Program program, double t, Map<String, Double> known) {
    return Programs.run(program.interpreted(), program, t, values(program.states(), known),
        values(program.parameters(), known));
  }

  private static double[] values(List<String> names, Map<String, Double> known) {
    return names.stream().mapToDouble(name -> known.getOrDefault(name, Double.NaN)).toArray();
  }

  private static HoistedUnit hoisted(String block, String... results) {
    return HoistedUnit.of(List.of(Programs.of(block, results)), List.of("b")).get(0);
  }

  private static List<String> texts(Program program) {
    return Stream.concat(program.body().stream().map(line -> line.name() + " = " + Text.of(line.value())),
        program.results().stream().filter(result -> !(result instanceof Expr.Name)).map(Text::of)).toList();
  }

  @Test
  void aRhythmWithAPhaseOfItsOwnCostsNoSineInTheLoop() {
    HoistedUnit unit = hoisted("", "x + sin(a*t)*cos(6*b) + cos(a*t)*sin(6*b)");
    assertEquals(List.of("term 0 = sin(a*t)", "term 1 = cos(a*t)"), texts(unit.shared().timed()));
    assertEquals(List.of("term 2 = cos(6*b)", "term 3 = sin(6*b)"), texts(unit.own().constants()));
    assertTrue(unit.own().timed().results().isEmpty());
    assertEquals(List.of("x + term 0*term 2 + term 1*term 3"), texts(unit.own().rest()));
  }

  @Test
  void aFunctionOfTheTimeAndOfWhatAUnitHasForItselfIsWorkedOutOncePerTime() {
    HoistedUnit unit = hoisted("", "x*sin(a*t + b)");
    assertEquals(List.of("term 0 = a*t"), texts(unit.shared().timed()));
    assertEquals(List.of("term 1 = sin(term 0 + b)"), texts(unit.own().timed()));
    assertEquals(List.of("x*term 1"), texts(unit.own().rest()));
  }

  @Test
  void whatAllUnitsShareIsWorkedOutOnce() {
    HoistedUnit unit = hoisted("k = exp(a)", "k*b*x");
    assertEquals(List.of("k = exp(a)"), texts(unit.shared().constants()));
    assertEquals(List.of("term 0 = k*b"), texts(unit.own().constants()));
    assertEquals(List.of("b", "term 0"), unit.ownNames());
    assertEquals(List.of("a", "k"), unit.sharedNames());
  }
}
