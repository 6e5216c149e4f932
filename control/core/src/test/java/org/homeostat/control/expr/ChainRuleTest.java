package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainRuleTest {

  /** Some hundred roundings, in a derivative whose terms may be ten times its size. */
  private static final double ROUNDING = 1e-12;

  /** The place of the time among the variables of a gradient, after the three states. */
  private static final int TIME = 3;

  static Stream<Long> seeds() {
    return Cases.seeds(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void symbolicJacobianEqualsGradient(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Program program = Programs.smooth(r, 1 + r.nextInt(6));
    double[] y = Programs.moderate(r, 3);
    double[] p = Programs.moderate(r, 2);
    double[] jacobian = jacobian(program, 0.5, y, p);
    double[] oracle = stateColumns(gradients(program, 0.5, y, p));
    for (int i = 0; i < oracle.length; i++) {
      assertNear(oracle[i], jacobian[i], program);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void symbolicJacobianOfAPolynomialIsExact(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Program program = Programs.polynomial(r, 1 + r.nextInt(3));
    double[] y = r.ints(3, -3, 4).asDoubleStream().toArray();
    double[] p = r.ints(2, -3, 4).asDoubleStream().toArray();
    double[] oracle = stateColumns(gradients(program, 2, y, p));
    assertArrayEquals(oracle, jacobian(program, 2, y, p), 0, program::toString);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void linearizedEqualsItsThreePartsToTheLastBit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Program program = Programs.random(r);
    double[] y = Programs.extremes(r, 3);
    double[] p = Programs.moderate(r, 2);
    double[] parts = Stream.of(program, program.jacobian(), program.timeDerivative())
        .flatMapToDouble(part -> Arrays.stream(Programs.run(part.interpreted(), part, 0.5, y, p)))
        .toArray();
    Program linearized = program.linearized();
    assertArrayEquals(
        Programs.bits(parts), Programs.bits(Programs.run(linearized.compiled(), linearized, 0.5, y, p)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void timeDerivativeEqualsGradientWithStatesHeld(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    Program program = Programs.smooth(r, 1 + r.nextInt(6));
    double[] y = Programs.moderate(r, 3);
    double[] p = Programs.moderate(r, 2);
    Program derivative = program.timeDerivative();
    double[] symbolic = Programs.run(derivative.compiled(), derivative, 0.5, y, p);
    List<Gradient> oracle = gradients(program, 0.5, y, p);
    for (int i = 0; i < oracle.size(); i++) {
      assertNear(oracle.get(i).getPartialDerivative(TIME), symbolic[i], program);
    }
  }

  @Test
  void derivativesOfAssignmentsAreNamedAndTheOthersAreNot() {
    Program program = Programs.of("""
        BM   = x + a
        R    = BM^2/b
        idle = exp(z)
        """, "R*y", "BM");
    Program jacobian = program.jacobian();
    assertEquals(
        List.of("BM = x + a", "R = BM^2/b", "d R/d x = 2*BM/b"),
        jacobian.body().stream().map(line -> line.name() + " = " + Text.of(line.value())).toList());
    assertEquals(
        List.of("d R/d x*y", "R", "0", "1", "0", "0"),
        jacobian.results().stream().map(Text::of).toList());
  }

  @Test
  void entriesThatVanishAreKnown() {
    Program jacobian = Programs.of("u = a*sin(t)", "u*x", "y + u", "a").jacobian();
    assertEquals(
        List.of(0, 4), IntStream.range(0, 9).filter(i -> !jacobian.isZero(i)).boxed().toList());
  }

  @Test
  void aProgramWithoutTheTimeHasNoTimeDerivative() {
    Program derivative = Programs.of("u = x*y", "u", "u*a").timeDerivative();
    assertTrue(derivative.isZero(0) && derivative.isZero(1));
    assertEquals(List.of(), derivative.body());
    assertFalse(Programs.of("u = x*t", "u").timeDerivative().isZero(0));
  }

  @Test
  void aProgramIsDifferentiatedTwice() {
    Program second = Programs.of("u = x^3\nv = u*y", "v*t").jacobian().jacobian();
    double[] hessian = Programs.run(second.compiled(), second, 2, new double[] {3, 5, 7}, new double[2]);
    assertArrayEquals(new double[] {2 * 18 * 5, 2 * 27, 0, 2 * 27, 0, 0, 0, 0, 0}, hessian);
    Program mixed = Programs.of("u = x^3\nv = u*y", "v*t").jacobian().timeDerivative();
    assertArrayEquals(
        new double[] {27 * 5, 27, 0},
        Programs.run(mixed.compiled(), mixed, 2, new double[] {3, 5, 7}, new double[2]));
  }

  private static void assertNear(double expected, double derivative, Program program) {
    assertEquals(expected, derivative, ROUNDING * (1 + Math.abs(expected)), program::toString);
  }

  private static double[] jacobian(Program program, double t, double[] y, double[] p) {
    Program jacobian = program.jacobian();
    return Programs.run(jacobian.compiled(), jacobian, t, y, p);
  }

  /** The results as functions of the states and the time. */
  private static List<Gradient> gradients(Program program, double t, double[] y, double[] p) {
    Map<String, Gradient> known = new HashMap<>(Map.of("t", Gradient.variable(TIME + 1, TIME, t)));
    for (int i = 0; i < y.length; i++) {
      known.put(program.states().get(i), Gradient.variable(TIME + 1, i, y[i]));
    }
    for (int i = 0; i < p.length; i++) {
      known.put(program.parameters().get(i), Gradient.constant(TIME + 1, p[i]));
    }
    GradientField field = GradientField.getField(TIME + 1);
    for (Assignment assignment : program.body()) {
      known.put(assignment.name(), FieldValue.of(assignment.value(), field, known::get));
    }
    return program.results().stream().map(result -> FieldValue.of(result, field, known::get)).toList();
  }

  private static double[] stateColumns(List<Gradient> gradients) {
    return gradients.stream()
        .flatMapToDouble(g -> IntStream.range(0, TIME).mapToDouble(g::getPartialDerivative))
        .toArray();
  }
}
