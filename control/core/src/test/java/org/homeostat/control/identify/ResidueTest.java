package org.homeostat.control.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ResidueTest {
  private static final BigInteger PRIME = BigInteger.valueOf(Residue.PRIME);

  @Test
  void theModulusIsPrime() {
    assertEquals(BigInteger.TWO.pow(61).subtract(BigInteger.ONE), PRIME);
    assertEquals(true, PRIME.isProbablePrime(100));
  }

  @Test
  void arithmeticIsThatOfBigIntegers() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      long a = i == 0 ? Residue.PRIME - 1 : random.nextLong(Residue.PRIME);
      long b = i < 2 ? Residue.PRIME - 1 : random.nextLong(Residue.PRIME);
      BigInteger x = BigInteger.valueOf(a);
      BigInteger y = BigInteger.valueOf(b);
      assertEquals(x.add(y).mod(PRIME).longValue(), new Residue(a).add(new Residue(b)).value());
      assertEquals(x.subtract(y).mod(PRIME).longValue(), new Residue(a).subtract(new Residue(b)).value());
      assertEquals(x.multiply(y).mod(PRIME).longValue(), new Residue(a).multiply(new Residue(b)).value());
    }
  }

  @Test
  void aQuotientTimesItsDivisorIsTheDividend() {
    Residue third = Residue.of(new BigFraction(-7, 3));
    assertEquals(Residue.of(new BigFraction(-7)), third.multiply(3));
    assertEquals(new Residue(1), third.multiply(third.reciprocal()));
    assertThrows(ArithmeticException.class, () -> new Residue(0).reciprocal());
  }
}
