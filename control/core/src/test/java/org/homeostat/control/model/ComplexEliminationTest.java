package org.homeostat.control.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.Sparsity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplexEliminationTest {

  /** Sixteen digits less what pivots that are not chosen for their size lose at most on these. */
  private static final double ROUNDING = 1e-11;

  private static Sparsity random(int n, SplittableRandom random) {
    return Sparsity.ofRows(IntStream.range(0, n).mapToObj(i -> IntStream.range(0, n)
        .filter(j -> i == j && random.nextInt(5) > 0 || random.nextInt(n) < 3).toArray())
        .toArray(int[][]::new));
  }

  private static double[] numbers(int count, SplittableRandom random) {
    return random.doubles(count, -1, 1).toArray();
  }

  private static ComplexLinearSolver of(Sparsity sparsity) {
    return new ComplexStraightLine(ComplexStraightLine.Code.of(sparsity), ComplexLinearSolver.of(sparsity));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 20})
  void itSolvesWhatItDecomposed(int n) {
    SplittableRandom random = new SplittableRandom(n);
    for (int repetition = 0; repetition < 5; repetition++) {
      Sparsity sparsity = random(n, random);
      ComplexLinearSolver solver = of(sparsity);
      for (int offset : new int[] {0, n}) {
        double[] jacobian = numbers(offset + sparsity.size(), random);
        double re = 3 + random.nextDouble();
        double im = 3 * random.nextDouble();
        double[] bRe = numbers(n, random);
        double[] bIm = numbers(n, random);
        double[] xRe = new double[n];
        double[] xIm = new double[n];
        assertTrue(solver.decompose(re, im, jacobian, offset));
        solver.solve(bRe, bIm, xRe, xIm);
        assertSolves(sparsity, re, im, jacobian, offset, bRe, bIm, xRe, xIm);
      }
    }
  }

  /** Nothing on the diagonal but the shift: the pivots have to be looked for. */
  @Test
  void aMatrixThatNeedsItsPivotsChosenIsSolvedToo() {
    Sparsity sparsity = Sparsity.ofRows(new int[] {0, 1}, new int[] {0, 1});
    double[] jacobian = {0, 1, -1, 0};
    ComplexLinearSolver solver = of(sparsity);
    double[] bRe = {1, 2};
    double[] bIm = {3, 4};
    double[] xRe = new double[2];
    double[] xIm = new double[2];
    assertTrue(solver.decompose(1e-12, 1e-12, jacobian, 0));
    solver.solve(bRe, bIm, xRe, xIm);
    assertSolves(sparsity, 1e-12, 1e-12, jacobian, 0, bRe, bIm, xRe, xIm);
  }

  @Test
  void aSingularMatrixAndOneWithNoNumberAreRefused() {
    Sparsity sparsity = Sparsity.ofRows(new int[] {0, 1}, new int[] {0, 1});
    ComplexLinearSolver solver = of(sparsity);
    assertFalse(solver.decompose(0, 1, new double[] {0, 1, -1, 0}, 0));
    assertFalse(solver.decompose(1, 1, new double[] {Double.NaN, 1, -1, 0}, 0));
    assertTrue(solver.decompose(1, 1, new double[] {0, 1, -1, 0}, 0));
  }

  private static void assertSolves(Sparsity sparsity, double re, double im, double[] jacobian, int offset,
      double[] bRe, double[] bIm, double[] xRe, double[] xIm) {
    for (int i = 0; i < bRe.length; i++) {
      double sumRe = re * xRe[i] - im * xIm[i];
      double sumIm = re * xIm[i] + im * xRe[i];
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        sumRe -= jacobian[offset + k] * xRe[sparsity.column(k)];
        sumIm -= jacobian[offset + k] * xIm[sparsity.column(k)];
      }
      assertEquals(bRe[i], sumRe, ROUNDING);
      assertEquals(bIm[i], sumIm, ROUNDING);
    }
  }
}
