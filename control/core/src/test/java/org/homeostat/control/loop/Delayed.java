package org.homeostat.control.loop;

import java.util.List;
import java.util.stream.IntStream;

/** Delayed systems to try: x' = A x + sum of A_k x(t - tau_k) + B u, y = C x. */
final class Delayed {
  private Delayed() {}

  /** x' = a x + b x(t - lag) + u, y = x. */
  static LinearSystem scalar(double a, double b, double lag) {
    return of(new double[][] {{a}}, new double[][] {{1}}, new double[][] {{1}},
        new double[][][] {{{b}}}, lag);
  }

  /** Every state is delayed by every lag. */
  static LinearSystem of(double[][] a, double[][] b, double[][] c, double[][][] delayed, double... lags) {
    int n = a.length;
    int m = b[0].length;
    int p = c.length;
    Block inputs = new Block(n, m, b);
    Block outputs = new Block(p, n, c);
    List<String> terms = IntStream.range(0, n * lags.length).mapToObj(k -> "w" + k).toList();
    double[] each = IntStream.range(0, n * lags.length).mapToDouble(k -> lags[k / n]).toArray();
    for (double[][] matrix : delayed) {
      inputs = inputs.beside(new Block(n, n, matrix));
      outputs = outputs.above(Block.identity(n));
    }
    return LinearSystem.of(a, inputs.entries(), outputs.entries(),
        new double[outputs.rows()][inputs.columns()]).delaying(terms, each);
  }
}
