package org.homeostat.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * The eigenvalues of a field's Jacobian at a point, fastest first, each with the state that its mode moves
 * most.
 *
 * @param eigenvalues per unit of the field's time
 * @param states for each, the {@link VectorField#label} of the state with the largest share in the
 *     eigenvector
 */
public record Modes(List<Complex> eigenvalues, List<String> states) {

  /** More eigenvalues than these take too long, and as whole matrices too much room. */
  private static final int MOST = 500;

  /**
   * The modes at a point; none of them for a field without states. Empty where the Jacobian is not finite
   * there, its eigenvalues are not found, or there are more than 500 of them.
   */
  public static Optional<Modes> at(VectorField field, double t, double[] y) {
    int n = field.dimension();
    if (n > MOST) {
      return Optional.empty();
    }
    double[] entries = new double[field.sparsity().size()];
    field.jacobian(t, y, entries);
    double[] flat = field.sparsity().spread(entries, 0);
    if (Arrays.stream(flat).allMatch(entry -> entry == 0)) {
      return Optional.of(still(field));
    }
    if (!Arrays.stream(flat).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(matrix(flat, n), field));
    } catch (MathRuntimeException noConvergence) {
      return Optional.empty();
    }
  }

  /** The modes of a field that the state does not change; the decomposition fails on a matrix of zeros. */
  private static Modes still(VectorField field) {
    int n = field.dimension();
    return new Modes(
        Collections.nCopies(n, Complex.ZERO), IntStream.range(0, n).mapToObj(field::label).toList());
  }

  /** A square matrix from its rows laid end to end. */
  private static RealMatrix matrix(double[] flat, int n) {
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * n, (i + 1) * n);
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  private static Modes of(RealMatrix jacobian, VectorField field) {
    var decomposition = new EigenDecompositionNonSymmetric(jacobian);
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < jacobian.getRowDimension(); k++) {
      order.add(k);
    }
    order.sort(Comparator.comparingDouble((Integer k) -> -decomposition.getEigenvalue(k).norm())
        .thenComparingDouble(k -> -decomposition.getEigenvalue(k).getImaginaryPart()));
    return new Modes(
        order.stream().map(decomposition::getEigenvalue).toList(),
        order.stream().map(k -> field.label(dominant(decomposition, k))).toList());
  }

  private static int dominant(EigenDecompositionNonSymmetric decomposition, int k) {
    Complex[] vector = decomposition.getEigenvector(k).toArray();
    int largest = 0;
    for (int i = 1; i < vector.length; i++) {
      largest = vector[i].norm() > vector[largest].norm() ? i : largest;
    }
    return largest;
  }

  /** Whether every mode decays. */
  public boolean isStable() {
    return eigenvalues.stream().allMatch(value -> value.getRealPart() < 0);
  }

  /**
   * The ratio of the fastest to the slowest mode, by modulus: infinite where only some stand still, 1 where
   * all do or there are none.
   */
  public double spread() {
    if (eigenvalues.isEmpty() || eigenvalues.get(0).norm() == 0) {
      return 1;
    }
    return eigenvalues.get(0).norm() / eigenvalues.get(eigenvalues.size() - 1).norm();
  }

  /**
   * The time constants -1/Re of the modes, fastest mode first; negative for one that grows, infinite for
   * one that neither grows nor decays.
   */
  public List<Double> timeConstants() {
    return eigenvalues.stream()
        .map(value -> value.getRealPart() == 0 ? Double.POSITIVE_INFINITY : -1 / value.getRealPart())
        .toList();
  }

  @Override
  public String toString() {
    if (eigenvalues.isEmpty()) {
      return "no modes";
    }
    int last = eigenvalues.size() - 1;
    return "fastest mode " + show(eigenvalues.get(0)) + " (" + states.get(0) + "), slowest "
        + show(eigenvalues.get(last)) + " (" + states.get(last) + ")";
  }

  private static String show(Complex value) {
    return value.getImaginaryPart() == 0
        ? String.format(Locale.ROOT, "%.4g", value.getRealPart())
        : String.format(Locale.ROOT, "%.4g %s %.4gi", value.getRealPart(),
            value.getImaginaryPart() < 0 ? "-" : "+", Math.abs(value.getImaginaryPart()));
  }
}
