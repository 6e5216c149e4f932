package org.homeostat.control.linear;

import static org.homeostat.control.linear.Matrices.right;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both decompositions for a complex shift. */
class ComplexLuTest {

  /** What rounding leaves, against the size of the terms of a row or of the solution. */
  private static final double ROUNDING = 256 * Math.ulp(1.0);

  /** Pivots may lose six of sixteen digits; that they do costs the residual about as many. */
  private static final double SIX_DIGITS_LOST = 1e-9;

  /** A solver's name and how it is made. */
  record Making(String name, Function<Sparsity, ComplexLinearSolver> maker) {
    ComplexLinearSolver of(Sparsity sparsity) {
      return maker.apply(sparsity);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Making> makings() {
    return Stream.of(new Making("dense", ComplexDenseLu::new), new Making("sparse", SparseComplexLu::new));
  }

  /** The solution of (re + i*im - J) x = b, real parts first. */
  private static double[][] solution(ComplexLinearSolver solver, double[] bRe, double[] bIm) {
    double[][] x = new double[2][bRe.length];
    solver.solve(bRe, bIm, x[0], x[1]);
    return x;
  }

  private static double residual(
      Sparsity sparsity, double re, double im, double[] jacobian, double[] bRe, double[] bIm, double[][] x) {
    double largest = 0;
    for (int i = 0; i < sparsity.dimension(); i++) {
      Complex shifted = new Complex(re, im).multiply(new Complex(x[0][i], x[1][i]));
      Complex residual = shifted.subtract(new Complex(bRe[i], bIm[i]));
      double terms = shifted.norm() + Math.hypot(bRe[i], bIm[i]);
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        int j = sparsity.column(k);
        Complex term = new Complex(x[0][j], x[1][j]).multiply(jacobian[k]);
        residual = residual.subtract(term);
        terms += term.norm();
      }
      largest = Math.max(largest, residual.norm() / terms);
    }
    return largest;
  }

  @ParameterizedTest
  @MethodSource("makings")
  void itAgreesWithHipparchus(Making making) {
    SplittableRandom random = new SplittableRandom(1);
    for (int repetition = 0; repetition < 50; repetition++) {
      int n = random.nextInt(1, 12);
      Sparsity sparsity = Matrices.random(random, n, 0.4, random.nextBoolean());
      double[] jacobian = Matrices.decaying(random, sparsity);
      double[] bRe = right(random, n);
      double[] bIm = right(random, n);
      Complex shift = new Complex(random.nextDouble(0.5, 3), random.nextDouble(-3, 3));
      FieldMatrix<Complex> w = new Array2DRowFieldMatrix<>(ComplexField.getInstance(), n, n);
      double[] whole = sparsity.spread(jacobian, 0);
      for (int k = 0; k < n * n; k++) {
        w.setEntry(k / n, k % n, (k % (n + 1) == 0 ? shift : Complex.ZERO).subtract(whole[k]));
      }
      Complex[] b = IntStream.range(0, n).mapToObj(i -> new Complex(bRe[i], bIm[i])).toArray(Complex[]::new);
      Complex[] expected =
          new FieldLUDecomposition<>(w).getSolver().solve(new ArrayFieldVector<>(b)).toArray();
      ComplexLinearSolver solver = making.of(sparsity);
      assertTrue(solver.decompose(shift.getRealPart(), shift.getImaginaryPart(), jacobian, 0));
      double[][] x = solution(solver, bRe, bIm);
      double size = Stream.of(expected).mapToDouble(Complex::norm).max().orElseThrow();
      for (int i = 0; i < n; i++) {
        assertEquals(expected[i].getRealPart(), x[0][i], ROUNDING * n * size);
        assertEquals(expected[i].getImaginaryPart(), x[1][i], ROUNDING * n * size);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("makings")
  void whatNeedsOtherPivotsIsSolvedToo(Making making) {
    SplittableRandom random = new SplittableRandom(2);
    for (int repetition = 0; repetition < 200; repetition++) {
      int n = random.nextInt(2, 30);
      Sparsity sparsity = Matrices.random(random, n, random.nextDouble(0.05, 0.4), random.nextBoolean());
      double[] jacobian = random.doubles(sparsity.size(), -5, 5).toArray();
      double[] bRe = right(random, n);
      double[] bIm = right(random, n);
      double re = random.nextDouble(0, 2);
      double im = random.nextDouble(1e-3, 2);
      ComplexLinearSolver solver = making.of(sparsity);
      assertTrue(solver.decompose(re, im, jacobian, 0));
      double[][] x = solution(solver, bRe, bIm);
      assertEquals(0, residual(sparsity, re, im, jacobian, bRe, bIm, x), SIX_DIGITS_LOST);
    }
  }

  @ParameterizedTest
  @MethodSource("makings")
  void aRealShiftGivesWhatTheRealOneGives(Making making) {
    Sparsity sparsity = Matrices.network(20);
    SplittableRandom random = new SplittableRandom(3);
    double[] jacobian = Matrices.decaying(random, sparsity);
    double[] b = right(random, sparsity.dimension());
    SparseLu real = new SparseLu(sparsity);
    ComplexLinearSolver complex = making.of(sparsity);
    assertTrue(real.decompose(1.5, jacobian, 0));
    assertTrue(complex.decompose(1.5, 0, jacobian, 0));
    double[][] x = solution(complex, b, new double[b.length]);
    assertArrayEquals(Matrices.solution(real, b), x[0], ROUNDING);
    assertArrayEquals(new double[b.length], x[1], ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("makings")
  void anEigenvalueIsTold(Making making) {
    double[] rotation = {0, 1, -1, 0};
    ComplexLinearSolver solver = making.of(Sparsity.full(2));
    assertFalse(solver.decompose(0, 1, rotation, 0));
    assertTrue(solver.decompose(0, 2, rotation, 0));
    assertFalse(making.of(Sparsity.ofRows(new int[3][0])).decompose(0, 0, new double[0], 0));
  }

  @ParameterizedTest
  @MethodSource("makings")
  void whatIsNoNumberDoesNotPass(Making making) {
    Sparsity sparsity = Matrices.network(4);
    double[] sound = Matrices.decaying(new SplittableRandom(9), sparsity);
    double[] b = right(new SplittableRandom(10), 16);
    ComplexLinearSolver lu = making.of(sparsity);
    for (double strange : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      for (int place = 0; place < sound.length; place++) {
        double[] jacobian = sound.clone();
        jacobian[place] = strange;
        if (lu.decompose(1, 2, jacobian, 0)) {
          double[][] x = solution(lu, b, b);
          double sum = IntStream.range(0, 16).mapToDouble(i -> x[0][i] + x[1][i]).sum();
          assertFalse(Double.isFinite(sum), "entry " + place);
        }
        assertTrue(lu.decompose(1, 2, sound, 0));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("makings")
  void hugeAndTinyEntriesDoNotOverflow(Making making) {
    double[] jacobian = {-1e200, 0, 0, -1e-200};
    ComplexLinearSolver solver = making.of(Sparsity.full(2));
    assertTrue(solver.decompose(0, 1e-200, jacobian, 0));
    double[][] x = solution(solver, new double[] {1e200, 1e-200}, new double[2]);
    assertArrayEquals(new double[] {1, 0.5}, x[0], ROUNDING);
    assertArrayEquals(new double[] {0, -0.5}, x[1], ROUNDING);
  }

  /** Structures that fill up are eliminated without a list of all products; to the same end. */
  @ParameterizedTest
  @MethodSource("org.homeostat.control.linear.SparseLuTest#structures")
  void rowsOneByOneGiveTheSame(Sparsity sparsity) {
    SplittableRandom random = new SplittableRandom(13);
    double[] jacobian = Matrices.decaying(random, sparsity);
    double[] bRe = right(random, sparsity.dimension());
    double[] bIm = right(random, sparsity.dimension());
    double[][] x = new double[2][bRe.length];
    ComplexFactors byRows = new ComplexFactors(SymbolicLu.of(sparsity, 0));
    byRows.place(0.3, 2, jacobian, 0);
    byRows.eliminate();
    assertTrue(byRows.isSafe());
    byRows.solve(bRe, bIm, x[0], x[1]);
    assertEquals(0, residual(sparsity, 0.3, 2, jacobian, bRe, bIm, x), ROUNDING);
  }
}
