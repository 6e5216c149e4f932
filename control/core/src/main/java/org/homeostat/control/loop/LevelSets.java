package org.homeostat.control.loop;

import java.util.List;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Raises a peak of the gain until no frequency is left at which the gain is higher. The gain equals a level
 * gamma at omega if and only if i omega is an eigenvalue of the Hamiltonian matrix
 *
 * <pre>
 * [  A + B R^-1 D' C              B R^-1 B'           ]
 * [ -C' (1 + D R^-1 D') C       -(A + B R^-1 D' C)'   ]      R = gamma^2 - D' D
 * </pre>
 *
 * so that between neighbouring ones the gain is above it, or below. A delayed system is replaced for this by
 * its {@link Collocation}; what is kept is the gain of the exact one.
 *
 * @see "N. A. Bruinsma, M. Steinbuch, A fast algorithm to compute the H-infinity-norm of a transfer function
 *     matrix, Systems and Control Letters 14, 1990, 287-293, doi:10.1016/0167-6911(90)90049-Z"
 * @see "S. Gumussoy, W. Michiels, Fixed-order H-infinity control for interconnected systems using delay
 *     differential algebraic equations, SIAM Journal on Control and Optimization 49, 2011, 2212-2238,
 *     doi:10.1137/100816444"
 */
final class LevelSets {

  /** A level this much above the peak, relative to it, is asked for next. */
  private static final double RAISE = 1e-9;

  /** An eigenvalue this near to the imaginary axis, relative to its size, may be on it. */
  private static final double NEAR = 1e-5;

  private static final int PATIENCE = 50;

  /** The points along each lag of the finite approximation. */
  private static final int POINTS = 40;

  private final LinearSystem exact;
  private final RealMatrix a;
  private final RealMatrix b;
  private final RealMatrix c;
  private final RealMatrix d;

  private LevelSets(LinearSystem exact, LinearSystem plain) {
    this.exact = exact;
    a = MatrixUtils.createRealMatrix(plain.a());
    b = MatrixUtils.createRealMatrix(plain.b());
    c = MatrixUtils.createRealMatrix(plain.c());
    d = MatrixUtils.createRealMatrix(plain.d());
  }

  static Peak raise(LinearSystem system, Peak found) {
    int points = Math.max(6, POINTS / Math.max(1, system.lags().length));
    LinearSystem plain =
        system.isDelayed() ? Collocation.of(system, Collocation.points(system, points)) : system;
    return new LevelSets(system, plain).raised(found);
  }

  private Peak raised(Peak found) {
    Peak best = found;
    for (int i = 0; i < PATIENCE && best.value() > 0; i++) {
      double level = best.value() * (1 + RAISE);
      Peak higher = best;
      double[] crossings = crossings(level);
      for (int k = 0; k < crossings.length; k++) {
        double below = k == 0 ? 0 : crossings[k - 1];
        double middle = (below + crossings[k]) / 2;
        higher = higher.or(new Peak(crossings[k], gain(crossings[k]))).or(new Peak(middle, gain(middle)));
        if (gain(middle) > level) {
          higher = higher.or(Peak.between(this::gain, below, middle, crossings[k]));
        }
      }
      if (higher.value() <= level) {
        return higher;
      }
      best = higher;
    }
    return best;
  }

  private double gain(double omega) {
    return Norms.gain(exact, omega);
  }

  /** The frequencies at which the gain may equal the level, ascending. */
  private double[] crossings(double level) {
    int n = a.getRowDimension();
    RealMatrix r = d.transposeMultiply(d).scalarMultiply(-1 / level / level)
        .add(MatrixUtils.createRealIdentityMatrix(d.getColumnDimension()));
    RealMatrix inverse = new LUDecomposition(r, 0).getSolver().getInverse().scalarMultiply(1 / level);
    RealMatrix corner =
        a.add(b.multiply(inverse).multiplyTransposed(d).multiply(c).scalarMultiply(1 / level));
    RealMatrix up = b.multiply(inverse).multiplyTransposed(b);
    RealMatrix outer = MatrixUtils.createRealIdentityMatrix(d.getRowDimension()).scalarMultiply(1 / level)
        .add(d.multiply(inverse).multiplyTransposed(d).scalarMultiply(1 / level / level));
    RealMatrix down = c.transposeMultiply(outer).multiply(c).scalarMultiply(-1);
    Block hamiltonian = Block.zero(2 * n, 2 * n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        hamiltonian.entries()[i][j] = corner.getEntry(i, j);
        hamiltonian.entries()[i][n + j] = up.getEntry(i, j);
        hamiltonian.entries()[n + i][j] = down.getEntry(i, j);
        hamiltonian.entries()[n + i][n + j] = -corner.getEntry(j, i);
      }
    }
    List<Complex> values = Eigenvalues.of(hamiltonian);
    return values.stream().filter(value -> Math.abs(value.getRealPart()) <= NEAR * value.norm())
        .mapToDouble(value -> Math.abs(value.getImaginaryPart())).sorted().distinct().toArray();
  }
}
