package org.homeostat.control.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

class DensityTest {

  @Test
  void fullAndVerySmallMatricesAreDecomposedWhole() {
    assertInstanceOf(DenseLu.class, LinearSolver.of(Sparsity.full(50)));
    assertInstanceOf(DenseLu.class, LinearSolver.of(Matrices.network(1)));
    assertInstanceOf(ComplexDenseLu.class, ComplexLinearSolver.of(Sparsity.full(50)));
  }

  @Test
  void networksAreDecomposedSparsely() {
    assertInstanceOf(SparseLu.class, LinearSolver.of(Matrices.network(4)));
    assertInstanceOf(SparseLu.class, LinearSolver.of(Matrices.network(1000)));
    assertInstanceOf(SparseComplexLu.class, ComplexLinearSolver.of(Matrices.network(1000)));
  }

  /** Of n states: n(n^2 - 1)/3 and n^2, as counted in any textbook. */
  @Test
  void aFullMatrixCostsItsCube() {
    assertEquals(new Multiplications(330, 100), Multiplications.of(Sparsity.full(10)));
  }

  /** Of a path: for each state but the last one, l = a/p and a - l*u; then two products and 1/p. */
  @Test
  void aPathCostsItsLength() {
    assertEquals(new Multiplications(2 * 999, 3 * 1000 - 2), Multiplications.of(Matrices.chain(1000, false)));
    assertEquals(1998 + 5 * 2998, Multiplications.of(Matrices.chain(1000, false)).with(5));
  }
}
