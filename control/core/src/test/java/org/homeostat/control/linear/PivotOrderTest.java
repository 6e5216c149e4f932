package org.homeostat.control.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PivotOrderTest {

  /** Entries of the factors, without the diagonal, that the matrix does not have. */
  private static int fill(Sparsity sparsity) {
    return SymbolicLu.of(sparsity).size() - sparsity.size();
  }

  @Test
  void aPathOrATreeIsNotFilled() {
    assertEquals(0, fill(Matrices.chain(1000, false)));
    assertEquals(0, fill(Matrices.tree(1000)));
  }

  /** Each of n - 3 states, eliminated, joins its two neighbours: two entries; the last three touch anyway. */
  @Test
  void aRingIsFilledByTwoEntriesForEachState() {
    assertEquals(2 * 997, fill(Matrices.chain(1000, true)));
  }

  /** A hub that all others touch waits for all of them. */
  @Test
  void aHubComesLast() {
    Sparsity hub = Sparsity.ofRows(IntStream.range(0, 500)
        .mapToObj(i -> i == 0 ? IntStream.range(0, 500).toArray() : new int[] {0, i})
        .toArray(int[][]::new));
    assertEquals(0, fill(hub));
    assertTrue(IntStream.range(0, 498).noneMatch(place -> PivotOrder.of(hub)[place] == 0));
  }

  /** Twice as many units take twice as many multiplications, and a little more. */
  @Test
  void aNetworkCostsItsSize() {
    long hundred = SymbolicLu.of(Matrices.network(100)).multiplications().with(1);
    long thousand = SymbolicLu.of(Matrices.network(1000)).multiplications().with(1);
    assertTrue(thousand < 12 * hundred, hundred + " and " + thousand);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyPivotIsTheCheapestOfThoseLeft(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(1, 40);
    Sparsity sparsity = Matrices.random(random, n, random.nextDouble(0.02, 0.3), false);
    int[] order = PivotOrder.of(sparsity);
    assertArrayEquals(IntStream.range(0, n).toArray(), Arrays.stream(order).sorted().toArray());
    boolean[][] isEntry = new boolean[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        isEntry[i][sparsity.column(k)] = true;
      }
    }
    for (int place = 0; place < n; place++) {
      int[] left = Arrays.copyOfRange(order, place, n);
      long cheapest = Arrays.stream(left).mapToLong(k -> cost(isEntry, left, k)).min().orElseThrow();
      assertEquals(cheapest, cost(isEntry, left, order[place]), "pivot " + place);
      eliminate(isEntry, left, order[place]);
    }
  }

  private static long cost(boolean[][] isEntry, int[] left, int k) {
    long below = Arrays.stream(left).filter(i -> i != k && isEntry[i][k]).count();
    long beside = Arrays.stream(left).filter(j -> j != k && isEntry[k][j]).count();
    return below * (1 + beside);
  }

  private static void eliminate(boolean[][] isEntry, int[] left, int pivot) {
    for (int i : left) {
      for (int j : left) {
        isEntry[i][j] |= isEntry[i][pivot] && isEntry[pivot][j];
      }
    }
  }

  /** Of a ring every second state comes first, then every second of those left. */
  @Test
  void pivotsThatDoNotTouchStandSideBySide() {
    SymbolicLu ring = SymbolicLu.of(Matrices.chain(1024, true));
    assertTrue(ring.groups.length < 40, ring.groups.length + " groups");
  }
}
