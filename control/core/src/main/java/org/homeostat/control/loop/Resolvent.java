package org.homeostat.control.loop;

import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;

/**
 * A system at one complex frequency: with Delta = diag(exp(-s tau)), its characteristic matrix
 *
 * <pre>
 * M(s) = [ s - A       -Bw            ]
 *        [ -Delta Cz   1 - Delta Dzw  ]
 * </pre>
 *
 * and H(s) = D + [C Dyw] M(s)^-1 [B; Delta Dzu]. The two halves are solved together, since s may be an
 * eigenvalue of A without being a root of the delayed system.
 */
final class Resolvent {
  private final Block a;
  private final Block b;
  private final Block c;
  private final Block d;
  private final Complex s;
  private final Complex[] delta;
  private final int n;

  Resolvent(LinearSystem system, Complex s) {
    Block[] blocks = system.blocks();
    a = blocks[0];
    b = blocks[1];
    c = blocks[2];
    d = blocks[3];
    this.s = s;
    n = a.rows();
    double[] lags = system.lags();
    delta = IntStream.range(0, lags.length).mapToObj(k -> s.multiply(-lags[k]).exp()).toArray(Complex[]::new);
  }

  /** M(s), which has rows: the system has states or delays. */
  FieldMatrix<Complex> characteristic() {
    int inputs = b.columns() - delta.length;
    int outputs = c.rows() - delta.length;
    FieldMatrix<Complex> m = zero(n + delta.length, n + delta.length);
    for (int j = 0; j < n + delta.length; j++) {
      for (int i = 0; i < n; i++) {
        m.setEntry(i, j, new Complex(-(j < n ? a.at(i, j) : b.at(i, inputs + j - n))));
      }
      for (int k = 0; k < delta.length; k++) {
        double entry = j < n ? c.at(outputs + k, j) : d.at(outputs + k, inputs + j - n);
        m.setEntry(n + k, j, delta[k].multiply(-entry));
      }
      m.addToEntry(j, j, j < n ? s : Complex.ONE);
    }
    return m;
  }

  FieldMatrix<Complex> transfer() {
    int inputs = b.columns() - delta.length;
    int outputs = c.rows() - delta.length;
    FieldMatrix<Complex> direct = zero(outputs, inputs);
    for (int i = 0; i < outputs; i++) {
      for (int j = 0; j < inputs; j++) {
        direct.setEntry(i, j, new Complex(d.at(i, j)));
      }
    }
    if (n + delta.length == 0) {
      return direct;
    }
    var solver = new FieldLUDecomposition<>(characteristic()).getSolver();
    if (!solver.isNonSingular()) {
      throw new IllegalArgumentException("s = " + ComplexText.of(s) + " is a pole of the system, where its"
          + " transfer function has no value. Ask beside it.");
    }
    return direct.add(left(outputs, inputs).multiply(solver.solve(right(outputs, inputs))));
  }

  /** [B; Delta Dzu]. */
  private FieldMatrix<Complex> right(int outputs, int inputs) {
    FieldMatrix<Complex> right = zero(n + delta.length, inputs);
    for (int j = 0; j < inputs; j++) {
      for (int i = 0; i < n; i++) {
        right.setEntry(i, j, new Complex(b.at(i, j)));
      }
      for (int k = 0; k < delta.length; k++) {
        right.setEntry(n + k, j, delta[k].multiply(d.at(outputs + k, j)));
      }
    }
    return right;
  }

  /** [C Dyw]. */
  private FieldMatrix<Complex> left(int outputs, int inputs) {
    FieldMatrix<Complex> left = zero(outputs, n + delta.length);
    for (int i = 0; i < outputs; i++) {
      for (int j = 0; j < n + delta.length; j++) {
        left.setEntry(i, j, new Complex(j < n ? c.at(i, j) : d.at(i, inputs + j - n)));
      }
    }
    return left;
  }

  private static FieldMatrix<Complex> zero(int rows, int columns) {
    return new Array2DRowFieldMatrix<>(ComplexField.getInstance(), rows, columns);
  }
}
