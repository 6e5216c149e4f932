package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DerivativeTest {

  private static final List<String> NAMES = List.of("a", "b", "x");
  private static final int FORMULAS = 300;

  /**
   * The two routes sum in another order and call other libraries, a few ulps each, on formulas that are
   * steady.
   */
  private static final double TWO_ROUTES = 1e-9;

  /** At least this share of the random formulas must have been compared for the comparison to count. */
  private static final double COMPARED = 0.3;

  /** Balances the truncation of a central difference (h squared) and its rounding (1e-16/h). */
  private static final double STEP = 1e-5;

  /** A hundred times the error that balance leaves, for third derivatives that are large. */
  private static final double CENTRAL = 1e-8;

  /**
   * A kink or a steep place shows in two central differences of unequal steps differing by more than this.
   */
  private static final double SMOOTH = 1e-9;

  static Stream<Long> seeds() {
    return Cases.seeds(10);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "k*x ; k", "x*x ; x + x", "x^2 ; 2*x", "x^3 ; 3*x^2", "x^-1 ; -1*x^-2", "x^(3/4) ; 3/4*x^-(1/4)",
      "c ; 0", "a/x ; -(a/x)/x", "x/a ; 1/a", "a - x ; -1", "exp(-x) ; exp(-x)*-1", "log(x) ; 1/x",
      "sqrt(x) ; 1/(2*sqrt(x))", "sin(a)*cos(x) ; sin(a)*-sin(x)", "tanh(x) ; 1 - tanh(x)^2",
      "abs(x) ; sign(x)", "floor(x) + sign(x) ; 0", "pos(x) ; if(x > 0, 1, 0)",
      "min(x, a) ; if(x <= a, 1, 0)", "max(a, x) ; if(a >= x, 0, 1)", "if(x < a, x, b) ; if(x < a, 1, 0)",
      "if(x < a, b, c) ; 0", "softplus(x) ; sigmoid(x)", "sigmoid(x) ; sigmoid(x)*(1 - sigmoid(x))",
      "x^n ; n*x^(n - 1)", "a^x ; if(a == 0, 0, a^x*log(a))",
      "hill(x, K, 2) ; 2*x^1/(K^2 + x^2)*hill(K, x, 2)"})
  void theRulesAreThoseOfTheTextbook(String formula, String derivative) {
    assertEquals(derivative, Text.of(byX(Parser.expression(formula))));
  }

  @Test
  void aQuantityThatDependsOnXBringsItsOwnDerivative() {
    Expr derivative = Derivative.of(
        Parser.expression("y^2"), name -> name.equals("y") ? Parser.expression("dy") : number(0));
    assertEquals("2*y*dy", Text.of(derivative));
  }

  @Test
  void aHillCurveHasADerivativeWhereItsStimulusIsZero() {
    Map<String, Double> atZero = Map.of("x", 0.0, "K", 2.0, "n", 1.0);
    Expr hill = Parser.expression("hill(x, K, n)");
    assertEquals(0.5, Value.of(byX(hill), atZero::get));
    assertEquals(0, Value.of(Derivative.of(hill, name -> number(name.equals("n") ? 1 : 0)), atZero::get));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void symbolicDerivativeEqualsGradient(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    int compared = 0;
    for (int i = 0; i < FORMULAS; i++) {
      Expr expr = Cases.random(r, 4, NAMES);
      Map<String, Double> at = somewhere(r);
      Expr derivative = byX(expr);
      double slope = Value.of(derivative, at::get);
      double gradient = gradient(expr, at);
      if (Double.isFinite(gradient) && FieldValueTest.isSteady(derivative, at::get)) {
        assertEquals(gradient, slope, TWO_ROUTES * (1 + Math.abs(slope)), () -> Text.of(expr) + " at " + at);
        compared++;
      }
    }
    assertTrue(compared > COMPARED * FORMULAS, compared + " compared");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void symbolicDerivativeEqualsACentralDifference(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    int compared = 0;
    for (int i = 0; i < FORMULAS; i++) {
      Expr expr = Cases.random(r, 4, NAMES);
      Map<String, Double> at = somewhere(r);
      double slope = Value.of(byX(expr), at::get);
      double near = central(expr, at, STEP);
      double far = central(expr, at, 2 * STEP);
      boolean finite = Double.isFinite(slope) && Double.isFinite(near);
      double size = 1 + Math.abs(near) + Math.abs(Value.of(expr, at::get));
      boolean steps = Text.of(expr).contains("floor");  // a fine staircase looks like a slope from afar
      if (finite && !steps && Math.abs(near - far) < SMOOTH * size) {
        assertEquals(near, slope, CENTRAL * size, () -> Text.of(expr) + " at " + at);
        compared++;
      }
    }
    assertTrue(compared > COMPARED * FORMULAS, compared + " compared");
  }

  private static double gradient(Expr expr, Map<String, Double> at) {
    GradientField field = GradientField.getField(1);
    return FieldValue.of(expr, field, name -> name.equals("x")
        ? Gradient.variable(1, 0, at.get("x"))
        : Gradient.constant(1, at.get(name))).getPartialDerivative(0);
  }

  private static double central(Expr expr, Map<String, Double> at, double h) {
    double x = at.get("x");
    double above = Value.of(expr, name -> name.equals("x") ? x + h : at.get(name));
    double below = Value.of(expr, name -> name.equals("x") ? x - h : at.get(name));
    return (above - below) / (2 * h);
  }

  private static Map<String, Double> somewhere(SplittableRandom r) {
    return NAMES.stream().collect(Collectors.toMap(name -> name, name -> r.nextDouble(0.1, 3)));
  }

  private static Expr byX(Expr expr) {
    return Derivative.of(expr, name -> number(name.equals("x") ? 1 : 0));
  }

  private static Expr number(int value) {
    return new Expr.Number(BigDecimal.valueOf(value));
  }
}
