package org.homeostat.control.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The decomposition of a sparse matrix as far as it depends on where its entries are; an immutable value
 * that all runs share. The factors are one array of numbers: the pivots, then the rows of U, then the
 * columns of L, both in the order of the pivots. A pivot's place is its number in that order.
 *
 * <p>Pivots that do not touch each other and have equally many entries form groups, and stand side by side:
 * what equal units have in common is eliminated in loops over all of them, whose length the processor
 * foresees. That alone halves the time of a decomposition, and takes two thirds off a solution.
 */
final class SymbolicLu {

  /** How many entries of a row of U are held in registers while the column of L goes by. */
  static final int WIDTH = 4;

  /** Products past which it is not remembered for each what it is subtracted from: 16 MB of memory. */
  static final int MOST_TARGETS = 1 << 22;

  final int n;

  /** Which row of the matrix each pivot stands in. */
  final int[] rows;

  /** Which column of the matrix each pivot stands in. */
  final int[] columns;

  /** Where the row of U of each pivot begins; the last one, where L begins. */
  final int[] uStarts;

  /** Where the column of L of each pivot begins; the last one, where L ends. */
  final int[] lStarts;

  /** The place of the column of each entry of U, and of the row of each entry of L. */
  final int[] index;

  /** How many entries of the row of U, and of the column of L, are mirror images; they come first. */
  final int[] mirrored;

  /** Where each group begins; the last one, n. */
  final int[] groups;

  /** L by rows: where each row begins, the place of the pivot of each entry, and the entry. */
  final int[] lRowStarts;

  final int[] lPivots;
  final int[] lEntries;

  /** The number of products of an entry of L and one of U that are subtracted from others. */
  final long products;

  /**
   * What the products are subtracted from: by groups, then by up to {@link #WIDTH} entries of the row of U,
   * then by pivots, then by entries of L; empty if they are too many.
   */
  final int[] targets;

  /** Where among the factors each entry of the matrix goes. */
  final int[] entries;

  /** Where among the factors the diagonal of the matrix is. */
  final int[] diagonal;

  private SymbolicLu(
      Sparsity sparsity, EliminationGraph graph, int[] columnOfRow, int[] order, int mostTargets) {
    n = order.length;
    Levels levels = Levels.of(graph, order);
    columns = levels.pivots();
    int[] place = inverse(columns);
    rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[place[columnOfRow[i]]] = i;
    }
    uStarts = new int[n + 1];
    lStarts = new int[n + 1];
    index = new int[n + graph.size()];
    mirrored = new int[n];
    layOut(graph, place);
    groups = IntStream.rangeClosed(0, n)
        .filter(p -> p == 0 || p == n || !isAlike(p - 1, p) || differ(levels, p - 1, p))
        .toArray();
    lRowStarts = new int[n + 1];
    lPivots = new int[lStarts[n] - uStarts[n]];
    lEntries = new int[lPivots.length];
    listByRows();
    products = IntStream.range(0, n).mapToLong(p -> (long) below(p) * beside(p)).sum();
    targets = new int[products <= mostTargets ? (int) products : 0];
    entries = new int[sparsity.size()];
    diagonal = new int[n];
    trace(sparsity, place);
  }

  /** The decomposition with pivots on the diagonal. */
  static SymbolicLu of(Sparsity sparsity) {
    return of(sparsity, MOST_TARGETS);
  }

  /** The decomposition with pivots on the diagonal, with other limits. */
  static SymbolicLu of(Sparsity sparsity, int mostTargets) {
    int n = sparsity.dimension();
    int[] identity = IntStream.range(0, n).toArray();
    EliminationGraph graph = new EliminationGraph(sparsity, identity);
    return new SymbolicLu(sparsity, graph, identity, PivotOrder.of(graph, n), mostTargets);
  }

  /**
   * The decomposition with given pivots.
   *
   * @param columnOfRow for each row, the column of its pivot
   * @param order the columns in the order of their pivots
   */
  static SymbolicLu of(Sparsity sparsity, int[] columnOfRow, int[] order) {
    EliminationGraph graph = new EliminationGraph(sparsity, columnOfRow);
    for (int k : order) {
      graph.eliminate(k);
    }
    return new SymbolicLu(sparsity, graph, columnOfRow, order, MOST_TARGETS);
  }

  /** The number of the factors, pivots and all. */
  int size() {
    return index.length;
  }

  /** What a decomposition and a solution cost. */
  Multiplications multiplications() {
    return new Multiplications(products + lPivots.length, size());
  }

  /** How many entries the row of U of a pivot has. */
  int beside(int p) {
    return uStarts[p + 1] - uStarts[p];
  }

  /** How many entries the column of L of a pivot has. */
  int below(int p) {
    return lStarts[p + 1] - lStarts[p];
  }

  private boolean isAlike(int p, int q) {
    return beside(p) == beside(q) && below(p) == below(q) && mirrored[p] == mirrored[q];
  }

  private boolean differ(Levels levels, int p, int q) {
    return levels.of()[columns[p]] != levels.of()[columns[q]];
  }

  private static int[] inverse(int[] order) {
    int[] place = new int[order.length];
    for (int p = 0; p < order.length; p++) {
      place[order[p]] = p;
    }
    return place;
  }

  private static void accumulate(int[] counts) {
    for (int at = 1; at < counts.length; at++) {
      counts[at] += counts[at - 1];
    }
  }

  /**
   * Lays out U and L: the rows of U by rising columns, the columns of L by rising rows, mirrored ones
   * first.
   */
  private void layOut(EliminationGraph graph, int[] place) {
    int next = n;
    for (int p = 0; p < n; p++) {
      uStarts[p] = next;
      next = sorted(graph.beside(columns[p]), place, next);
    }
    uStarts[n] = next;
    for (int p = 0; p < n; p++) {
      lStarts[p] = next;
      next = sorted(graph.below(columns[p]), place, next);
    }
    lStarts[n] = next;
    int[] seen = new int[n];
    for (int p = 0; p < n; p++) {
      mark(seen, uStarts[p], uStarts[p + 1], 2 * p + 1);
      mirrored[p] = markedFirst(seen, lStarts[p], lStarts[p + 1], 2 * p + 1);
      mark(seen, lStarts[p], lStarts[p + 1], 2 * p + 2);
      markedFirst(seen, uStarts[p], uStarts[p + 1], 2 * p + 2);
    }
  }

  private int sorted(int[] items, int[] place, int from) {
    int next = from;
    for (int item : items) {
      index[next++] = place[item];
    }
    Arrays.sort(index, from, next);
    return next;
  }

  private void mark(int[] seen, int from, int to, int mark) {
    for (int at = from; at < to; at++) {
      seen[index[at]] = mark;
    }
  }

  /** Brings those with a mark to the front, these and the others in their order; how many they are. */
  private int markedFirst(int[] seen, int from, int to, int mark) {
    int[] others = new int[to - from];
    int count = 0;
    int next = from;
    for (int at = from; at < to; at++) {
      if (seen[index[at]] == mark) {
        index[next++] = index[at];
      } else {
        others[count++] = index[at];
      }
    }
    System.arraycopy(others, 0, index, next, count);
    return next - from;
  }

  private void listByRows() {
    for (int at = lStarts[0]; at < lStarts[n]; at++) {
      lRowStarts[index[at] + 1]++;
    }
    accumulate(lRowStarts);
    int[] next = lRowStarts.clone();
    for (int p = 0; p < n; p++) {
      for (int at = lStarts[p]; at < lStarts[p + 1]; at++) {
        lPivots[next[index[at]]] = p;
        lEntries[next[index[at]]++] = at;
      }
    }
  }

  /** Finds, row by row, where the entries of the matrix and the products go. */
  private void trace(Sparsity sparsity, int[] place) {
    int[] firstProducts = new int[n];
    if (targets.length > 0) {
      for (int g = 0, first = 0; g + 1 < groups.length; g++) {
        Arrays.fill(firstProducts, groups[g], groups[g + 1], first);
        first += (groups[g + 1] - groups[g]) * below(groups[g]) * beside(groups[g]);
      }
    }
    int[] groupOf = new int[n];
    for (int g = 0; g + 1 < groups.length; g++) {
      Arrays.fill(groupOf, groups[g], groups[g + 1], g);
    }
    int[] at = new int[n];
    for (int i = 0; i < n; i++) {
      at[i] = i;
      for (int u = uStarts[i]; u < uStarts[i + 1]; u++) {
        at[index[u]] = u;
      }
      for (int l = lRowStarts[i]; l < lRowStarts[i + 1]; l++) {
        at[lPivots[l]] = lEntries[l];
      }
      for (int l = lRowStarts[i]; l < lRowStarts[i + 1] && targets.length > 0; l++) {
        int k = lPivots[l];
        aim(at, lEntries[l], k, groups[groupOf[k]], groups[groupOf[k] + 1], firstProducts[k]);
      }
      int row = rows[i];
      for (int k = sparsity.start(row); k < sparsity.start(row + 1); k++) {
        entries[k] = at[place[sparsity.column(k)]];
      }
      diagonal[row] = at[place[row]];
    }
  }

  /** Sets the targets of the products of one entry of L with the row of U of its pivot. */
  private void aim(int[] at, int l, int pivot, int groupStart, int groupEnd, int firstProduct) {
    int below = below(pivot);
    int beside = beside(pivot);
    int column = (pivot - groupStart) * below + l - lStarts[pivot];
    for (int u = 0; u < beside; u++) {
      int strip = u / WIDTH * WIDTH;
      int width = Math.min(WIDTH, beside - strip);
      int product = firstProduct + strip * (groupEnd - groupStart) * below + column * width + u - strip;
      targets[product] = at[index[uStarts[pivot] + u]];
    }
  }
}
