package org.homeostat.control.loop;

import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.FieldMatrix;

/** The graph of a response: the span of the columns of [1; P], by an orthonormal basis. */
final class Graph {
  private final FieldMatrix<Complex> basis;

  private Graph(FieldMatrix<Complex> basis) {
    this.basis = basis;
  }

  /** Of a response P, outputs by inputs, by Gram and Schmidt, twice, the longest column first. */
  static Graph of(FieldMatrix<Complex> p) {
    int m = p.getColumnDimension();
    FieldMatrix<Complex> columns =
        new Array2DRowFieldMatrix<>(ComplexField.getInstance(), m + p.getRowDimension(), m);
    for (int j = 0; j < m; j++) {
      columns.setEntry(j, j, Complex.ONE);
      for (int i = 0; i < p.getRowDimension(); i++) {
        columns.setEntry(m + i, j, p.getEntry(i, j));
      }
    }
    return new Graph(orthonormal(columns));
  }

  /** Of what a controller does by negative feedback: the span of the columns of [-C; 1], the same order. */
  static Graph inverse(FieldMatrix<Complex> c) {
    int m = c.getRowDimension();
    FieldMatrix<Complex> columns = new Array2DRowFieldMatrix<>(
        ComplexField.getInstance(), m + c.getColumnDimension(), c.getColumnDimension());
    for (int j = 0; j < c.getColumnDimension(); j++) {
      columns.setEntry(m + j, j, Complex.ONE);
      for (int i = 0; i < m; i++) {
        columns.setEntry(i, j, c.getEntry(i, j).negate());
      }
    }
    return new Graph(orthonormal(columns));
  }

  /** The orthonormal columns that span what the given ones do. */
  private static FieldMatrix<Complex> orthonormal(FieldMatrix<Complex> columns) {
    FieldMatrix<Complex> q = columns.copy();
    int m = q.getColumnDimension();
    for (int j = 0; j < m; j++) {
      swap(q, j, longest(q, j));
      for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k < j; k++) {
          take(q, j, k);
        }
        double length = SingularValues.length(q.getColumnMatrix(j));
        for (int i = 0; i < q.getRowDimension(); i++) {
          q.setEntry(i, j, q.getEntry(i, j).divide(length));
        }
      }
      for (int later = j + 1; later < m; later++) {
        take(q, later, j);
      }
    }
    return q;
  }

  private static int longest(FieldMatrix<Complex> q, int from) {
    int longest = from;
    for (int j = from + 1; j < q.getColumnDimension(); j++) {
      longest = SingularValues.length(q.getColumnMatrix(j))
          > SingularValues.length(q.getColumnMatrix(longest)) ? j : longest;
    }
    return longest;
  }

  private static void swap(FieldMatrix<Complex> q, int j, int k) {
    Complex[] column = q.getColumn(j);
    q.setColumn(j, q.getColumn(k));
    q.setColumn(k, column);
  }

  /** Takes the direction of column k off column j. */
  private static void take(FieldMatrix<Complex> q, int j, int k) {
    Complex along = Complex.ZERO;
    for (int i = 0; i < q.getRowDimension(); i++) {
      along = along.add(q.getEntry(i, k).conjugate().multiply(q.getEntry(i, j)));
    }
    for (int i = 0; i < q.getRowDimension(); i++) {
      q.setEntry(i, j, q.getEntry(i, j).subtract(along.multiply(q.getEntry(i, k))));
    }
  }

  /** The sine of the largest angle between two graphs: the chordal distance of the responses. */
  double distance(Graph other) {
    FieldMatrix<Complex> inside = other.basis.multiply(adjoint(other.basis).multiply(basis));
    return Math.min(1, SingularValues.largest(basis.subtract(inside)));
  }

  /** The sine of the smallest angle between two graphs: how far they are from meeting. */
  double apart(Graph other) {
    FieldMatrix<Complex> inside = other.basis.multiply(adjoint(other.basis).multiply(basis));
    return Math.min(1, SingularValues.smallest(basis.subtract(inside)));
  }

  private static FieldMatrix<Complex> adjoint(FieldMatrix<Complex> matrix) {
    FieldMatrix<Complex> turned = matrix.transpose();
    for (int i = 0; i < turned.getRowDimension(); i++) {
      for (int j = 0; j < turned.getColumnDimension(); j++) {
        turned.setEntry(i, j, turned.getEntry(i, j).conjugate());
      }
    }
    return turned;
  }
}
