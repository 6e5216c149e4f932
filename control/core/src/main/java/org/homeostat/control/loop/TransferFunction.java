package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Numbers;

/**
 * The transfer function of an undelayed system with one input and one output, what cancels left out:
 *
 * <pre>
 * H(s) = gain * (s - z_1) ... (s - z_m) / ((s - p_1) ... (s - p_n))
 * </pre>
 *
 * @param gain the factor; 0 where nothing passes
 * @param zeros m of them
 * @param poles n of them
 */
public record TransferFunction(double gain, List<Complex> zeros, List<Complex> poles) {

  /** What the imaginary part of a product of conjugate pairs may be, beside its size. */
  private static final double ROUNDING = 1e-9;

  /** Copies the lists; real ones first, pairs together. */
  public TransferFunction {
    zeros = ordered(zeros);
    poles = ordered(poles);
  }

  private static List<Complex> ordered(List<Complex> roots) {
    return roots.stream().sorted(Comparator
        .comparingDouble((Complex root) -> Math.abs(root.getImaginaryPart()))
        .thenComparingDouble(root -> -root.getRealPart())
        .thenComparingDouble(root -> -root.getImaginaryPart())).toList();
  }

  /** That of a system, exact up to rounding. */
  public static TransferFunction of(LinearSystem system) {
    LoopGain.of(system);
    PolesAndZeros all = PolesAndZeros.of(system);
    double far = 2 * IntStream.range(0, 2)
        .boxed().flatMap(k -> (k == 0 ? all.poles() : all.zeros()).stream())
        .mapToDouble(Complex::norm).max().orElse(1);
    Complex s = new Complex(far == 0 ? 1 : far);
    Complex value = all.minimal().at(s).getEntry(0, 0);
    double gain = value.multiply(product(all.poles(), s)).divide(product(all.zeros(), s)).getRealPart();
    return new TransferFunction(gain, value.isZero() ? List.of() : all.zeros(),
        value.isZero() ? List.of() : all.poles());
  }

  /**
   * A ratio of two polynomials, the coefficients of the highest powers first, as textbooks write them.
   *
   * @throws IllegalArgumentException where the numerator has the higher degree, or the denominator is zero
   */
  public static LinearSystem system(double[] numerator, double... denominator) {
    double[] num = trimmed(numerator);
    double[] den = trimmed(denominator);
    int n = den.length - 1;
    if (den[0] == 0 || num.length > den.length) {
      throw new IllegalArgumentException(den[0] == 0 ? "the denominator is 0."
          : "the numerator has degree " + (num.length - 1) + ", the denominator " + n + ": that would"
              + " differentiate. Add a fast lag to the denominator.");
    }
    double[] b = new double[n + 1];
    IntStream.range(0, num.length).forEach(i -> b[n + 1 - num.length + i] = num[i] / den[0]);
    double[][] a = new double[n][n];
    double[][] c = new double[1][n];
    for (int i = 0; i < n; i++) {
      a[0][i] = -den[i + 1] / den[0];
      c[0][i] = b[i + 1] - b[0] * den[i + 1] / den[0];
      if (i > 0) {
        a[i][i - 1] = 1;
      }
    }
    double[][] input = new double[n][1];
    if (n > 0) {
      input[0][0] = 1;
    }
    return LinearSystem.of(a, input, c, new double[][] {{b[0]}});
  }

  private static double[] trimmed(double[] coefficients) {
    int first = IntStream.range(0, coefficients.length).filter(i -> coefficients[i] != 0).findFirst()
        .orElse(coefficients.length);
    return first == coefficients.length ? new double[] {0}
        : Arrays.copyOfRange(coefficients, first, coefficients.length);
  }

  /** H(s). */
  public Complex at(Complex s) {
    return product(zeros, s).divide(product(poles, s)).multiply(gain);
  }

  private static Complex product(List<Complex> roots, Complex s) {
    return roots.stream().map(s::subtract).reduce(Complex.ONE, Complex::multiply);
  }

  /** By how much the poles outnumber the zeros. */
  public int relativeDegree() {
    return poles.size() - zeros.size();
  }

  /** The numerator's coefficients, highest power first, the gain in them. */
  public double[] numerator() {
    return Arrays.stream(polynomial(zeros)).map(coefficient -> gain * coefficient).toArray();
  }

  /** The denominator's coefficients, highest power first; the first is 1. */
  public double[] denominator() {
    return polynomial(poles);
  }

  private static double[] polynomial(List<Complex> roots) {
    Complex[] product = {Complex.ONE};
    for (Complex root : roots) {
      Complex[] next = new Complex[product.length + 1];
      for (int i = 0; i < next.length; i++) {
        Complex shifted = i < product.length ? product[i] : Complex.ZERO;
        next[i] = i == 0 ? shifted : shifted.subtract(product[i - 1].multiply(root));
      }
      product = next;
    }
    return Arrays.stream(product).mapToDouble(Complex::getRealPart).toArray();
  }

  /** As a fraction in LaTeX. */
  public String latex() {
    return poles.isEmpty() ? Numbers.round(gain)
        : "\\frac{" + written(numerator(), "^{", "}") + "}{" + written(denominator(), "^{", "}") + "}";
  }

  /** As a polynomial over another one. */
  public String fraction() {
    return poles.isEmpty() ? Numbers.round(gain)
        : bracketed(written(numerator(), "^", "")) + "/" + "(" + written(denominator(), "^", "") + ")";
  }

  private static String bracketed(String sum) {
    return sum.contains(" ") ? "(" + sum + ")" : sum;
  }

  private static String written(double[] coefficients, String power, String end) {
    int degree = coefficients.length - 1;
    double largest = Arrays.stream(coefficients).map(Math::abs).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= degree; i++) {
      double value = coefficients[i];
      if (value == 0 || Math.abs(value) < ROUNDING * ROUNDING * largest) {
        continue;
      }
      String letter = i == degree ? "" : i == degree - 1 ? "s" : "s" + power + (degree - i) + end;
      String number = Math.abs(value) == 1 && !letter.isEmpty() ? "" : Numbers.round(Math.abs(value));
      text.append(text.isEmpty() ? (value < 0 ? "-" : "") : value < 0 ? " - " : " + ")
          .append(number).append(number.isEmpty() || letter.isEmpty() ? "" : " ").append(letter);
    }
    return text.isEmpty() ? "0" : text.toString();
  }

  /** In factors: {@code 2 (s + 3)/((s + 1)(s^2 + 2 s + 5))}. */
  @Override
  public String toString() {
    List<String> below = factors(poles);
    String factor = Numbers.round(gain);
    String above = zeros.isEmpty() ? factor
        : (factor.equals("1") ? "" : factor + " ") + String.join("", factors(zeros));
    return below.isEmpty() ? above
        : above + "/" + (below.size() == 1 ? below.get(0) : "(" + String.join("", below) + ")");
  }

  private static List<String> factors(List<Complex> roots) {
    List<String> factors = new ArrayList<>();
    for (Complex root : roots) {
      if (root.getImaginaryPart() == 0) {
        factors.add(root.getRealPart() == 0 ? "s"
            : "(" + written(new double[] {1, -root.getRealPart()}, "^", "") + ")");
      } else if (root.getImaginaryPart() > 0) {
        double norm = root.norm();
        factors.add("(" + written(new double[] {1, -2 * root.getRealPart(), norm * norm}, "^", "") + ")");
      }
    }
    return factors;
  }
}
