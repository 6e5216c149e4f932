package org.homeostat.control.linear;

import static org.homeostat.control.linear.Matrices.residual;
import static org.homeostat.control.linear.Matrices.right;
import static org.homeostat.control.linear.Matrices.solution;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseLuTest {

  /** Where the diagonal rules, what rounding leaves in a row, against the size of its terms. */
  private static final double ROUNDING = 64 * Math.ulp(1.0);

  /** Pivots may lose six of sixteen digits; that they do costs the residual about as many. */
  private static final double SIX_DIGITS_LOST = 1e-9;

  static Stream<Sparsity> structures() {
    SplittableRandom random = new SplittableRandom(4);
    Stream<Sparsity> scattered = IntStream.of(1, 2, 3, 5, 8, 20, 50, 100).boxed().flatMap(n ->
        Stream.of(0.02, 0.1, 0.3, 1.0).map(density -> Matrices.random(random, n, density, true)));
    Stream<Sparsity> regular = Stream.of(Matrices.chain(60, false), Matrices.chain(61, true),
        Matrices.tree(100), Matrices.grid(12), Matrices.network(10), Matrices.network(100));
    return Stream.concat(scattered, regular);
  }

  @ParameterizedTest
  @MethodSource("structures")
  void itSolvesWhatTheDenseOneSolves(Sparsity sparsity) {
    SplittableRandom random = new SplittableRandom(5);
    double[] jacobian = Matrices.decaying(random, sparsity);
    double[] b = right(random, sparsity.dimension());
    SparseLu sparse = new SparseLu(sparsity);
    DenseLu dense = new DenseLu(sparsity);
    for (double shift : new double[] {0, 0.7, 300}) {
      assertTrue(sparse.decompose(shift, jacobian, 0));
      assertTrue(dense.decompose(shift, jacobian, 0));
      assertEquals(0, residual(sparsity, shift, jacobian, b, solution(sparse, b)), ROUNDING);
      assertArrayEquals(solution(dense, b), solution(sparse, b), ROUNDING);
    }
  }

  @Test
  void aNetworkOfAThousandUnitsIsSolved() {
    Sparsity sparsity = Matrices.network(1000);
    SplittableRandom random = new SplittableRandom(6);
    double[] jacobian = Matrices.decaying(random, sparsity);
    double[] b = right(random, sparsity.dimension());
    SparseLu lu = new SparseLu(sparsity);
    assertTrue(lu.decompose(2, jacobian, 0));
    assertEquals(0, residual(sparsity, 2, jacobian, b, solution(lu, b)), ROUNDING);
  }

  /** No diagonal rules, some are missing, units differ by up to 16 digits; often rows must be exchanged. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatNeedsOtherPivotsIsSolvedToo(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int solved = 0;
    for (int repetition = 0; repetition < 100; repetition++) {
      int n = random.nextInt(2, 40);
      Sparsity sparsity = Matrices.random(random, n, random.nextDouble(0.05, 0.4), random.nextBoolean());
      double[] units = random.doubles(n, -8, 8).map(e -> Math.pow(10, e)).toArray();
      double[] jacobian =
          Matrices.inUnits(sparsity, random.doubles(sparsity.size(), -1, 1).toArray(), units);
      double[] b = right(random, n);
      double shift = random.nextBoolean() ? 0 : random.nextDouble(0.1, 3);
      SparseLu lu = new SparseLu(sparsity);
      if (lu.decompose(shift, jacobian, 0)) {
        assertEquals(0, residual(sparsity, shift, jacobian, b, solution(lu, b)), SIX_DIGITS_LOST);
        solved++;
      } else {
        assertTrue(shift == 0, "s*I - J with s = " + shift + " and " + sparsity + " is not solved");
      }
    }
    assertTrue(solved > 50, solved + " of 100");
  }

  @ParameterizedTest
  @MethodSource("structures")
  void unitsDoNotMatter(Sparsity sparsity) {
    SplittableRandom random = new SplittableRandom(7);
    int n = sparsity.dimension();
    double[] jacobian = Matrices.decaying(random, sparsity);
    double[] units = Matrices.units(random, n);
    double[] b = right(random, n);
    SparseLu lu = new SparseLu(sparsity);
    assertTrue(lu.decompose(0.5, jacobian, 0));
    double[] x = solution(lu, b);
    assertTrue(lu.decompose(0.5, Matrices.inUnits(sparsity, jacobian, units), 0));
    double[] scaled = solution(lu, IntStream.range(0, n).mapToDouble(i -> b[i] * units[i]).toArray());
    assertArrayEquals(x, IntStream.range(0, n).mapToDouble(i -> scaled[i] / units[i]).toArray());
  }

  @Test
  void everyDecompositionIsLikeTheFirst() {
    Sparsity sparsity = Matrices.network(30);
    SplittableRandom random = new SplittableRandom(8);
    double[] b = right(random, sparsity.dimension());
    SparseLu used = new SparseLu(sparsity);
    for (int repetition = 0; repetition < 5; repetition++) {
      double[] jacobian = Matrices.decaying(random, sparsity);
      SparseLu fresh = new SparseLu(sparsity);
      assertTrue(used.decompose(repetition, jacobian, 0));
      assertTrue(fresh.decompose(repetition, jacobian, 0));
      assertArrayEquals(solution(fresh, b), solution(used, b));
    }
  }

  /** A saddle: the states' own rates vanish, each depends on the other. */
  @Test
  void zerosOnTheDiagonalAreNoHindrance() {
    Sparsity sparsity = Sparsity.ofRows(new int[] {1}, new int[] {2}, new int[] {0, 2});
    double[] jacobian = {-2, -4, -1, -3};
    SparseLu lu = new SparseLu(sparsity);
    assertTrue(lu.decompose(0, jacobian, 0));
    assertArrayEquals(new double[] {-1, 3, 2}, solution(lu, new double[] {6, 8, 5}), ROUNDING);
  }

  /** The pivots that served last are tried first, and given up when they do not fit. */
  @Test
  void pivotsOnceFoundServeUntilTheyDoNotFit() {
    Sparsity sparsity = Sparsity.full(2);
    SparseLu lu = new SparseLu(sparsity);
    double[] b = {1, 2};
    double[][] jacobians = {{0, 1, 1, 0}, {1e-3, 1, 1, 1e-3}, {1, 1e-12, 1e-12, 1}, {1e-12, 1, 1, 1e-12}};
    for (double[] jacobian : jacobians) {
      assertTrue(lu.decompose(0, jacobian, 0));
      assertEquals(0, residual(sparsity, 0, jacobian, b, solution(lu, b)), ROUNDING);
    }
  }

  @Test
  void aSmallPivotOnTheDiagonalIsNotTrusted() {
    Sparsity sparsity = Sparsity.full(2);
    double[] jacobian = {1e-12, 1, 1, 1};
    SparseLu lu = new SparseLu(sparsity);
    assertTrue(lu.decompose(0, jacobian, 0));
    double[] b = {1, 2};
    assertEquals(0, residual(sparsity, 0, jacobian, b, solution(lu, b)), ROUNDING);
  }

  @Test
  void aSingularMatrixIsTold() {
    assertFalse(new SparseLu(Sparsity.ofRows(new int[] {0})).decompose(2, new double[] {2}, 0));
    assertFalse(new SparseLu(Sparsity.full(2)).decompose(1, new double[] {0, 1, 1, 0}, 0));
    assertFalse(new SparseLu(Sparsity.ofRows(new int[3][0])).decompose(0, new double[0], 0));
    Sparsity twoRowsOneColumn = Sparsity.ofRows(new int[] {0}, new int[] {0}, new int[] {1, 2});
    assertFalse(new SparseLu(twoRowsOneColumn).decompose(0, new double[] {1, 2, 3, 4}, 0));
  }

  @Test
  void itCanBeUsedAgainAfterASingularMatrix() {
    SparseLu lu = new SparseLu(Sparsity.full(2));
    assertFalse(lu.decompose(0, new double[4], 0));
    assertTrue(lu.decompose(2, new double[4], 0));
    assertArrayEquals(new double[] {2, 3}, solution(lu, new double[] {4, 6}));
  }

  /** Wherever it stands, it is told or shows in the solution. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberDoesNotPass(double strange) {
    Sparsity sparsity = Matrices.network(5);
    double[] sound = Matrices.decaying(new SplittableRandom(9), sparsity);
    SparseLu lu = new SparseLu(sparsity);
    for (int place = 0; place < sound.length; place++) {
      double[] jacobian = sound.clone();
      jacobian[place] = strange;
      if (lu.decompose(1, jacobian, 0)) {
        double[] x = solution(lu, right(new SplittableRandom(10), 20));
        assertFalse(Double.isFinite(IntStream.range(0, 20).mapToDouble(i -> x[i]).sum()), "entry " + place);
      }
      assertTrue(lu.decompose(1, sound, 0));
    }
  }

  @Test
  void theSystemAndTheRightHandSideAreLeftAlone() {
    Sparsity sparsity = Matrices.network(3);
    double[] jacobian = Matrices.decaying(new SplittableRandom(11), sparsity);
    double[] b = right(new SplittableRandom(12), 12);
    double[] jacobianBefore = jacobian.clone();
    double[] before = b.clone();
    SparseLu lu = new SparseLu(sparsity);
    lu.decompose(1, jacobian, 0);
    solution(lu, b);
    assertArrayEquals(jacobianBefore, jacobian);
    assertArrayEquals(before, b);
  }

  /** Structures that fill up are eliminated without a list of all products; to the same end. */
  @ParameterizedTest
  @MethodSource("structures")
  void rowsOneByOneGiveTheSame(Sparsity sparsity) {
    SplittableRandom random = new SplittableRandom(13);
    double[] jacobian = Matrices.decaying(random, sparsity);
    double[] b = right(random, sparsity.dimension());
    double[] x = new double[b.length];
    RealFactors byRows = new RealFactors(SymbolicLu.of(sparsity, 0));
    byRows.place(0.3, jacobian, 0);
    byRows.eliminate();
    assertTrue(byRows.isSafe());
    byRows.solve(b, x);
    assertEquals(0, residual(sparsity, 0.3, jacobian, b, x), ROUNDING);
  }
}
