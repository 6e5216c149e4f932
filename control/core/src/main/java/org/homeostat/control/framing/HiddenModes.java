package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.loop.LinearSystem;
import org.homeostat.control.model.Numbers;

/**
 * The modes of a linear system that its inputs do not reach or its outputs do not show, so that they cancel
 * in the transfer function: those where the characteristic matrix, with the inputs beside it or the outputs
 * below it, loses rank (Popov, Belevitch and Hautus), delays exact.
 */
final class HiddenModes {

  /** A singular value below this share of the largest one is zero. */
  private static final double ZERO = 1e-9;

  /** A growth rate this near to 0, relative to the mode's size, is neither stable nor unstable. */
  private static final double NEUTRAL = 1e-9;

  private final LinearSystem system;
  private final double[] lags;

  HiddenModes(LinearSystem system) {
    this.system = system;
    this.lags = system.lags();
  }

  /** Each hidden mode in words: its root, whether it decays, and from what it is hidden. */
  List<String> found() {
    List<String> found = new ArrayList<>();
    for (Complex root : CharacteristicRoots.of(system).roots()) {
      if (root.getImaginaryPart() >= 0) {
        Complex[] factors = factors(root);
        boolean reached = isRegular(beside(root, factors));
        boolean seen = isRegular(below(root, factors));
        if (!reached || !seen) {
          found.add(shown(root) + " " + (reached ? "" : "not reached from " + joined(system.inputs()))
              + (reached || seen ? "" : ", ")
              + (seen ? "" : "not seen in " + joined(system.outputs())) + " (" + fate(root) + ")");
        }
      }
    }
    return found;
  }

  private static String joined(List<String> names) {
    return String.join(", ", names);
  }

  private static String fate(Complex root) {
    double growth = root.getRealPart();
    return Math.abs(growth) <= NEUTRAL * root.norm() ? "neutral" : growth < 0 ? "stable" : "unstable";
  }

  private String shown(Complex root) {
    String unit = system.time().isDimensionless() ? "" : " /" + system.time();
    return Numbers.round(root.getRealPart()) + (root.getImaginaryPart() == 0 ? ""
        : String.format(Locale.ROOT, " +- %si", Numbers.round(root.getImaginaryPart()))) + unit;
  }

  /** The factors e^(-s tau) of the delayed terms. */
  private Complex[] factors(Complex s) {
    Complex[] factors = new Complex[lags.length];
    for (int k = 0; k < lags.length; k++) {
      factors[k] = s.multiply(-lags[k]).exp();
    }
    return factors;
  }

  /** [ s - A, -Bw, B; -E Cz, 1 - E Dzw, E Dzu ]. */
  private Complex[][] beside(Complex s, Complex[] e) {
    int n = system.states().size();
    int m = system.inputs().size();
    Complex[][] matrix = matrix(n + e.length, n + e.length + m);
    fillCharacteristic(matrix, s, e);
    fill(matrix, 0, n + e.length, system.b(), 1, new Complex[0]);
    fill(matrix, n, n + e.length, system.dzu(), 1, e);
    return matrix;
  }

  /** [ s - A, -Bw; -E Cz, 1 - E Dzw; C, Dyw ]. */
  private Complex[][] below(Complex s, Complex[] e) {
    int n = system.states().size();
    Complex[][] matrix = matrix(n + e.length + system.outputs().size(), n + e.length);
    fillCharacteristic(matrix, s, e);
    fill(matrix, n + e.length, 0, system.c(), 1, new Complex[0]);
    fill(matrix, n + e.length, n, system.dyw(), 1, new Complex[0]);
    return matrix;
  }

  private void fillCharacteristic(Complex[][] matrix, Complex s, Complex[] e) {
    int n = system.states().size();
    fill(matrix, 0, 0, system.a(), -1, new Complex[0]);
    fill(matrix, 0, n, system.bw(), -1, new Complex[0]);
    fill(matrix, n, 0, system.cz(), -1, e);
    fill(matrix, n, n, system.dzw(), -1, e);
    for (int i = 0; i < n + e.length; i++) {
      matrix[i][i] = matrix[i][i].add(i < n ? s : Complex.ONE);
    }
  }

  private static Complex[][] matrix(int rows, int columns) {
    Complex[][] matrix = new Complex[rows][columns];
    for (Complex[] row : matrix) {
      Arrays.fill(row, Complex.ZERO);
    }
    return matrix;
  }

  private static void fill(
      Complex[][] matrix, int row, int column, double[][] block, int sign, Complex[] factors) {
    for (int i = 0; i < block.length; i++) {
      for (int j = 0; j < block[i].length; j++) {
        Complex entry = Complex.valueOf(sign * block[i][j]);
        matrix[row + i][column + j] = factors.length == 0 ? entry : entry.multiply(factors[i]);
      }
    }
  }

  /** Whether a complex matrix has full rank: as the real matrix of twice its size. */
  private static boolean isRegular(Complex[][] matrix) {
    int rows = matrix.length;
    int columns = matrix[0].length;
    RealMatrix real = MatrixUtils.createRealMatrix(2 * rows, 2 * columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double re = matrix[i][j].getRealPart();
        double im = matrix[i][j].getImaginaryPart();
        real.setEntry(i, j, re);
        real.setEntry(rows + i, columns + j, re);
        real.setEntry(i, columns + j, -im);
        real.setEntry(rows + i, j, im);
      }
    }
    double[] values = new SingularValueDecomposition(real).getSingularValues();
    return values[2 * Math.min(rows, columns) - 1] > ZERO * values[0];
  }
}
