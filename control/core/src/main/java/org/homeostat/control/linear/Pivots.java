package org.homeostat.control.linear;

/**
 * Pivots that fit the numbers of a matrix, and the scales of its rows and columns by which they were chosen.
 *
 * @param scales of each factor, its row's times its column's
 */
record Pivots(SymbolicLu structure, double[] rowScales, double[] columnScales, double[] scales) {

  /** For each row the column of its pivot; the columns in the order of their pivots. */
  static Pivots of(
      Sparsity sparsity, int[] columnOfRow, int[] order, double[] rowScales, double[] columnScales) {
    SymbolicLu structure = SymbolicLu.of(sparsity, columnOfRow, order);
    double[] scales = new double[structure.size()];
    for (int i = 0; i < sparsity.dimension(); i++) {
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        scales[structure.entries[k]] = rowScales[i] * columnScales[sparsity.column(k)];
      }
      scales[structure.diagonal[i]] = rowScales[i] * columnScales[i];
    }
    return new Pivots(structure, rowScales, columnScales, scales);
  }
}
