package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.linear.Sparsity;

/**
 * The order in which the diagonal entries of a sparse matrix are best made pivots: at each, the one of those
 * left whose elimination takes the fewest multiplications, and so can fill the fewest zeros.
 *
 * @see "H. M. Markowitz, The elimination form of the inverse and its application to linear programming,
 *     Management Science 3, 1957, 255-269, doi:10.1287/mnsc.3.3.255"
 */
final class PivotOrder {
  private final int n;
  private final boolean[][] isEntry;
  private final List<Integer> left;

  private PivotOrder(Sparsity sparsity) {
    n = sparsity.dimension();
    isEntry = new boolean[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        isEntry[i][sparsity.column(k)] = true;
      }
    }
    left = new ArrayList<>(IntStream.range(0, n).boxed().toList());
  }

  /** The order for a matrix with these entries. */
  static List<Integer> of(Sparsity sparsity) {
    PivotOrder structure = new PivotOrder(sparsity);
    return IntStream.range(0, structure.n).mapToObj(step -> structure.next()).toList();
  }

  private Integer next() {
    Integer pivot = left.stream().min(Comparator.comparing(this::multiplications)).orElseThrow();
    left.remove(pivot);
    for (int i : left) {
      for (int j : left) {
        isEntry[i][j] |= isEntry[i][pivot] && isEntry[pivot][j];
      }
    }
    return pivot;
  }

  private long multiplications(int pivot) {
    long below = left.stream().filter(i -> i != pivot && isEntry[i][pivot]).count();
    long beside = left.stream().filter(j -> j != pivot && isEntry[pivot][j]).count();
    return below * (1 + beside);
  }
}
