package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.FieldValue;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFieldTest {

  /** Both routes round each of some ten operations; their sum stays below this. */
  private static final double ROUNDING = 1e-13;

  private static final Model LOOP = Model.of("loop", time("h"),
      state("x", 1, "1", "sensed"),
      state("y", 2, "1", "stored"),
      state("z", 3, "1", "effector"),
      parameter("a", 0.7, "1/h", ""),
      parameter("K", 1.5, "1", ""),
      input("u", 0.2, "1/h", "load"),
      parameter("w", 2, "1/h", ""),
      equations("""
          drive = hill(x + 2, K, 2.5)*exp(-y^2/K)
          gain  = drive/(1 + z^2)^(3/4)
          wave  = sin(w*t)*u
          dx/dt = a*(gain - x) + wave
          dy/dt = a*x*y*drive - u*sqrt(4 + z)
          dz/dt = a*(tanh(x*y) - z/K) + u*sigmoid(y)
          """));

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(50);
  }

  private static double[] point(long seed) {
    return new SplittableRandom(seed).doubles(3, -1.5, 1.5).toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theCompiledFieldEqualsTheInterpretedProgramToTheLastBit(long seed) {
    double[] compiled = new double[3];
    double[] interpreted = new double[3];
    LOOP.field().derivatives(seed, point(seed), compiled);
    LOOP.program().interpreted().evaluate(seed, point(seed), LOOP.parameterValues(), interpreted);
    assertArrayEquals(bits(interpreted), bits(compiled));
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theJacobianEqualsTheGradientOfTheEquations(long seed) {
    Sparsity sparsity = LOOP.field().sparsity();
    double[] entries = new double[sparsity.size()];
    LOOP.field().jacobian(seed, point(seed), entries);
    double[] jacobian = sparsity.spread(entries, 0);
    Map<String, Gradient> gradients = gradients(seed, point(seed));
    for (int i = 0; i < 3; i++) {
      double[] row = gradients.get("d" + LOOP.states().get(i) + "/dt").getGradient();
      for (int j = 0; j < 3; j++) {
        assertEquals(row[j], jacobian[3 * i + j], ROUNDING * Math.max(1, Math.abs(row[j])), i + ", " + j);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theTimeDerivativeEqualsTheGradientByTime(long seed) {
    double[] byTime = new double[3];
    LOOP.field().timeDerivative(seed, point(seed), byTime);
    Map<String, Gradient> gradients = gradients(seed, point(seed));
    for (int i = 0; i < 3; i++) {
      double expected = gradients.get("d" + LOOP.states().get(i) + "/dt").getGradient()[3];
      assertEquals(expected, byTime[i], ROUNDING * Math.max(1, Math.abs(expected)));
    }
  }

  /** The equations over a field that carries derivatives by x, y, z and t, one after the other. */
  private static Map<String, Gradient> gradients(double t, double[] y) {
    Map<String, Gradient> known = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      known.put(LOOP.states().get(i), Gradient.variable(4, i, y[i]));
    }
    known.put("t", Gradient.variable(4, 3, t));
    LOOP.parameters().forEach(name -> known.put(name, Gradient.constant(4, LOOP.value(name))));
    for (Equation equation : LOOP.equationsInOrder()) {
      known.put(equation.left(), FieldValue.of(equation.value(), GradientField.getField(4), known::get));
    }
    return known;
  }

  @Test
  void theFieldIsCalledByItsEquations() {
    VectorField field = LOOP.field();
    assertEquals(3, field.dimension());
    assertTrue(field.hasJacobian());
    assertEquals(List.of("dx/dt", "dy/dt", "dz/dt"), Stream.of(0, 1, 2).map(field::label).toList());
  }

  @Test
  void aFieldKeepsTheValuesItWasMadeWith() {
    VectorField before = LOOP.field();
    double[] first = new double[3];
    double[] second = new double[3];
    before.derivatives(0, point(1), first);
    LOOP.let("a", 7).field().derivatives(0, point(1), second);
    assertTrue(first[0] != second[0]);
    before.derivatives(0, point(1), second);
    assertArrayEquals(first, second);
  }

  @Test
  void aLostNumberIsFoundInTheDerivativeItself() {
    Model model = Model.of("clearance", time("d"), state("I", 1, "U", ""), state("L", 1, "ng/mL", ""),
        parameter("K", 2, "ng/mL", ""), parameter("n", 2.5, "1", ""), parameter("c", 3, "U/d", ""),
        equations("unused = log(-1 + 0*n)\ndI/dt = c*(L/K)^n\ndL/dt = 0"));
    assertEquals(Optional.of("dI/dt is NaN, first in (L/K)^n, where L = -0.0013 ng/mL, K = 2 ng/mL and n ="
        + " 2.5."),
        model.field().explain(0, new double[] {1, -0.0013}, 0));
    assertEquals(Optional.empty(), model.field().explain(0, new double[] {1, 1}, 0));
  }

  @Test
  void aLostNumberIsFollowedThroughTheAuxiliariesThatCarryIt() {
    Model model = Tank.tank(parameter("V0", 1, "L", ""), equations("""
        depth = log(V/V0)
        rise  = 2*depth
        """), state("W", 0, "L", ""), equations("dW/dt = q*rise"));
    assertEquals(Optional.of("dW/dt is NaN, because rise is NaN, because depth is NaN, first in log(V/V0),"
        + " where V = -1 L and V0 = 1 L."), model.field().explain(0, new double[] {-1, 0}, 1));
    assertEquals(Optional.of("dW/dt is NaN, because rise is NaN, because depth is NaN, because V is NaN."),
        model.field().explain(0, new double[] {Double.NaN, 0}, 1));
    assertEquals(Optional.of("dW/dt is -Infinity, because rise is -Infinity, because depth is -Infinity,"
        + " first in"
        + " log(V/V0), where V = 0 L and V0 = 1 L."), model.field().explain(0, new double[] {0, 0}, 1));
  }
}
