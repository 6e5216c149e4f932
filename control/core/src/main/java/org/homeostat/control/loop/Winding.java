package org.homeostat.control.loop;

import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.hipparchus.complex.Complex;

/**
 * How far a function's argument turns along a path. Steps are halved until the function changes by less than
 * a factor e and a radian over each half and about equally over both, and until its slopes there speak of no
 * more, so that no turn is missed.
 */
final class Winding {
  private static final int DEEPEST = 200;
  private static final double STEP = 1;
  private static final double UNEVEN = 0.4;

  private final UnaryOperator<Complex> logarithm;
  private final UnaryOperator<Complex> slope;

  /** Of a function given by its logarithm, up to multiples of 2 pi i, and the logarithm's slope. */
  Winding(UnaryOperator<Complex> logarithm, UnaryOperator<Complex> slope) {
    this.logarithm = logarithm;
    this.slope = slope;
  }

  /**
   * The change of the argument along a path, in radians, from t = 0 to t = 1.
   *
   * @param pieces into how many it is divided to begin with
   * @throws ArithmeticException where the function vanishes on the path, or nearly
   */
  double along(int pieces, DoubleFunction<Complex> path) {
    double sum = 0;
    Complex before = logarithm.apply(path.apply(0));
    for (int k = 1; k <= pieces; k++) {
      Complex after = logarithm.apply(path.apply((double) k / pieces));
      sum += turn(path, (k - 1.0) / pieces, (double) k / pieces, before, after, 0);
      before = after;
    }
    return sum;
  }

  private double turn(DoubleFunction<Complex> path, double from, double to, Complex before,
      Complex after, int depth) {
    double middle = (from + to) / 2;
    if (depth > DEEPEST || middle <= from || middle >= to) {
      throw new ArithmeticException("a function vanishes on the path, at " + ComplexText.of(path.apply(to)));
    }
    Complex between = logarithm.apply(path.apply(middle));
    Complex first = change(before, between);
    Complex second = change(between, after);
    if (first.norm() < STEP && second.norm() < STEP && second.subtract(first).norm() < UNEVEN
        && isSlow(path, from, middle) && isSlow(path, middle, to)) {
      return first.getImaginaryPart() + second.getImaginaryPart();
    }
    return turn(path, from, middle, before, between, depth + 1)
        + turn(path, middle, to, between, after, depth + 1);
  }

  private boolean isSlow(DoubleFunction<Complex> path, double from, double to) {
    Complex end = path.apply(to);
    double length = end.subtract(path.apply(from)).norm();
    return slope.apply(end).norm() * length < 2 * STEP;
  }

  private static Complex change(Complex before, Complex after) {
    double turn = Math.IEEEremainder(after.getImaginaryPart() - before.getImaginaryPart(), 2 * Math.PI);
    double growth = after.getRealPart() - before.getRealPart();
    return Double.isFinite(growth) ? new Complex(growth, turn) : Complex.INF;
  }
}
