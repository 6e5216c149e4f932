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
  private final LinearSystem system;
  private final int[] points;
  private final int[] first;
  private final int k;
  private final int n;

  private Collocation(LinearSystem system, int... points) {
    this.system = system;
    this.points = points;
    k = points.length;
    n = system.states().size();
    first = new int[k + 1];
    first[0] = n;
    for (int lag = 0; lag < k; lag++) {
      first[lag + 1] = first[lag] + points[lag];
    }
  }

  /** The plain system, with {@code points[k]} states more for lag k. */
  static LinearSystem of(LinearSystem system, int... points) {
    Collocation finite = new Collocation(system, points);
    return LinearSystem.of(
        finite.a().entries(), finite.b().entries(), finite.c().entries(), system.d());
  }

  /** The plain system's A. */
  static Block generator(LinearSystem system, int... points) {
    return new Collocation(system, points).a();
  }

  private Block a() {
    Block signals = new Block(k, n, system.cz()).times(now())
        .plus(new Block(k, k, system.dzw()).times(past()));
    return new Block(n, n, system.a()).times(now()).plus(new Block(n, k, system.bw()).times(past()))
        .above(carried().plus(fed().times(signals)));
  }

  private Block b() {
    int m = system.inputs().size();
    return new Block(n, m, system.b()).above(fed().times(new Block(k, m, system.dzu())));
  }

  private Block c() {
    int p = system.outputs().size();
    return new Block(p, n, system.c()).times(now()).plus(new Block(p, k, system.dyw()).times(past()));
  }

  /** From all states those of the system. */
  private Block now() {
    return Block.identity(n).beside(Block.zero(n, first[k] - n));
  }

  /** From all states the signals a lag ago, each the last of its points. */
  private Block past() {
    Block past = Block.zero(k, first[k]);
    for (int lag = 0; lag < k; lag++) {
      past.entries()[lag][first[lag + 1] - 1] = 1;
    }
    return past;
  }

  /** What the points make of each other's slopes. */
  private Block carried() {
    Block carried = Block.zero(first[k] - n, first[k]);
    for (int lag = 0; lag < k; lag++) {
      double[][] slopes = slopes(points[lag], system.lags()[lag]);
      for (int i = 0; i < points[lag]; i++) {
        System.arraycopy(slopes[i + 1], 1, carried.entries()[first[lag] - n + i], first[lag], points[lag]);
      }
    }
    return carried;
  }

  /** What the signals now make of them. */
  private Block fed() {
    Block fed = Block.zero(first[k] - n, k);
    for (int lag = 0; lag < k; lag++) {
      double[][] slopes = slopes(points[lag], system.lags()[lag]);
      for (int i = 0; i < points[lag]; i++) {
        fed.entries()[first[lag] - n + i][lag] = slopes[i + 1][0];
      }
    }
    return fed;
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
