package org.homeostat.control.expr;

import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * The notation's arithmetic on doubles, beyond what {@link Math} has. The interpreter, generated code and
 * every other evaluation call these same methods, which is why they agree to the last bit.
 *
 * <p>Nothing here throws: outside its domain a function is NaN or infinite, as in {@link Math}.
 */
public final class Real {

  /**
   * The largest whole exponent raised by repeated squaring; beyond it, and for broken exponents, {@link
   * Math#pow}.
   */
  static final int SQUARING_LIMIT = 1024;

  private Real() {}

  /**
   * {@code x^n} by repeated squaring: a few multiplications for the small powers that models use; x^0 is 1.
   */
  public static double power(double x, int n) {
    if (n < 0) {
      return 1 / power(x, -n);
    }
    if (n == 0) {
      return 1;
    }
    if (n == 1) {
      return x;
    }
    if (n % 2 == 1) {
      return power(x, n - 1) * x;
    }
    double half = power(x, n / 2);
    return half * half;
  }

  /** {@code x^exponent}, by repeated squaring where the exponent is a whole number up to 1024 in size. */
  public static double power(double x, BigFraction exponent) {
    return isSquared(exponent) ? power(x, exponent.getNumeratorAsInt()) : Math.pow(x, exponent.doubleValue());
  }

  /** Whether {@link #power(double, BigFraction)} multiplies instead of calling {@link Math#pow}. */
  static boolean isSquared(BigFraction exponent) {
    return exponent.getDenominator().equals(BigInteger.ONE)
        && exponent.getNumerator().bitLength() <= 11
        && Math.abs(exponent.getNumeratorAsInt()) <= SQUARING_LIMIT;
  }

  /** The rectifier: x where it is positive, else 0; NaN stays NaN. */
  public static double pos(double x) {
    return Math.max(x, 0.0);
  }

  /** {@code x^n/(K^n + x^n)}, a saturating response that is one half at {@code x = K}. */
  public static double hill(double x, double K, double n) {
    double response = Math.pow(x, n);
    return response / (Math.pow(K, n) + response);
  }

  /** {@code log(1 + exp(x))}, a smooth rectifier, without overflow for large x. */
  public static double softplus(double x) {
    return Math.max(x, 0.0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** {@code 1/(1 + exp(-x))}, without overflow on either side. */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }

  /** The value of a function of one argument. */
  static double apply(Function function, double x) {
    return switch (function) {
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case SQRT -> Math.sqrt(x);
      case ABS -> Math.abs(x);
      case TANH -> Math.tanh(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case SIGN -> Math.signum(x);
      case FLOOR -> Math.floor(x);
      case POS -> pos(x);
      case SOFTPLUS -> softplus(x);
      case SIGMOID -> sigmoid(x);
      case MIN, MAX, HILL -> throw new AssertionError(function.text() + " has more than one argument");
    };
  }

  /** The value of a function at as many arguments as it takes. */
  static double apply(Function function, double[] x) {
    return switch (function) {
      case MIN -> Math.min(x[0], x[1]);
      case MAX -> Math.max(x[0], x[1]);
      case HILL -> hill(x[0], x[1], x[2]);
      default -> apply(function, x[0]);
    };
  }
}
