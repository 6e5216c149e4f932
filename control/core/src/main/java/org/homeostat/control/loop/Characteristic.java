package org.homeostat.control.loop;

import java.util.Arrays;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;

/**
 * The characteristic function of a system: h(s) = det M(s) / det(1 - Delta Dzw), with the M(s) and Delta of
 * {@link Resolvent}. It equals det(s - F(s)), where
 *
 * <pre>
 * F(s) = A + Bw (1 - Delta Dzw)^-1 Delta Cz
 * </pre>
 *
 * is bounded right of any vertical line on which the delayed terms, fed to each other, contract.
 */
final class Characteristic {
  private static final int SQUARINGS = 10;

  private final LinearSystem system;
  private final LinearSystem delaysAlone;
  private final double[] lags;
  private final int n;

  Characteristic(LinearSystem system) {
    this.system = system;
    lags = system.lags();
    n = system.states().size();
    delaysAlone = new Block(lags.length, lags.length, system.dzw()).size() == 0 ? LinearSystem.gain(1)
        : Collocation.delaysOf(system);
  }

  /** log h(s), up to a multiple of 2 pi i; its real part is minus infinity at a root. */
  Complex logarithm(Complex s) {
    Complex whole = logDeterminant(new Resolvent(system, s).characteristic());
    return delaysAlone.isDelayed()
        ? whole.subtract(logDeterminant(new Resolvent(delaysAlone, s).characteristic())) : whole;
  }

  /** d log det M / ds, the trace of M^-1 M'; infinite at a root. */
  Complex logarithmicSlope(Complex s) {
    FieldMatrix<Complex> m = new Resolvent(system, s).characteristic();
    var solver = new FieldLUDecomposition<>(m).getSolver();
    if (!solver.isNonSingular()) {
      return Complex.INF;
    }
    FieldMatrix<Complex> slope = m.createMatrix(m.getRowDimension(), m.getColumnDimension());
    for (int i = 0; i < m.getRowDimension(); i++) {
      for (int j = 0; j < m.getColumnDimension(); j++) {
        slope.setEntry(i, j, slope(m, i, j));
      }
    }
    Complex trace = Complex.ZERO;
    FieldMatrix<Complex> product = solver.solve(slope);
    for (int i = 0; i < m.getRowDimension(); i++) {
      trace = trace.add(product.getEntry(i, i));
    }
    return trace;
  }

  /** The rows of the delays contain -exp(-s tau) as a factor, apart from the 1 on the diagonal. */
  private Complex slope(FieldMatrix<Complex> m, int i, int j) {
    return i < n ? i == j ? Complex.ONE : Complex.ZERO
        : m.getEntry(i, j).subtract(i == j ? 1 : 0).multiply(-lags[i - n]);
  }

  private static Complex logDeterminant(FieldMatrix<Complex> m) {
    var lu = new FieldLUDecomposition<>(m);
    int[] pivot = lu.getPivot();
    FieldMatrix<Complex> u = lu.getU();
    if (u == null) {
      return new Complex(Double.NEGATIVE_INFINITY, 0);
    }
    Complex sum = isOdd(pivot) ? new Complex(0, Math.PI) : Complex.ZERO;
    for (int i = 0; i < pivot.length; i++) {
      sum = sum.add(u.getEntry(i, i).log());
    }
    return sum;
  }

  private static boolean isOdd(int[] permutation) {
    int[] places = permutation.clone();
    boolean odd = false;
    for (int i = 0; i < places.length; i++) {
      while (places[i] != i) {
        int other = places[i];
        places[i] = places[other];
        places[other] = other;
        odd = !odd;
      }
    }
    return odd;
  }

  /** Whether the delayed terms, fed to each other, contract where Re s is at least {@code c}. */
  boolean contracts(double c) {
    return radius(damped(c, system.dzw())) < 1;
  }

  /**
   * No root with Re s at least {@code c} has a larger modulus; c must be where the delays contract. Infinite
   * where what the delays feed to each other has grown past all inverting.
   */
  double bound(double c) {
    Block states = positive(new Block(n, n, system.a()));
    if (lags.length == 0) {
      return radius(states);
    }
    Block loop = Block.identity(lags.length).minus(damped(c, system.dzw()));
    Block late = positive(new Block(n, lags.length, system.bw()));
    return loop.inverse()
        .map(inverse -> radius(states.plus(late.times(inverse.times(damped(c, system.cz()))))))
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The rows times exp(-c tau), by size. */
  private Block damped(double c, double[][] rows) {
    Block sizes = positive(new Block(rows.length, rows.length == 0 ? 0 : rows[0].length, rows));
    for (int k = 0; k < rows.length; k++) {
      double factor = Math.exp(-c * lags[k]);
      double[] row = sizes.entries()[k];
      Arrays.setAll(row, j -> row[j] * factor);
    }
    return sizes;
  }

  private static Block positive(Block block) {
    Block sizes = Block.of(block.entries(), block.columns());
    for (double[] row : sizes.entries()) {
      Arrays.setAll(row, j -> Math.abs(row[j]));
    }
    return sizes;
  }

  /** The spectral radius of a matrix without negative entries, from above: a root of the size of a power. */
  private static double radius(Block matrix) {
    Block power = matrix;
    double logarithm = 0;
    double share = 1;
    for (int k = 0; k < SQUARINGS; k++) {
      double size = rowSum(power);
      if (!(size > 0 && Double.isFinite(size))) {
        return size;
      }
      logarithm += share * Math.log(size);
      power = power.times(1 / size);
      power = power.times(power);
      share /= 2;
    }
    double last = rowSum(power);
    return last == 0 ? 0 : Math.exp(logarithm + share * Math.log(last));
  }

  private static double rowSum(Block block) {
    return Arrays.stream(block.entries()).mapToDouble(row -> Arrays.stream(row).sum()).max().orElse(0);
  }
}
