package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.complex.Complex;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SchurTransformer;

/** The eigenvalues of a real matrix, balanced first and read off its real Schur form. */
final class Eigenvalues {

  /** A subdiagonal entry this small beside its neighbours on the diagonal is rounding. */
  private static final double ROUNDING = 1e-14;

  /** Balancing ends when no row and column differ by more. */
  private static final double BALANCED = 0.95;

  private Eigenvalues() {}

  static List<Complex> of(Block matrix) {
    if (matrix.rows() == 0) {
      return List.of();
    }
    if (matrix.size() == 0) {
      return Collections.nCopies(matrix.rows(), Complex.ZERO);
    }
    try {
      return diagonal(new SchurTransformer(balanced(matrix).toMatrix()).getT());
    } catch (MathRuntimeException noConvergence) {
      throw new ArithmeticException("the eigenvalues of a matrix of " + matrix.rows() + " states were not"
          + " found: " + noConvergence.getMessage());
    }
  }

  private static List<Complex> diagonal(RealMatrix t) {
    List<Complex> values = new ArrayList<>();
    int n = t.getRowDimension();
    for (int i = 0; i < n; i++) {
      double a = t.getEntry(i, i);
      if (i + 1 < n && Math.abs(t.getEntry(i + 1, i))
          > ROUNDING * (Math.abs(a) + Math.abs(t.getEntry(i + 1, i + 1)))) {
        double half = (a - t.getEntry(i + 1, i + 1)) / 2;
        double middle = (a + t.getEntry(i + 1, i + 1)) / 2;
        Complex root = new Complex(half * half + t.getEntry(i, i + 1) * t.getEntry(i + 1, i)).sqrt();
        values.add(root.add(middle));
        values.add(root.negate().add(middle));
        i++;
      } else {
        values.add(new Complex(a));
      }
    }
    return values;
  }

  /**
   * A similar matrix whose rows are about as large as its columns, by powers of two, so without rounding.
   *
   * @see "B. N. Parlett, C. Reinsch, Balancing a matrix for calculation of eigenvalues and eigenvectors,
   *     Numerische Mathematik 13, 1969, 293-304, doi:10.1007/BF02165404"
   */
  static Block balanced(Block matrix) {
    Block balanced = Block.of(matrix.entries(), matrix.columns());
    double[][] a = balanced.entries();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < a.length; i++) {
        double row = 0;
        double column = 0;
        for (int j = 0; j < a.length; j++) {
          row += i == j ? 0 : Math.abs(a[i][j]);
          column += i == j ? 0 : Math.abs(a[j][i]);
        }
        if (row > 0 && column > 0) {
          double f = Math.scalb(1.0, (int) Math.rint(Math.log(row / column) / (2 * Math.log(2))));
          if (column * f + row / f < BALANCED * (row + column)) {
            changed = true;
            for (int j = 0; j < a.length; j++) {
              a[i][j] /= f;
              a[j][i] *= f;
            }
          }
        }
      }
    }
    return balanced;
  }
}
