package org.homeostat.control.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTest {
  private static final Domain SHARE = new Domain(0, true, 1);

  @Test
  void theEndsOfADomainBelongToItAsItSays() {
    assertTrue(Domain.NON_NEGATIVE.contains(0));
    assertTrue(Domain.NON_NEGATIVE.contains(-0.0));
    assertFalse(Domain.POSITIVE.contains(0));
    assertTrue(Domain.POSITIVE.contains(Double.MIN_VALUE));
    assertTrue(SHARE.contains(1));
    assertFalse(SHARE.contains(Math.nextUp(1.0)));
    assertTrue(Domain.REAL.contains(-1e300));
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void whatIsNoFiniteNumberBelongsToNoDomain(double value) {
    assertFalse(Domain.REAL.contains(value));
    assertFalse(Domain.NON_NEGATIVE.contains(value));
  }

  @Test
  void aDomainIsWrittenAsACondition() {
    assertEquals("FM >= 0", Domain.NON_NEGATIVE.condition("FM"));
    assertEquals("k > 0", Domain.POSITIVE.condition("k"));
    assertEquals("0 <= s <= 1", SHARE.condition("s"));
    assertEquals("0 < s <= 1", new Domain(0, false, 1).condition("s"));
    assertEquals("x <= 3", new Domain(Double.NEGATIVE_INFINITY, false, 3).condition("x"));
    assertEquals("x is any number", Domain.REAL.condition("x"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1", "2, 1, 2, 1", "NaN, 1, NaN, 1", "0, NaN, 0, NaN"})
  void aRangeWithoutNumbersIsRefused(double low, double high, String lowText, String highText) {
    var refused = assertThrows(IllegalArgumentException.class, () -> new Domain(low, true, high));
    assertEquals("a range from " + lowText + " to " + highText
        + " holds no number; give two numbers, the lower one first.", refused.getMessage());
  }
}
