package org.homeostat.control.loop;

import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Numbers;

/** How complex numbers are shown: {@code -0.5 + 2i}. */
final class ComplexText {
  private ComplexText() {}

  static String of(Complex value) {
    double re = value.getRealPart();
    double im = value.getImaginaryPart();
    if (im == 0) {
      return Numbers.round(re);
    }
    String imaginary = (Math.abs(im) == 1 ? "" : Numbers.round(Math.abs(im))) + "i";
    return re == 0 ? (im < 0 ? "-" : "") + imaginary
        : Numbers.round(re) + (im < 0 ? " - " : " + ") + imaginary;
  }
}
