package org.homeostat.control.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparsityTest {

  @Test
  void entriesStandRowByRow() {
    Sparsity sparsity = Sparsity.ofRows(new int[] {2, 0, 2}, new int[0], new int[] {1});
    assertEquals(3, sparsity.size());
    assertEquals(1, sparsity.entry(0, 2));
    assertTrue(sparsity.entry(0, 1) < 0);
    assertArrayEquals(
        new double[] {5, 0, 6, 0, 0, 0, 0, 7, 0}, sparsity.spread(new double[] {9, 5, 6, 7}, 1));
    assertFalse(sparsity.isFull());
    assertTrue(Sparsity.full(3).isFull());
    assertEquals(Sparsity.full(2), Sparsity.ofRows(new int[] {0, 1}, new int[] {1, 0}));
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    IllegalArgumentException told = assertThrows(
        IllegalArgumentException.class, () -> Sparsity.ofRows(new int[] {0}, new int[] {2}));
    assertEquals("Row 1 of the sparsity has an entry in column 2; the columns of 2 states are 0 to 1.",
        told.getMessage());
  }

  @Test
  void aFullMatrixThatFitsNoArrayIsTold() {
    IllegalArgumentException told =
        assertThrows(IllegalArgumentException.class, () -> Sparsity.full(50_000));
    assertTrue(told.getMessage().contains("50,000 states"), told.getMessage());
  }

  /** Three are the least for a row of three entries; five for P3, whose x depends on five states. */
  @Test
  void fewGroupsOfColumnsDoNotMeet() {
    assertEquals(3, Matrices.chain(1000, false).groups().length);
    assertEquals(5, Matrices.network(1000).groups().length);
    assertEquals(7, Sparsity.full(7).groups().length);
    assertEquals(1, Sparsity.ofRows(new int[] {0}, new int[] {1}, new int[] {2}).groups().length);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyColumnIsInOneGroupAndMeetsNoneOfIt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(1, 60);
    Sparsity sparsity = Matrices.random(random, n, random.nextDouble(0.01, 0.2), true);
    int[][] groups = sparsity.groups();
    assertArrayEquals(IntStream.range(0, n).toArray(),
        Arrays.stream(groups).flatMapToInt(Arrays::stream).sorted().toArray());
    for (int[] group : groups) {
      for (int i = 0; i < n; i++) {
        int row = i;
        assertTrue(Arrays.stream(group).filter(j -> sparsity.entry(row, j) >= 0).count() <= 1);
      }
    }
  }

  @Test
  void statesThatNothingDependsOnLeaveTooFew() {
    Sparsity integrator = Sparsity.ofRows(new int[] {0, 1}, new int[] {0}, new int[] {0, 1});
    assertEquals(
        List.of(new Overdetermined(List.of(0, 1, 2), List.of(0, 1))), integrator.overdetermined());
  }

  /** Two equations in one state; the third, in two others, is not part of the trouble. */
  @Test
  void theEquationsInTooFewStatesAreNamedAndNoOthers() {
    Sparsity sparsity = Sparsity.ofRows(new int[] {1}, new int[] {1}, new int[] {0, 2});
    assertEquals(List.of(new Overdetermined(List.of(0, 1), List.of(1))), sparsity.overdetermined());
  }

  @Test
  void anEquationWithoutAStateIsAloneInIt() {
    Sparsity sparsity = Sparsity.ofRows(new int[] {0, 1}, new int[0]);
    assertEquals(List.of(new Overdetermined(List.of(1), List.of())), sparsity.overdetermined());
  }

  @Test
  void zerosOnTheDiagonalAloneAreNoTrouble() {
    assertEquals(List.of(), Sparsity.ofRows(new int[] {1}, new int[] {2}, new int[] {0}).overdetermined());
    assertEquals(List.of(), Matrices.network(1000).overdetermined());
  }

  /** The rank of a matrix with random values is the structural rank; each complaint proves itself. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void asManyRowsAreTooManyAsTheRankLacks(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int repetition = 0; repetition < 30; repetition++) {
      int n = random.nextInt(1, 15);
      Sparsity sparsity = Matrices.random(random, n, random.nextDouble(0.05, 0.4), random.nextBoolean());
      double[] values = sparsity.spread(random.doubles(sparsity.size(), 1, 2).toArray(), 0);
      double[][] matrix = IntStream.range(0, n)
          .mapToObj(i -> Arrays.copyOfRange(values, i * n, (i + 1) * n)).toArray(double[][]::new);
      int rank = new SingularValueDecomposition(new Array2DRowRealMatrix(matrix)).getRank();
      List<Overdetermined> complaints = sparsity.overdetermined();
      assertEquals(n - rank, complaints.size());
      for (Overdetermined complaint : complaints) {
        TreeSet<Integer> columns = new TreeSet<>();
        complaint.rows().forEach(i -> IntStream.range(sparsity.start(i), sparsity.start(i + 1))
            .forEach(k -> columns.add(sparsity.column(k))));
        assertEquals(List.copyOf(columns), complaint.columns());
        assertEquals(columns.size() + 1, complaint.rows().size());
      }
    }
  }
}
