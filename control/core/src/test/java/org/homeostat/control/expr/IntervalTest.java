package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class IntervalTest {
  /** Enclosures of elementary functions of a number are this narrow, relative. */
  private static final BigFraction NARROW = new BigFraction(1, 10).pow(45);

  /** What {@link StrictMath} may be wrong by: one unit in the last place, for tanh two and a half. */
  private static final double ULPS = 2.5 * Math.ulp(1.0);

  private static Interval of(double low, double high) {
    return Interval.of(low).hull(Interval.of(high));
  }

  private static void assertHolds(String digits, Interval interval) {
    BigDecimal value = new BigDecimal(digits);
    BigDecimal unit = value.ulp();
    assertTrue(interval.low().compareTo(Literal.exact(value.add(unit))) <= 0
        && interval.high().compareTo(Literal.exact(value.subtract(unit))) >= 0,
            interval + " against " + digits);
    assertTrue(interval.radius().compareTo(interval.magnitude().multiply(NARROW)) <= 0, "wide: " + interval);
  }

  @Test
  void elementaryFunctionsAreEnclosedToFortyFiveDigits() {
    // 50 digits: OEIS A001113, A002162, A000796, A049469, A049470, A002193
    assertHolds("2.7182818284590452353602874713526624977572470937000", Interval.ONE.exp());
    assertHolds("0.69314718055994530941723212145817656807550013436026", Interval.of(2).log());
    assertHolds("3.1415926535897932384626433832795028841971693993751", Interval.pi());
    assertHolds("0.84147098480789650665250232163029899962256306079837", Interval.ONE.sin());
    assertHolds("0.54030230586813971740093660744297660373231042061792", Interval.ONE.cos());
    assertHolds("1.4142135623730950488016887242096980785696718753769",
        Interval.of(2).power(BigFraction.ONE_HALF));
  }

  @Test
  void oneFunctionUndoesTheOther() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 40; i++) {
      Interval x = Interval.of(Math.scalb(random.nextDouble(), random.nextInt(-20, 8)) + 1e-9);
      assertTrue(x.log().exp().contains(x.low()), "exp(log(x)) at " + x);
      assertTrue(x.exp().log().contains(x.low()), "log(exp(x)) at " + x);
      assertTrue(x.power(new BigFraction(2, 7)).power(new BigFraction(7, 2)).contains(x.low()),
          "roots at " + x);
      assertTrue(x.sin().power(2).plus(x.cos().power(2)).contains(BigFraction.ONE), "circle at " + x);
    }
  }

  @Test
  void everyFunctionHoldsWhatStrictMathGives() {
    Map<Function, DoubleUnaryOperator> functions = Map.of(
        Function.EXP, StrictMath::exp, Function.LOG, x -> StrictMath.log(Math.abs(x)),
        Function.SQRT, x -> Math.sqrt(Math.abs(x)), Function.SIN, StrictMath::sin,
        Function.COS, StrictMath::cos, Function.TANH, StrictMath::tanh, Function.FLOOR, Math::floor,
        Function.ABS, Math::abs, Function.POS, x -> Math.max(x, 0));
    SplittableRandom random = new SplittableRandom(2);
    functions.forEach((function, value) -> {
      for (int i = 0; i < 30; i++) {
        double drawn = 20 * random.nextDouble() - 10;
        double x = function == Function.LOG || function == Function.SQRT ? Math.abs(drawn) : drawn;
        Interval holds = new IntervalValue(name -> Interval.ZERO)
            .call(function, List.of(Interval.of(exactly(x))));
        double expected = value.applyAsDouble(x);
        BigFraction slack = exactly(Math.abs(expected) * ULPS);
        assertTrue(holds.widened(slack).contains(exactly(expected)),
            function.text() + "(" + x + ") in " + holds);
      }
    });
  }

  private static BigFraction exactly(double value) {
    return Literal.exact(new BigDecimal(value, MathContext.UNLIMITED));
  }

  @Test
  void theValueAtEveryPointOfABoxLiesInTheEnclosureOfTheBox() {
    List<String> laws = List.of("x*y - x", "x/(1 + y^2)", "exp(-x)*sin(y)", "hill(x + 3, 2, 1.5)",
        "if(x < y, x, y^3)", "min(x, y) + abs(x*y)", "softplus(x) - sigmoid(y)", "tanh(x - y)*pos(x)",
        "(x + 4)^y", "cos(x)*log(x + 5)", "sign(x)*floor(y)", "sqrt(x^2 + y^2)", "x^-2*(y^2 - y)");
    SplittableRandom random = new SplittableRandom(3);
    for (String law : laws) {
      Expr expr = Parser.expression(law);
      for (int i = 0; i < 10; i++) {
        double corner = 4 * random.nextDouble() - 2;
        Interval x = of(corner, corner + (corner < 0 ? -corner / 2 : 1));
        Interval y = of(-corner, -corner + random.nextDouble());
        Interval box = expr.fold(new IntervalValue(name -> name.equals("x") ? x : y));
        for (int k = 0; k <= 4; k++) {
          BigFraction share = new BigFraction(k, 4);
          Interval px = at(x, share);
          Interval py = at(y, BigFraction.ONE.subtract(share));
          Interval point = expr.fold(new IntervalValue(name -> name.equals("x") ? px : py));
          assertTrue(box.low().compareTo(point.high()) <= 0 && point.low().compareTo(box.high()) <= 0,
              law + " at " + px + ", " + py + ": " + point + " in " + box);
        }
      }
    }
  }

  private static Interval at(Interval interval, BigFraction share) {
    return Interval.of(interval.low().add(interval.high().subtract(interval.low()).multiply(share)));
  }

  @Test
  void rationalCalculationsAreExact() {
    Interval third = Interval.ONE.over(Interval.of(3));
    assertTrue(third.times(Interval.of(3)).minus(Interval.ONE).isZero());
    assertTrue(Interval.of(0.1).plus(Interval.of(0.2)).minus(Interval.of(0.3)).isZero());
    assertEquals("3/2", Interval.of(2.25).power(BigFraction.ONE_HALF).toString());
  }

  @Test
  void whatMayBeUndefinedIsRefused() {
    List<UnaryOperator<Interval>> operations = List.of(Interval.ONE::over, Interval::log,
        x -> x.power(BigFraction.ONE_HALF), x -> x.power(-1));
    for (UnaryOperator<Interval> operation : operations) {
      assertThrows(ArithmeticException.class, () -> operation.apply(of(-1, 1)));
    }
  }
}
