package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.Optional;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;

/**
 * A field with delays within a run: f(t, y, z(t, y)), the terms z looked up in what the run remembers. With
 * x_j the signal that term k reads, s = t - tau_k the lagged time, and f_z and tau_y partial derivatives,
 *
 * <pre>
 *   dz_k/dt = x_j'(s) (1 - tau_t - tau_z dz/dt),   dz_k/dy = -x_j'(s) (tau_y + tau_z dz/dy)
 *   df/dt   = f_t + f_z dz/dt,                     df/dy   = f_y + f_z dz/dy
 * </pre>
 *
 * <p>A term whose lag is 0 is its signal now; where all lags are 0 for ever, the field is the one without
 * delays. A term that cannot be looked up is NaN, and {@link Fault} says why.
 */
final class Retarded implements VectorField {

  private final VectorField field;
  private final Delays delays;
  private final Lags lags;
  private final Recall recall;
  private final Recall.Cursor cursor;
  private final Fault fault;
  private final Sparsity sparsity;
  private final int n;
  private final int terms;

  /** The states and the terms. */
  private final double[] w;
  private final double[] x;

  /** What {@link Delays#linearize} gives, and dz/dt and dz/dy, row by row. */
  private double[] partial = {};
  private final double[] dzdt;
  private double[][] dzdy = {};

  /** Of each signal, the derivatives by time, states and terms. */
  private double[] dxdw = {};
  private boolean signalsKnown;

  Retarded(VectorField field, Delays delays, Lags lags, Recall recall, Fault fault) {
    this(field, delays, lags, recall, fault, lags.sparsity(field));
  }

  private Retarded(
      VectorField field, Delays delays, Lags lags, Recall recall, Fault fault, Sparsity sparsity) {
    this.field = field;
    this.delays = delays;
    this.lags = lags;
    this.recall = recall;
    this.fault = fault;
    this.sparsity = sparsity;
    this.n = field.dimension();
    this.terms = delays.terms();
    this.cursor = new Recall.Cursor(terms);
    this.w = new double[n + terms];
    this.x = new double[delays.signals()];
    this.dzdt = new double[terms];
  }

  @Override
  public VectorField forOneRun() {
    return another();
  }

  /** The same with a workspace of its own. */
  Retarded another() {
    return new Retarded(field.forOneRun(), delays.forOneRun(), lags, recall, fault, sparsity);
  }

  @Override
  public int dimension() {
    return n;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    if (lags.areNone()) {
      field.derivatives(t, y, dydt);
    } else {
      look(t, y);
      delays.derivatives(t, w, dydt);
    }
  }

  /** Writes the signals at a point. */
  void signals(double t, double[] y, double[] out) {
    look(t, y);
    delays.signals(t, w, out);
  }

  /** The lagged time of term k at a point. */
  double lagged(int k, double t, double[] y) {
    look(t, y);
    return t - delays.lag(k, t, w);
  }

  /** Writes the states and the terms to w. */
  private void look(double t, double[] y) {
    System.arraycopy(y, 0, w, 0, n);
    Arrays.fill(w, n, n + terms, 0);
    boolean isSettled = pass(t) || !lags.areNested();
    for (int k = 0; k < terms && !isSettled; k++) {
      isSettled = pass(t);
    }
  }

  /** Looks the terms up one after the other; tells whether none has changed. */
  private boolean pass(double t) {
    boolean isSettled = true;
    for (int k = 0; k < terms; k++) {
      double tau = delays.lag(k, t, w);
      double s = t - tau;
      double before = w[n + k];
      if (lags.isNow(tau, t)) {
        w[n + k] = now(k, t);
      } else if (!(tau > 0) || recall.isBeyond(s)) {
        fault.at(k, t, tau);
        w[n + k] = Double.NaN;
      } else {
        w[n + k] = recall.isShort(k) ? now(k, t) + recall.back(k, t, s, cursor)
            : recall.value(k, s, cursor);
      }
      isSettled &= w[n + k] == before || Double.isNaN(w[n + k]);
    }
    return isSettled;
  }

  private double now(int k, double t) {
    delays.signals(t, w, x);
    return x[delays.signal(k)];
  }

  @Override
  public boolean hasJacobian() {
    return lags.areNone() ? field.hasJacobian() : delays.hasJacobian();
  }

  @Override
  public Sparsity sparsity() {
    return sparsity;
  }

  @Override
  public LinearSolver linearSolver() {
    return lags.areNone() ? field.linearSolver() : LinearSolver.of(sparsity);
  }

  @Override
  public ComplexLinearSolver complexLinearSolver() {
    return lags.areNone() ? field.complexLinearSolver() : ComplexLinearSolver.of(sparsity);
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    if (lags.areNone()) {
      field.jacobian(t, y, dfdy);
    } else {
      total(t, y);
      jacobian(dfdy, 0);
    }
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    if (lags.areNone()) {
      field.timeDerivative(t, y, dfdt);
    } else {
      total(t, y);
      timeDerivative(dfdt, 0);
    }
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    if (lags.areNone()) {
      field.linearize(t, y, out);
    } else {
      total(t, y);
      System.arraycopy(partial, 0, out, 0, n);
      jacobian(out, n);
      timeDerivative(out, n + sparsity.size());
    }
  }

  /** The partial derivatives, and those of the terms. */
  private void total(double t, double[] y) {
    int own = delays.sparsity().size();
    int gradients = n + own + n + n * terms;
    if (partial.length == 0) {
      partial = new double[gradients + terms * (1 + n + terms)];
      dzdy = new double[terms][n];
      dxdw = new double[delays.signals() * (1 + n + terms)];
    }
    look(t, y);
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
        addSignal(k, t);
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
  private void addSignal(int k, double t) {
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

  private void jacobian(double[] out, int at) {
    Sparsity own = delays.sparsity();
    Arrays.fill(out, at, at + sparsity.size(), 0);
    for (int i = 0; i < n; i++) {
      int here = sparsity.start(i);
      for (int e = own.start(i); e < own.start(i + 1); e++) {
        while (sparsity.column(here) != own.column(e)) {
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

  private void timeDerivative(double[] out, int at) {
    int byTime = n + delays.sparsity().size();
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
    return partial[n + delays.sparsity().size() + n + i * terms + k];
  }

  @Override
  public int switches() {
    return delays.switches() + 2 * lags.varying().length;
  }

  /** The field's own, and how far each lagged time that may move is past the breaking points next to it. */
  @Override
  public void switches(double t, double[] y, double[] values) {
    look(t, y);
    delays.switches(t, w, values);
    int at = delays.switches();
    for (int q = 0; q < lags.varying().length; q++) {
      double s = t - delays.lag(lags.varying()[q], t, w);
      values[at + 2 * q] = s - lags.below(q);
      values[at + 2 * q + 1] = s - lags.above(q);
    }
  }

  @Override
  public String switchLabel(int k) {
    int own = delays.switches();
    return k < own ? delays.switchLabel(k)
        : "the time that " + delays.label(lags.varying()[(k - own) / 2]) + " looks back to";
  }

  @Override
  public String label(int i) {
    return field.label(i);
  }

  @Override
  public String stateLabel(int i) {
    return field.stateLabel(i);
  }

  @Override
  public Optional<String> explain(double t, double[] y, int i) {
    look(t, y);
    return terms == 0 ? field.explain(t, y, i) : delays.explain(t, w, i);
  }
}
