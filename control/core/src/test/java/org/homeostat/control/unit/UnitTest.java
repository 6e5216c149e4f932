package org.homeostat.control.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.fraction.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

  /** Exact scales are rounded once, in the last division. */
  private static final double ROUNDED_ONCE = 1e-15;

  private static final List<String> SYMBOLS =
      List.of("g", "mL", "d", "kcal", "ng", "mol", "mmHg", "U", "degC", "min");

  static List<Long> seeds() {
    return List.of(1L, 2L, 3L, 4L, 5L);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "ng/mL/d", "kcal/g", "g^2/ng/d", "1/d", "1", "kg^(3/4)", "1/m^(1/2)", "mg/g", "%", "ng*mL/d^2",
      "\u00b5g/L"})
  void aUnitPrintsAsItIsWritten(String text) {
    assertEquals(text, Unit.parse(text).toString());
  }

  @ParameterizedTest
  @CsvSource({
      "g g, g^2", "kg m / s^2, kg*m/s^2", "ng\u00b7mL, ng*mL", "g/(m s), g/m/s", "d^-1, 1/d", "-, 1",
      "1/1, 1", "m^0.5, m^(1/2)", "m^(-1/2), 1/m^(1/2)", "ng/g*g, ng", "(g/d)^2, g^2/d^2", "m^(2), m^2"})
  void otherSpellingsAreUnderstood(String text, String printed) {
    assertEquals(printed, Unit.parse(text).toString());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsPrintedParsesToTheSameUnit(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Unit unit = random(r);
      assertEquals(unit, Unit.parse(unit.toString()), unit.toString());
      assertEquals(unit.toString(), Unit.parse(unit.toString()).toString());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void unitsAreAnAbelianGroup(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Unit a = random(r);
      Unit b = random(r);
      assertEquals(a.times(b), b.times(a));
      assertEquals(a.times(b).hashCode(), b.times(a).hashCode());
      assertEquals(a, a.times(b).over(b));
      assertEquals(Unit.ONE, a.over(a));
      assertEquals(a.times(a).times(a), a.power(new Fraction(3)));
      assertEquals(a, a.power(new Fraction(2, 3)).power(new Fraction(3, 2)));
    }
  }

  @Test
  void equalSymbolsCancelAndOthersStay() {
    assertEquals("ng/d", Unit.parse("ng/g/d").times(Unit.parse("g")).toString());
    assertEquals("mg/g", Unit.parse("mg").over(Unit.parse("g")).toString());
  }

  @ParameterizedTest
  @CsvSource({
      "J/s, W", "N*m, J", "Pa, N/m^2", "L, dm^3", "1/s, Hz", "nM, nmol/L", "\u00b5g, ug", "mL^2/mL, cm^3"})
  void aUnitIsEqualUnderAnotherSpelling(String a, String b) {
    Unit first = Unit.parse(a);
    Unit second = Unit.parse(b);
    assertEquals(first, second);
    assertEquals(first.hashCode(), second.hashCode());
  }

  @Test
  void aUnitOfAnotherSizeIsCommensurableAndNotTheSame() {
    assertTrue(Unit.parse("kcal").isCommensurable(Unit.parse("MJ")));
    assertFalse(Unit.parse("kcal").isSame(Unit.parse("MJ")));
    assertFalse(Unit.parse("kcal").isCommensurable(Unit.parse("g")));
  }

  @ParameterizedTest
  @CsvSource({
      "kcal, J, 4184", "kcal, MJ, 0.004184", "d, min, 1440", "wk, d, 7", "yr, d, 365.25", "L, mL, 1000",
      "ng/mL, pg/L, 1e6", "bar, Pa, 100000", "mg/g, 1, 0.001", "%, 1, 0.01", "g^2/ng/d, g/d, 1e9",
      "mol, nmol, 1e9", "mmHg, Pa, 133.322387415", "kcal/d, W, 0.0484259259259259", "cal, J, 4.184",
      "h, s, 3600", "mU/L, U/mL, 1e-6"})
  void oneConvertsToTheOther(String from, String to, double factor) {
    assertEquals(factor, Unit.parse(from).factorTo(Unit.parse(to)), ROUNDED_ONCE * factor);
  }

  @Test
  void theConversionIsSaidInWords() {
    assertEquals("1 kcal is 0.004184 MJ", Unit.parse("kcal").conversionTo(Unit.parse("MJ")));
    assertEquals("1 % is 0.01", Unit.parse("%").conversionTo(Unit.ONE));
  }

  @Test
  void anExactSymbolWinsOverAPrefix() {
    assertEquals(60, Unit.parse("min").factorTo(Unit.parse("s")), "not a milli-inch");
    assertEquals(86400, Unit.parse("d").factorTo(Unit.parse("s")), "not a prefix");
    assertThrows(IllegalArgumentException.class, () -> Unit.parse("cd"), "not a centi-day");
  }

  @Test
  void onlyThePureNumberIsDimensionless() {
    assertTrue(Unit.ONE.isDimensionless());
    assertTrue(Unit.parse("g/g").isDimensionless());
    assertFalse(Unit.parse("%").isDimensionless());
    assertFalse(Unit.parse("mL/L").isDimensionless());
    assertNotEquals(Unit.parse("U"), Unit.ONE);
  }

  @Test
  void differentDimensionsDoNotConvert() {
    var refused = assertThrows(
        IllegalArgumentException.class, () -> Unit.parse("kcal").factorTo(Unit.parse("g")));
    assertEquals("kcal cannot be converted to g: they measure different things.", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "ml | unknown unit 'ml'. Did you mean 'mL'?",
      "ng/ml/d | unknown unit 'ml' in 'ng/ml/d'. Did you mean 'mL'?",
      "kcal/day | unknown unit 'day' in 'kcal/day'. Did you mean 'd'?",
      "mcg | unknown unit 'mcg'. Did you mean 'ug'?",
      "IU/mL | unknown unit 'IU' in 'IU/mL'. Did you mean 'U'?",
      "furlong | unknown unit 'furlong'. Known are m g s K mol A N J W Pa V Hz L M U cal bar, each also with "
          + "f p n u m c d k M G before it, and min h d wk yr mmHg torr degC %.",
      "ng//mL | the unit 'ng//mL' stops making sense at '/mL'. "
          + "Write units like ng/mL/d, g^2/ng, 1/d, kg^(3/4).",
      "kcal/ | the unit 'kcal/' ends too early. Write units like ng/mL/d, g^2/ng, 1/d, kg^(3/4).",
      "g/(m s | the unit 'g/(m s' has a parenthesis that is never closed.",
      "m^(1/0) | the unit 'm^(1/0)' has an exponent that divides by zero.",
      "5 | the unit '5' stops making sense at '5'. Write units like ng/mL/d, g^2/ng, 1/d, kg^(3/4).",
      "'' | a unit is missing: write 1 for a number without unit."})
  void whatIsNotKnownIsAnsweredWithWhatIsNear(String text, String message) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Unit.parse(text)).getMessage());
  }

  private static Unit random(SplittableRandom r) {
    Unit unit = Unit.ONE;
    for (int i = r.nextInt(4); i >= 0; i--) {
      Unit symbol = Unit.parse(SYMBOLS.get(r.nextInt(SYMBOLS.size())));
      unit = unit.times(symbol.power(new Fraction(r.nextInt(-3, 4), r.nextInt(1, 4))));
    }
    return unit;
  }
}
