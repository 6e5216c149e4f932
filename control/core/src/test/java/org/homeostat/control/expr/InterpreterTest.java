package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterpreterTest {

  private static final int PROGRAMS_PER_SEED = 20;

  static Stream<Long> seeds() {
    return Cases.seeds(50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachLineHasTheValueOfItsFormula(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < PROGRAMS_PER_SEED; i++) {
      Program program = Programs.random(r);
      double[] inputs = Programs.extremes(r, 6);
      double[] y = {inputs[0], inputs[1], inputs[2]};
      double[] p = {inputs[3], inputs[4]};
      double[] expected = valueByValue(program, inputs);
      assertArrayEquals(
          Programs.bits(expected),
          Programs.bits(Programs.run(program.interpreted(), program, inputs[5], y, p)),
          program::toString);
    }
  }

  private static double[] valueByValue(Program program, double[] inputs) {
    Map<String, Double> known = new HashMap<>(Map.of(
        "x", inputs[0], "y", inputs[1], "z", inputs[2], "a", inputs[3], "b", inputs[4], "t", inputs[5]));
    for (Assignment assignment : program.body()) {
      known.put(assignment.name(), Value.of(assignment.value(), known::get));
    }
    return program.results().stream().mapToDouble(result -> Value.of(result, known::get)).toArray();
  }

  @Test
  void theInputsAreNotChanged() {
    Program program = Programs.of("u = x + a", "u", "u*u");
    double[] y = {1, 2, 3};
    double[] p = {4, 5};
    assertArrayEquals(new double[] {5, 25}, Programs.run(program.interpreted(), program, 0, y, p));
    assertArrayEquals(new double[] {1, 2, 3}, y);
    assertArrayEquals(new double[] {4, 5}, p);
  }
}
