package org.homeostat.control.solve;

import java.util.Arrays;
import org.homeostat.control.linear.Sparsity;

/**
 * The derivatives of a field with delays along its solution, whose terms depend on time and states too. With
 * x_j the signal that term k reads, s = t - tau_k the lagged time, and f_z and tau_y partial derivatives,
 *
 * <pre>
 *   dz_k/dt = x_j'(s) (1 - tau_t - tau_z dz/dt),   dz_k/dy = -x_j'(s) (tau_y + tau_z dz/dy)
 *   df/dt   = f_t + f_z dz/dt,                     df/dy   = f_y + f_z dz/dy
 * </pre>
 *
 * <p>A term that is its signal now changes as that does, which is found by differences.
 */
final class TotalDerivatives {

  private final Delays delays;
  private final Lags lags;
  private final Recall recall;
  private final int n;
  private final int terms;

  /** Where df/dy has entries: with the terms held, and all. */
  private final Sparsity held;
  private final Sparsity sparsity;

  /** What {@link Delays#linearize} gives, and dz/dt and dz/dy, row by row. */
  private final double[] partial;
  private final double[] dzdt;
  private final double[][] dzdy;

  /** Of each signal, the derivatives by time, states and terms. */
  private final double[] dxdw;
  private boolean signalsKnown;

  TotalDerivatives(Delays delays, Lags lags, Recall recall, int n, Sparsity sparsity) {
    this.delays = delays;
    this.lags = lags;
    this.recall = recall;
    this.n = n;
    this.terms = delays.terms();
    this.held = delays.sparsity();
    this.sparsity = sparsity;
    this.partial = new double[n + held.size() + n + n * terms + terms * (1 + n + terms)];
    this.dzdt = new double[terms];
    this.dzdy = new double[terms][n];
    this.dxdw = new double[delays.signals() * (1 + n + terms)];
  }

  /** Takes the partial derivatives at a point, whose terms are known, and those of the terms. */
  void take(double t, double[] w, Recall.Cursor cursor) {
    int gradients = n + held.size() + n + n * terms;
    if (delays.hasJacobian()) {
      delays.linearize(t, w, partial);
    } else {
      Differences.linearize(delays, n, t, w, partial);
    }
    signalsKnown = false;
    for (int k = 0; k < terms; k++) {
      double tau = delays.lag(k, t, w);
      boolean isNow = lags.isNow(tau, t);
      slopes(k, isNow ? 0 : recall.rate(k, t - tau, cursor), gradients + k * (1 + n + terms));
      if (isNow || recall.isShort(k)) {
        addSignal(k, t, w);
        dzdt[k] -= isNow ? 0 : recall.rateNow(k, t);
      }
    }
  }

  /** dz_k/dt and dz_k/dy, from the gradient of the lag. */
  private void slopes(int k, double rate, int at) {
    double[] g = partial;
    double byTime = 1 - g[at];
    for (int m = 0; m < k; m++) {
      byTime -= g[at + 1 + n + m] * dzdt[m];
    }
    dzdt[k] = rate * byTime;
    for (int i = 0; i < n; i++) {
      double byState = g[at + 1 + i];
      for (int m = 0; m < k; m++) {
        byState += g[at + 1 + n + m] * dzdy[m][i];
      }
      dzdy[k][i] = byState == 0 ? 0 : -rate * byState;
    }
  }

  /** The same of a term that is what its signal is now, and more. */
  private void addSignal(int k, double t, double[] w) {
    if (!signalsKnown) {
      Differences.signals(delays, t, w, dxdw);
      signalsKnown = true;
    }
    int at = delays.signal(k) * (1 + n + terms);
    dzdt[k] += dxdw[at];
    for (int m = 0; m < k; m++) {
      dzdt[k] += dxdw[at + 1 + n + m] * dzdt[m];
    }
    for (int i = 0; i < n; i++) {
      dzdy[k][i] += dxdw[at + 1 + i];
      for (int m = 0; m < k; m++) {
        dzdy[k][i] += dxdw[at + 1 + n + m] * dzdy[m][i];
      }
    }
  }

  /** Writes f. */
  void rates(double[] out) {
    System.arraycopy(partial, 0, out, 0, n);
  }

  /** Writes df/dy. */
  void byStates(double[] out, int at) {
    Arrays.fill(out, at, at + sparsity.size(), 0);
    for (int i = 0; i < n; i++) {
      int here = sparsity.start(i);
      for (int e = held.start(i); e < held.start(i + 1); e++) {
        while (sparsity.column(here) != held.column(e)) {
          here++;
        }
        out[at + here] = partial[n + e];
      }
      for (int e = sparsity.start(i); e < sparsity.start(i + 1); e++) {
        for (int k = 0; k < terms; k++) {
          double slope = dzdy[k][sparsity.column(e)];
          if (slope != 0) {
            out[at + e] += byTerm(i, k) * slope;
          }
        }
      }
    }
  }

  /** Writes df/dt. */
  void byTime(double[] out, int at) {
    int byTime = n + held.size();
    for (int i = 0; i < n; i++) {
      double sum = partial[byTime + i];
      for (int k = 0; k < terms; k++) {
        sum += byTerm(i, k) * dzdt[k];
      }
      out[at + i] = sum;
    }
  }

  /** df_i/dz_k. */
  private double byTerm(int i, int k) {
    return partial[n + held.size() + n + i * terms + k];
  }
}
