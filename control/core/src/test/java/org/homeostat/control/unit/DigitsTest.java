package org.homeostat.control.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

  @ParameterizedTest
  @CsvSource({
      "0, 0", "-0.0, 0", "400, 400", "0.004184, 0.004184", "0.1, 0.1", "-2.5, -2.5",
      "3.14159265358979, 3.141593", "1234567890, 1234568000", "12345678901, 1.234568e10", "1.5e-9, 1.5e-9",
      "0.0000123, 0.0000123", "9999999.96, 10000000", "1e300, 1e300", "NaN, NaN", "-Infinity, -Infinity"})
  void sevenSignificantDigitsAndNoTrailingZeros(double value, String text) {
    assertEquals(text, Digits.of(value));
  }
}
