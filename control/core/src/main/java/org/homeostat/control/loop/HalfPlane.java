package org.homeostat.control.loop;

import org.hipparchus.complex.Complex;

/**
 * Counts the characteristic roots right of a vertical line by the argument principle. With h(s) =
 * det(s - F(s)) and |s| at least 2n times the bound of F, h turns there like s^n but for the argument of
 * det(1 - F/s), which is below a quarter turn; so only the line itself, up to there, is walked.
 */
final class HalfPlane {
  private final Characteristic characteristic;
  private final int n;

  HalfPlane(Characteristic characteristic, int n) {
    this.characteristic = characteristic;
    this.n = n;
  }

  /**
   * The number of roots with a real part above {@code c}, repeated ones repeated.
   *
   * @throws ArithmeticException where a root lies on the line
   */
  int count(double c) {
    double far = Math.max(2 * n * characteristic.bound(c), 2 * Math.abs(c));
    Complex end = new Complex(c, far);
    double along = new Winding(characteristic::logarithm, characteristic::logarithmicSlope)
        .along(16, t -> new Complex(c, t * far));
    Complex rest = characteristic.logarithm(end).subtract(end.log().multiply(n));
    double arc = n * end.getArgument() + Math.IEEEremainder(rest.getImaginaryPart(), 2 * Math.PI);
    double turns = (arc - along) / Math.PI;
    if (Math.abs(turns - Math.rint(turns)) > 1e-3) {
      throw new AssertionError("a count of roots is not a whole number: " + turns);
    }
    return (int) Math.rint(turns);
  }
}
