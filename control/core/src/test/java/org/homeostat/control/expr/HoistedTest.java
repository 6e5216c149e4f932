package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HoistedTest {

  private static final int PROGRAMS_PER_SEED = 25;
  private static final int INPUTS_PER_PROGRAM = 4;

  static Stream<Long> seeds() {
    return Cases.seeds(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void thePartsEqualTheWholeToTheLastBit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < PROGRAMS_PER_SEED; i++) {
      Program program = Programs.random(r);
      Inputs hoisted = Inputs.of(program.hoisted());
      assertAgree(program, r, (t, y, p) -> hoisted.run(t, y, p));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatStandsOnTopEqualsTheWholeToTheLastBit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Program program = Programs.random(r);
    Hoisted first = program.hoisted();
    Inputs below = Inputs.of(first);
    Inputs onTop = Inputs.of(first.then(program.linearized()));
    assertAgree(program.linearized(), r, (t, y, p) -> onTop.run(t, y, below.at(t, p)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatStandsOnTopOfTwoEqualsTheWholeToTheLastBit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Program program = Programs.random(r);
    Hoisted first = program.hoisted();
    Expr other = Cases.random(r, 4, List.of("x", "a", "b", "t"));
    Hoisted second =
        first.then(Program.of(Programs.STATES, Programs.PARAMETERS, program.body(), List.of(other)));
    Inputs below = Inputs.of(first);
    Inputs between = Inputs.of(second);
    Inputs onTop = Inputs.of(second.then(program.linearized()));
    assertAgree(program.linearized(), r, (t, y, p) -> onTop.run(t, y, between.at(t, below.at(t, p))));
  }

  @Test
  void theLargestTermsAreTakenOut() {
    Hoisted hoisted = Programs.of("w = 2*pi/a\nm = exp(b*(cos(w*t) - 1))", "m*(x + a*b) - sin(w*t)*y", "w*x")
        .hoisted();
    assertEquals(List.of("w", "term 0"), texts(hoisted.constants().results()));
    assertEquals(List.of("a*b"), values(hoisted.constants(), "term 0"));
    assertEquals(List.of("m", "term 1"), texts(hoisted.timed().results()));
    assertEquals(List.of("sin(w*t)"), values(hoisted.timed(), "term 1"));
    assertEquals(List.of("m*(x + term 0) - term 1*y", "w*x"), texts(hoisted.rest().results()));
    assertEquals(List.of("a", "b", "w", "term 0", "m", "term 1"), hoisted.rest().parameters());
  }

  @Test
  void aTermThatOccursTwiceIsTakenOutOnce() {
    Hoisted hoisted = Programs.of("u = exp(a)\nv = exp(a)", "x*exp(a) + u*y", "v*z").hoisted();
    assertEquals(List.of("u"), texts(hoisted.constants().results()));
    assertEquals(List.of("x*u + u*y", "u*z"), texts(hoisted.rest().results()));
  }

  @Test
  void plainNamesAndNumbersStayWhereTheyAre() {
    Program program = Programs.of("u = a\nk = -3/4", "u*x + t*y - 2*z + pi*x", "k*x", "x^(1/2)");
    Hoisted hoisted = program.hoisted();
    assertEquals(0, hoisted.constants().results().size());
    assertEquals(0, hoisted.timed().results().size());
    assertEquals(List.of("a*x + t*y - 2*z + pi*x", "-3/4*x", "x^(1/2)"), texts(hoisted.rest().results()));
  }

  @Test
  void armsAndConditionsOfAChoiceAreTakenOut() {
    Hoisted hoisted = Programs.of("", "if(t < a, x, log(a))", "if(x < y, sin(t), z)").hoisted();
    assertEquals(1, hoisted.constants().results().size());
    assertEquals(2, hoisted.timed().results().size());
  }

  @Test
  void whatTheStatesNeverEnterIsWorkedOutForTheTimeAlone() {
    Program rest = Programs.of("", "sin(t)*a", "exp(a)", "x").hoisted().rest();
    assertTrue(rest.results().stream().allMatch(Expr.Name.class::isInstance), rest::toString);
    assertFalse(rest.dependsOnTime());
  }

  @Test
  void onTopOnlyWhatIsNewIsWorkedOut() {
    Program program = Programs.of("w = 2*a\nm = exp(sin(w*t))", "m*x");
    Hoisted second = program.hoisted().then(program.linearized());
    assertEquals(1, second.timed().results().size());
    assertEquals(List.of("m*x", "m"), texts(second.rest().results()).subList(0, 2));
  }

  private static List<String> texts(List<Expr> values) {
    return values.stream().map(Text::of).toList();
  }

  private static List<String> values(Program program, String name) {
    return program.body().stream().filter(line -> line.name().equals(name))
        .map(line -> Text.of(line.value())).toList();
  }

  /** What a program gives at a time, states and parameters. */
  private interface Route {
    double[] at(double t, double[] y, double[] p);
  }

  private static void assertAgree(Program program, SplittableRandom r, Route parts) {
    Evaluator whole = program.interpreted();
    for (int i = 0; i < INPUTS_PER_PROGRAM; i++) {
      double t = Programs.extremes(r, 1)[0];
      double[] y = i % 2 == 0 ? Programs.extremes(r, 3) : Programs.moderate(r, 3);
      double[] p = i % 2 == 0 ? Programs.extremes(r, 2) : Programs.moderate(r, 2);
      assertArrayEquals(
          Programs.bits(Programs.run(whole, program, t, y, p)),
          Programs.bits(parts.at(t, y, p)),
          () -> "at t = " + t + ", " + Arrays.toString(y) + ", " + Arrays.toString(p) + ": " + program);
    }
  }

  /** What is taken out of a program, compiled once, and the rest. */
  private record Inputs(Hoisted hoisted, Evaluator constants, Evaluator timed) {

    static Inputs of(Hoisted hoisted) {
      return new Inputs(hoisted, hoisted.constants().compiled(), hoisted.timed().compiled());
    }

    /** The parameters of the rest. */
    double[] at(double t, double[] p) {
      double[] known = withResults(hoisted.constants(), constants, Double.NaN, p);
      return withResults(hoisted.timed(), timed, t, known);
    }

    double[] run(double t, double[] y, double[] p) {
      return Programs.run(hoisted.rest().interpreted(), hoisted.rest(), t, y, at(t, p));
    }

    private static double[] withResults(Program program, Evaluator compiled, double t, double[] p) {
      double[] results = Programs.run(compiled, program, t, new double[0], p);
      double[] all = Arrays.copyOf(p, p.length + results.length);
      System.arraycopy(results, 0, all, p.length, results.length);
      return all;
    }
  }
}
