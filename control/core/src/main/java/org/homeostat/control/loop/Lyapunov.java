package org.homeostat.control.loop;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Solves A P + P A' + Q = 0 for a stable A by Smith's doubling: with U = (p - A)^-1 and V = U (p + A),
 *
 * <pre>
 * P = sum of V^k (2 p U Q U') V'^k
 * </pre>
 *
 * of which each step doubles the terms. Nothing cancels, whatever Jordan form A has.
 *
 * @see "R. A. Smith, Matrix equation XA + BX = C, SIAM Journal on Applied Mathematics 16, 1968, 198-201,
 *     doi:10.1137/0116017"
 */
final class Lyapunov {
  private static final int DOUBLINGS = 60;
  private static final double ROUNDING = 1e-17;

  private Lyapunov() {}

  /**
   * P.
   *
   * @param p a rate between the slowest and the fastest of A; their geometric mean converges fastest
   */
  static RealMatrix solve(RealMatrix a, RealMatrix q, double p) {
    RealMatrix shift = MatrixUtils.createRealIdentityMatrix(a.getRowDimension()).scalarMultiply(p);
    RealMatrix u = new LUDecomposition(shift.subtract(a), 0).getSolver().getInverse();
    RealMatrix v = u.multiply(shift.add(a));
    RealMatrix sum = u.multiply(q).multiplyTransposed(u).scalarMultiply(2 * p);
    for (int k = 0; k < DOUBLINGS; k++) {
      RealMatrix more = v.multiply(sum).multiplyTransposed(v);
      sum = sum.add(more);
      if (more.getNorm1() <= ROUNDING * sum.getNorm1()) {
        return sum;
      }
      v = v.multiply(v);
    }
    throw new ArithmeticException("Lyapunov's equation was not solved in " + DOUBLINGS + " doublings: a mode"
        + " hardly decays beside the fastest.");
  }
}
