package org.homeostat.control.linear;

import java.util.Arrays;

/**
 * Where a matrix has entries while pivots on its diagonal are eliminated one after the other; each adds the
 * entries that it fills. The diagonal counts as full and is not among the entries.
 *
 * <p>Entries are numbered as they come, linked by rows and by columns, and found by a hash table; a pivot's
 * row and column are walked once, when it is eliminated, so that the work grows with the multiplications of
 * a decomposition and not with the number of rows squared.
 */
final class EliminationGraph {
  private static final int NONE = -1;

  /** Fibonacci hashing: 2^64 over the golden section. */
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private final int n;
  private final int[] lastOfRow;
  private final int[] lastOfColumn;
  private final int[] rowCounts;
  private final int[] columnCounts;
  private final boolean[] isEliminated;

  private int size;
  private int[] rows;
  private int[] columns;
  private int[] previousInRow;
  private int[] previousInColumn;

  /** The numbers of the entries by open addressing; a power of two long, at most half full. */
  private int[] table;

  /**
   * The entries of a matrix, its whole diagonal among them, whose rows have changed places.
   *
   * @param placeOfRow the place of each row of the sparsity
   */
  EliminationGraph(Sparsity sparsity, int[] placeOfRow) {
    n = sparsity.dimension();
    lastOfRow = new int[n];
    lastOfColumn = new int[n];
    Arrays.fill(lastOfRow, NONE);
    Arrays.fill(lastOfColumn, NONE);
    rowCounts = new int[n];
    columnCounts = new int[n];
    isEliminated = new boolean[n];
    int capacity = Math.max(16, 2 * (sparsity.size() + n));
    rows = new int[capacity];
    columns = new int[capacity];
    previousInRow = new int[capacity];
    previousInColumn = new int[capacity];
    table = new int[Integer.highestOneBit(capacity) * 4];
    Arrays.fill(table, NONE);
    for (int i = 0; i < n; i++) {
      add(placeOfRow[i], i);
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        add(placeOfRow[i], sparsity.column(k));
      }
    }
  }

  /** The number of entries off the diagonal. */
  int size() {
    return size;
  }

  int row(int entry) {
    return rows[entry];
  }

  int column(int entry) {
    return columns[entry];
  }

  /** How many entries stand beside pivot {@code k} in columns not yet eliminated. */
  int rowCount(int k) {
    return rowCounts[k];
  }

  /** How many entries stand under or over pivot {@code k} in rows not yet eliminated. */
  int columnCount(int k) {
    return columnCounts[k];
  }

  boolean isEliminated(int k) {
    return isEliminated[k];
  }

  /** The last entry of row {@code i}, negative for none; {@link #previousInRow} leads on. */
  int lastOfRow(int i) {
    return lastOfRow[i];
  }

  int previousInRow(int entry) {
    return previousInRow[entry];
  }

  /** The last entry of column {@code j}, negative for none; {@link #previousInColumn} leads on. */
  int lastOfColumn(int j) {
    return lastOfColumn[j];
  }

  int previousInColumn(int entry) {
    return previousInColumn[entry];
  }

  /** Eliminates pivot {@code k}: every row with an entry in its column gets the entries of its row. */
  void eliminate(int k) {
    isEliminated[k] = true;
    for (int above = lastOfRow[k]; above != NONE; above = previousInRow[above]) {
      columnCounts[columns[above]]--;
    }
    for (int left = lastOfColumn[k]; left != NONE; left = previousInColumn[left]) {
      int i = rows[left];
      rowCounts[i]--;
      if (!isEliminated[i]) {
        for (int above = lastOfRow[k]; above != NONE; above = previousInRow[above]) {
          if (!isEliminated[columns[above]]) {
            add(i, columns[above]);
          }
        }
      }
    }
  }

  private void add(int i, int j) {
    if (i == j) {
      return;
    }
    int slot = slot(i, j);
    if (table[slot] != NONE) {
      return;
    }
    if (size == rows.length) {
      grow();
      slot = slot(i, j);
    }
    table[slot] = size;
    rows[size] = i;
    columns[size] = j;
    previousInRow[size] = lastOfRow[i];
    previousInColumn[size] = lastOfColumn[j];
    lastOfRow[i] = size;
    lastOfColumn[j] = size;
    rowCounts[i]++;
    columnCounts[j]++;
    size++;
  }

  /** Where the table has this entry, or has room for it. */
  private int slot(int i, int j) {
    int mask = table.length - 1;
    int slot = (int) (((long) i * n + j) * SCATTER >>> 32) & mask;
    while (table[slot] != NONE && (rows[table[slot]] != i || columns[table[slot]] != j)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int capacity = Math.multiplyExact(2, size);
    rows = Arrays.copyOf(rows, capacity);
    columns = Arrays.copyOf(columns, capacity);
    previousInRow = Arrays.copyOf(previousInRow, capacity);
    previousInColumn = Arrays.copyOf(previousInColumn, capacity);
    table = new int[Math.multiplyExact(2, table.length)];
    Arrays.fill(table, NONE);
    for (int entry = 0; entry < size; entry++) {
      table[slot(rows[entry], columns[entry])] = entry;
    }
  }
}
