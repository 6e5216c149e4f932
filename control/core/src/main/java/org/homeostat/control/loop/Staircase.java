package org.homeostat.control.loop;

import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RRQRDecomposition;

/**
 * Takes away, by orthogonal steps, what constrains the states of a system: what an output would show, and
 * then what would have to be zero for it to stay zero. What remains moves unseen.
 *
 * @see "A. Emami-Naeini, P. Van Dooren, Computation of zeros of linear multivariable systems, Automatica 18,
 *     1982, 415-430, doi:10.1016/0005-1098(82)90070-X"
 */
final class Staircase {

  /** A pivot this small beside the system's largest entry, once it is balanced, is rounding. */
  private static final double ROUNDING = 1e-11;

  private Staircase() {}

  /** An orthogonal matrix whose first columns span those of a matrix, and how many they are. */
  private record Range(Block basis, int rank) {

    static Range of(Block matrix, double tolerance) {
      if (matrix.rows() == 0 || matrix.columns() == 0 || matrix.size() <= tolerance) {
        return new Range(Block.identity(matrix.rows()), 0);
      }
      var decomposition = new RRQRDecomposition(MatrixUtils.createRealMatrix(matrix.entries()));
      double[][] r = decomposition.getR().getData();
      int rank = (int) IntStream.range(0, Math.min(matrix.rows(), matrix.columns()))
          .takeWhile(i -> Math.abs(r[i][i]) > tolerance).count();
      return new Range(Block.of(decomposition.getQ().getData(), matrix.rows()), rank);
    }

    /** The same basis, those that span the range last. */
    Block rangeLast() {
      int n = basis.columns();
      return basis.columns(IntStream.range(0, n).map(j -> (j + rank) % n).toArray());
    }
  }

  static double tolerance(Block... blocks) {
    double size = 0;
    for (Block block : blocks) {
      size = Math.max(size, block.size());
    }
    return ROUNDING * size;
  }

  /** A basis of the states that C shows nothing of: x' = A x, y = C x. */
  static Block unseen(Block a, Block c) {
    double tolerance = tolerance(a, c);
    Block basis = Block.identity(a.rows());
    Block inner = a;
    Block shown = c;
    while (inner.rows() > 0) {
      Range range = Range.of(shown.transpose(), tolerance);
      if (range.rank == 0) {
        return basis;
      }
      Block v = range.rangeLast();
      int kept = inner.rows() - range.rank;
      Block turned = v.transpose().times(inner).times(v);
      basis = basis.times(v).part(0, basis.rows(), 0, kept);
      shown = turned.part(kept, turned.rows(), 0, kept);
      inner = turned.part(0, kept, 0, kept);
    }
    return basis;
  }

  /** A basis of what stands at right angles on all columns of an orthonormal one. */
  static Block beside(Block basis) {
    Range range = Range.of(basis, 0.5);
    int[] others = IntStream.range(range.rank, basis.rows()).toArray();
    return range.basis.columns(others);
  }

  /** A, B, C, D of a system with the same zeros, whose D has full rank and as many rows as columns. */
  static Block[] regular(Block a, Block b, Block c, Block d) {
    double tolerance = tolerance(a, b, c, d);
    Block[] wide = fullRows(a, b, c, d, tolerance);
    Block[] turned = fullRows(wide[0].transpose(), wide[2].transpose(), wide[1].transpose(),
        wide[3].transpose(), tolerance);
    return new Block[] {
        turned[0].transpose(), turned[2].transpose(), turned[1].transpose(), turned[3].transpose()};
  }

  private static Block[] fullRows(Block a, Block b, Block c, Block d, double tolerance) {
    while (true) {
      Range direct = Range.of(d, tolerance);
      Block u = direct.basis.transpose();
      Block outputs = u.times(c);
      Block first = outputs.part(0, direct.rank, 0, a.rows());
      Block second = outputs.part(direct.rank, c.rows(), 0, a.rows());
      Block full = u.times(d).part(0, direct.rank, 0, d.columns());
      Range range = Range.of(second.transpose(), tolerance);
      if (range.rank == 0) {
        return new Block[] {a, b, first, full};
      }
      Block v = range.rangeLast();
      int kept = a.rows() - range.rank;
      Block inner = v.transpose().times(a).times(v);
      Block into = v.transpose().times(b);
      c = first.times(v).part(0, first.rows(), 0, kept).above(inner.part(kept, a.rows(), 0, kept));
      d = full.above(into.part(kept, a.rows(), 0, b.columns()));
      b = into.part(0, kept, 0, b.columns());
      a = inner.part(0, kept, 0, kept);
    }
  }
}
