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
  private final LinearSystem system;
  private final Complex s;
  private final Complex[] delta;
  private final int n;

  Resolvent(LinearSystem system, Complex s) {
    this.system = system;
    this.s = s;
    n = system.states().size();
    double[] lags = system.lags();
    delta = IntStream.range(0, lags.length).mapToObj(k -> s.multiply(-lags[k]).exp()).toArray(Complex[]::new);
  }

  /** M(s), which has rows: the system has states or delays. */
  FieldMatrix<Complex> characteristic() {
    FieldMatrix<Complex> m = zero(n + delta.length, n + delta.length);
    fill(m, 0, 0, new Block(n, n, system.a()), -1, false);
    fill(m, 0, n, new Block(n, delta.length, system.bw()), -1, false);
    fill(m, n, 0, new Block(delta.length, n, system.cz()), -1, true);
    fill(m, n, n, new Block(delta.length, delta.length, system.dzw()), -1, true);
    for (int i = 0; i < n + delta.length; i++) {
      m.addToEntry(i, i, i < n ? s : Complex.ONE);
    }
    return m;
  }

  FieldMatrix<Complex> transfer() {
    int inputs = system.inputs().size();
    int outputs = system.outputs().size();
    FieldMatrix<Complex> direct = zero(outputs, inputs);
    fill(direct, 0, 0, new Block(outputs, inputs, system.d()), 1, false);
    if (n + delta.length == 0) {
      return direct;
    }
    FieldMatrix<Complex> right = zero(n + delta.length, inputs);
    fill(right, 0, 0, new Block(n, inputs, system.b()), 1, false);
    fill(right, n, 0, new Block(delta.length, inputs, system.dzu()), 1, true);
    FieldMatrix<Complex> left = zero(outputs, n + delta.length);
    fill(left, 0, 0, new Block(outputs, n, system.c()), 1, false);
    fill(left, 0, n, new Block(outputs, delta.length, system.dyw()), 1, false);
    var solver = new FieldLUDecomposition<>(characteristic()).getSolver();
    if (!solver.isNonSingular()) {
      throw new IllegalArgumentException("s = " + ComplexText.of(s) + " is a pole of the system, where its"
          + " transfer function has no value. Ask beside it.");
    }
    return direct.add(left.multiply(solver.solve(right)));
  }

  private static FieldMatrix<Complex> zero(int rows, int columns) {
    return new Array2DRowFieldMatrix<>(ComplexField.getInstance(), rows, columns);
  }

  /** Puts a real block, times a sign and, row by row, the delays' factors, into its place. */
  private void fill(FieldMatrix<Complex> m, int row, int column, Block block, int sign, boolean delayed) {
    for (int i = 0; i < block.rows(); i++) {
      for (int j = 0; j < block.columns(); j++) {
        double entry = sign * block.at(i, j);
        m.setEntry(row + i, column + j, delayed ? delta[i].multiply(entry) : Complex.valueOf(entry));
      }
    }
  }
}
