package org.homeostat.control.loop;

import java.util.Arrays;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** The singular values of a complex matrix, by the real matrix [Re, -Im; Im, Re], which has each twice. */
final class SingularValues {
  private SingularValues() {}

  static double largest(FieldMatrix<Complex> matrix) {
    return matrix.getRowDimension() == 1 || matrix.getColumnDimension() == 1 ? length(matrix)
        : new SingularValueDecomposition(real(matrix)).getNorm();
  }

  /** The smallest of as many as there are rows or columns, whichever is fewer. */
  static double smallest(FieldMatrix<Complex> matrix) {
    if (matrix.getRowDimension() == 1 || matrix.getColumnDimension() == 1) {
      return length(matrix);
    }
    double[] values = new SingularValueDecomposition(real(matrix)).getSingularValues();
    return values[values.length - 1];
  }

  /** The Frobenius norm. */
  static double length(FieldMatrix<Complex> matrix) {
    double scale = Arrays.stream(matrix.getData()).flatMap(Arrays::stream)
        .mapToDouble(Complex::norm).max().orElse(0);
    return scale == 0 || Double.isInfinite(scale) ? scale
        : scale * Math.sqrt(Arrays.stream(matrix.getData()).flatMap(Arrays::stream)
            .mapToDouble(entry -> entry.norm() / scale).map(size -> size * size).sum());
  }

  /** [Re, -Im; Im, Re]. */
  static RealMatrix real(FieldMatrix<Complex> matrix) {
    int rows = matrix.getRowDimension();
    int columns = matrix.getColumnDimension();
    RealMatrix real = MatrixUtils.createRealMatrix(2 * rows, 2 * columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        Complex entry = matrix.getEntry(i, j);
        real.setEntry(i, j, entry.getRealPart());
        real.setEntry(rows + i, columns + j, entry.getRealPart());
        real.setEntry(i, columns + j, -entry.getImaginaryPart());
        real.setEntry(rows + i, j, entry.getImaginaryPart());
      }
    }
    return real;
  }
}
