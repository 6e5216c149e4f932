package org.homeostat.control.linear;

import java.util.stream.IntStream;

/**
 * The order in which the diagonal entries of a sparse matrix are best made pivots: at each, the one of those
 * left whose elimination takes the fewest multiplications, and so can fill the fewest zeros. Of equally cheap
 * ones, the one that has waited for the fewest others comes first: along a chain every second state, then
 * every second of those left. So pivots that do not touch each other come side by side.
 *
 * @see "H. M. Markowitz, The elimination form of the inverse and its application to linear programming,
 *     Management Science 3, 1957, 255-269, doi:10.1287/mnsc.3.3.255"
 */
public final class PivotOrder {
  private final EliminationGraph graph;

  /** The multiplications of each pivot left, were it the next. */
  private final long[] costs;

  /** For each pivot left, the longest chain of pivots that each had to wait for the one before it. */
  private final int[] waits;

  /**
   * Those left as a heap, the next one on top: each before the two at twice its place and one or two more.
   */
  private final int[] heap;

  /** Where in the heap each of those left is. */
  private final int[] places;

  private int left;

  /**
   * Whether each of those left has entries in all the rows and columns left, so that the order is the same.
   */
  private boolean isFull;

  private PivotOrder(EliminationGraph graph, int n) {
    this.graph = graph;
    costs = new long[n];
    waits = new int[n];
    heap = IntStream.range(0, n).toArray();
    places = heap.clone();
    left = n;
    for (int k = 0; k < n; k++) {
      costs[k] = multiplications(k);
    }
    for (int place = n / 2; place >= 0; place--) {
      sink(place);
    }
  }

  /** The order for a matrix with these entries, which need not include the diagonal. */
  public static int[] of(Sparsity sparsity) {
    int n = sparsity.dimension();
    return of(new EliminationGraph(sparsity, IntStream.range(0, n).toArray()), n);
  }

  /** The order for a matrix of n rows, of which the graph is filled up. */
  static int[] of(EliminationGraph graph, int n) {
    PivotOrder order = new PivotOrder(graph, n);
    int[] pivots = new int[n];
    for (int place = 0; place < n; place++) {
      pivots[place] = order.next();
    }
    return pivots;
  }

  private long multiplications(int k) {
    return (long) graph.columnCount(k) * (1 + graph.rowCount(k));
  }

  private int next() {
    int pivot = heap[0];
    left--;
    put(heap[left], 0);
    sink(0);
    isFull |= costs[pivot] == (long) left * (1 + left);
    if (isFull) {
      graph.remove(pivot);
    } else {
      eliminate(pivot);
    }
    return pivot;
  }

  private void eliminate(int pivot) {
    graph.eliminate(pivot);
    for (int j : graph.beside(pivot)) {
      update(j, waits[pivot] + 1);
    }
    for (int i : graph.below(pivot)) {
      update(i, waits[pivot] + 1);
    }
  }

  private void update(int k, int wait) {
    waits[k] = Math.max(waits[k], wait);
    costs[k] = multiplications(k);
    sink(places[k]);
    rise(places[k]);
  }

  private boolean isBefore(int k, int l) {
    if (costs[k] != costs[l]) {
      return costs[k] < costs[l];
    }
    return waits[k] != waits[l] ? waits[k] < waits[l] : k < l;
  }

  private void put(int k, int place) {
    heap[place] = k;
    places[k] = place;
  }

  private void rise(int start) {
    int place = start;
    int k = heap[place];
    while (place > 0 && isBefore(k, heap[(place - 1) / 2])) {
      put(heap[(place - 1) / 2], place);
      place = (place - 1) / 2;
    }
    put(k, place);
  }

  private void sink(int start) {
    int place = start;
    int k = heap[place];
    while (2 * place + 1 < left) {
      int child = 2 * place + 1;
      if (child + 1 < left && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], k)) {
        break;
      }
      put(heap[child], place);
      place = child;
    }
    put(k, place);
  }
}
