package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnitCheckTest {

  private static final Map<String, String> UNITS = Map.ofEntries(
      Map.entry("FM", "g"), Map.entry("Rsyn", "ng/g/d"), Map.entry("GFR", "mL/d"), Map.entry("RC", "1"),
      Map.entry("L", "ng/mL"), Map.entry("K", "ng/mL"), Map.entry("BV", "mL"), Map.entry("Ein", "kcal/d"),
      Map.entry("Eout", "MJ/d"), Map.entry("share", "mg/g"), Map.entry("n", "1"), Map.entry("t", "d"));

  static Stream<Arguments> mismatches() {
    return Stream.of(
        Arguments.of("FM*Rsyn - RC*L", """
            the terms of FM*Rsyn - RC*L have different units.
                FM*Rsyn is ng/d, because FM is g and Rsyn is ng/g/d; \
            RC*L is ng/mL, because RC is a pure number and L is ng/mL."""),
        Arguments.of("(Ein - Eout)/FM", """
            the terms of Ein - Eout have different units.
                Ein is kcal/d; Eout is MJ/d.
                kcal/d against MJ/d: 1 kcal/d is 0.004184 MJ/d; multiply by it or declare in one unit."""),
        Arguments.of("if(L > FM, 1, 0)", """
            the two sides of L > FM have different units.
                L is ng/mL; FM is g."""),
        Arguments.of("if(t < 2, FM, 0)", """
            the two sides of t < 2 have different units.
                t is d; 2 is a pure number."""),
        Arguments.of("if(L > 0, FM, 1)", """
            the two results of if(L > 0, FM, 1) have different units.
                FM is g; 1 is a pure number."""),
        Arguments.of("min(L, FM)", """
            the arguments of min(L, FM) have different units.
                L is ng/mL; FM is g."""),
        Arguments.of("hill(L, FM, 2)", """
            the first two arguments of hill(L, FM, 2) have different units.
                L is ng/mL; FM is g."""),
        Arguments.of("1 + exp(L*BV)", """
            L*BV in exp(L*BV) must be a pure number.
                L*BV is ng, because L is ng/mL and BV is mL. Divide it by a quantity in ng."""),
        Arguments.of("tanh(share)", """
            share in tanh(share) must be a pure number.
                share is mg/g. 1 mg/g is 0.001; multiply by it."""),
        Arguments.of("L^n", """
            L in L^n must be a pure number.
                L is ng/mL. Divide it by a quantity in ng/mL."""),
        Arguments.of("2^FM", """
            FM in 2^FM must be a pure number.
                FM is g. Divide it by a quantity in g."""),
        Arguments.of("FM^3.14159265", """
            FM^(62831853/20000000) has no unit that could be written down.
                FM is g. Divide it by a quantity in g, or write the exponent as a simple fraction."""));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "(FM*Rsyn - GFR*RC*L)/BV | ng/mL/d", "FM + 0 | g", "0 | any", "0*FM | any", "-FM | g", "pi*FM | g",
      "FM^(3/4) | g^(3/4)", "sqrt(FM)*sqrt(FM) | g", "(L/K)^n | 1", "hill(L, K, n) | 1", "sign(FM)*L | ng/mL",
      "pos(L - K) | ng/mL", "max(0, L) | ng/mL", "if(t < 2*t & L > 0, FM, 0) | g", "exp(-L/K) | 1",
      "FM^0 | 1", "unknown + FM | g", "unknown*FM | any", "abs(FM)^-2 | 1/g^2", "(L/K)^3.14159265 | 1",
      "if(L == K, 0, 0) | any"})
  void unitsFollowTheFormula(String text, String unit) {
    var checked = UnitCheck.of(Parser.expression(text), UnitCheckTest::unit);
    assertEquals(unit.equals("any"), checked.isAny());
    assertTrue(checked.isAny() || checked.fits(Unit.parse(unit)), checked::toString);
  }

  @ParameterizedTest
  @MethodSource("mismatches")
  void whatDoesNotFitIsSaidWithTheReason(String text, String message) {
    Expr expr = Parser.expression(text);
    var mismatch = assertThrows(UnitMismatch.class, () -> UnitCheck.of(expr, UnitCheckTest::unit));
    assertEquals(message, mismatch.getMessage());
  }

  @Test
  void aReasonNamesTheUnitsOfTheParts() {
    assertEquals("FM*Rsyn/BV is ng/d/mL, because FM is g, Rsyn is ng/g/d and BV is mL",
        UnitCheck.reason(Parser.expression("FM*Rsyn/BV"), UnitCheckTest::unit));
  }

  @Test
  void aFormulaOfAnyUnitFitsEverything() {
    var zero = UnitCheck.of(Parser.expression("0"), UnitCheckTest::unit);
    assertTrue(zero.fits(Unit.parse("kcal")));
    var mass = UnitCheck.of(Parser.expression("FM"), UnitCheckTest::unit);
    assertFalse(mass.fits(Unit.parse("kg")));
  }

  private static Optional<Unit> unit(String name) {
    return Optional.ofNullable(UNITS.get(name)).map(Unit::parse);
  }
}
