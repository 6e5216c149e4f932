package org.homeostat.control.linear;

/**
 * Pivots put in levels: those of a level do not touch each other, and each level comes after all pivots that
 * it waits for. In a level, pivots with equally many entries below and beside them stand side by side. None
 * of this changes what is eliminated.
 *
 * @param pivots the pivots in their new order
 * @param of the level of each pivot
 */
record Levels(int[] pivots, int[] of) {

  /** The levels of pivots in an order in which they can be eliminated, which the graph has eliminated. */
  static Levels of(EliminationGraph graph, int[] order) {
    int n = order.length;
    int[] level = new int[n];
    int[] beside = new int[n];
    int[] below = new int[n];
    int[] mirrored = new int[n];
    int[] seen = new int[n];
    for (int p = 0; p < n; p++) {
      int k = order[p];
      for (int j : graph.beside(k)) {
        seen[j] = p + 1;
        level[j] = Math.max(level[j], level[k] + 1);
      }
      for (int i : graph.below(k)) {
        mirrored[k] += seen[i] == p + 1 ? 1 : 0;
        level[i] = Math.max(level[i], level[k] + 1);
      }
      beside[k] = graph.beside(k).length;
      below[k] = graph.below(k).length;
    }
    return new Levels(sorted(sorted(sorted(sorted(order, mirrored), beside), below), level), level);
  }

  /** Sorted by keys from 0 to below their number; those with equal keys stay in order. */
  private static int[] sorted(int[] items, int[] keys) {
    int[] starts = new int[items.length + 1];
    for (int item : items) {
      starts[keys[item] + 1]++;
    }
    for (int key = 1; key < starts.length; key++) {
      starts[key] += starts[key - 1];
    }
    int[] result = new int[items.length];
    for (int item : items) {
      result[starts[keys[item]]++] = item;
    }
    return result;
  }
}
