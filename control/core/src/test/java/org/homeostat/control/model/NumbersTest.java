package org.homeostat.control.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.0, 0", "5, 5", "0.1, 0.1", "1200, 1200", "-284.4, -284.4", "0.00272, 0.00272",
      "0.0001, 0.0001", "0.00001, 1e-5", "123456789, 123456789", "1e9, 1e9", "-2.5e10, -2.5e10",
      "0.33699677123456, 0.33699677123456", "NaN, NaN", "-Infinity, -Infinity"})
  void aDeclaredNumberIsShownAsItWasWritten(double value, String text) {
    assertEquals(text, Numbers.show(value));
  }

  @ParameterizedTest
  @CsvSource({"6.3359601, 6.33596", "0.336996771, 0.336997", "100, 100", "1e-12, 1e-12", "999999.5, 1000000",
      "-1234567.8, -1234570", "NaN, NaN", "0, 0"})
  void aResultIsRoundedToSixDigits(double value, String text) {
    assertEquals(text, Numbers.round(value));
  }

  @ParameterizedTest
  @CsvSource({"6.33596, 6.335960", "28.33596, 28.33596", "100, 100.0000", "0.000123, 0.0001230000",
      "0.0000123, 1.230000e-05", "123456789, 123456800", "0, 0", "NaN, NaN"})
  void aColumnKeepsItsZeros(double value, String text) {
    assertEquals(text, Numbers.digits(value, 7));
  }
}
