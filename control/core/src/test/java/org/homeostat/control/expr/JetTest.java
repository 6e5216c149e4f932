package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Taylor coefficients of solutions that are known in closed form. */
class JetTest {
  private static final int ORDER = 6;

  /** Of the fifty that are kept. */
  private static final double FORTY_DIGITS = 1e-40;

  private static Optional<Jet> jet(String rate, double start) {
    Program field = Program.of(List.of("x"), List.of(), List.of(), List.of(Parser.expression(rate)));
    return Jet.of(field, Map.of(), Map.of("x", Interval.of(start)), ORDER).map(jets -> jets.get("x"));
  }

  /** How many coefficients are known. */
  private static int known(String rate, double start) {
    return jet(rate, start).orElseThrow().length();
  }

  private static void assertCoefficients(Jet jet, String... expected) {
    for (int k = 0; k < expected.length; k++) {
      Interval value = Parser.expression(expected[k]).fold(new IntervalValue(name -> Interval.ZERO));
      Interval gap = jet.coefficient(k).minus(value);
      assertEquals(0, gap.sign(), "coefficient " + k + ": " + jet.coefficient(k) + " against " + expected[k]);
      assertTrue(gap.magnitude().doubleValue() < FORTY_DIGITS, "wide: " + gap);
    }
  }

  @Test
  void aRationalFieldHasExactCoefficients() {
    Jet jet = jet("-x^2", 1).orElseThrow();
    for (int k = 0; k <= ORDER; k++) {
      assertTrue(jet.coefficient(k).isExact());
      assertEquals(new BigFraction(k % 2 == 0 ? 1 : -1), jet.coefficient(k).low(), "1/(1 + t)");
    }
  }

  @Test
  void fieldsThatAreNotRationalHaveTheCoefficientsOfTheirSolutions() {
    // log(1 + t)
    assertCoefficients(jet("exp(-x)", 0).orElseThrow(), "0", "1", "-1/2", "1/3", "-1/4", "1/5");
    assertCoefficients(jet("cos(t)", 0).orElseThrow(), "0", "1", "0", "-1/6", "0", "1/120");      // sin(t)
    assertCoefficients(jet("-sin(2*t)", 0.5).orElseThrow(), "0.5", "0", "-1", "0", "1/3", "0");   // cos(2t)/2
    // (1 + t/2)^2
    assertCoefficients(jet("sqrt(x)", 1).orElseThrow(), "1", "1", "1/4", "0", "0", "0");
    assertCoefficients(jet("x*log(x)", 2).orElseThrow(), "2", "2*log(2)", "log(2) + log(2)^2");   // 2^exp(t)
    assertCoefficients(jet("1 - tanh(t)^2", 0).orElseThrow(), "0", "1", "0", "-1/3", "0", "2/15");  // tanh(t)
    assertCoefficients(jet("sigmoid(t)", 0).orElseThrow(), "0", "1/2", "1/8", "0", "-1/192", "0");
    assertCoefficients(jet("(1 + t)^0.5", 0).orElseThrow(), "0", "1", "1/4", "-1/24");
    assertCoefficients(jet("2^t", 0).orElseThrow(), "0", "1", "log(2)/2", "log(2)^2/6");
    assertCoefficients(jet("hill(t + 1, 1, 2)", 0).orElseThrow(), "0", "1/2", "1/4", "-1/12");
  }

  @Test
  void aChoiceIsTakenWhereItIsDecidedAndRefusedAtItsTie() {
    assertCoefficients(jet("if(x < 1, exp(x), 0)", 2).orElseThrow(), "2", "0", "0");
    assertEquals(1, known("if(x < 1, exp(x), 0)", 1));
    assertEquals(1, known("floor(x)", 3));
    assertCoefficients(jet("floor(x)", 3.5).orElseThrow(), "3.5", "3", "0");
  }

  @Test
  void onAKinkThereIsAValueAndNoSlope() {
    assertCoefficients(jet("1 - 2*table(x, 0, 1, 1, 3, 2, 0)", 1).orElseThrow(), "1", "-5");
    assertEquals(2, known("1 - 2*table(x, 0, 1, 1, 3, 2, 0)", 1));
    assertCoefficients(jet("table(x, 0, 1, 1, 3, 2, 0)", 0.5).orElseThrow(), "0.5", "2", "2");
    assertCoefficients(jet("1 + pos(exp(x) - 1)", 0).orElseThrow(), "0", "1");
    assertEquals(2, known("1 + pos(exp(x) - 1)", 0));
    assertEquals(2, known("sqrt(x)", 0));
    assertEquals(2, known("pos(t)", 1));
    assertEquals(2, known("max(x, 1)", 1));
  }

  @Test
  void whatMayBeUndefinedAtTheStartHasNoJet() {
    Program field = Program.of(List.of("x"), List.of(),
        List.of(new Assignment("y", Parser.expression("1/x"))), List.of(Parser.expression("y")));
    assertEquals(Optional.empty(), Jet.of(field, Map.of(), Map.of("x", Interval.ZERO), ORDER));
  }

  @Test
  void aTieOfWhatDoesNotMoveStaysOneAndIsDecided() {
    assertCoefficients(jet("x*max(4, 2^2) + pos(3 - 3)", 1).orElseThrow(), "1", "4", "8");
    assertCoefficients(jet("if(2 >= 2, 1, x)*floor(3)", 1).orElseThrow(), "1");
    assertCoefficients(jet("abs(sign(x) - 1)", 1).orElseThrow(), "1", "0", "0");
  }

  @Test
  void aHugePowerOfWhatMayBeZeroIsNotMultipliedOut() {
    assertEquals(1, known("1 + x^1000000000", 0));
  }
}
