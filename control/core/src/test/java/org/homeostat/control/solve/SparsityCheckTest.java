package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

class SparsityCheckTest {

  /** x' = -x, y' = max(x - 1, 0) - y, z' = t - z, with the entries that it is told. */
  private record Chain(int[]... rows) implements VectorField {
    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      dydt[0] = -y[0];
      dydt[1] = Math.max(y[0] - 1, 0) - y[1] + y[2] * 0;
      dydt[2] = t - y[2];
    }

    @Override
    public Sparsity sparsity() {
      return Sparsity.ofRows(rows);
    }
  }

  private static String complaint(VectorField field, double... y) {
    return assertThrows(IllegalArgumentException.class, () -> SparsityCheck.of(field, 0.5, y)).getMessage();
  }

  @Test
  void aRightSparsityPassesAndSoDoesOneWithMore() {
    SparsityCheck.of(new Chain(new int[] {0}, new int[] {0, 1}, new int[] {2}), 0.5, new double[] {2, 3, 4});
    SparsityCheck.of(
        new Chain(new int[] {0, 1, 2}, new int[] {0, 1, 2}, new int[] {0, 1, 2}), 0.5, new double[3]);
  }

  @Test
  void aMissingEntryIsNamed() {
    assertEquals("The sparsity misses the entry of row 1, column 0: component 1 depends on state 0."
        + " At t = 0.5 it goes from -2 to -2.6 where state 0 goes from 2 to 1.4."
        + " Add column 0 to row 1 of sparsity()." + Trouble.THE_SPARSITY_MISSES_AN_ENTRY.more(),
        complaint(new Chain(new int[] {0}, new int[] {1}, new int[] {2}), 2, 3, 4));
  }

  @Test
  void aMissingEntryOnTheDiagonalIsNamed() {
    String text = complaint(new Chain(new int[] {0}, new int[] {0, 1}, new int[] {}), 2, 3, 0);
    assertTrue(text.startsWith("The sparsity misses the entry of row 2, column 2:"), text);
  }

  @Test
  void aThresholdBeyondReachHidesADependence() {
    SparsityCheck.of(new Chain(new int[] {0}, new int[] {1}, new int[] {2}), 0.5, new double[] {0.1, 3, 4});
  }

  @Test
  void aPointOrASparsityOfTheWrongSizeIsRefused() {
    assertEquals("The point has 2 values and the field has 3 states.",
        complaint(new Chain(new int[] {0}, new int[] {1}, new int[] {2}), 2, 3));
    assertEquals("The sparsity has 1 rows and the field has 3 states.",
        complaint(new Chain(new int[] {0}), 2, 3, 4));
  }

  @Test
  void checkingTheJacobianChecksTheSparsityFirst() {
    VectorField field = new Chain(new int[] {0}, new int[] {1}, new int[] {2});
    String text = assertThrows(IllegalArgumentException.class,
        () -> JacobianCheck.of(field, 0.5, new double[] {2, 3, 4})).getMessage();
    assertTrue(text.startsWith("The sparsity misses the entry of row 1, column 0"), text);
  }
}
