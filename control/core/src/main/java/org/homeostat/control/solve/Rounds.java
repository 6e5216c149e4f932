package org.homeostat.control.solve;

import java.util.Optional;

/**
 * A kernel on a {@link Retarded} field, which remembers the signals of each step. Where a lag is shorter than
 * the step, the step needs its own course before it is there: it is tried with a guess, the course of the
 * step before prolonged or what a rejected attempt has left, and again with the course that comes of it,
 * until that no longer changes. A step with which that takes long is rejected for a shorter one.
 */
final class Rounds implements Kernel {

  /** What the last round may leave of the guess's error, in tolerances. */
  private static final double CLOSE = 0.02;

  /** More rounds cost more than two steps of half the length. */
  private static final int MOST = 8;

  /** A round that leaves more than this of the change is no good. */
  private static final double SLOW = 0.7;

  /** The course of an attempt with a larger error says nothing. */
  private static final double WILD = 100;

  /** Of the rate of the step before, what counts for the first round of the next. */
  private static final double DOUBT = 3;
  private static final double BEST = 1e-4;

  private final Kernel inner;
  private final DelayedRun run;
  private final Recall recall;
  private final Retarded field;
  private final Tolerance tolerance;
  private final double[][] states;
  private final double[][] signals;
  private final Interpolant interpolant = new PolynomialSteps();
  private final double unfinished;
  private Chebyshev nodes = Chebyshev.of(1);
  private double t;
  private double end;
  private double rate = 1;
  private boolean isDescribed;

  Rounds(Kernel inner, DelayedRun run, Tolerance tolerance) {
    this.inner = inner;
    this.run = run;
    this.recall = run.recall();
    this.field = run.field().another();
    this.tolerance = tolerance;
    this.states = new double[Chebyshev.MOST + 1][field.dimension()];
    this.signals = new double[Chebyshev.MOST + 1][run.signals()];
    this.unfinished = Math.pow(2, inner.errorOrder());
  }

  /** What is looked up later has to be within the tolerance, too. */
  @Override
  public double attempt(double to) {
    end = to;
    double error = tried();
    if (!(error <= 1)) {
      if (!(error <= WILD)) {
        recall.forget();
      }
      return error;
    }
    described();
    return Math.max(error, Math.max(inner.roughness(), recall.truncation(inner.degree(), tolerance)));
  }

  private double tried() {
    if (run.aim(t, inner.state(), end) && !inner.isMultistep()) {
      inner.start(t, inner.state());
    }
    isDescribed = false;
    double error = inner.attempt(end);
    double before = Double.POSITIVE_INFINITY;
    for (int round = 1; recall.isInside() && error < Double.POSITIVE_INFINITY; round++) {
      describe();
      double change = recall.propose(t, end - t, nodes, signals, tolerance);
      if (!(change < Double.POSITIVE_INFINITY)) {
        return Double.NaN;
      }
      rate = round == 1 ? Math.min(1, DOUBT * rate) : Math.max(BEST, change / before);
      if (change * Math.min(1, rate) <= CLOSE) {
        return error;
      }
      if (round == MOST || round > 2 && rate > SLOW) {
        return unfinished;
      }
      before = change;
      isDescribed = false;
      error = inner.attempt(end);
    }
    return error;
  }

  /** The states and the signals at the nodes of the tried step. */
  private void describe() {
    nodes = Chebyshev.of(inner.degree() + 1);
    int last = nodes.degree();
    System.arraycopy(inner.state(), 0, states[0], 0, states[0].length);
    System.arraycopy(inner.proposed(), 0, states[last], 0, states[0].length);
    for (int i = 1; i < last; i++) {
      inner.interpolate(nodes.node(i), states[i]);
    }
    for (int i = 0; i <= last; i++) {
      field.signals(i == last ? end : t + nodes.node(i) * (end - t), states[i], signals[i]);
    }
    isDescribed = true;
  }

  private void described() {
    if (!isDescribed) {
      describe();
      recall.guess(t, end - t, nodes, signals);
    }
  }

  @Override
  public void remember(double until) {
    described();
    recall.keep(until);
  }

  @Override
  public void accept() {
    inner.accept();
    t = end;
  }

  @Override
  public void start(double t0, double[] y) {
    t = t0;
    run.aim(t);
    inner.start(t0, y);
  }

  @Override
  public void restart() {
    inner.restart();
  }

  @Override
  public Optional<Outcome.Stopped> verdict(double time) {
    return run.fault().outcome(time);
  }

  @Override
  public int kept() {
    return 1 + (nodes.degree() + 1) * states[0].length;
  }

  @Override
  public void keep(double[] store, int offset) {
    int degree = nodes.degree();
    store[offset] = degree;
    for (int i = 0; i < states[0].length; i++) {
      nodes.coefficients(states, i, store, offset + 1 + i * (degree + 1));
    }
  }

  @Override
  public Interpolant interpolant() {
    return interpolant;
  }

  /** Evaluates polynomials, of each of which the degree is kept and the coefficients. */
  private record PolynomialSteps() implements Interpolant {
    @Override
    public void at(double t, double h, double[] store, int offset, double theta, double[] y) {
      int degree = (int) store[offset];
      for (int i = 0; i < y.length; i++) {
        y[i] = Chebyshev.value(store, offset + 1 + i * (degree + 1), degree, theta);
      }
    }
  }

  @Override
  public int errorOrder() {
    return inner.errorOrder();
  }

  @Override
  public int degree() {
    return inner.degree();
  }

  @Override
  public int blindTo() {
    return inner.blindTo();
  }

  @Override
  public StepControl control() {
    return inner.control();
  }

  @Override
  public double[] rates() {
    return inner.rates();
  }

  @Override
  public double[] state() {
    return inner.state();
  }

  @Override
  public double[] proposed() {
    return inner.proposed();
  }

  @Override
  public boolean isMultistep() {
    return inner.isMultistep();
  }

  @Override
  public Optional<String> complaint() {
    return inner.complaint();
  }

  @Override
  public void interpolate(double theta, double[] y) {
    inner.interpolate(theta, y);
  }

  @Override
  public void sketch(double theta, double[] y) {
    inner.sketch(theta, y);
  }

  @Override
  public double fastest() {
    return inner.fastest();
  }

  @Override
  public long evaluations() {
    return inner.evaluations();
  }

  @Override
  public long jacobians() {
    return inner.jacobians();
  }

  @Override
  public Choices choices(long steps) {
    return inner.choices(steps);
  }

  @Override
  public Optional<March.Making> making() {
    return inner.making();
  }
}
