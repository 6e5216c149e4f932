package org.homeostat.physiology.leptin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;

/** Agreement with a number in every digit in which it is printed. */
public final class Digits {
  private static final double HALF = 0.5 + 1e-6;

  private Digits() {}

  /** Whether {@code actual}, rounded to the last place of {@code printed}, is {@code printed}. */
  public static void assertAgrees(String printed, double actual, String what) {
    BigDecimal expected = new BigDecimal(printed);
    assertEquals(expected.doubleValue(), actual, HALF * expected.ulp().doubleValue(), what);
  }
}
