package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.Optional;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;

/**
 * A field with delays within a run: f(t, y, z(t, y)), the terms z looked up in what the run remembers. Its
 * derivatives are the total ones, {@link TotalDerivatives}.
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

  private Optional<TotalDerivatives> total = Optional.empty();

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
  }

  /** A field after a past, for rates where that ends. */
  static VectorField after(VectorField field, Optional<Past> past) {
    return past.flatMap(before -> field.delays().map(delays -> after(field, delays, before))).orElse(field);
  }

  private static VectorField after(VectorField field, Delays delays, Past past) {
    return new VectorField() {
      @Override
      public int dimension() {
        return field.dimension();
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        double[] w = Arrays.copyOf(y, y.length + delays.terms());
        for (int k = 0; k < delays.terms(); k++) {
          w[y.length + k] = past.signal(delays.signal(k), t - delays.lag(k, t, w));
        }
        delays.derivatives(t, w, dydt);
      }
    };
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
    if (lags.areNested()) {
      look(t, y);
    } else {
      System.arraycopy(y, 0, w, 0, n);
    }
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
      total.get().byStates(dfdy, 0);
    }
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    if (lags.areNone()) {
      field.timeDerivative(t, y, dfdt);
    } else {
      total(t, y);
      total.get().byTime(dfdt, 0);
    }
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    if (lags.areNone()) {
      field.linearize(t, y, out);
    } else {
      total(t, y);
      total.get().rates(out);
      total.get().byStates(out, n);
      total.get().byTime(out, n + sparsity.size());
    }
  }

  private void total(double t, double[] y) {
    if (total.isEmpty()) {
      total = Optional.of(new TotalDerivatives(delays, lags, recall, n, sparsity));
    }
    look(t, y);
    total.get().take(t, w, cursor);
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
  public boolean isKink(int k) {
    return k < delays.switches() && delays.isKink(k);
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
    return delays.explain(t, w, i).or(() -> field.explain(t, y, i));
  }
}
