package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** A real matrix that may have no rows or no columns: a gain has no states, a plain system no delays. */
record Block(int rows, int columns, double[][] entries) {

  /** Beyond this condition number a matrix counts as singular. */
  private static final double SINGULAR = 1e13;

  /** The matrix with those rows, which are copied; {@code columns} counts where there are none. */
  static Block of(double[][] rows, int columns) {
    return new Block(rows.length, columns, Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new));
  }

  static Block zero(int rows, int columns) {
    return new Block(rows, columns, new double[rows][columns]);
  }

  static Block identity(int size) {
    Block one = zero(size, size);
    IntStream.range(0, size).forEach(i -> one.entries[i][i] = 1);
    return one;
  }

  double at(int i, int j) {
    return entries[i][j];
  }

  /** A copy of the rows. */
  double[][] copy() {
    return of(entries, columns).entries;
  }

  Block times(Block other) {
    Block product = zero(rows, other.columns);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        double factor = entries[i][k];
        for (int j = 0; factor != 0 && j < other.columns; j++) {
          product.entries[i][j] += factor * other.entries[k][j];
        }
      }
    }
    return product;
  }

  Block times(double factor) {
    Block scaled = of(entries, columns);
    for (double[] row : scaled.entries) {
      Arrays.setAll(row, j -> row[j] * factor);
    }
    return scaled;
  }

  Block plus(Block other) {
    Block sum = of(entries, columns);
    for (int i = 0; i < rows; i++) {
      double[] row = sum.entries[i];
      double[] addend = other.entries[i];
      Arrays.setAll(row, j -> row[j] + addend[j]);
    }
    return sum;
  }

  Block minus(Block other) {
    return plus(other.times(-1));
  }

  Block transpose() {
    Block turned = zero(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned.entries[j][i] = entries[i][j];
      }
    }
    return turned;
  }

  /** These rows and columns, in that order. */
  Block part(int[] chosenRows, int[] chosenColumns) {
    Block part = zero(chosenRows.length, chosenColumns.length);
    for (int i = 0; i < chosenRows.length; i++) {
      for (int j = 0; j < chosenColumns.length; j++) {
        part.entries[i][j] = entries[chosenRows[i]][chosenColumns[j]];
      }
    }
    return part;
  }

  Block rows(int... chosen) {
    return part(chosen, IntStream.range(0, columns).toArray());
  }

  Block columns(int... chosen) {
    return part(IntStream.range(0, rows).toArray(), chosen);
  }

  /** The rows from {@code row} to before {@code rowEnd}, and so with the columns. */
  Block part(int row, int rowEnd, int column, int columnEnd) {
    return part(IntStream.range(row, rowEnd).toArray(), IntStream.range(column, columnEnd).toArray());
  }

  Block beside(Block right) {
    Block joined = zero(rows, columns + right.columns);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(entries[i], 0, joined.entries[i], 0, columns);
      System.arraycopy(right.entries[i], 0, joined.entries[i], columns, right.columns);
    }
    return joined;
  }

  Block above(Block below) {
    double[][] joined = Arrays.copyOf(entries, rows + below.rows);
    System.arraycopy(below.entries, 0, joined, rows, below.rows);
    return of(joined, columns);
  }

  /** This and another one along the diagonal, zeros elsewhere. */
  Block with(Block other) {
    return beside(zero(rows, other.columns)).above(zero(other.rows, columns).beside(other));
  }

  /** The inverse of a square matrix; empty where it has none, for all that can be told. */
  Optional<Block> inverse() {
    if (rows == 0) {
      return Optional.of(this);
    }
    RealMatrix matrix = toMatrix();
    double condition = new SingularValueDecomposition(matrix).getConditionNumber();
    return condition < SINGULAR
        ? Optional.of(of(new LUDecomposition(matrix, 0).getSolver().getInverse().getData(), rows))
        : Optional.empty();
  }

  /** As a matrix of the linear algebra; it has rows and columns. */
  RealMatrix toMatrix() {
    return MatrixUtils.createRealMatrix(entries);
  }

  /** The largest entry by size; 0 where there is none. */
  double size() {
    return Arrays.stream(entries).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }
}
