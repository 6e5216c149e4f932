package org.homeostat.control.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Columns of a sparse matrix put together so that no two of a group have an entry in one row. One difference
 * of a field along all the states of a group then shows each of their columns by itself. The columns with the
 * most entries are taken first, each into the first group that has room; that is rarely more than a few
 * groups above the most entries in one row, which is the least possible number.
 *
 * @see "A. R. Curtis, M. J. D. Powell, J. K. Reid, On the estimation of sparse Jacobian matrices, IMA Journal
 *     of Applied Mathematics 13, 1974, 117-119, doi:10.1093/imamat/13.1.117"
 */
final class ColumnGroups {
  private final Sparsity sparsity;
  private final int n;
  private final int[][] rows;
  private final int[] groupOf;
  private int count;

  private ColumnGroups(Sparsity sparsity) {
    this.sparsity = sparsity;
    n = sparsity.dimension();
    rows = sparsity.rowsByColumn();
    groupOf = new int[n];
    Arrays.fill(groupOf, -1);
  }

  static int[][] of(Sparsity sparsity) {
    ColumnGroups groups = new ColumnGroups(sparsity);
    groups.assign();
    return groups.listed();
  }

  private void assign() {
    int[] takenFor = new int[n + 1];
    Arrays.fill(takenFor, -1);
    int[] largestFirst = IntStream.range(0, n).boxed()
        .sorted(Comparator.comparingInt(j -> -rows[j].length))
        .mapToInt(j -> j)
        .toArray();
    for (int j : largestFirst) {
      for (int i : rows[j]) {
        for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
          int group = groupOf[sparsity.column(k)];
          if (group >= 0) {
            takenFor[group] = j;
          }
        }
      }
      int group = 0;
      while (takenFor[group] == j) {
        group++;
      }
      groupOf[j] = group;
      count = Math.max(count, group + 1);
    }
  }

  private int[][] listed() {
    int[] sizes = new int[count];
    for (int group : groupOf) {
      sizes[group]++;
    }
    int[][] groups = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (int j = n - 1; j >= 0; j--) {
      groups[groupOf[j]][--sizes[groupOf[j]]] = j;
    }
    return groups;
  }
}
