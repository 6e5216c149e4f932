package org.homeostat.control.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * As many entries of a sparse matrix as can be chosen with no two in one row or column: how many they are is
 * its structural rank. A row without an entry chosen starts a walk to every column in which it has an entry,
 * from there to the row whose entry is chosen in that column, and so on; if the walk ends in a column without
 * one, changing the choice along it chooses one more. If it does not, then the rows of the walk are one more
 * than their columns.
 *
 * @see "A. L. Dulmage, N. S. Mendelsohn, Coverings of bipartite graphs, Canadian Journal of Mathematics 10,
 *     1958, 517-534, doi:10.4153/CJM-1958-052-0"
 */
final class Matching {
  private static final int NONE = -1;

  private final Sparsity sparsity;
  private final int n;
  private final int[] columnOfRow;
  private final int[] rowOfColumn;

  /** The row from which each column was reached, in the walk that began in {@link #walk}. */
  private final int[] from;

  private final int[] walk;
  private final int[] queue;
  private int reached;

  private Matching(Sparsity sparsity) {
    this.sparsity = sparsity;
    n = sparsity.dimension();
    columnOfRow = new int[n];
    rowOfColumn = new int[n];
    Arrays.fill(columnOfRow, NONE);
    Arrays.fill(rowOfColumn, NONE);
    from = new int[n];
    walk = new int[n];
    Arrays.fill(walk, NONE);
    queue = new int[n + 1];
  }

  /** For each row that is one too many, the rows of its walk. */
  static List<Overdetermined> overdetermined(Sparsity sparsity) {
    Matching matching = new Matching(sparsity);
    matching.chooseDiagonal();
    List<Integer> tooMany = IntStream.range(0, matching.n)
        .filter(row -> matching.columnOfRow[row] == NONE && !matching.chooseFor(row))
        .boxed()
        .toList();
    Arrays.fill(matching.walk, NONE);
    return tooMany.stream().map(matching::overdetermined).toList();
  }

  private void chooseDiagonal() {
    for (int i = 0; i < n; i++) {
      if (sparsity.entry(i, i) >= 0) {
        choose(i, i);
      }
    }
  }

  private void choose(int row, int column) {
    columnOfRow[row] = column;
    rowOfColumn[column] = row;
  }

  /**
   * Chooses one entry more, beginning with a row; says whether that can be done. What a walk that failed has
   * reached stays out of all later ones.
   */
  private boolean chooseFor(int row) {
    int free = walkFrom(row);
    if (free == NONE) {
      return false;
    }
    for (int k = 0; k <= reached; k++) {
      clear(queue[k], row);
    }
    int column = free;
    while (column != NONE) {
      int i = from[column];
      int previous = columnOfRow[i];
      choose(i, column);
      column = i == row ? NONE : previous;
    }
    return true;
  }

  private void clear(int row, int root) {
    for (int k = sparsity.start(row); k < sparsity.start(row + 1); k++) {
      if (walk[sparsity.column(k)] == root) {
        walk[sparsity.column(k)] = NONE;
      }
    }
  }

  /** The first column reached in which no entry is chosen. */
  private int walkFrom(int row) {
    queue[0] = row;
    reached = 0;
    for (int next = 0; next <= reached; next++) {
      int i = queue[next];
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        int column = sparsity.column(k);
        if (walk[column] == NONE) {
          walk[column] = row;
          from[column] = i;
          if (rowOfColumn[column] == NONE) {
            return column;
          }
          queue[++reached] = rowOfColumn[column];
        }
      }
    }
    return NONE;
  }

  private Overdetermined overdetermined(int row) {
    Arrays.fill(walk, NONE);
    walkFrom(row);
    List<Integer> rows = new ArrayList<>(
        Arrays.stream(queue, 0, reached + 1).sorted().boxed().toList());
    List<Integer> columns = rows.stream()
        .filter(i -> i != row).map(i -> columnOfRow[i]).sorted().toList();
    return new Overdetermined(rows, columns);
  }
}
