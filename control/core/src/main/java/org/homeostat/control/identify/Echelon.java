package org.homeostat.control.identify;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.FieldElement;

/**
 * A matrix brought to reduced echelon form, with complete pivoting: its rank, and a basis of what it maps to
 * zero.
 *
 * @param pivots the sizes of the pivots, in the order taken, and of the one that was refused, if there was
 *     one
 * @param kernel one vector for each column without a pivot, in which that column has 1
 */
record Echelon<T extends FieldElement<T>>(int rank, List<Double> pivots, List<List<T>> kernel) {

  /**
   * Of some rows, which are changed.
   *
   * @param least a pivot has to be larger; 0 where nothing is rounded
   * @param most how many pivots are taken at most
   */
  static <T extends FieldElement<T>> Echelon<T> of(Scalars<T> scalars, T[][] a, double least, int most) {
    int columns = a[0].length;
    int[] order = new int[columns];
    for (int j = 0; j < columns; j++) {
      order[j] = j;
    }
    List<Double> pivots = new ArrayList<>();
    int rank = 0;
    int limit = Math.min(most, Math.min(a.length, columns));
    while (rank < limit && take(scalars, a, order, rank, pivots, least)) {
      rank++;
    }
    return new Echelon<>(rank, pivots, kernel(scalars, a, order, rank));
  }

  /** Moves the largest entry that is left to the place of the next pivot, and clears its column. */
  private static <T extends FieldElement<T>> boolean take(
      Scalars<T> scalars, T[][] a, int[] order, int rank, List<Double> pivots, double least) {
    int row = rank;
    int column = rank;
    double best = -1;
    for (int i = rank; i < a.length; i++) {
      for (int j = rank; j < order.length; j++) {
        double size = scalars.size(a[i][order[j]]);
        if (size > best) {
          best = size;
          row = i;
          column = j;
        }
      }
    }
    pivots.add(best);
    if (!(best > least)) {
      return false;
    }
    T[] pivotal = a[row];
    a[row] = a[rank];
    a[rank] = pivotal;
    int taken = order[column];
    order[column] = order[rank];
    order[rank] = taken;
    T scale = pivotal[taken].reciprocal();
    for (int j = 0; j < pivotal.length; j++) {
      pivotal[j] = pivotal[j].multiply(scale);
    }
    for (int i = 0; i < a.length; i++) {
      if (i != rank) {
        T factor = a[i][taken];
        for (int j = 0; j < pivotal.length; j++) {
          a[i][j] = a[i][j].subtract(factor.multiply(pivotal[j]));
        }
      }
    }
    return true;
  }

  private static <T extends FieldElement<T>> List<List<T>> kernel(
      Scalars<T> scalars, T[][] a, int[] order, int rank) {
    List<List<T>> kernel = new ArrayList<>();
    for (int free = rank; free < order.length; free++) {
      List<T> vector = new ArrayList<>();
      for (int j = 0; j < order.length; j++) {
        vector.add(scalars.field().getZero());
      }
      vector.set(order[free], scalars.field().getOne());
      for (int i = 0; i < rank; i++) {
        vector.set(order[i], a[i][order[free]].negate());
      }
      kernel.add(vector);
    }
    return kernel;
  }
}
