package org.homeostat.control.linear;

import java.util.Optional;

/** {@link SparseLu} for a complex shift. */
final class SparseComplexLu implements ComplexLinearSolver {
  private final Sparsity sparsity;
  private final ComplexFactors onDiagonal;
  private final double[] scaledRe;
  private final double[] scaledIm;
  private Optional<Pivots> pivots = Optional.empty();
  private Optional<ComplexFactors> pivoted = Optional.empty();

  /** A workspace for matrices with these entries. */
  SparseComplexLu(Sparsity sparsity) {
    this.sparsity = sparsity;
    onDiagonal = new ComplexFactors(sparsity.symbolicLu());
    scaledRe = new double[sparsity.dimension()];
    scaledIm = new double[sparsity.dimension()];
  }

  @Override
  public boolean decompose(double re, double im, double[] jacobian, int offset) {
    return pivots.isPresent() && decomposePivoted(re, im, jacobian, offset) <= SparseLu.LARGE
        || decomposeOnDiagonal(re, im, jacobian, offset)
        || search(re, im, jacobian, offset);
  }

  private boolean decomposeOnDiagonal(double re, double im, double[] jacobian, int offset) {
    pivots = Optional.empty();
    onDiagonal.place(re, im, jacobian, offset);
    onDiagonal.eliminate();
    return onDiagonal.isSafe();
  }

  private boolean search(double re, double im, double[] jacobian, int offset) {
    pivots = PivotSearch.of(sparsity, sparsity.symbolicLu().columns, re, im, jacobian, offset);
    pivoted = pivots.map(found -> new ComplexFactors(found.structure()));
    return pivots.isPresent() && decomposePivoted(re, im, jacobian, offset) < Double.POSITIVE_INFINITY;
  }

  /** With the pivots found; the largest entry of L, not finite if it did not work. */
  private double decomposePivoted(double re, double im, double[] jacobian, int offset) {
    ComplexFactors factors = pivoted.get();
    factors.place(re, im, jacobian, offset);
    factors.scale(pivots.get().scales());
    factors.eliminate();
    return factors.isRegular() ? factors.largestMultiplier() : Double.NaN;
  }

  @Override
  public void solve(double[] bRe, double[] bIm, double[] xRe, double[] xIm) {
    if (pivots.isEmpty()) {
      onDiagonal.solve(bRe, bIm, xRe, xIm);
      return;
    }
    double[] rowScales = pivots.get().rowScales();
    double[] columnScales = pivots.get().columnScales();
    for (int i = 0; i < rowScales.length; i++) {
      scaledRe[i] = bRe[i] * rowScales[i];
      scaledIm[i] = bIm[i] * rowScales[i];
    }
    pivoted.get().solve(scaledRe, scaledIm, xRe, xIm);
    for (int j = 0; j < columnScales.length; j++) {
      xRe[j] *= columnScales[j];
      xIm[j] *= columnScales[j];
    }
  }
}
