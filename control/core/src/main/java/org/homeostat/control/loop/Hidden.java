package org.homeostat.control.loop;

import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Modes that no input reaches or no output shows: at their root s the rows of [M(s), B(s)], or the columns of
 * [M(s); C(s)], depend on each other.
 */
final class Hidden {

  /** Singular values this small beside the largest, after scaling, are 0. */
  private static final double ZERO = 1e-9;

  private Hidden() {}

  /** The roots, none of which both fails to decay and is hidden. */
  static CharacteristicRoots checked(LinearSystem system, CharacteristicRoots roots) {
    for (Complex root : roots.roots()) {
      if (root.getRealPart() >= -ZERO * roots.size() && root.getImaginaryPart() >= 0
          && (isDeficient(system, root, true) || isDeficient(system, root, false))) {
        throw new IllegalArgumentException("the mode " + ComplexText.of(root) + " does not decay, and no"
            + " input reaches it or no output shows it, so that responses say nothing of it. Leave its states"
            + " out, or choose other inputs and outputs.");
      }
    }
    return roots;
  }

  private static boolean isDeficient(LinearSystem system, Complex s, boolean byInputs) {
    double[] values =
        new SingularValueDecomposition(SingularValues.real(scaled(beside(system, s, byInputs))))
            .getSingularValues();
    return values[values.length - 1] <= ZERO * values[0];
  }

  /** M with B beside it, or its transpose with that of C. */
  private static FieldMatrix<Complex> beside(LinearSystem system, Complex s, boolean byInputs) {
    FieldMatrix<Complex> m = new Resolvent(system, s).characteristic();
    int size = m.getRowDimension();
    int n = system.states().size();
    Block ports = byInputs
        ? new Block(n, system.inputs().size(), system.b())
            .above(new Block(size - n, system.inputs().size(), system.dzu()))
        : new Block(system.outputs().size(), n, system.c())
            .beside(new Block(system.outputs().size(), size - n, system.dyw())).transpose();
    FieldMatrix<Complex> all =
        new Array2DRowFieldMatrix<>(ComplexField.getInstance(), size, size + ports.columns());
    all.setSubMatrix((byInputs ? m : m.transpose()).getData(), 0, 0);
    for (int i = 0; i < size; i++) {
      Complex late = byInputs && i >= n ? s.multiply(-system.lags()[i - n]).exp() : Complex.ONE;
      for (int j = 0; j < ports.columns(); j++) {
        all.setEntry(i, size + j, late.multiply(ports.at(i, j)));
      }
    }
    return all;
  }

  /** With rows of length 1. */
  private static FieldMatrix<Complex> scaled(FieldMatrix<Complex> matrix) {
    for (int i = 0; i < matrix.getRowDimension(); i++) {
      double length = SingularValues.length(matrix.getRowMatrix(i));
      for (int j = 0; length > 0 && j < matrix.getColumnDimension(); j++) {
        matrix.multiplyEntry(i, j, new Complex(1 / length));
      }
    }
    return matrix;
  }
}
