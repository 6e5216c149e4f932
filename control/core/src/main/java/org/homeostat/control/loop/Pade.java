package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Delays replaced by rational functions, the diagonal Pade approximants of exp(-s tau): an approximation,
 * good for frequencies up to about the order over the lag.
 */
final class Pade {

  /** Beyond this order the coefficients lose their digits. */
  private static final int HIGHEST = 12;

  private Pade() {}

  static LinearSystem of(LinearSystem system, int order) {
    if (order < 1 || order > HIGHEST) {
      throw new IllegalArgumentException("a Pade approximant of order " + order + " is not offered; orders"
          + " go from 1 to " + HIGHEST + ".");
    }
    int terms = system.delayedTerms().size();
    int m = system.inputs().size();
    int p = system.outputs().size();
    Block[] blocks = system.blocks();
    List<String> inputs = new ArrayList<>(system.inputs());
    inputs.addAll(system.delayedTerms());
    List<String> outputs = new ArrayList<>(system.outputs());
    system.delayedTerms().forEach(term -> outputs.add("in " + term));
    LinearSystem all = LinearSystem.of(new Ports(system.states(), inputs, outputs, List.of()),
        blocks[0], blocks[1], blocks[2], blocks[3], new double[0], system.time());
    for (double lag : system.lags()) {
      all = all.append(approximant(order, lag).in(system.time()));
    }
    double[][] link = new double[all.inputs().size()][all.outputs().size()];
    for (int k = 0; k < terms; k++) {
      link[m + k][p + terms + k] = 1;
      link[m + terms + k][p + k] = 1;
    }
    return all.closed(link).from(system.inputs().toArray(String[]::new))
        .to(system.outputs().toArray(String[]::new));
  }

  /** exp(-s tau) = sum c_k (-s tau)^k / sum c_k (s tau)^k with c_k = (2n-k)! n!/((2n)! k! (n-k)!). */
  private static LinearSystem approximant(int n, double lag) {
    double[] denominator = new double[n + 1];
    double c = 1;
    for (int k = 0; k <= n; k++) {
      denominator[n - k] = c * Math.pow(lag, k);
      c *= (double) (n - k) / ((2.0 * n - k) * (k + 1));
    }
    double[] numerator = IntStream.rangeClosed(0, n)
        .mapToDouble(i -> (n - i) % 2 == 0 ? denominator[i] : -denominator[i]).toArray();
    LinearSystem approximant = TransferFunction.system(numerator, denominator);
    return approximant.withStates(
        IntStream.rangeClosed(1, n).mapToObj(i -> "pade" + i).toArray(String[]::new));
  }
}
