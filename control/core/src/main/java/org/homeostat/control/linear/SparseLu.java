package org.homeostat.control.linear;

import java.util.Optional;

/**
 * Sparse elimination for many matrices with entries in the same places: where the factors have entries and
 * how they are worked out is found once, with pivots on the diagonal, and shared by all runs. A matrix with
 * which these cannot be trusted has its own pivots looked for; they are kept for the matrices that follow, as
 * long as the factors stay small.
 */
final class SparseLu implements LinearSolver {

  /**
   * Entries of L, in a scaled matrix, from which on other pivots are looked for; fresh ones have up to 10.
   */
  static final double LARGE = 1e3;

  private final Sparsity sparsity;
  private final RealFactors onDiagonal;
  private final double[] scaled;
  private Optional<Pivots> pivots = Optional.empty();
  private Optional<RealFactors> pivoted = Optional.empty();

  /** A workspace for matrices with these entries. */
  SparseLu(Sparsity sparsity) {
    this.sparsity = sparsity;
    onDiagonal = new RealFactors(sparsity.symbolicLu());
    scaled = new double[sparsity.dimension()];
  }

  @Override
  public boolean decompose(double shift, double[] jacobian, int offset) {
    return pivots.isPresent() && decomposePivoted(shift, jacobian, offset) <= LARGE
        || decomposeOnDiagonal(shift, jacobian, offset)
        || search(shift, jacobian, offset);
  }

  private boolean decomposeOnDiagonal(double shift, double[] jacobian, int offset) {
    pivots = Optional.empty();
    onDiagonal.place(shift, jacobian, offset);
    onDiagonal.eliminate();
    return onDiagonal.isSafe();
  }

  private boolean search(double shift, double[] jacobian, int offset) {
    pivots = PivotSearch.of(sparsity, sparsity.symbolicLu().columns, shift, 0, jacobian, offset);
    pivoted = pivots.map(found -> new RealFactors(found.structure()));
    return pivots.isPresent() && decomposePivoted(shift, jacobian, offset) < Double.POSITIVE_INFINITY;
  }

  /** With the pivots found; the largest entry of L, not finite if it did not work. */
  private double decomposePivoted(double shift, double[] jacobian, int offset) {
    RealFactors factors = pivoted.get();
    factors.place(shift, jacobian, offset);
    factors.scale(pivots.get().scales());
    factors.eliminate();
    return factors.isRegular() ? factors.largestMultiplier() : Double.NaN;
  }

  @Override
  public void solve(double[] b, double[] x) {
    if (pivots.isEmpty()) {
      onDiagonal.solve(b, x);
      return;
    }
    double[] rowScales = pivots.get().rowScales();
    double[] columnScales = pivots.get().columnScales();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = b[i] * rowScales[i];
    }
    pivoted.get().solve(scaled, x);
    for (int j = 0; j < scaled.length; j++) {
      x[j] *= columnScales[j];
    }
  }
}
