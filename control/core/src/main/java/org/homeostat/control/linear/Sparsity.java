package org.homeostat.control.linear;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a square matrix may have entries other than 0; an immutable value. The values of such a matrix are
 * one array: those of row 0 first, in each row by increasing columns. Where every place is an entry, that is
 * the whole matrix row by row.
 */
public final class Sparsity {

  /** A full matrix of more rows has more entries than an array can hold. */
  private static final int MOST_FULL = 46_340;

  private final int[] starts;
  private final int[] columns;

  /** Worked out when it is first asked for, as the next. */
  private Optional<SymbolicLu> symbolicLu = Optional.empty();

  private Optional<int[][]> groups = Optional.empty();

  private Sparsity(int[] starts, int[] columns) {
    this.starts = starts;
    this.columns = columns;
  }

  /**
   * The entries of each row, by their columns, in any order; a column said twice counts once.
   *
   * @throws IllegalArgumentException for a column that the matrix does not have
   */
  public static Sparsity ofRows(int[]... rows) {
    int n = rows.length;
    int[] starts = new int[n + 1];
    int[][] sorted = new int[n][];
    for (int i = 0; i < n; i++) {
      sorted[i] = Arrays.stream(rows[i]).sorted().distinct().toArray();
      for (int column : sorted[i]) {
        if (column < 0 || column >= n) {
          throw new IllegalArgumentException("Row " + i + " of the sparsity has an entry in column " + column
              + "; the columns of " + n + " states are 0 to " + (n - 1) + ".");
        }
      }
      starts[i + 1] = Math.addExact(starts[i], sorted[i].length);
    }
    return new Sparsity(starts, Arrays.stream(sorted).flatMapToInt(Arrays::stream).toArray());
  }

  /** Every place of an n by n matrix. */
  public static Sparsity full(int n) {
    if (n > MOST_FULL) {
      throw new IllegalArgumentException(String.format(Locale.ROOT,
          "A full Jacobian of %,d states does not fit an array; say in sparsity() where it has entries.", n));
    }
    int[] starts = IntStream.rangeClosed(0, n).map(i -> i * n).toArray();
    return new Sparsity(starts, IntStream.range(0, n * n).map(k -> k % n).toArray());
  }

  /** The number of rows, and of columns. */
  public int dimension() {
    return starts.length - 1;
  }

  /** The number of entries. */
  public int size() {
    return columns.length;
  }

  /** Whether every place is an entry. */
  public boolean isFull() {
    return size() == (long) dimension() * dimension();
  }

  /** The first entry of row {@code i}, or with i the dimension the number of all entries. */
  public int start(int i) {
    return starts[i];
  }

  /** The column of entry {@code k}. */
  public int column(int k) {
    return columns[k];
  }

  /** The row of entry {@code k}. */
  public int row(int k) {
    int place = Arrays.binarySearch(starts, k);
    if (place < 0) {
      return -place - 2;
    }
    while (starts[place + 1] == k) {
      place++;
    }
    return place;
  }

  /** Which entry stands in row {@code i}, column {@code j}; negative if none does. */
  public int entry(int i, int j) {
    return Arrays.binarySearch(columns, starts[i], starts[i + 1], j);
  }

  /** The rows of the entries of each column, increasing. */
  public int[][] rowsByColumn() {
    int[] sizes = new int[dimension()];
    for (int column : columns) {
      sizes[column]++;
    }
    int[][] rows = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (int i = dimension() - 1; i >= 0; i--) {
      for (int k = starts[i]; k < starts[i + 1]; k++) {
        rows[columns[k]][--sizes[columns[k]]] = i;
      }
    }
    return rows;
  }

  /**
   * All columns in groups, in each of which no two columns have an entry in one row: so that one difference
   * of a field along a group gives all its columns. Few groups, not always the fewest.
   */
  public synchronized int[][] groups() {
    if (groups.isEmpty()) {
      groups = Optional.of(ColumnGroups.of(this));
    }
    return Arrays.stream(groups.get()).map(int[]::clone).toArray(int[][]::new);
  }

  /**
   * Rows that have entries in too few columns, for which every matrix with these entries is singular; none if
   * a matrix with these entries is regular for almost all values. As many as the structural rank is less than
   * the dimension; the diagonal counts only where it is among the entries.
   */
  public List<Overdetermined> overdetermined() {
    return Matching.overdetermined(this);
  }

  /** How matrices with these entries are decomposed with pivots on the diagonal. */
  synchronized SymbolicLu symbolicLu() {
    if (symbolicLu.isEmpty()) {
      symbolicLu = Optional.of(SymbolicLu.of(this));
    }
    return symbolicLu.get();
  }

  /** The whole matrix, row by row, with zeros; its entries are {@code values[offset]} and on. */
  public double[] spread(double[] values, int offset) {
    int n = dimension();
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int k = starts[i]; k < starts[i + 1]; k++) {
        matrix[i * n + columns[k]] = values[offset + k];
      }
    }
    return matrix;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sparsity that
        && Arrays.equals(starts, that.starts) && Arrays.equals(columns, that.columns);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(starts) + Arrays.hashCode(columns);
  }

  @Override
  public String toString() {
    return size() + " entries in " + dimension() + " rows";
  }
}
