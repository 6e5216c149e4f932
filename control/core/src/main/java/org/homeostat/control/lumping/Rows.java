package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * Linear algebra over the rational numbers with a handful of rows: a subspace as the reduced echelon form of
 * rows that span it. Grows only by {@link #add}.
 */
final class Rows {
  private final int width;
  private final List<BigFraction[]> rows = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  Rows(int width) {
    this.width = width;
  }

  /** Widens the subspace by a row; false where the row lies in it. */
  boolean add(BigFraction[] row) {
    BigFraction[] left = reduced(row);
    int pivot = IntStream.range(0, width).filter(i -> !isZero(left[i])).findFirst().orElse(-1);
    if (pivot < 0) {
      return false;
    }
    BigFraction[] unit = scaled(left, left[pivot].reciprocal());
    rows.replaceAll(known -> minus(known, unit, known[pivot]));
    rows.add(unit);
    pivots.add(pivot);
    return true;
  }

  /** What is left of a row when its part in the subspace is taken off: zero exactly if it lies in it. */
  private BigFraction[] reduced(BigFraction[] row) {
    BigFraction[] left = row.clone();
    for (int k = 0; k < rows.size(); k++) {
      left = minus(left, rows.get(k), left[pivots.get(k)]);
    }
    return left;
  }

  int size() {
    return rows.size();
  }

  /** The echelon form, from the first pivot to the last. */
  List<BigFraction[]> echelon() {
    return IntStream.range(0, rows.size()).boxed()
        .sorted((i, j) -> pivots.get(i) - pivots.get(j)).map(rows::get).toList();
  }

  /** The pivots, ascending. */
  List<Integer> pivots() {
    return pivots.stream().sorted().toList();
  }

  /** A basis of the columns that every row maps to zero. */
  List<BigFraction[]> kernel() {
    List<BigFraction[]> basis = new ArrayList<>();
    for (int free = 0; free < width; free++) {
      if (!pivots.contains(free)) {
        BigFraction[] column = zeros(width);
        column[free] = BigFraction.ONE;
        for (int k = 0; k < rows.size(); k++) {
          column[pivots.get(k)] = rows.get(k)[free].negate();
        }
        basis.add(column);
      }
    }
    return basis;
  }

  /** The x of a square system with rows A and right-hand sides B, row by row: A x = B. */
  static BigFraction[][] solve(BigFraction[][] a, BigFraction[][] b) {
    int n = a.length;
    Rows system = new Rows(n + b[0].length);
    for (int i = 0; i < n; i++) {
      BigFraction[] row = Arrays.copyOf(a[i], n + b[i].length);
      System.arraycopy(b[i], 0, row, n, b[i].length);
      system.add(row);
    }
    return system.echelon().stream().map(row -> Arrays.copyOfRange(row, n, row.length))
        .toArray(BigFraction[][]::new);
  }

  static BigFraction[] zeros(int width) {
    BigFraction[] zeros = new BigFraction[width];
    Arrays.fill(zeros, BigFraction.ZERO);
    return zeros;
  }

  static boolean isZero(BigFraction value) {
    return value.getNumerator().signum() == 0;
  }

  /** A row times a matrix given by its rows. */
  static BigFraction[] times(BigFraction[] row, BigFraction[][] matrix) {
    BigFraction[] product = zeros(matrix[0].length);
    for (int i = 0; i < row.length; i++) {
      if (!isZero(row[i])) {
        product = minus(product, matrix[i], row[i].negate());
      }
    }
    return product;
  }

  private static BigFraction[] scaled(BigFraction[] row, BigFraction factor) {
    return Arrays.stream(row).map(value -> value.multiply(factor)).toArray(BigFraction[]::new);
  }

  private static BigFraction[] minus(BigFraction[] row, BigFraction[] other, BigFraction factor) {
    if (isZero(factor)) {
      return row;
    }
    BigFraction[] difference = row.clone();
    for (int i = 0; i < difference.length; i++) {
      if (!isZero(other[i])) {
        difference[i] = difference[i].subtract(other[i].multiply(factor));
      }
    }
    return difference;
  }
}
