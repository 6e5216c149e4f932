package org.homeostat.control.linear;

import java.util.Arrays;

/**
 * Where a matrix has entries while pivots on its diagonal are eliminated one after the other; each adds the
 * entries that it fills. The diagonal counts as full and is not among the entries.
 *
 * <p>A row is a list; before a pivot's row is added to it, what it has is marked, and what is eliminated is
 * dropped. A long row has a bit for each column instead: a state that all others touch costs no more than
 * they do. So the work grows with the multiplications of a decomposition and not with the square of the
 * number of rows.
 */
final class EliminationGraph {
  private static final int[] NONE = {};

  /** A row that holds more than this part of all columns has bits, which then take no more room than it. */
  private static final int LONG = 32;

  private final int n;
  private final int[][] rows;
  private final int[][] columns;

  /** How long the lists are, what is eliminated included. */
  private final int[] rowLengths;

  private final int[] columnLengths;

  /** How many of each list are not eliminated. */
  private final int[] rowCounts;

  private final int[] columnCounts;
  private final boolean[] isEliminated;

  /** The columns of the long rows, a bit for each; nothing for the others. */
  private final long[][] bits;

  /** Which walk through a row met each column last. */
  private final int[] marks;

  private int walk;
  private int size;

  /**
   * The entries of a matrix, its whole diagonal among them, whose rows have changed places.
   *
   * @param placeOfRow the place of each row of the sparsity
   */
  EliminationGraph(Sparsity sparsity, int[] placeOfRow) {
    n = sparsity.dimension();
    rows = new int[n][];
    columns = new int[n][];
    Arrays.fill(columns, NONE);
    rowLengths = new int[n];
    columnLengths = new int[n];
    rowCounts = new int[n];
    columnCounts = new int[n];
    isEliminated = new boolean[n];
    bits = new long[n][0];
    marks = new int[n];
    for (int i = 0; i < n; i++) {
      int place = placeOfRow[i];
      rows[place] = new int[sparsity.start(i + 1) - sparsity.start(i) + 1];
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        addFirst(place, sparsity.column(k));
      }
      if (sparsity.entry(i, i) < 0) {
        addFirst(place, i);
      }
    }
  }

  private void addFirst(int i, int j) {
    if (i != j) {
      add(i, j);
    }
  }

  /** How many entries stand beside pivot {@code k} in columns not yet eliminated. */
  int rowCount(int k) {
    return rowCounts[k];
  }

  /** How many entries stand under or over pivot {@code k} in rows not yet eliminated. */
  int columnCount(int k) {
    return columnCounts[k];
  }

  /** The columns of the entries beside an eliminated pivot, in the order of no matter what; not changed. */
  int[] beside(int k) {
    return rows[k];
  }

  /** The rows of the entries below an eliminated pivot, in the order of no matter what; not changed. */
  int[] below(int k) {
    return columns[k];
  }

  /** The number of entries beside and below the pivots eliminated. */
  int size() {
    return size;
  }

  /** Eliminates pivot {@code k}: every row with an entry in its column gets the entries of its row. */
  void eliminate(int k) {
    remove(k);
    for (int j : rows[k]) {
      columnCounts[j]--;
    }
    for (int i : columns[k]) {
      rowCounts[i]--;
      if (bits[i].length > 0) {
        fillLong(i, rows[k]);
      } else {
        fill(i, rows[k]);
      }
    }
  }

  /** Eliminates pivot {@code k} where that fills nothing, because all that are left touch each other. */
  void remove(int k) {
    isEliminated[k] = true;
    rows[k] = Arrays.copyOf(rows[k], withoutEliminated(rows[k], rowLengths[k]));
    columns[k] = Arrays.copyOf(columns[k], withoutEliminated(columns[k], columnLengths[k]));
    bits[k] = new long[0];
    size = Math.addExact(size, rows[k].length + columns[k].length);
  }

  private int withoutEliminated(int[] list, int length) {
    int kept = 0;
    for (int at = 0; at < length; at++) {
      if (!isEliminated[list[at]]) {
        list[kept++] = list[at];
      }
    }
    return kept;
  }

  private void fill(int i, int[] pivotRow) {
    rowLengths[i] = withoutEliminated(rows[i], rowLengths[i]);
    walk++;
    marks[i] = walk;
    for (int at = 0; at < rowLengths[i]; at++) {
      marks[rows[i][at]] = walk;
    }
    for (int j : pivotRow) {
      if (marks[j] != walk) {
        add(i, j);
      }
    }
    if (rowLengths[i] > n / LONG) {
      bits[i] = new long[n / Long.SIZE + 1];
      setBit(i, i);
      for (int at = 0; at < rowLengths[i]; at++) {
        setBit(i, rows[i][at]);
      }
    }
  }

  private void fillLong(int i, int[] pivotRow) {
    for (int j : pivotRow) {
      if ((bits[i][j >> 6] >> j & 1) == 0) {
        setBit(i, j);
        add(i, j);
      }
    }
  }

  private void setBit(int i, int j) {
    bits[i][j >> 6] |= 1L << j;
  }

  private void add(int i, int j) {
    rows[i] = added(rows[i], rowLengths[i]++, j);
    columns[j] = added(columns[j], columnLengths[j]++, i);
    rowCounts[i]++;
    columnCounts[j]++;
  }

  private static int[] added(int[] list, int length, int item) {
    int[] grown = length < list.length ? list : Arrays.copyOf(list, 2 * length + 2);
    grown[length] = item;
    return grown;
  }
}
