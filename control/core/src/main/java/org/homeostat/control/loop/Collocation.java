package org.homeostat.control.loop;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A delayed system made finite: each delayed signal is followed along its lag at Chebyshev's points, at which
 * it is carried by dv/dt = dv/dtheta, and fed in at theta = 0. Of the resulting plain system the eigenvalues
 * of small modulus tend to the characteristic roots faster than any power of the number of points; its
 * response tends to the delayed one at low frequencies. A first guess only: what is found is corrected on
 * the exact system.
 *
 * @see "D. Breda, S. Maset, R. Vermiglio, Pseudospectral differencing methods for characteristic roots of
 *     delay differential equations, SIAM Journal on Scientific Computing 27, 2005, 482-495,
 *     doi:10.1137/030601600"
 */
final class Collocation {
  private Collocation() {}

  /** The plain system, with {@code points[k]} states more for lag k. */
  static LinearSystem of(LinearSystem system, int... points) {
    double[] lags = system.lags();
    int n = system.states().size();
    int m = system.inputs().size();
    int[] first = new int[lags.length + 1];
    first[0] = n;
    for (int k = 0; k < lags.length; k++) {
      first[k + 1] = first[k] + points[k];
    }
    int size = first[lags.length];
    Block past = Block.zero(lags.length, size);
    IntStream.range(0, lags.length).forEach(k -> past.entries()[k][first[k + 1] - 1] = 1);
    Block now = IntStream.range(0, n).boxed().reduce(Block.zero(n, size), (block, i) -> {
      block.entries()[i][i] = 1;
      return block;
    }, (one, other) -> one);
    Block signals = new Block(lags.length, n, system.cz()).times(now)
        .plus(new Block(lags.length, lags.length, system.dzw()).times(past));
    Block carried = Block.zero(size - n, size);
    Block fed = Block.zero(size - n, lags.length);
    for (int k = 0; k < lags.length; k++) {
      double[][] slopes = slopes(points[k], lags[k]);
      for (int i = 0; i < points[k]; i++) {
        fed.entries()[first[k] - n + i][k] = slopes[i + 1][0];
        System.arraycopy(slopes[i + 1], 1, carried.entries()[first[k] - n + i], first[k], points[k]);
      }
    }
    Block direct = new Block(lags.length, m, system.dzu());
    Block a = new Block(n, n, system.a()).times(now).plus(new Block(n, lags.length, system.bw()).times(past))
        .above(carried.plus(fed.times(signals)));
    Block b = new Block(n, m, system.b()).above(fed.times(direct));
    Block c = new Block(system.outputs().size(), n, system.c()).times(now)
        .plus(new Block(system.outputs().size(), lags.length, system.dyw()).times(past));
    return LinearSystem.of(a.entries(), b.entries(), c.entries(), system.d());
  }

  /** The delayed terms as they feed each other, without the states. */
  static LinearSystem delaysOf(LinearSystem system) {
    int terms = system.lags().length;
    Block direct = new Block(terms, terms, system.dzw()).with(Block.identity(1));
    int[] outerFirst =
        IntStream.concat(IntStream.of(terms), IntStream.range(0, terms)).toArray();
    List<String> names = system.delayedTerms();
    return LinearSystem.gain(direct.part(outerFirst, outerFirst).entries()).delaying(names, system.lags());
  }

  /** How values at Chebyshev's points of [-lag, 0], from 0 downwards, make slopes there. */
  private static double[][] slopes(int degree, double lag) {
    double[][] slopes = new double[degree + 1][degree + 1];
    for (int i = 0; i <= degree; i++) {
      double sum = 0;
      for (int j = 0; j <= degree; j++) {
        if (i != j) {
          double distance = -2 * Math.sin((j + i) * Math.PI / (2 * degree))
              * Math.sin((i - j) * Math.PI / (2 * degree));
          double weight = (i % degree == 0 ? 2.0 : 1.0) / (j % degree == 0 ? 2.0 : 1.0);
          slopes[i][j] = weight * ((i + j) % 2 == 0 ? 1 : -1) / distance * 2 / lag;
          sum += slopes[i][j];
        }
      }
      slopes[i][i] = -sum;
    }
    return slopes;
  }

  /** The same number of points for each lag. */
  static int[] points(LinearSystem system, int each) {
    return Collections.nCopies(system.lags().length, each).stream().mapToInt(k -> k).toArray();
  }
}
